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
 * Where the relay sends results, signed.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('NO_MOODLE_COOKIES', true);
define('AJAX_SCRIPT', true);

// The signature is the way in: nobody is signed in here.
// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../../../config.php');

use quizaccess_candor\local\inbox;
use quizaccess_candor\local\signature;
use quizaccess_candor\local\site;

$body = (string) file_get_contents('php://input', false, null, 0, 65536);
$nonce = signature::verified(
    (string) ($_SERVER['HTTP_AUTHORIZATION'] ?? $_SERVER['REDIRECT_HTTP_AUTHORIZATION'] ?? ''),
    site::setting('clientid'),
    site::secret(),
    time(),
    (string) ($_SERVER['REQUEST_METHOD'] ?? ''),
    // As the relay was told, whatever a proxy makes of it.
    (string) parse_url($CFG->wwwroot . '/mod/quiz/accessrule/candor/hook.php', PHP_URL_PATH),
    $body
);
$seen = cache::make('quizaccess_candor', 'nonces');
if ($nonce === null || $seen->get($nonce)) {
    http_response_code(401);
    die();
}
$seen->set($nonce, 1);
http_response_code(inbox::take(json_decode($body, true)) ? 204 : 400);
