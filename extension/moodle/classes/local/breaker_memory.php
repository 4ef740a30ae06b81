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
 * What all PHP workers of a site know together about a relay that does not answer.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
interface breaker_memory {
    /**
     * Since when it has not answered, epoch seconds; 0 while it does.
     *
     * @return int
     */
    public function since(): int;

    /**
     * Until when nobody asks, epoch seconds.
     *
     * @return int
     */
    public function until(): int;

    /**
     * Remembers both.
     *
     * @param int $since epoch seconds, 0: it answers
     * @param int $until epoch seconds
     */
    public function remember(int $since, int $until): void;

    /**
     * Runs something that no other worker runs at the same time; does not wait.
     *
     * @param callable $what without parameters, gives a bool
     * @return bool what it gave; false when another is at it
     */
    public function alone(callable $what): bool;
}
