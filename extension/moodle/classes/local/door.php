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
 * How the plugin's own pages find their quiz, and whose attempt it is about.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class door {
    /** @var object the course's row. */
    public $course;

    /** @var object the course module. */
    public $cm;

    /** @var object the quiz's row. */
    public $quiz;

    /** @var \context_module */
    public $context;

    /** @var quiz_choice what the quiz has chosen. */
    public $choice;

    /**
     * The quiz of a course module. The page calls require_login with its course and course module next.
     *
     * @param int $cmid the course module
     * @return self
     */
    public static function quiz(int $cmid): self {
        global $DB;
        $door = new self();
        [$door->course, $door->cm] = get_course_and_cm_from_cmid($cmid, 'quiz');
        $door->context = \context_module::instance($cmid);
        $door->quiz = $DB->get_record('quiz', ['id' => $door->cm->instance], '*', MUST_EXIST);
        $door->choice = quiz_choice::of((int) $door->quiz->id);
        return $door;
    }

    /**
     * The address of the quiz's page.
     *
     * @return \moodle_url
     */
    public function view(): \moodle_url {
        return new \moodle_url('/mod/quiz/view.php', ['id' => $this->cm->id]);
    }

    /**
     * Lets somebody on who sits this quiz; 0 for an attempt means that there is none yet.
     *
     * @param int $attemptid the attempt, as the browser says it
     * @return int the attempt, which is theirs, in this quiz, and not over
     */
    public function own(int $attemptid): int {
        global $DB, $USER;
        require_capability('mod/quiz:attempt', $this->context);
        if (!$this->choice->enabled) {
            throw new \moodle_exception('notproctored', 'quizaccess_candor', $this->view());
        }
        if ($attemptid === 0) {
            return 0;
        }
        $attempt = $DB->get_record('quiz_attempts', [
            'id' => $attemptid,
            'quiz' => $this->quiz->id,
            'userid' => $USER->id,
        ], 'id, state');
        if (!$attempt || in_array($attempt->state, ['finished', 'abandoned', 'submitted'], true)) {
            throw new \moodle_exception('notyours', 'quizaccess_candor', $this->view());
        }
        return (int) $attempt->id;
    }
}
