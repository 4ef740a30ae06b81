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
use quizaccess_candor\local\sitting;
use quizaccess_candor\local\sittings;

/**
 * What becomes of a sitting when Moodle begins, ends and deletes attempts.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\observer
 * @covers    \quizaccess_candor\local\sittings
 */
final class observer_test extends \advanced_testcase {
    /** @var \quizaccess_candor_generator */
    private $generator;

    /** @var \stdClass */
    private $quiz;

    /** @var \stdClass */
    private $ada;

    /**
     * A quiz and a student.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
        $course = $this->getDataGenerator()->create_course();
        $this->quiz = $this->generator->create_quiz($course->id);
        $this->ada = $this->getDataGenerator()->create_and_enrol($course, 'student');
        $this->setUser($this->ada);
    }

    /**
     * An attempt takes the sitting that has just passed the check, and that one only.
     */
    public function test_binds_what_has_passed(): void {
        $other = $this->getDataGenerator()->create_user();
        $others = $this->sitting(['userid' => $other->id, 'passed' => time()]);
        $elsewhere = $this->sitting(['quizid' => $this->quiz->id + 1, 'passed' => time()]);
        $ended = $this->sitting(['passed' => time(), 'ended' => time()]);
        $passed = $this->sitting(['passed' => time(), 'live' => time()]);
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $this->assertSame((int) $attempt->id, $this->attempt_of($passed));
        foreach ([$others, $elsewhere, $ended] as $sitting) {
            $this->assertSame(0, $this->attempt_of($sitting));
        }
    }

    /**
     * One that has not passed, or long ago, or that was agreed to the day before yesterday, becomes no attempt's.
     */
    public function test_binds_nothing_else(): void {
        $old = ['passed' => time(), 'agreed' => time() - 2 * DAYSECS];
        foreach ([['passed' => 0], ['passed' => time() - 130], $old] as $columns) {
            $sitting = $this->sitting($columns + ['live' => time()]);
            $this->generator->create_attempt($this->quiz, $this->ada);
            $this->assertSame(0, $this->attempt_of($sitting));
            sittings::set($sitting, ['ended' => time()]);
        }
    }

    /**
     * A newer one that has not passed does not keep the one that has from its attempt.
     */
    public function test_binds_beside_a_newer_one(): void {
        $passed = $this->sitting(['passed' => time(), 'live' => time()]);
        $waived = $this->sitting(['passed' => time() - 600, 'waived' => 1]);
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $this->assertSame((int) $attempt->id, $this->attempt_of($passed));
        $this->assertSame(0, $this->attempt_of($waived));
    }

    /**
     * An attempt takes one sitting, and the next attempt does not take it too.
     */
    public function test_binds_once(): void {
        $sitting = $this->sitting(['passed' => time(), 'live' => time()]);
        $first = $this->generator->create_attempt($this->quiz, $this->ada);
        $this->generator->create_attempt($this->quiz, $this->ada);
        $this->assertSame((int) $first->id, $this->attempt_of($sitting));
    }

    /**
     * An attempt that is handed in ends its sittings, and the relay is told so later; waived ones it does not know.
     */
    public function test_submitted(): void {
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $sitting = $this->sitting(['attemptid' => $attempt->id, 'live' => time()]);
        $waived = $this->sitting(['attemptid' => $attempt->id, 'waived' => 1]);
        $before = $this->sitting(['attemptid' => $attempt->id, 'ended' => 1000]);
        $this->setAdminUser();
        $object = $this->generator->quiz_attempt($attempt->id);
        if (method_exists($object, 'process_submit')) {
            $object->process_submit(time(), false);
            $object = $this->generator->quiz_attempt($attempt->id);
            $object->process_grade_submission(time());
        } else {
            $object->process_finish(time(), false);
        }
        $this->assertEqualsWithDelta(time(), sittings::named($sitting->nonce)->ended, 30);
        $this->assertEqualsWithDelta(time(), sittings::named($waived->nonce)->ended, 30);
        $this->assertSame(1000, sittings::named($before->nonce)->ended);
        $this->assertSame([['finish', $sitting->nonce, 'submitted']], $this->noted());
    }

