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

/**
 * What of a quiz's proctoring comes out of a backup.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

use quizaccess_candor\local\options;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\site;
use quizaccess_candor\local\site_list;

require_once($CFG->dirroot . '/mod/quiz/backup/moodle2/restore_mod_quiz_access_subplugin.class.php');

/**
 * Gives a restored or duplicated quiz its choice back.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class restore_quizaccess_candor_subplugin extends restore_mod_quiz_access_subplugin {
    /**
     * Where the choice stands in the backup.
     *
     * @return restore_path_element[]
     */
    protected function define_quiz_subplugin_structure() {
        return [new restore_path_element($this->get_namefor('choice'), $this->get_pathfor('/quizaccess_candor'))];
    }

    /**
     * Takes the choice. The attempts that come with a backup count as older than it: nobody has watched them here.
     *
     * @param array $data what the backup says
     */
    public function process_quizaccess_candor_choice($data) {
        $choice = quiz_choice::of((int) $this->get_new_parentid('quiz'));
        $choice->enabled = !empty($data['enabled']);
        $choice->options = options::read($data['options'] ?? null, site::defaults());
        $choice->quality = quiz_choice::quality((string) ($data['quality'] ?? ''));
        $choice->sites = isset($data['sites']) ? site_list::read((string) $data['sites']) : null;
        $choice->since = time();
        $choice->save();
    }
}
