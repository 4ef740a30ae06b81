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
 * The quiz access rule: an attempt is proctored by a Candor relay.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

use quizaccess_candor\local\form_fields;
use quizaccess_candor\local\guard;
use quizaccess_candor\local\outbox;
use quizaccess_candor\local\preflight;
use quizaccess_candor\local\proctoring;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\report_links;
use quizaccess_candor\local\site;
use quizaccess_candor\local\sittings;
use quizaccess_candor\local\watch;

// The base class has moved in Moodle 4.2; 4.1 has it by its old name only.
if (class_exists('\mod_quiz\local\access_rule_base')) {
    class_alias('\mod_quiz\local\access_rule_base', '\quizaccess_candor_base');
} else {
    require_once($CFG->dirroot . '/mod/quiz/accessrule/accessrulebase.php');
    class_alias('\quiz_access_rule_base', '\quizaccess_candor_base');
}

/**
 * Has each attempt of a proctored quiz confirmed live by the relay, server to server.
 *
 * Parameters carry no types where Moodle's have changed their names between the versions.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class quizaccess_candor extends quizaccess_candor_base {
    /** @var quiz_choice what the quiz has chosen. */
    private $choice;

    /**
     * The rule for a quiz that is proctored.
     *
     * @param \mod_quiz\quiz_settings $quizobj the quiz
     * @param int $timenow now
     * @param bool $canignoretimelimits not looked at
     * @return self|null
     */
    public static function make($quizobj, $timenow, $canignoretimelimits) {
        $choice = quiz_choice::of($quizobj->get_quizid());
        if (!$choice->enabled) {
            return null;
        }
        $rule = new self($quizobj, $timenow);
        $rule->choice = $choice;
        return $rule;
    }

    /**
     * Whether this user is not proctored: a teacher's preview, or somebody exempt.
     *
     * @return bool
     */
    private function passes(): bool {
        return watch::exempt($this->quizobj->get_context());
    }

    /**
     * What the quiz's page says of it.
     *
     * @return string[]
     */
    public function description() {
        $context = $this->quizobj->get_context();
        $lines = [get_string('description', 'quizaccess_candor')];
        if (!site::ready()) {
            $teacher = has_capability('mod/quiz:manage', $context);
            $lines[] = html_writer::div(
                get_string($teacher ? 'unset_teacher' : 'unset_student', 'quizaccess_candor'),
                $teacher ? 'alert alert-warning' : 'alert alert-info'
            );
        } else if (report_links::open_to_user($this->quizobj->get_cm(), $context)) {
            $url = new moodle_url('/mod/quiz/accessrule/candor/results.php', ['cmid' => $this->quizobj->get_cmid()]);
            $lines[] = html_writer::link($url, get_string('viewresults', 'quizaccess_candor'));
        }
        return $lines;
    }

    /**
     * Without a relay no attempt begins.
     *
     * @param int $numprevattempts not looked at
     * @param stdClass $lastattempt not looked at
     * @return string|false
     */
    public function prevent_new_attempt($numprevattempts, $lastattempt) {
        if (site::ready() || site::waived() || $this->passes()) {
            return false;
        }
        return get_string('unset_student', 'quizaccess_candor');
    }

    /**
     * Whether Candor has to be started first. Asks the database only.
     *
     * @param int|null $attemptid the attempt, null when there is none
     * @return bool
     */
    public function is_preflight_check_required($attemptid) {
        global $USER;
        if ($this->passes()) {
            return false;
        }
        $attempt = (int) $attemptid;
        $sittings = $attempt ? sittings::bound($this->quizobj->get_quizid(), $USER->id, $attempt) : [];
        $older = $attempt && watch::older($attempt, $this->choice);
        return site::guard()->rule(guard::BEGIN, $sittings, $older) !== guard::PASS;
    }

    /**
     * The consent, and the way to Candor.
     *
     * @param \mod_quiz\form\preflight_check_form $quizform the form
     * @param MoodleQuickForm $mform its inside
     * @param int|null $attemptid the attempt, null when there is none
     */
    public function add_preflight_check_form_fields($quizform, $mform, $attemptid) {
        (new preflight($this->choice, $this->quizobj->get_cmid(), (int) $attemptid))->fields($mform);
    }

    /**
     * Asks the relay whether it has this very student live, now.
     *
     * @param array $data what the form sent
     * @param array $files not looked at
     * @param array $errors those that there are
     * @param int|null $attemptid the attempt, null when there is none
     * @return array errors
     */
    public function validate_preflight_check($data, $files, $errors, $attemptid) {
        global $USER;
        $problem = proctoring::check($this->quizobj->get_quizid(), $USER->id, (int) $attemptid);
        if ($problem !== '') {
            $errors[preflight::GROUP] = get_string($problem, 'quizaccess_candor');
        }
        return $errors;
    }

    /**
     * A teacher who reviews an attempt finds its report beside it.
     *
     * @param moodle_page $page the page
     */
    public function setup_attempt_page($page) {
        report_links::block($page, $this->quizobj);
    }

    /**
     * The fields of the quiz's settings.
     *
     * @param mod_quiz_mod_form $quizform the form
     * @param MoodleQuickForm $mform its inside
     */
    public static function add_settings_form_fields($quizform, $mform) {
        form_fields::add($quizform, $mform);
    }

    /**
     * Options that students have agreed to stay as they are.
     *
     * @param array $errors those that there are
     * @param array $data what the form sent
     * @param array $files not looked at
     * @param mod_quiz_mod_form $quizform the form
     * @return array errors
     */
    public static function validate_settings_form_fields(array $errors, array $data, $files, $quizform) {
        return form_fields::validate($errors, $data);
    }

    /**
     * Saves what the form has sent, and keeps what it has not.
     *
     * @param stdClass $quiz what was sent, with the quiz's id
     */
    public static function save_settings($quiz) {
        form_fields::save($quiz);
    }

    /**
     * A quiz is deleted: so is what the relay has of it.
     *
     * @param stdClass $quiz the quiz
     */
    public static function delete_settings($quiz) {
        global $DB;
        if (quiz_choice::of($quiz->id)->told !== '') {
            outbox::add(outbox::EXAM, quiz_choice::exam($quiz->id));
        }
        $DB->delete_records(sittings::TABLE, ['quizid' => $quiz->id]);
        $DB->delete_records(quiz_choice::TABLE, ['quizid' => $quiz->id]);
    }

    /**
     * The columns that come with a quiz.
     *
     * @param int $quizid the quiz
     * @return array fields, joins, parameters
     */
    public static function get_settings_sql($quizid) {
        return [
            'quizaccess_candor.enabled AS candor_enabled, quizaccess_candor.options AS candor_options',
            'LEFT JOIN {quizaccess_candor} quizaccess_candor ON quizaccess_candor.quizid = quiz.id',
            [],
        ];
    }
}
