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

use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\watch;

/**
 * The doors of a quiz at which Moodle asks no access rule, as Moodle opens them: require_login and the web services.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\watch
 * @covers    ::quizaccess_candor_after_require_login
 * @covers    ::quizaccess_candor_override_webservice_execution
 */
final class watch_test extends \advanced_testcase {
    /** Pages that save. */
    const SAVING = ['/mod/quiz/processattempt.php', '/mod/quiz/autosave.ajax.php'];

    /** Web services that give out questions. */
    const GIVING = ['mod_quiz_get_attempt_data', 'mod_quiz_view_attempt', 'mod_quiz_get_attempt_summary'];

    /** @var \quizaccess_candor_generator */
    private $generator;

    /** @var \stdClass */
    private $course;

    /** @var \stdClass */
    private $quiz;

    /** @var \stdClass */
    private $ada;

    /** @var \stdClass Ada's attempt. */
    private $attempt;

    /**
     * A quiz and an attempt under way.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
        $this->course = $this->getDataGenerator()->create_course();
        $this->quiz = $this->generator->create_quiz($this->course->id);
        $this->ada = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $this->setUser($this->ada);
        $this->attempt = $this->generator->create_attempt($this->quiz, $this->ada);
    }

    /**
     * Takes back what a page was sent.
     */
    protected function tearDown(): void {
        unset($_GET['attempt'], $_POST['attempt']);
        parent::tearDown();
    }

