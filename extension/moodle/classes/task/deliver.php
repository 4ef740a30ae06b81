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

namespace quizaccess_candor\task;

use quizaccess_candor\local\outbox;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\site;

/**
 * Tells the relay what it could not be told at once.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class deliver extends \core\task\scheduled_task {
    /**
     * Its name.
     *
     * @return string
     */
    public function get_name(): string {
        return get_string('task_deliver', 'quizaccess_candor');
    }

    /**
     * Runs it.
     */
    public function execute(): void {
        if (!site::ready()) {
            return;
        }
        $relay = site::relay();
        if (site::breaker()->outage() > 0) {
            // Somebody has to ask, or an outage that is over would seem to go on until a student does.
            try {
                $relay->status();
            } catch (relay_error $e) {
                mtrace('The relay does not answer: ' . $e->kind);
                return;
            }
        }
        $left = outbox::send($relay, 500);
        if ($left > 0) {
            mtrace($left . ' messages for the relay still wait.');
        }
    }
}
