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

namespace quizaccess_candor;

use quizaccess_candor\local\outbox;
use quizaccess_candor\local\sittings;

/**
 * Hears of attempts. All of it may run in a transaction: it writes rows, and the outbox speaks with the relay later.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class observer {
    /**
     * An attempt has begun.
     *
     * @param \mod_quiz\event\attempt_started $event which
     */
    public static function started(\mod_quiz\event\attempt_started $event): void {
        $attempt = $event->get_record_snapshot('quiz_attempts', $event->objectid);
        sittings::bind((int) $attempt->quiz, (int) $attempt->userid, (int) $attempt->id);
    }

    /**
     * An attempt was handed in, by whichever way.
     *
     * @param \mod_quiz\event\attempt_submitted $event which
     */
    public static function submitted(\mod_quiz\event\attempt_submitted $event): void {
        self::over((int) $event->objectid, 'submitted');
    }

    /**
     * An attempt was never handed in, and time is up.
     *
     * @param \mod_quiz\event\attempt_abandoned $event which
     */
    public static function abandoned(\mod_quiz\event\attempt_abandoned $event): void {
        self::over((int) $event->objectid, 'abandoned');
    }

    /**
     * An attempt was deleted: so is what the relay has of it.
     *
     * @param \mod_quiz\event\attempt_deleted $event which
     */
    public static function deleted(\mod_quiz\event\attempt_deleted $event): void {
        self::erase(sittings::found(['attemptid' => (int) $event->objectid]));
    }

    /**
     * Erases sittings here and at the relay.
     *
     * @param \quizaccess_candor\local\sitting[] $sittings which
     */
    public static function erase(array $sittings): void {
        global $DB;
        foreach ($sittings as $sitting) {
            if (!$sitting->waived) {
                outbox::add(outbox::ATTEMPT, $sitting->nonce);
            }
            $DB->delete_records(sittings::TABLE, ['id' => $sitting->id]);
        }
    }

    /**
     * Ends the sittings of an attempt.
     *
     * @param int $attemptid the attempt
     * @param string $reason as the relay calls it
     */
    public static function over(int $attemptid, string $reason): void {
        foreach (sittings::found(['attemptid' => $attemptid, 'ended' => 0]) as $sitting) {
            sittings::set($sitting, ['ended' => time()]);
            if (!$sitting->waived) {
                outbox::add(outbox::FINISH, $sitting->nonce, $reason);
            }
        }
    }
}
