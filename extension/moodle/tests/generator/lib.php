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

use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\sitting;
use quizaccess_candor\local\sittings;

/**
 * Makes what the plugin's tests need: a proctored quiz, its sittings, and a relay whose answers the test gives.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class quizaccess_candor_generator extends component_generator_base {
    /**
     * A proctored quiz with one question.
     *
     * @param int $courseid its course
     * @param int $since since when it is proctored, epoch seconds
     * @return stdClass the quiz, with its cmid
     */
    public function create_quiz(int $courseid, int $since = 1): stdClass {
        global $CFG;
        require_once($CFG->dirroot . '/mod/quiz/locallib.php');
        $quiz = $this->datagenerator->get_plugin_generator('mod_quiz')->create_instance([
            'course' => $courseid,
            'grade' => 10,
            'sumgrades' => 1,
            'questionsperpage' => 1,
        ]);
        $questions = $this->datagenerator->get_plugin_generator('core_question');
        $category = $questions->create_question_category(['contextid' => \context_course::instance($courseid)->id]);
        $question = $questions->create_question('truefalse', null, [
            'category' => $category->id,
            'questiontext' => ['text' => 'Is zero even?', 'format' => FORMAT_HTML],
        ]);
        quiz_add_quiz_question($question->id, $quiz);
        $choice = quiz_choice::of($quiz->id);
        $choice->enabled = true;
        $choice->since = $since;
        $choice->save();
        return $quiz;
    }

    /**
     * An attempt of somebody, begun by whoever is the user then.
     *
     * @param stdClass $quiz the quiz
     * @param stdClass $user whose
     * @return stdClass the attempt's row
     */
    public function create_attempt(stdClass $quiz, stdClass $user): stdClass {
        return $this->datagenerator->get_plugin_generator('mod_quiz')->create_attempt($quiz->id, $user->id);
    }

    /**
     * A sitting.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param array $columns those that differ from a launch of just now
     * @return sitting
     */
    public function create_sitting(int $quizid, int $userid, array $columns = []): sitting {
        $sitting = sittings::add($quizid, $userid, $columns['attemptid'] ?? 0, !empty($columns['waived']));
        sittings::set($sitting, $columns + ['userid' => $userid]);
        return sittings::named($sitting->nonce);
    }

    /**
     * Says how a sitting stands at the relay, to whoever looks in the next seconds.
     *
     * @param sitting $sitting which
     * @param array $status what the relay says
     */
    public function create_standing(sitting $sitting, array $status): void {
        \cache::make('quizaccess_candor', 'standing')->set($sitting->nonce, $status);
    }

    /**
     * Moodle's own object for an attempt, whatever the version calls it.
     *
     * @param int $attemptid the attempt
     * @return \mod_quiz\quiz_attempt
     */
    public function quiz_attempt(int $attemptid) {
        $class = class_exists('\mod_quiz\quiz_attempt') ? '\mod_quiz\quiz_attempt' : '\quiz_attempt';
        return $class::create($attemptid);
    }

    /**
     * Moodle's own object for a quiz, whatever the version calls it.
     *
     * @param int $quizid the quiz
     * @param int|null $userid for whom
     * @return \mod_quiz\quiz_settings
     */
    public function quiz_settings(int $quizid, ?int $userid = null) {
        $class = class_exists('\mod_quiz\quiz_settings') ? '\mod_quiz\quiz_settings' : '\quiz';
        return $class::create($quizid, $userid);
    }

    /**
     * A relay that gives these answers, one after the other, and notes what it was asked.
     *
     * @param array $answers each an array that becomes JSON, or the kind of an error: a refusal, or a failure of the network
     * @param array $asked takes "METHOD path body" of each request
     * @return \quizaccess_candor\local\relay
     */
    public function create_relay(array $answers, array &$asked): \quizaccess_candor\local\relay {
        $wire = new class ($answers, $asked) implements \quizaccess_candor\local\wire {
            /** @var array the answers to come */
            private $answers;

            /** @var array what was asked */
            private $asked;

            /**
             * A wire.
             *
             * @param array $answers the answers to come
             * @param array $asked takes what was asked
             */
            public function __construct(array $answers, array &$asked) {
                $this->answers = $answers;
                $this->asked = &$asked;
            }

            /**
             * Answers as the test says.
             *
             * @param string $method the method
             * @param string $url where to
             * @param string[] $headers whole lines
             * @param string $body the body
             * @param int $timeoutms milliseconds
             * @return array [int status, string body]
             */
            public function send(string $method, string $url, array $headers, string $body, int $timeoutms): array {
                $this->asked[] = trim($method . ' ' . substr($url, strlen('https://relay.invalid/api/lms')) . ' ' . $body);
                $answer = array_shift($this->answers);
                $refusals = [relay_error::MISSING => 404, relay_error::HELD => 409, relay_error::REJECTED => 400];
                if (is_string($answer) && isset($refusals[$answer])) {
                    return [$refusals[$answer], json_encode(['type' => $answer, 'title' => 'No'])];
                }
                if (is_string($answer)) {
                    throw new relay_error($answer);
                }
                return [200, $answer ? json_encode($answer) : ''];
            }
        };
        $clock = function (): int {
            return time();
        };
        $memory = new \quizaccess_candor\local\plain_memory();
        $breaker = new \quizaccess_candor\local\breaker($memory, $clock);
        return new \quizaccess_candor\local\relay('https://relay.invalid', 'client', 'secret', $wire, $breaker, $clock);
    }
}
