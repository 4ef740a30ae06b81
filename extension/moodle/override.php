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
 * Lets attempts begin without proctoring for an hour, when the relay is down and the exam cannot wait.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\event\override_set;
use quizaccess_candor\local\site;

require_login(null, false);
require_capability('moodle/site:config', context_system::instance());

$url = new moodle_url('/mod/quiz/accessrule/candor/override.php');
$PAGE->set_context(context_system::instance());
$PAGE->set_url($url);
$PAGE->set_pagelayout('admin');
$PAGE->set_title(get_string('override', 'quizaccess_candor'));
$PAGE->set_heading(get_string('pluginname', 'quizaccess_candor'));

$wanted = optional_param('set', '', PARAM_ALPHA);
if ($wanted !== '') {
    require_sesskey();
    $until = $wanted === 'on' ? time() + HOURSECS : 0;
    set_config('overrideuntil', $until, 'quizaccess_candor');
    override_set::create(['context' => context_system::instance(), 'other' => ['until' => $until]])->trigger();
    redirect($url);
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('override', 'quizaccess_candor'));
echo html_writer::tag('p', get_string('override_desc', 'quizaccess_candor'));
if (site::waived()) {
    $until = userdate((int) site::setting('overrideuntil'), get_string('strftimetime', 'langconfig'));
    echo $OUTPUT->notification(get_string('override_now', 'quizaccess_candor', $until), 'warning', false);
    echo $OUTPUT->single_button(new moodle_url($url, ['set' => 'off']), get_string('override_end', 'quizaccess_candor'));
} else {
    echo $OUTPUT->single_button(new moodle_url($url, ['set' => 'on']), get_string('override_begin', 'quizaccess_candor'));
}
echo $OUTPUT->footer();
