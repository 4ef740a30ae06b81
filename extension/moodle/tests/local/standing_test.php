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
 * What the relay's answer comes to.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\standing
 */
final class standing_test extends \basic_testcase {
    /** A status as docs/lms-api.md shows it. */
    const LIVE = [
        'attempt' => 'n0nce', 'exam' => 'quiz-7', 'user' => '42', 'state' => 'live', 'confirmed' => true, 'liveBefore' => true,
        'startedAt' => 1, 'paused' => false, 'serverTime' => 5000,
    ];

    /**
     * Somebody who is there.
     */
    public function test_live(): void {
        $standing = standing::told(self::LIVE);
        $this->assertTrue($standing->known);
        $this->assertTrue($standing->confirmed);
        $this->assertFalse($standing->paused);
        $this->assertSame('live', $standing->state);
        $this->assertSame(0, $standing->gone);
    }

    /**
     * It has to be this exam's and this user's, by their very names, and the word itself.
     */
    public function test_confirms_only_the_very_sitting(): void {
        $this->assertTrue(standing::told(self::LIVE)->confirms('quiz-7', '42'));
        $this->assertFalse(standing::told(self::LIVE)->confirms('quiz-70', '42'));
        $this->assertFalse(standing::told(self::LIVE)->confirms('quiz-7', '4'));
        foreach ([false, 'true', 1, 'false', null, []] as $word) {
            $told = standing::told(['confirmed' => $word] + self::LIVE);
            $this->assertFalse($told->confirms('quiz-7', '42'), var_export($word, true));
        }
        $this->assertFalse(standing::told([])->confirms('', ''));
        $this->assertFalse(standing::unknown(0)->confirms('', ''));
        $this->assertFalse(standing::missing()->confirms('', ''));
    }

    /**
     * For how long it is lost is reckoned by the relay's clock, down to whole seconds, and never below nothing.
     */
    public function test_lost(): void {
        $lost = ['state' => 'interrupted', 'confirmed' => false, 'lostSince' => 5000] + self::LIVE;
        $this->assertSame(0, standing::told($lost)->gone);
        $this->assertSame(1, standing::told(['serverTime' => 6999] + $lost)->gone);
        $this->assertSame(0, standing::told(['serverTime' => 1] + $lost)->gone);
        $this->assertSame(0, standing::told(['confirmed' => true, 'serverTime' => 9000] + $lost)->gone);
    }

    /**
     * One that was ended is gone since its end.
     */
    public function test_finished(): void {
        $over = ['state' => 'finished', 'confirmed' => false, 'finishedAt' => 1000] + self::LIVE;
        $this->assertSame(4, standing::told($over)->gone);
        $this->assertSame(2, standing::told(['lostSince' => 3000] + $over)->gone);
    }

    /**
     * The relay may not know it, or not answer.
     */
    public function test_missing_and_unknown(): void {
        $this->assertTrue(standing::missing()->known);
        $this->assertSame('finished', standing::missing()->state);
        $this->assertSame(PHP_INT_MAX, standing::missing()->gone);
        $this->assertFalse(standing::unknown(17)->known);
        $this->assertSame(17, standing::unknown(17)->gone);
        $this->assertSame('', standing::unknown(17)->state);
    }
}
