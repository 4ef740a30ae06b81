<?php
// This file is part of Moodle - http://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <http://www.gnu.org/licenses/>.

namespace quizaccess_candor\local;

/**
 * A relay that does not answer is asked once in ten seconds.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\breaker
 * @covers    \quizaccess_candor\local\plain_memory
 */
final class breaker_test extends \basic_testcase {
    /** @var int what the clock says, epoch seconds. */
    private $now = 1000;

    /**
     * Nothing has failed.
     */
    public function test_permits_while_it_answers(): void {
        $breaker = $this->breaker(new plain_memory());
        $this->assertTrue($breaker->permits());
        $breaker->answered();
        $this->assertTrue($breaker->permits());
        $this->assertSame(0, $breaker->outage());
    }

    /**
     * After a failure nobody asks for ten seconds; then one asks, and the others rest on.
     */
    public function test_one_asks_after_a_rest(): void {
        $memory = new plain_memory();
        $one = $this->breaker($memory);
        $other = $this->breaker($memory);
        $one->failed();
        $this->assertFalse($one->permits());
        $this->now = 1009;
        $this->assertFalse($other->permits());
        $this->now = 1010;
        $this->assertTrue($other->permits());
        $this->assertFalse($one->permits());
        $this->now = 1019;
        $this->assertFalse($one->permits());
        $this->now = 1020;
        $this->assertTrue($one->permits(), 'the one that asked has died of it');
    }

    /**
     * An answer ends it for all.
     */
    public function test_answer_ends_it(): void {
        $memory = new plain_memory();
        $one = $this->breaker($memory);
        $one->failed();
        $this->now = 1010;
        $this->assertTrue($one->permits());
        $one->answered();
        $this->assertTrue($this->breaker($memory)->permits());
        $this->assertSame(0, $this->breaker($memory)->outage());
    }

    /**
     * An outage lasts from its first failure, whatever fails later.
     */
    public function test_outage(): void {
        $breaker = $this->breaker(new plain_memory());
        $breaker->failed();
        $this->assertSame(1, $breaker->outage(), 'never nothing while it lasts');
        $this->now = 1500;
        $breaker->failed();
        $this->assertSame(500, $breaker->outage());
        $this->assertFalse($breaker->permits());
        $breaker->answered();
        $this->now = 1600;
        $breaker->failed();
        $this->now = 1603;
        $this->assertSame(3, $breaker->outage());
    }

    /**
     * Whoever does not get the lock rests; whoever has no outage asks for none.
     */
    public function test_lock(): void {
        $memory = new class extends plain_memory {
            /**
             * Somebody else has the lock.
             *
             * @param callable $what not run
             * @return bool
             */
            public function alone(callable $what): bool {
                return false;
            }
        };
        $breaker = $this->breaker($memory);
        $this->assertTrue($breaker->permits());
        $breaker->failed();
        $this->now = 5000;
        $this->assertFalse($breaker->permits());
        $this->assertSame([1000, 1010], [$memory->since(), $memory->until()]);
    }

    /**
     * A breaker by the test's clock.
     *
     * @param breaker_memory $memory what it remembers in
     * @return breaker
     */
    private function breaker(breaker_memory $memory): breaker {
        return new breaker($memory, function (): int {
            return $this->now;
        });
    }
}
