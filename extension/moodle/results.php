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
 * Sends a teacher to the relay's pages about a quiz or an attempt, by a link that works once.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\local\door;
use quizaccess_candor\local\proctoring;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\report_links;
use quizaccess_candor\local\site;
use quizaccess_candor\local\sittings;

$cmid = required_param('cmid', PARAM_INT);
$sittingid = optional_param('sitting', 0, PARAM_INT);
$show = optional_param('show', '', PARAM_ALPHA);

$PAGE->set_url('/mod/quiz/accessrule/candor/results.php', ['cmid' => $cmid] + ($sittingid ? ['sitting' => $sittingid] : []));
$door = door::quiz($cmid);
require_login($door->course, false, $door->cm);
require_capability('quizaccess/candor:viewreport', $door->context);
if (report_links::apart($door->cm, $door->context)) {
    throw new moodle_exception('report_groups', 'quizaccess_candor', $door->view());
}

if ($sittingid === 0 && $show === '') {
    $PAGE->set_title(get_string('viewresults', 'quizaccess_candor'));
    $PAGE->set_heading(format_string($door->course->fullname));
    echo $OUTPUT->header();
    echo $OUTPUT->heading(get_string('viewresults', 'quizaccess_candor'));
    echo $OUTPUT->render_from_template('quizaccess_candor/results', [
        'classurl' => (new moodle_url($PAGE->url, ['show' => 'class']))->out(false),
        'roomurl' => (new moodle_url($PAGE->url, ['show' => 'room']))->out(false),
        'live' => $door->choice->options['liveView'] ?? false,
        'ready' => site::ready(),
    ]);
    echo $OUTPUT->footer();
    die();
}

$wish = [
    'exam' => quiz_choice::exam((int) $door->quiz->id),
    'user' => ['id' => (string) $USER->id, 'name' => fullname($USER)],
    'role' => has_capability('mod/quiz:manage', $door->context) ? 'teacher' : 'reviewer',
    'page' => $show === 'room' ? 'room' : 'class',
];
if ($sittingid !== 0) {
    $sitting = sittings::found(['id' => $sittingid, 'quizid' => $door->quiz->id])[0] ?? null;
    if (!$sitting || $sitting->waived) {
        throw new moodle_exception('report_none', 'quizaccess_candor', $door->view());
    }
    $wish['page'] = 'report';
    $wish['attempt'] = $sitting->nonce;
}
try {
    $relay = site::relay();
    try {
        proctoring::tell($relay, $door->quiz, $cmid);
    } catch (relay_error $e) {
        // What students have agreed to is there to be looked at, whatever was changed since.
        if ($e->kind !== relay_error::AGREED) {
            throw $e;
        }
    }
    $url = proctoring::trusted($relay->link($wish)['url'] ?? '');
} catch (relay_error $e) {
    debugging($e->getMessage(), DEBUG_DEVELOPER);
    $words = $e->kind === relay_error::MISSING ? 'report_none' : 'report_unreachable';
    throw new moodle_exception($words, 'quizaccess_candor', $door->view());
}
redirect($url);
