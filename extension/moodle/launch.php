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
 * Makes a launch for a student who has agreed, and sends them to the relay's page.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\local\door;
use quizaccess_candor\local\preflight;
use quizaccess_candor\local\proctoring;
use quizaccess_candor\local\relay_error;

$cmid = required_param('candor_launch', PARAM_INT);
$wanted = optional_param('candor_attempt', 0, PARAM_INT);

$PAGE->set_url('/mod/quiz/accessrule/candor/launch.php', ['candor_launch' => $cmid]);
$door = door::quiz($cmid);
require_login($door->course, false, $door->cm);
require_sesskey();
$attemptid = $door->own($wanted);

if (!optional_param(preflight::CONSENT, 0, PARAM_BOOL)) {
    throw new moodle_exception('check_consent', 'quizaccess_candor', $door->view());
}
$wording = (new preflight($door->choice, $cmid, $attemptid))->wording();
try {
    $url = proctoring::launch($door->quiz, $cmid, $USER, $attemptid, $wording);
} catch (relay_error $e) {
    debugging($e->getMessage(), DEBUG_DEVELOPER);
    $words = $e->kind === relay_error::AGREED ? 'launch_agreed' : 'check_unreachable';
    throw new moodle_exception($words, 'quizaccess_candor', $door->view());
}
redirect($url);
