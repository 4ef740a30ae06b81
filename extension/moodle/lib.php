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
 * What Moodle calls by name.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use quizaccess_candor\local\report_links;
use quizaccess_candor\local\watch;

/**
 * Called by require_login: pages that save answers ask no access rule, so they are watched here.
 *
 * @param mixed $courseorid not looked at
 * @param bool $autologinguest not looked at
 * @param object|null $cm the course module, if the page has one
 */
function quizaccess_candor_after_require_login($courseorid = null, $autologinguest = null, $cm = null) {
    watch::page($cm);
}

/**
 * Called before a web service runs: those that give out questions are watched here.
 *
 * @param stdClass $externalfunctioninfo the function
 * @param array $params its parameters
 * @return false always: it runs as it is, unless there is an exception
 */
function quizaccess_candor_override_webservice_execution($externalfunctioninfo, $params) {
    watch::service((string) $externalfunctioninfo->name, (array) $params);
    return false;
}

/**
 * Puts "View proctoring results" into the quiz's menu.
 *
 * @param settings_navigation $settingsnav the menus
 * @param context $context where the page is
 */
function quizaccess_candor_extend_settings_navigation($settingsnav, $context) {
    global $PAGE;
    if (!$context || $context->contextlevel != CONTEXT_MODULE || !$PAGE->cm || $PAGE->cm->modname !== 'quiz') {
        return;
    }
    $node = $settingsnav->find('modulesettings', navigation_node::TYPE_SETTING);
    $enabled = \quizaccess_candor\local\quiz_choice::of((int) $PAGE->cm->instance)->enabled;
    if ($node && $enabled && report_links::open_to_user($PAGE->cm, $context)) {
        $node->add(
            get_string('viewresults', 'quizaccess_candor'),
            new moodle_url('/mod/quiz/accessrule/candor/results.php', ['cmid' => $PAGE->cm->id]),
            navigation_node::TYPE_SETTING,
            null,
            'quizaccess_candor_results',
            new pix_icon('i/report', '')
        );
    }
}
