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

/**
 * The sittings: the table quizaccess_candor_sitting.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class sittings {
    /** The table. */
    const TABLE = 'quizaccess_candor_sitting';

    /** For how long a launch that became no attempt is taken up again, in seconds. */
    const LAUNCH_LIFE = DAYSECS;

    /** How long after the check an attempt has to begin, in seconds. */
    const CHECK_LIFE = 120;

    /**
     * Those bound to this attempt of this user in this quiz, the newest first.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt
     * @return sitting[]
     */
    public static function bound(int $quizid, int $userid, int $attemptid): array {
        return self::found(['quizid' => $quizid, 'userid' => $userid, 'attemptid' => $attemptid]);
    }

    /**
     * The one that a launch or a check is about now: the attempt's newest, or one that has no attempt yet.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt, 0 when there is none
     * @return sitting|null
     */
    public static function current(int $quizid, int $userid, int $attemptid): ?sitting {
        if ($attemptid !== 0) {
            foreach (self::bound($quizid, $userid, $attemptid) as $sitting) {
                if ($sitting->ended === 0 && !$sitting->waived) {
                    return $sitting;
                }
            }
        }
        foreach (self::free($quizid, $userid) as $sitting) {
            // A waived one that became no attempt is not the relay's to confirm.
            if (!$sitting->waived) {
                return $sitting;
            }
        }
        return null;
    }

    /**
     * Those that have no attempt yet, are not over and not of long ago; the newest first.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @return sitting[]
     */
    private static function free(int $quizid, int $userid): array {
        $notbefore = time() - self::LAUNCH_LIFE;
        $found = self::found(['quizid' => $quizid, 'userid' => $userid, 'attemptid' => 0, 'ended' => 0]);
        return array_filter($found, function (sitting $sitting) use ($notbefore): bool {
            return $sitting->agreed >= $notbefore;
        });
    }

    /**
     * By what the relay calls it.
     *
     * @param string $nonce the name
     * @return sitting|null
     */
    public static function named(string $nonce): ?sitting {
        return self::found(['nonce' => $nonce])[0] ?? null;
    }

    /**
     * A new one. Its name is made here and nowhere else.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt, 0 when there is none
     * @param bool $waived whether an administrator has waived proctoring
     * @return sitting
     */
    public static function add(int $quizid, int $userid, int $attemptid, bool $waived = false): sitting {
        global $DB;
        $row = (object) [
            'quizid' => $quizid,
            'userid' => $userid,
            'attemptid' => $attemptid,
            'nonce' => bin2hex(random_bytes(16)),
            'agreed' => time(),
            'live' => 0,
            'passed' => 0,
            'waived' => (int) $waived,
            'ended' => 0,
            'timecreated' => time(),
        ];
        $row->id = $DB->insert_record(self::TABLE, $row);
        return sitting::of($row);
    }

    /**
     * Writes some of a sitting's columns.
     *
     * @param sitting $sitting which
     * @param array $columns name => value
     */
    public static function set(sitting $sitting, array $columns): void {
        global $DB;
        $DB->update_record(self::TABLE, (object) (['id' => $sitting->id] + $columns));
    }

    /**
     * An attempt has begun: binds the sitting that has just passed the check. Only database, as it runs in a transaction.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt
     */
    public static function bind(int $quizid, int $userid, int $attemptid): void {
        foreach (self::free($quizid, $userid) as $sitting) {
            if ($sitting->passed >= time() - self::CHECK_LIFE) {
                self::set($sitting, ['attemptid' => $attemptid]);
                return;
            }
        }
    }

    /**
     * Whether somebody has agreed to what the quiz collects.
     *
     * @param int $quizid the quiz
     * @return bool
     */
    public static function any(int $quizid): bool {
        global $DB;
        return $DB->record_exists(self::TABLE, ['quizid' => $quizid, 'waived' => 0]);
    }

    /**
     * Those that match, the newest first.
     *
     * @param array $columns name => value
     * @return sitting[]
     */
    public static function found(array $columns): array {
        global $DB;
        $rows = $DB->get_records(self::TABLE, $columns, 'timecreated DESC, id DESC');
        return array_map([sitting::class, 'of'], array_values($rows));
    }
}