    /**
     * Nothing is saved of an attempt that the relay has never confirmed, and nothing handed in.
     */
    public function test_save_is_refused(): void {
        $this->assert_saving('refused');
        $this->sitting(['live' => 0]);
        $this->assert_saving('refused');
        $other = $this->getDataGenerator()->create_user();
        $live = ['attemptid' => $this->attempt->id, 'live' => time()];
        $this->generator->create_sitting($this->quiz->id, $other->id, $live);
        $this->generator->create_sitting($this->quiz->id + 1, $this->ada->id, $live);
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, ['live' => time(), 'passed' => time()]);
        $this->assert_saving('refused');
    }

    /**
     * One that has begun saves, however it stands now.
     */
    public function test_save_is_let_in(): void {
        $sitting = $this->sitting(['live' => time() - 7000, 'ended' => time() - 3600]);
        $this->lost($sitting, 3600);
        $this->assert_saving('');
    }

    /**
     * So does one that an administrator has waived.
     */
    public function test_waived_save_is_let_in(): void {
        $this->sitting(['waived' => 1]);
        $this->assert_saving('');
    }

    /**
     * So does one that began before the quiz was proctored.
     */
    public function test_older_save_is_let_in(): void {
        $choice = quiz_choice::of($this->quiz->id);
        $choice->since = $this->attempt->timestart + 1;
        $choice->save();
        $this->assert_saving('');
        $choice->since = (int) $this->attempt->timestart;
        $choice->save();
        $this->assert_saving('refused');
    }

    /**
     * In a quiz that is not proctored nobody is held.
     */
    public function test_not_proctored(): void {
        $choice = quiz_choice::of($this->quiz->id);
        $choice->enabled = false;
        $choice->save();
        $this->assert_saving('');
    }

    /**
     * A teacher's preview, and somebody exempt.
     */
    public function test_exempt(): void {
        global $DB;
        $this->setUser($this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher'));
        $this->assert_saving('');
        $this->setUser($this->ada);
        $this->assert_saving('refused');
        $role = $DB->get_field('role', 'id', ['shortname' => 'student']);
        assign_capability('quizaccess/candor:exempt', CAP_ALLOW, $role, \context_module::instance($this->quiz->cmid));
        $this->assert_saving('');
    }

    /**
     * Pages that ask the rule themselves, and those of other modules, are not held.
     */
    public function test_other_pages(): void {
        foreach (['/mod/quiz/view.php', '/mod/quiz/startattempt.php', '/mod/quiz/summary.php', ''] as $script) {
            $this->assertSame('', $this->opened($script), $script);
        }
    }

    /**
     * The attempt is the one that is posted, whatever the address says.
     */
    public function test_posted_attempt(): void {
        $mine = $this->sitting(['live' => time()]);
        $_GET['attempt'] = $mine->attemptid;
        $_POST['attempt'] = $mine->attemptid + 1;
        $this->assertSame('refused', $this->outcome(self::SAVING[0]));
    }

    /**
     * Questions are shown to whoever is there, and withheld when somebody is lost for longer than the grace period.
     */
    public function test_questions(): void {
        $sitting = $this->sitting(['live' => time()]);
        set_config('lossgrace', 100, 'quizaccess_candor');
        $this->generator->create_standing($sitting, ['state' => 'live', 'confirmed' => true, 'serverTime' => 1]);
        $this->assertSame('', $this->opened('/mod/quiz/attempt.php'));
        $this->lost($sitting, 100);
        $this->assertSame('', $this->opened('/mod/quiz/attempt.php'));
        $this->lost($sitting, 101);
        $this->assertSame('redirecterrordetected', $this->opened('/mod/quiz/attempt.php'));
        $this->assert_saving('');
    }

    /**
     * A relay that has never been set up, for an attempt that has begun: the grace period of an outage.
     */
    public function test_questions_in_an_outage(): void {
        $this->sitting(['live' => time()]);
        set_config('outagegrace', 60, 'quizaccess_candor');
        $memory = new local\cache_memory();
        $memory->remember(time() - 30, time() + 100);
        $this->assertSame('', $this->opened('/mod/quiz/attempt.php'));
        $memory->remember(time() - 90, time() + 100);
        $this->assertSame('redirecterrordetected', $this->opened('/mod/quiz/attempt.php'));
    }

    /**
     * Web services give no questions to whoever is lost, and go on saving.
     */
    public function test_services(): void {
        $sitting = $this->sitting(['live' => time()]);
        $this->generator->create_standing($sitting, ['state' => 'live', 'confirmed' => true, 'serverTime' => 1]);
        foreach (self::GIVING as $service) {
            $this->assertSame('', $this->called($service), $service);
        }
        $this->lost($sitting, 3600);
        foreach (self::GIVING as $service) {
            $this->assertSame('withheld', $this->called($service), $service);
        }
        $this->assertSame('', $this->called('mod_quiz_save_attempt'));
        $this->assertSame('', $this->called('mod_quiz_process_attempt'));
    }

    /**
     * Web services do nothing for an attempt that the relay has never confirmed.
     */
    public function test_services_before_it_began(): void {
        foreach (array_merge(self::GIVING, ['mod_quiz_save_attempt', 'mod_quiz_process_attempt']) as $service) {
            $this->assertNotSame('', $this->called($service), $service);
        }
    }

    /**
     * Nothing but these services is looked at, and an attempt that is not there is Moodle's to refuse.
     */
    public function test_other_services(): void {
        watch::service('core_course_get_contents', ['attemptid' => $this->attempt->id]);
        watch::service('mod_quiz_get_attempt_data', []);
        watch::service('mod_quiz_get_attempt_data', ['attemptid' => $this->attempt->id + 1]);
        $this->assertSame('withheld', $this->message(function (): void {
            $this->lost($this->sitting(['live' => time()]), 3600);
            watch::service('mod_quiz_get_attempt_data', [$this->attempt->id, 0]);
        }));
    }

    /**
     * A sitting of the attempt.
     *
     * @param array $columns those that differ
     * @return local\sitting
     */
    private function sitting(array $columns): local\sitting {
        return $this->generator->create_sitting($this->quiz->id, $this->ada->id, $columns + ['attemptid' => $this->attempt->id]);
    }

    /**
     * Has the relay say that somebody is lost.
     *
     * @param local\sitting $sitting whose
     * @param int $for for how many seconds
     */
    private function lost(local\sitting $sitting, int $for): void {
        $this->generator->create_standing($sitting, [
            'state' => 'interrupted', 'confirmed' => false, 'lostSince' => 1000, 'serverTime' => 1000 + 1000 * $for,
        ]);
    }

    /**
     * Expects an outcome of each page that saves.
     *
     * @param string $outcome the error's code, '' for none
     */
    private function assert_saving(string $outcome): void {
        foreach (self::SAVING as $script) {
            $this->assertSame($outcome, $this->opened($script), $script);
        }
    }

    /**
     * Opens a page as Moodle does.
     *
     * @param string $script which
     * @return string the error's code, '' for none
     */
    private function opened(string $script): string {
        $_POST['attempt'] = $this->attempt->id;
        return $this->outcome($script);
    }

    /**
     * Opens a page with the parameters there are.
     *
     * @param string $script which
     * @return string the error's code, '' for none
     */
    private function outcome(string $script): string {
        return $this->message(function () use ($script): void {
            global $PAGE;
            $PAGE = new \moodle_page();
            [$course, $cm] = get_course_and_cm_from_cmid($this->quiz->cmid, 'quiz');
            require_login($course, false, $cm, true, true);
            // Which script runs is told by the files PHP has opened; here that is none of them.
            if (isset(local\watch::SCRIPTS[$script])) {
                local\watch::act(local\watch::SCRIPTS[$script], $cm);
            }
        });
    }

    /**
     * Calls a web service as Moodle does.
     *
     * @param string $name which
     * @return string the error's code, '' for none
     */
    private function called(string $name): string {
        $arguments = ['attemptid' => $this->attempt->id];
        if (in_array($name, ['mod_quiz_get_attempt_data', 'mod_quiz_view_attempt'])) {
            $arguments['page'] = 0;
        } else if (in_array($name, ['mod_quiz_save_attempt'])) {
            $arguments['data'] = [];
        }
        $_POST['sesskey'] = sesskey();
        $answer = $this->api()::call_external_function($name, $arguments);
        return $answer['error'] ? $answer['exception']->errorcode : '';
    }

    /**
     * Moodle's class for web services, whatever the version calls it.
     *
     * @return string
     */
    private function api(): string {
        global $CFG;
        if (class_exists('\core_external\external_api')) {
            return '\core_external\external_api';
        }
        require_once($CFG->libdir . '/externallib.php');
        return '\external_api';
    }

    /**
     * What something comes to.
     *
     * @param callable $what it
     * @return string the error's code, '' for none
     */
    private function message(callable $what): string {
        try {
            $what();
            return '';
        } catch (\moodle_exception $e) {
            return $e->errorcode;
        }
    }
}
