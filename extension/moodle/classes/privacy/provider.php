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

namespace quizaccess_candor\privacy;

use context;
use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\transform;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\site;
use quizaccess_candor\local\sitting;
use quizaccess_candor\local\sittings;
use quizaccess_candor\observer;

/**
 * What is kept of whom, here and at the relay; exports both, erases both.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** How long an export waits for the relay's part, in milliseconds. */
    const EXPORT_PATIENCE = 120000;

    /**
     * What is kept.
     *
     * @param collection $collection what is known so far
     * @return collection
     */
    public static function get_metadata(collection $collection): collection {
        $columns = ['quizid', 'userid', 'attemptid', 'nonce', 'agreed', 'live', 'passed', 'waived', 'ended', 'points', 'flags',
            'timecreated'];
        $fields = [];
        foreach ($columns as $column) {
            $fields[$column] = 'privacy_sitting_' . $column;
        }
        $collection->add_database_table(sittings::TABLE, $fields, 'privacy_sitting');
        $collection->add_external_location_link('relay', [
            'userid' => 'privacy_relay_userid',
            'fullname' => 'privacy_relay_fullname',
            'consent' => 'privacy_relay_consent',
            'recordings' => 'privacy_relay_recordings',
        ], 'privacy_relay');
        return $collection;
    }

    /**
     * Where something is kept of somebody.
     *
     * @param int $userid whose
     * @return contextlist
     */
    public static function get_contexts_for_userid(int $userid): contextlist {
        $list = new contextlist();
        $list->add_from_sql(
            "SELECT c.id
               FROM {quizaccess_candor_sitting} s
               JOIN {course_modules} cm ON cm.instance = s.quizid
               JOIN {modules} m ON m.id = cm.module AND m.name = :quiz
               JOIN {context} c ON c.instanceid = cm.id AND c.contextlevel = :level
              WHERE s.userid = :userid",
            ['quiz' => 'quiz', 'level' => CONTEXT_MODULE, 'userid' => $userid]
        );
        return $list;
    }

    /**
     * Of whom something is kept in a quiz.
     *
     * @param userlist $userlist takes them
     */
    public static function get_users_in_context(userlist $userlist): void {
        $quizid = self::quiz($userlist->get_context());
        if ($quizid !== 0) {
            $sql = 'SELECT userid FROM {quizaccess_candor_sitting} WHERE quizid = :quizid';
            $userlist->add_from_sql('userid', $sql, ['quizid' => $quizid]);
        }
    }

    /**
     * Exports what is kept of somebody, with what the relay has.
     *
     * @param approved_contextlist $contextlist whose, and where
     */
    public static function export_user_data(approved_contextlist $contextlist): void {
        global $DB;
        $userid = (int) $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            $quizid = self::quiz($context);
            $rows = $quizid ? $DB->get_records(sittings::TABLE, ['quizid' => $quizid, 'userid' => $userid], 'id') : [];
            $number = 0;
            foreach ($rows as $row) {
                $number++;
                $path = [get_string('pluginname', 'quizaccess_candor'), (string) $number];
                writer::with_context($context)->export_data($path, self::exported($row));
                self::export_from_relay($context, $path, sitting::of($row));
            }
        }
    }

    /**
     * A row, for a person to read.
     *
     * @param object $row of the sittings
     * @return object
     */
    private static function exported($row) {
        $out = ['attemptid' => $row->attemptid, 'points' => $row->points, 'flags' => $row->flags];
        foreach (['agreed', 'live', 'ended'] as $time) {
            $out[$time] = $row->$time ? transform::datetime($row->$time) : null;
        }
        $out['waived'] = transform::yesno($row->waived);
        return (object) $out;
    }

    /**
     * What the relay has of a sitting: report, evidence and recordings in one ZIP.
     *
     * @param context $context where it belongs
     * @param string[] $path where it goes
     * @param sitting $sitting which
     */
    private static function export_from_relay(context $context, array $path, sitting $sitting): void {
        if ($sitting->waived || !site::ready()) {
            return;
        }
        try {
            $zip = site::relay()->export($sitting->nonce, self::EXPORT_PATIENCE);
            writer::with_context($context)->export_custom_file($path, 'candor.zip', $zip);
        } catch (relay_error $e) {
            if ($e->kind !== relay_error::MISSING) {
                // An export that leaves something out without a word would be wrong.
                $note = get_string('privacy_relay_failed', 'quizaccess_candor');
                writer::with_context($context)->export_custom_file($path, 'candor-missing.txt', $note);
            }
        }
    }

    /**
     * Erases a quiz's.
     *
     * @param context $context the quiz's
     */
    public static function delete_data_for_all_users_in_context(context $context): void {
        $quizid = self::quiz($context);
        if ($quizid !== 0) {
            observer::erase(sittings::found(['quizid' => $quizid]));
        }
    }

    /**
     * Erases somebody's.
     *
     * @param approved_contextlist $contextlist whose, and where
     */
    public static function delete_data_for_user(approved_contextlist $contextlist): void {
        foreach ($contextlist->get_contexts() as $context) {
            self::erase(self::quiz($context), [(int) $contextlist->get_user()->id]);
        }
    }

    /**
     * Erases that of several in a quiz.
     *
     * @param approved_userlist $userlist of whom
     */
    public static function delete_data_for_users(approved_userlist $userlist): void {
        self::erase(self::quiz($userlist->get_context()), $userlist->get_userids());
    }

    /**
     * Erases.
     *
     * @param int $quizid the quiz, 0 for none
     * @param int[] $userids whose
     */
    private static function erase(int $quizid, array $userids): void {
        if ($quizid === 0) {
            return;
        }
        foreach ($userids as $userid) {
            observer::erase(sittings::found(['quizid' => $quizid, 'userid' => (int) $userid]));
        }
    }

    /**
     * The quiz of a context.
     *
     * @param context $context where
     * @return int 0 when it is none's
     */
    private static function quiz(context $context): int {
        if ($context->contextlevel != CONTEXT_MODULE) {
            return 0;
        }
        $cm = get_coursemodule_from_id('quiz', $context->instanceid);
        return $cm ? (int) $cm->instance : 0;
    }
}
