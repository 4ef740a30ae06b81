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
 * How somebody's own sitting stands, for the page that waits for it: JSON.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('AJAX_SCRIPT', true);

require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\local\door;
use quizaccess_candor\local\proctoring;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\sittings;

$cmid = required_param('cmid', PARAM_INT);
$wanted = optional_param('attempt', 0, PARAM_INT);

$PAGE->set_url('/mod/quiz/accessrule/candor/state.php', ['cmid' => $cmid]);
$door = door::quiz($cmid);
require_login($door->course, false, $door->cm);
require_sesskey();
$attemptid = $door->own($wanted);
\core\session\manager::write_close();

$sitting = sittings::current((int) $door->quiz->id, (int) $USER->id, $attemptid);
$standing = $sitting ? proctoring::look($sitting) : null;
$confirmed = $standing && $standing->confirms(quiz_choice::exam((int) $door->quiz->id), (string) $USER->id);
if ($standing) {
    $says = $confirmed ? 'state_ready' : $standing->words();
} else {
    $says = 'state_first';
}

header('Content-Type: application/json; charset=utf-8');
header('Cache-Control: no-store');
echo json_encode([
    'launched' => (bool) $sitting,
    'confirmed' => $confirmed,
    'says' => get_string($says, 'quizaccess_candor'),
]);
