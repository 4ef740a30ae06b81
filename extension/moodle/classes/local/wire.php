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
 * Sends one HTTP request: Moodle's curl in a site, PHP's in a test.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
interface wire {
    /**
     * Sends it and waits, no longer than the timeout.
     *
     * @param string $method GET, PUT, POST or DELETE
     * @param string $url where to
     * @param string[] $headers whole header lines
     * @param string $body the body, '' for none
     * @param int $timeoutms milliseconds in all
     * @return array [int status, string body]
     * @throws relay_error of a kind that says why there is no answer
     */
    public function send(string $method, string $url, array $headers, string $body, int $timeoutms): array;
}
