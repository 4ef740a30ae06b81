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
 * What the relay has yet to be told. A row is written in the same transaction as what it is about, and sent afterwards:
 * at the end of the request if the relay is there, by the task of each minute if it was not.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class outbox {
    /** The table. */
    const TABLE = 'quizaccess_candor_outbox';

    /** End an attempt. */
    const FINISH = 'finish';
    /** Erase an attempt. */
    const ATTEMPT = 'attempt';
    /** Erase an exam. */
    const EXAM = 'exam';

    /** The longest pause between two tries, in seconds. */
    const LONGEST_PAUSE = 3600;

    /** @var bool whether this request sends at its end. */
    private static $armed = false;

    /**
     * Notes something down, and has it sent at the end of this request.
     *
     * @param string $kind FINISH, ATTEMPT or EXAM
     * @param string $name which
     * @param string $detail why, of a finish
     */
    public static function add(string $kind, string $name, string $detail = ''): void {
        global $DB;
        $DB->insert_record(self::TABLE, (object) [
            'kind' => $kind,
            'name' => $name,
            'detail' => $detail,
            'notbefore' => 0,
            'tries' => 0,
            'timecreated' => time(),
        ]);
        // A command and a test have no student waiting: there the task does it.
        if (!self::$armed && !CLI_SCRIPT) {
            self::$armed = true;
            \core_shutdown_manager::register_function([self::class, 'at_end_of_request']);
        }
    }

    /**
     * Sends what this request has noted, after the page is out and its transaction over. Says nothing when it fails.
     */
    public static function at_end_of_request(): void {
        global $DB;
        if ($DB->is_transaction_started()) {
            return;
        }
        if (function_exists('fastcgi_finish_request')) {
            fastcgi_finish_request();
        }
        self::send(site::relay(), 5);
    }

    /**
     * Sends what is due.
     *
     * @param relay $relay where to
     * @param int $atmost how many
     * @return int how many still wait
     */
    public static function send(relay $relay, int $atmost): int {
        global $DB;
        $now = time();
        $due = $DB->get_records_select(self::TABLE, 'notbefore <= ?', [$now], 'id', '*', 0, $atmost);
        foreach ($due as $row) {
            try {
                self::tell($relay, $row);
                $DB->delete_records(self::TABLE, ['id' => $row->id]);
            } catch (relay_error $e) {
                if ($e->kind === relay_error::MISSING) {
                    $DB->delete_records(self::TABLE, ['id' => $row->id]);
                    continue;
                }
                $row->tries++;
                $row->notbefore = $now + min(self::LONGEST_PAUSE, 15 * 2 ** min($row->tries, 10));
                $DB->update_record(self::TABLE, $row);
                if ($e->unreachable()) {
                    break;
                }
            }
        }
        return $DB->count_records(self::TABLE);
    }

    /**
     * Tells the relay one thing.
     *
     * @param relay $relay the relay
     * @param object $row of the table
     * @throws relay_error
     */
    private static function tell(relay $relay, $row): void {
        switch ($row->kind) {
            case self::FINISH:
                $relay->finish($row->name, $row->detail);
                break;
            case self::ATTEMPT:
                $relay->erase_attempt($row->name);
                break;
            case self::EXAM:
                $relay->erase_exam($row->name);
                break;
            default:
                throw new \coding_exception('no such kind in the outbox');
        }
    }
}
