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
 * An attempt begins without proctoring, because an administrator has allowed that for a while.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class proctoring_waived extends \core\event\base {
    /**
     * What it is about.
     */
    protected function init(): void {
        $this->data['crud'] = 'c';
        $this->data['edulevel'] = self::LEVEL_OTHER;
        $this->data['objecttable'] = 'quizaccess_candor_sitting';
    }

    /**
     * Its name.
     *
     * @return string
     */
    public static function get_name(): string {
        return get_string('event_waived', 'quizaccess_candor');
    }

    /**
     * In words.
     *
     * @return string
     */
    public function get_description(): string {
        return "The user with id '$this->relateduserid' begins an attempt without proctoring in the quiz with course module id"
            . " '$this->contextinstanceid', as an administrator has allowed.";
    }

    /**
     * Where it happened.
     *
     * @return \moodle_url
     */
    public function get_url(): \moodle_url {
        return new \moodle_url('/mod/quiz/view.php', ['id' => $this->contextinstanceid]);
    }
}
