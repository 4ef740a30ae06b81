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
 * Where somebody waits whose attempt is lost to the relay: nothing is gone, and handing in is always possible.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\local\door;
use quizaccess_candor\local\preflight;

$wanted = required_param('attempt', PARAM_INT);
$page = optional_param('page', 0, PARAM_INT);

$quizid = $DB->get_field('quiz_attempts', 'quiz', ['id' => $wanted], MUST_EXIST);
$cmid = get_coursemodule_from_instance('quiz', $quizid, 0, false, MUST_EXIST)->id;
$PAGE->set_url('/mod/quiz/accessrule/candor/wait.php', ['attempt' => $wanted, 'page' => $page]);
$door = door::quiz((int) $cmid);
require_login($door->course, false, $door->cm);
$attemptid = $door->own($wanted);

$PAGE->set_title(get_string('wait_title', 'quizaccess_candor'));
$PAGE->set_heading(format_string($door->course->fullname));
$PAGE->set_cacheable(false);
$PAGE->requires->js_call_amd('quizaccess_candor/preflight', 'init');

echo $OUTPUT->header();
echo $OUTPUT->render_from_template('quizaccess_candor/wait', [
    'nexturl' => (new moodle_url('/mod/quiz/attempt.php', ['attempt' => $attemptid, 'page' => $page]))->out(false),
    'summaryurl' => (new moodle_url('/mod/quiz/summary.php', ['attempt' => $attemptid]))->out(false),
    'consent' => preflight::CONSENT,
] + (new preflight($door->choice, (int) $cmid, $attemptid))->start());
echo $OUTPUT->footer();
