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

use quizaccess_candor\local\inbox;
use quizaccess_candor\local\outbox;
use quizaccess_candor\local\reconciling;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\sittings;

/**
 * What the relay is told afterwards, and what it tells.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\outbox
 * @covers    \quizaccess_candor\local\inbox
 * @covers    \quizaccess_candor\local\reconciling
 */
final class outbox_test extends \advanced_testcase {
    /** @var \quizaccess_candor_generator */
    private $generator;

    /** @var string[] what the relay was asked. */
    private $asked = [];

    /**
     * Begins.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
    }

    /**
     * What is taken back in the database is not told.
     */
    public function test_goes_with_its_transaction(): void {
        global $DB;
        $this->preventResetByRollback();
        $transaction = $DB->start_delegated_transaction();
        outbox::add(outbox::FINISH, 'one', 'submitted');
        $this->assertSame(1, $DB->count_records(outbox::TABLE));
        try {
            $transaction->rollback(new \moodle_exception('error'));
        } catch (\moodle_exception $e) {
            $this->assertSame(0, $DB->count_records(outbox::TABLE));
        }
        $this->assertFalse($DB->is_transaction_started());
        $transaction = $DB->start_delegated_transaction();
        outbox::add(outbox::FINISH, 'two', 'submitted');
        $transaction->allow_commit();
        $this->assertSame(1, $DB->count_records(outbox::TABLE));
    }

    /**
     * Each kind, in order.
     */
    public function test_sends(): void {
        outbox::add(outbox::FINISH, 'one', 'submitted');
        outbox::add(outbox::ATTEMPT, 'two');
        outbox::add(outbox::EXAM, 'quiz-7');
        $this->assertSame(0, $this->send([[], [], []]));
        $this->assertSame([
            'POST /attempts/one/finish {"reason":"submitted"}', 'DELETE /attempts/two', 'DELETE /exams/quiz-7',
        ], $this->asked);
    }

    /**
     * No more than is asked for.
     */
    public function test_sends_some(): void {
        foreach (['one', 'two', 'three'] as $name) {
            outbox::add(outbox::ATTEMPT, $name);
        }
        $this->assertSame(1, $this->send([[], []], 2));
        $this->assertSame(['DELETE /attempts/one', 'DELETE /attempts/two'], $this->asked);
    }

    /**
     * What the relay does not know is as good as told.
     */
    public function test_missing(): void {
        outbox::add(outbox::FINISH, 'one', 'submitted');
        outbox::add(outbox::ATTEMPT, 'two');
        $this->assertSame(0, $this->send([relay_error::MISSING, []]));
    }

    /**
     * A relay that is not there is left alone, and tried again later, after longer and longer pauses of an hour at most.
     */
    public function test_outage(): void {
        global $DB;
        outbox::add(outbox::FINISH, 'one', 'submitted');
        outbox::add(outbox::ATTEMPT, 'two');
        foreach ([30, 60, 120, 240, 480, 960, 1920, 3600, 3600] as $tries => $pause) {
            $this->asked = [];
            $this->assertSame(2, $this->send([relay_error::REFUSED]));
            $this->assertSame(['POST /attempts/one/finish {"reason":"submitted"}'], $this->asked);
            $row = $DB->get_record(outbox::TABLE, ['name' => 'one']);
            $this->assertEquals($tries + 1, $row->tries);
            $this->assertEqualsWithDelta(time() + $pause, $row->notbefore, 5);
            $DB->set_field(outbox::TABLE, 'notbefore', 0, ['name' => 'one']);
        }
        $this->assertEquals(0, $DB->get_field(outbox::TABLE, 'tries', ['name' => 'two']));
    }

    /**
     * Before its time it is not tried.
     */
    public function test_waits(): void {
        global $DB;
        outbox::add(outbox::ATTEMPT, 'one');
        $DB->set_field(outbox::TABLE, 'notbefore', time() + 60);
        $this->assertSame(1, $this->send([]));
        $this->assertSame([], $this->asked);
    }

    /**
     * One that is held does not keep the others.
     */
    public function test_held(): void {
        global $DB;
        outbox::add(outbox::ATTEMPT, 'one');
        outbox::add(outbox::EXAM, 'quiz-7');
        outbox::add(outbox::ATTEMPT, 'three');
        $this->assertSame(2, $this->send([relay_error::HELD, relay_error::HELD, []]));
        $this->assertSame(['one', 'quiz-7'], array_values($DB->get_fieldset_select(outbox::TABLE, 'name', '1 = 1 ORDER BY id')));
    }

