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
 * Stands at those doors of a quiz at which Moodle asks no access rule.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class watch {
    /** What each script of mod/quiz does with an attempt. The others ask the rule themselves. */
    const SCRIPTS = [
        '/mod/quiz/attempt.php' => guard::QUESTIONS,
        '/mod/quiz/processattempt.php' => guard::SAVE,
        '/mod/quiz/autosave.ajax.php' => guard::SAVE,
    ];

    /** Web services that give out questions; each also runs the preflight check. */
    const SERVICES = ['mod_quiz_get_attempt_data', 'mod_quiz_view_attempt', 'mod_quiz_get_attempt_summary'];

    /**
     * Whether somebody is not proctored here: a preview, or exempt.
     *
     * @param \context $context the quiz's
     * @return bool
     */
    public static function exempt($context): bool {
        return has_capability('mod/quiz:preview', $context) || has_capability('quizaccess/candor:exempt', $context);
    }

    /**
     * Whether an attempt began before its quiz was proctored.
     *
     * @param int $attemptid the attempt
     * @param quiz_choice $choice the quiz's
     * @return bool
     */
    public static function older(int $attemptid, quiz_choice $choice): bool {
        global $DB;
        $start = (int) $DB->get_field('quiz_attempts', 'timestart', ['id' => $attemptid, 'quiz' => $choice->quizid]);
        return $start > 0 && $start < $choice->since;
    }

    /**
     * Somebody has come through require_login: lets them go on, or not.
     *
     * @param object|null $cm the course module, if the page has one
     */
    public static function page($cm): void {
        $action = $cm && $cm->modname === 'quiz' ? self::action() : null;
        if ($action !== null) {
            self::act($action, $cm);
        }
    }

    /**
     * Somebody is about to do something with an attempt, which the page names: lets them, or not.
     *
     * @param string $action guard::QUESTIONS or guard::SAVE
     * @param object $cm the quiz's course module
     */
    public static function act(string $action, $cm): void {
        $attemptid = optional_param('attempt', 0, PARAM_INT);
        if (!self::held($action, (int) $cm->instance, \context_module::instance($cm->id), $attemptid)) {
            return;
        }
        if ($action === guard::SAVE) {
            throw new \moodle_exception('refused', 'quizaccess_candor', new \moodle_url('/mod/quiz/view.php', ['id' => $cm->id]));
        }
        redirect(new \moodle_url('/mod/quiz/accessrule/candor/wait.php', [
            'attempt' => $attemptid,
            'page' => optional_param('page', 0, PARAM_INT),
        ]));
    }

    /**
     * What the script that runs does with an attempt. Its address can be written in many ways; its file cannot.
     *
     * @return string|null guard::QUESTIONS, guard::SAVE, or null for a script that is not watched
     */
    private static function action(): ?string {
        global $CFG;
        $running = get_included_files();
        foreach (self::SCRIPTS as $script => $action) {
            if (in_array(realpath($CFG->dirroot . $script), $running, true)) {
                return $action;
            }
        }
        return null;
    }

    /**
     * A web service is called: lets it go on, or not.
     *
     * @param string $name the function's name
     * @param array $params its parameters
     */
    public static function service(string $name, array $params): void {
        global $DB;
        if (!in_array($name, self::SERVICES, true)) {
            return;
        }
        $attemptid = (int) ($params['attemptid'] ?? reset($params));
        $quizid = (int) $DB->get_field('quiz_attempts', 'quiz', ['id' => $attemptid]);
        $cm = $quizid ? get_coursemodule_from_instance('quiz', $quizid) : null;
        if ($cm && self::held(guard::QUESTIONS, $quizid, \context_module::instance($cm->id), $attemptid)) {
            throw new \moodle_exception('withheld', 'quizaccess_candor');
        }
    }

    /**
     * Whether the guard holds somebody back.
     *
     * @param string $action guard::QUESTIONS or guard::SAVE
     * @param int $quizid the quiz
     * @param \context $context the quiz's
     * @param int $attemptid the attempt
     * @return bool
     */
    private static function held(string $action, int $quizid, $context, int $attemptid): bool {
        global $USER;
        $choice = quiz_choice::of($quizid);
        if (!$choice->enabled || self::exempt($context)) {
            return false;
        }
        $sittings = sittings::bound($quizid, $USER->id, $attemptid);
        $guard = site::guard();
        $verdict = $guard->rule($action, $sittings, self::older($attemptid, $choice));
        if ($action === guard::SAVE) {
            return $verdict === guard::REFUSE;
        }
        // Whoever has not begun is sent to the preflight form by the page itself.
        if ($verdict !== guard::PASS) {
            return false;
        }
        return self::lost($guard, $sittings);
    }

    /**
     * Whether further questions wait for somebody who has begun.
     *
     * @param guard $guard the guard
     * @param sitting[] $sittings those of the attempt, the newest first; at least one has begun
     * @return bool
     */
    private static function lost(guard $guard, array $sittings): bool {
        // A sitting that was ended at the relay has a successor, which counts once it is live.
        $newest = $sittings[0];
        if (!$newest->begun()) {
            $standing = proctoring::look($newest);
            if ($standing->confirms(quiz_choice::exam($newest->quizid), (string) $newest->userid)) {
                sittings::set($newest, ['live' => time()]);
                return false;
            }
        }
        foreach ($sittings as $sitting) {
            if ($sitting->begun()) {
                return $guard->questions($sitting, proctoring::look($sitting)) === guard::WITHHOLD;
            }
        }
        return false;
    }
}
