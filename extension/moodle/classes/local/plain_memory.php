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
 * A breaker's memory that lasts as long as the request: for somebody who wants to know now.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class plain_memory implements breaker_memory {
    /** @var int[] since, until. */
    private $both = [0, 0];

    /**
     * Since when there has been no answer.
     *
     * @return int
     */
    public function since(): int {
        return $this->both[0];
    }

    /**
     * Until when nobody asks.
     *
     * @return int
     */
    public function until(): int {
        return $this->both[1];
    }

    /**
     * Remembers both.
     *
     * @param int $since epoch seconds
     * @param int $until epoch seconds
     */
    public function remember(int $since, int $until): void {
        $this->both = [$since, $until];
    }

    /**
     * Runs something.
     *
     * @param callable $what gives a bool
     * @return bool
     */
    public function alone(callable $what): bool {
        return $what();
    }
}