    /**
     * A score comes, changes, and goes when the relay erases it.
     */
    public function test_news(): void {
        $sitting = $this->generator->create_sitting(7, 42, ['attemptid' => 3, 'live' => 5]);
        $score = ['points' => 92.5, 'flags' => 2];
        $status = ['attempt' => $sitting->nonce, 'state' => 'finished', 'finishedAt' => 99000, 'score' => $score];
        $this->assertTrue(inbox::take(['kind' => 'attempt.result', 'status' => $status]));
        $this->assert_row($sitting->nonce, 92.5, 2, 99);
        $status['score'] = ['flags' => 0];
        $status['finishedAt'] = 111000;
        $this->assertTrue(inbox::take(['kind' => 'attempt.result', 'status' => $status]));
        $this->assert_row($sitting->nonce, null, 0, 99);
        $erased = ['kind' => 'attempt.erased', 'attempt' => $sitting->nonce, 'exam' => 'quiz-7', 'user' => '42'];
        $this->assertTrue(inbox::take($erased));
        $this->assert_row($sitting->nonce, null, null, 99);
        $this->assertTrue(sittings::named($sitting->nonce)->begun(), 'that it was proctored stays');
    }

    /**
     * News of somebody unknown is taken, and what is no news is not.
     */
    public function test_no_news(): void {
        $this->assertTrue(inbox::take(['kind' => 'attempt.erased', 'attempt' => 'unknown']));
        $this->assertTrue(inbox::take(['kind' => 'attempt.result', 'status' => ['attempt' => 'unknown', 'state' => 'finished']]));
        $bad = [
            null, 'attempt.erased', [], ['kind' => 'other'], ['kind' => ['attempt.result']], ['kind' => 'attempt.result'],
            ['kind' => 'attempt.result', 'status' => 'x'], ['kind' => 'attempt.result', 'status' => []],
            ['kind' => 'attempt.erased', 'attempt' => ['x']],
        ];
        foreach ($bad as $news) {
            $this->assertFalse(inbox::take($news), json_encode($news));
        }
    }

    /**
     * What no event has told is mended: attempts that are over or gone, launches that became nothing, scores.
     */
    public function test_reconciling(): void {
        global $CFG, $DB;
        $this->setAdminUser();
        $course = $this->getDataGenerator()->create_course();
        $quiz = $this->generator->create_quiz($course->id);
        $ada = $this->getDataGenerator()->create_and_enrol($course, 'student');
        $attempt = $this->generator->create_attempt($quiz, $ada);
        $over = $this->generator->create_sitting($quiz->id, $ada->id, ['attemptid' => $attempt->id, 'live' => 5]);
        $DB->set_field('quiz_attempts', 'state', 'abandoned', ['id' => $attempt->id]);
        $gone = $this->generator->create_sitting($quiz->id, $ada->id, ['attemptid' => $attempt->id + 1]);
        $nowhere = $this->generator->create_sitting($quiz->id + 1, $ada->id);
        $stale = $this->generator->create_sitting($quiz->id, $ada->id, ['agreed' => time() - 3 * DAYSECS]);
        $fresh = $this->generator->create_sitting($quiz->id, $ada->id);
        $score = ['points' => 80, 'flags' => 1];
        $result = ['attempt' => $over->nonce, 'state' => 'finished', 'finishedAt' => 5000, 'score' => $score];
        $running = ['attempt' => $fresh->nonce, 'state' => 'live', 'score' => ['points' => 10, 'flags' => 9]];
        reconciling::run($this->generator->create_relay([[], ['attempts' => [$result, $running]]], $this->asked));
        $this->assertSame([
            'PUT /hook {"address":"' . $CFG->wwwroot . '/mod/quiz/accessrule/candor/hook.php"}', 'GET /exams/quiz-' . $quiz->id,
        ], $this->asked);
        $this->assertEqualsCanonicalizing(
            ['finish ' . $over->nonce, 'attempt ' . $gone->nonce, 'attempt ' . $nowhere->nonce, 'attempt ' . $stale->nonce],
            array_map(function ($row): string {
                return $row->kind . ' ' . $row->name;
            }, array_values($DB->get_records(outbox::TABLE)))
        );
        $this->assertEqualsCanonicalizing([$over->nonce, $fresh->nonce], $DB->get_fieldset_select(sittings::TABLE, 'nonce', ''));
        $this->assertEquals(80, $DB->get_field(sittings::TABLE, 'points', ['id' => $over->id]));
        $this->assertNull($DB->get_field(sittings::TABLE, 'points', ['id' => $fresh->id]));
    }

    /**
     * Sends.
     *
     * @param array $answers the relay's
     * @param int $atmost how many
     * @return int how many wait
     */
    private function send(array $answers, int $atmost = 100): int {
        return outbox::send($this->generator->create_relay($answers, $this->asked), $atmost);
    }

    /**
     * Expects a row.
     *
     * @param string $nonce which
     * @param float|null $points its score
     * @param int|null $flags its flags
     * @param int $ended when it was over
     */
    private function assert_row(string $nonce, ?float $points, ?int $flags, int $ended): void {
        global $DB;
        $row = $DB->get_record(sittings::TABLE, ['nonce' => $nonce]);
        $this->assertEquals([$points, $flags, $ended], [$row->points, $row->flags, $row->ended]);
        $this->assertSame($points === null, $row->points === null);
        $this->assertSame($flags === null, $row->flags === null);
    }
}
