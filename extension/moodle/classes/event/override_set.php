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

namespace quizaccess_candor\event;

/**
 * An administrator lets attempts begin without proctoring for a while, or ends that.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class override_set extends \core\event\base {
    /**
     * What it is about.
     */
    protected function init(): void {
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_OTHER;
    }

    /**
     * Its name.
     *
     * @return string
     */
    public static function get_name(): string {
        return get_string('event_override', 'quizaccess_candor');
    }

    /**
     * In words.
     *
     * @return string
     */
    public function get_description(): string {
        $until = (int) ($this->other['until'] ?? 0);
        if ($until === 0) {
            return "The user with id '$this->userid' has ended that attempts begin without proctoring.";
        }
        $time = gmdate('Y-m-d H:i:s', $until);
        return "The user with id '$this->userid' lets attempts begin without proctoring until $time UTC.";
    }
}
