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

namespace quizaccess_candor\local;

use quizaccess_candor\observer;

/**
 * Compares what Moodle and the relay have, and mends what was missed: an event that was lost, a restore, a crash.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class reconciling {
    /** How far back quizzes are looked at, in seconds. */
    const WINDOW = 14 * DAYSECS;

    /**
     * Mends.
     *
     * @param relay $relay the relay
     * @throws relay_error when it cannot be asked
     */
    public static function run(relay $relay): void {
        global $CFG;
        self::over();
        self::gone();
        self::stale();
        try {
            $relay->hook($CFG->wwwroot . '/mod/quiz/accessrule/candor/hook.php');
        } catch (relay_error $e) {
            if ($e->unreachable()) {
                throw $e;
            }
            // A relay that does not want this address: the scores are fetched all the same.
            mtrace('The relay takes no hook: ' . $e->getMessage());
        }
        self::results($relay);
    }

    /**
     * Sittings whose attempt is over and that are not.
     */
    private static function over(): void {
        global $DB;
        $rows = $DB->get_records_sql(
            "SELECT a.id, a.state
               FROM {quiz_attempts} a
              WHERE a.state IN ('finished', 'abandoned', 'submitted')
                    AND EXISTS (SELECT 1 FROM {quizaccess_candor_sitting} s WHERE s.attemptid = a.id AND s.ended = 0)"
        );
        foreach ($rows as $attempt) {
            observer::over((int) $attempt->id, $attempt->state === 'abandoned' ? 'abandoned' : 'submitted');
        }
    }

    /**
     * Sittings whose attempt or quiz is not there any more.
     */
    private static function gone(): void {
        global $DB;
        $rows = $DB->get_records_sql(
            "SELECT s.*
               FROM {quizaccess_candor_sitting} s
          LEFT JOIN {quiz_attempts} a ON a.id = s.attemptid
          LEFT JOIN {quiz} q ON q.id = s.quizid
              WHERE (s.attemptid <> 0 AND a.id IS NULL) OR q.id IS NULL"
        );
        observer::erase(array_map([sitting::class, 'of'], array_values($rows)));
    }

    /**
     * Launches that became no attempt in two days.
     */
    private static function stale(): void {
        global $DB;
        $rows = $DB->get_records_select(
            sittings::TABLE,
            'attemptid = 0 AND agreed < ?',
            [time() - 2 * sittings::LAUNCH_LIFE]
        );
        observer::erase(array_map([sitting::class, 'of'], array_values($rows)));
    }

    /**
     * Scores that the hook could not bring.
     *
     * @param relay $relay the relay
     * @throws relay_error when it cannot be asked
     */
    private static function results(relay $relay): void {
        global $DB;
        $quizzes = $DB->get_fieldset_sql(
            'SELECT DISTINCT quizid FROM {quizaccess_candor_sitting} WHERE waived = 0 AND agreed > ?',
            [time() - self::WINDOW]
        );
        foreach ($quizzes as $quizid) {
            try {
                $exam = $relay->exam(quiz_choice::exam((int) $quizid));
            } catch (relay_error $e) {
                if ($e->kind === relay_error::MISSING) {
                    continue;
                }
                throw $e;
            }
            foreach ($exam['attempts'] ?? [] as $status) {
                if (($status['state'] ?? '') === 'finished') {
                    inbox::result($status);
                }
            }
        }
    }
}
