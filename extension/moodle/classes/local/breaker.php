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
 * A circuit breaker: a relay that does not answer costs the site one timeout in ten seconds, not one
 * for each page that wants something of it.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class breaker {
    /** How long nobody asks after a failure, in seconds. */
    const REST = 10;

    /** @var breaker_memory */
    private $memory;

    /** @var callable gives epoch seconds. */
    private $clock;

    /**
     * A breaker.
     *
     * @param breaker_memory $memory what the workers share
     * @param callable $clock gives epoch seconds
     */
    public function __construct(breaker_memory $memory, callable $clock) {
        $this->memory = $memory;
        $this->clock = $clock;
    }

    /**
     * Whether the caller may ask the relay. After a rest one caller may, and the others rest on until it has its answer.
     *
     * @return bool
     */
    public function permits(): bool {
        if ($this->memory->since() === 0) {
            return true;
        }
        return $this->memory->alone(function (): bool {
            $now = ($this->clock)();
            if ($now < $this->memory->until()) {
                return false;
            }
            $this->memory->remember($this->memory->since(), $now + self::REST);
            return true;
        });
    }

    /**
     * It has answered.
     */
    public function answered(): void {
        if ($this->memory->since() !== 0) {
            $this->memory->remember(0, 0);
        }
    }

    /**
     * It has not.
     */
    public function failed(): void {
        $now = ($this->clock)();
        $this->memory->remember($this->memory->since() ?: $now, $now + self::REST);
    }

    /**
     * For how long it has not answered, in seconds; 0 while it does.
     *
     * @return int
     */
    public function outage(): int {
        $since = $this->memory->since();
        return $since === 0 ? 0 : max(1, ($this->clock)() - $since);
    }
}
