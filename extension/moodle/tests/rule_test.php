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
use quizaccess_candor\local\sittings;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->dirroot . '/mod/quiz/accessrule/candor/rule.php');

/**
 * The rule, as a quiz asks it.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor
 * @covers    \quizaccess_candor\local\proctoring
 */
final class rule_test extends \advanced_testcase {
    /** @var \quizaccess_candor_generator */
    private $generator;

    /** @var \stdClass */
    private $course;

    /** @var \stdClass */
    private $quiz;

    /** @var \stdClass */
    private $ada;

    /**
     * A quiz and a student, and a relay whose address is nobody's: 0 is no port that anything listens on.
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
        set_config('relayurl', 'http://127.0.0.1:1', 'quizaccess_candor');
        set_config('clientid', 'client', 'quizaccess_candor');
        set_config('clientsecret', \core\encryption::encrypt('secret'), 'quizaccess_candor');
    }

    /**
     * A quiz that is not proctored has no such rule.
     */
    public function test_make(): void {
        $this->assertInstanceOf(\quizaccess_candor::class, $this->rule());
        $choice = quiz_choice::of($this->quiz->id);
        $choice->enabled = false;
        $choice->save();
        $this->assertNull($this->rule());
    }

    /**
     * A preflight is needed until the relay has confirmed a sitting of this very attempt, user and quiz.
     */
    public function test_preflight_is_required(): void {
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $this->assertTrue($this->rule()->is_preflight_check_required(null));
        $this->assertTrue($this->rule()->is_preflight_check_required($attempt->id));
        $live = ['attemptid' => $attempt->id, 'live' => time()];
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, ['live' => 0] + $live);
        $this->generator->create_sitting($this->quiz->id, $this->ada->id + 1, $live);
        $this->generator->create_sitting($this->quiz->id + 1, $this->ada->id, $live);
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, ['attemptid' => $attempt->id + 1] + $live);
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, ['attemptid' => 0] + $live);
        $this->assertTrue($this->rule()->is_preflight_check_required($attempt->id));
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, $live);
        $this->assertFalse($this->rule()->is_preflight_check_required($attempt->id));
        $this->assertTrue($this->rule()->is_preflight_check_required(null), 'the next attempt has to be proctored too');
    }

    /**
     * A teacher previews, and whoever is exempt sits it, without proctoring.
     */
    public function test_exempt(): void {
        global $DB;
        $role = $DB->get_field('role', 'id', ['shortname' => 'student']);
        assign_capability('quizaccess/candor:exempt', CAP_ALLOW, $role, \context_module::instance($this->quiz->cmid));
        $this->assertFalse($this->rule()->is_preflight_check_required(null));
        unassign_capability('quizaccess/candor:exempt', $role, \context_module::instance($this->quiz->cmid));
        $this->assertTrue($this->rule()->is_preflight_check_required(null));
        $this->setUser($this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher'));
        $this->assertFalse($this->rule()->is_preflight_check_required(null));
    }

    /**
     * What a form says proves nothing: without a launch, and without a relay, the check does not pass.
     */
    public function test_check_fails_closed(): void {
        global $DB;
        $forged = ['candor_consent' => 1, 'candor_nonce' => 'x', 'confirmed' => 1];
        $errors = $this->rule()->validate_preflight_check($forged, [], [], null);
        $this->assertSame(['candor_start' => get_string('check_notlaunched', 'quizaccess_candor')], $errors);
        $this->generator->create_sitting($this->quiz->id, $this->ada->id, ['live' => 0]);
        $errors = $this->rule()->validate_preflight_check($forged, [], ['other' => 'stays'], null);
        $unreachable = get_string('check_unreachable', 'quizaccess_candor');
        $this->assertSame(['other' => 'stays', 'candor_start' => $unreachable], $errors);
        $this->assertEquals(0, $DB->get_field(sittings::TABLE, 'passed', []));
        $this->assertGreaterThan(0, local\site::breaker()->outage());
    }

    /**
     * An administrator may let attempts begin while the relay does not answer; the log says so.
     */
    public function test_override(): void {
        set_config('overrideuntil', time() + 60, 'quizaccess_candor');
        $events = $this->redirectEvents();
        $this->assertSame([], $this->rule()->validate_preflight_check([], [], [], null));
        $waived = array_filter($events->get_events(), function ($event): bool {
            return $event instanceof event\proctoring_waived;
        });
        $events->close();
        $this->assertCount(1, $waived);
        $event = reset($waived);
        $this->assertSame(\context_module::instance($this->quiz->cmid)->id, $event->contextid);
        $this->assertStringContainsString((string) $this->ada->id, $event->get_description());
        $attempt = $this->generator->create_attempt($this->quiz, $this->ada);
        $this->assertFalse($this->rule()->is_preflight_check_required($attempt->id));
        $this->assertTrue(sittings::bound($this->quiz->id, $this->ada->id, $attempt->id)[0]->waived);
        set_config('overrideuntil', time() - 1, 'quizaccess_candor');
        $this->assertFalse($this->rule()->is_preflight_check_required($attempt->id), 'what has begun goes on');
        $this->assertNotSame([], $this->rule()->validate_preflight_check([], [], [], null));
    }

    /**
     * Without a relay's address no attempt begins, and the page says why.
     */
    public function test_not_set_up(): void {
        $this->assertFalse($this->rule()->prevent_new_attempt(0, null));
        unset_config('clientsecret', 'quizaccess_candor');
        $student = get_string('unset_student', 'quizaccess_candor');
        $this->assertSame($student, $this->rule()->prevent_new_attempt(0, null));
        $this->assertStringContainsString($student, implode($this->rule()->description()));
        set_config('overrideuntil', time() + 60, 'quizaccess_candor');
        $this->assertFalse($this->rule()->prevent_new_attempt(0, null));
        set_config('overrideuntil', 0, 'quizaccess_candor');
        $this->setUser($this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher'));
        $this->assertFalse($this->rule()->prevent_new_attempt(0, null));
        $this->assertStringContainsString(
            get_string('unset_teacher', 'quizaccess_candor'),
            implode($this->rule()->description())
        );
    }

    /**
     * A secret that was written by another key is none.
     */
    public function test_secret_that_cannot_be_read(): void {
        $this->assertSame('secret', local\site::secret());
        set_config('clientsecret', 'sodium:nonsense', 'quizaccess_candor');
        $this->assertSame('', local\site::secret());
        $this->assertFalse(local\site::ready());
    }

    /**
     * A teacher finds the results, a student does not.
     */
    public function test_description(): void {
        $this->assertStringNotContainsString('results.php', implode($this->rule()->description()));
        $this->setUser($this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher'));
        $this->assertStringContainsString('results.php', implode($this->rule()->description()));
    }

    /**
     * The columns come with the quiz.
     */
    public function test_settings_come_with_the_quiz(): void {
        $quiz = $this->generator->quiz_settings($this->quiz->id)->get_quiz();
        $this->assertEquals(1, $quiz->candor_enabled);
        $this->assertSame('[]', json_encode(array_diff_key(local\options::defaults(), json_decode($quiz->candor_options, true))));
    }

    /**
     * Moodle's own manager of rules asks this one.
     */
    public function test_among_moodles_rules(): void {
        $manager = $this->generator->quiz_settings($this->quiz->id, $this->ada->id)->get_access_manager(time());
        $this->assertContains('quizaccess_candor', $manager->get_active_rule_names());
        $this->assertTrue($manager->is_preflight_check_required(null));
        $this->assertSame([], $manager->prevent_access());
    }

    /**
     * Only an origin is an address: by https, or by http on this machine.
     */
    public function test_relay_address(): void {
        global $CFG;
        require_once($CFG->libdir . '/adminlib.php');
        $setting = new local\relay_url_setting('quizaccess_candor/relayurl', '', '', '', PARAM_RAW_TRIMMED, 50);
        $good = [
            '', 'https://candor.example.edu', 'https://candor.example.edu/', 'https://10.0.0.7:8443', 'https://[2001:db8::7]:8443',
            'http://localhost:8080', 'http://127.0.0.1:8080/', 'http://[::1]:8080', 'HTTPS://Candor.Example.edu',
        ];
        foreach ($good as $address) {
            $this->assertTrue($setting->validate($address), $address);
        }
        $bad = [
            'candor.example.edu', 'http://candor.example.edu', 'https://candor.example.edu/path', 'https://candor.example.edu?x',
            'https://user:pass@candor.example.edu', 'ftp://candor.example.edu', 'https://', "https://candor.example.edu\n",
            'http://localhost.example.edu', 'http://127.0.0.1.example.edu', 'https://candor.example.edu#x', 'javascript:alert(1)',
            'https://candor.example.edu:', 'https://a b',
        ];
        foreach ($bad as $address) {
            $this->assertNotSame(true, $setting->validate($address), $address);
        }
    }

    /**
     * The quiz's rule for whoever is the user.
     *
     * @return \quizaccess_candor|null
     */
    private function rule(): ?\quizaccess_candor {
        return \quizaccess_candor::make($this->generator->quiz_settings($this->quiz->id), time(), false);
    }
}