    /**
     * One that is given up is told as such.
     */
    public function test_abandoned(): void {
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $sitting = $this->sitting(['attemptid' => $attempt->id, 'live' => time()]);
        $this->generator->quiz_attempt($attempt->id)->process_abandon(time(), false);
        $this->assertSame([['finish', $sitting->nonce, 'abandoned']], $this->noted());
    }

    /**
     * One that is deleted takes its sittings with it, here and at the relay.
     */
    public function test_deleted(): void {
        global $DB;
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $sitting = $this->sitting(['attemptid' => $attempt->id, 'live' => time()]);
        $this->sitting(['attemptid' => $attempt->id, 'waived' => 1]);
        $other = $this->sitting([]);
        $this->setAdminUser();
        quiz_delete_attempt($DB->get_record('quiz_attempts', ['id' => $attempt->id]), $this->quiz);
        $this->assertSame([['attempt', $sitting->nonce, '']], $this->noted());
        $this->assertSame([$other->nonce], array_values($DB->get_fieldset_select(sittings::TABLE, 'nonce', '')));
    }

    /**
     * A quiz that is deleted is deleted at the relay, if that knows it.
     */
    public function test_quiz_deleted(): void {
        global $DB;
        $this->setAdminUser();
        $this->sitting([]);
        $choice = local\quiz_choice::of($this->quiz->id);
        $choice->told = 'digest';
        $choice->save();
        course_delete_module($this->quiz->cmid);
        $this->assertSame([['exam', 'quiz-' . $this->quiz->id, '']], $this->noted());
        $this->assertSame(0, $DB->count_records(sittings::TABLE));
        $this->assertSame(0, $DB->count_records(local\quiz_choice::TABLE));
    }

    /**
     * The sitting of a launch or a check: the attempt's own, else one without an attempt; never one that is waived.
     */
    public function test_current(): void {
        $quizid = (int) $this->quiz->id;
        $ada = (int) $this->ada->id;
        $this->assertNull(sittings::current($quizid, $ada, 0));
        $this->sitting(['waived' => 1, 'passed' => time()]);
        $this->assertNull(sittings::current($quizid, $ada, 0), 'a waived sitting is none of the relay\'s');
        $free = $this->sitting([]);
        $this->assertSame($free->nonce, sittings::current($quizid, $ada, 0)->nonce);
        $this->assertSame($free->nonce, sittings::current($quizid, $ada, 3)->nonce);
        $bound = $this->sitting(['attemptid' => 3]);
        $this->assertSame($bound->nonce, sittings::current($quizid, $ada, 3)->nonce);
        $this->assertSame($free->nonce, sittings::current($quizid, $ada, 0)->nonce);
        $this->assertNull(sittings::current($quizid, $ada + 1, 3));
    }

    /**
     * A sitting of Ada's.
     *
     * @param array $columns those that differ
     * @return sitting
     */
    private function sitting(array $columns): sitting {
        $quizid = $columns['quizid'] ?? $this->quiz->id;
        return $this->generator->create_sitting($quizid, $columns['userid'] ?? $this->ada->id, $columns);
    }

    /**
     * Which attempt a sitting has become.
     *
     * @param sitting $sitting which
     * @return int
     */
    private function attempt_of(sitting $sitting): int {
        return sittings::named($sitting->nonce)->attemptid;
    }

    /**
     * What waits for the relay.
     *
     * @return array each [kind, name, detail]
     */
    private function noted(): array {
        global $DB;
        return array_map(function ($row): array {
            return [$row->kind, $row->name, $row->detail];
        }, array_values($DB->get_records(outbox::TABLE, [], 'id')));
    }
}
