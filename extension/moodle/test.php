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
 * Tries the connection to the relay, and says in words what is wrong.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');

use core\output\notification;
use quizaccess_candor\local\breaker;
use quizaccess_candor\local\plain_memory;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\site;

require_login(null, false);
require_capability('moodle/site:config', context_system::instance());

$PAGE->set_context(context_system::instance());
$PAGE->set_url('/mod/quiz/accessrule/candor/test.php');
$PAGE->set_pagelayout('admin');
$PAGE->set_title(get_string('test', 'quizaccess_candor'));
$PAGE->set_heading(get_string('pluginname', 'quizaccess_candor'));

$lines = [];
$relay = site::relay(new breaker(new plain_memory(), 'time'));
try {
    $status = $relay->status();
    $lines[] = [notification::NOTIFY_SUCCESS, get_string('test_good', 'quizaccess_candor', [
        'institution' => s($status['institution'] ?? ''),
        'version' => s($status['version']),
        'origin' => s($status['origin'] ?? ''),
    ])];
    $off = (int) round(($status['serverTime'] ?? 1000 * time()) / 1000) - time();
    if (abs($off) > 60) {
        $lines[] = [notification::NOTIFY_WARNING, get_string('test_clock', 'quizaccess_candor', $off)];
    }
    $relay->hook($CFG->wwwroot . '/mod/quiz/accessrule/candor/hook.php');
    site::breaker()->answered();
} catch (relay_error $e) {
    $lines[] = [notification::NOTIFY_ERROR, get_string('error_' . $e->kind, 'quizaccess_candor', s($e->detail))];
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('test', 'quizaccess_candor'));
foreach ($lines as [$kind, $words]) {
    echo $OUTPUT->notification($words, $kind, false);
}
$back = new moodle_url('/admin/settings.php', ['section' => 'modsettingsquizcatcandor']);
echo $OUTPUT->single_button($PAGE->url, get_string('test_again', 'quizaccess_candor'), 'get');
echo html_writer::tag('p', html_writer::link($back, get_string('test_back', 'quizaccess_candor')));
echo $OUTPUT->footer();
