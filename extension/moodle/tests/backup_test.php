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

use quizaccess_candor\local\options;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\sittings;

/**
 * What of a quiz's proctoring a copy has.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \backup_quizaccess_candor_subplugin
 * @covers    \restore_quizaccess_candor_subplugin
 */
final class backup_test extends \advanced_testcase {
    /** @var \stdClass */
    private $course;

    /** @var \stdClass */
    private $quiz;

    /**
     * A quiz with options of its own, that somebody has sat.
     */
    protected function setUp(): void {
        global $DB;
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
        $this->course = $this->getDataGenerator()->create_course();
        $this->quiz = $generator->create_quiz($this->course->id);
        $choice = quiz_choice::of($this->quiz->id);
        $choice->options = array_merge(options::defaults(), ['audio' => false, 'fullScreen' => true]);
        $choice->quality = 'clear';
        $choice->sites = ['https://dict.example'];
        $choice->told = 'digest';
        $choice->save();
        $ada = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        // An attempt that an administrator makes is a preview, which no backup has.
        $this->setUser($ada);
        $attempt = $generator->create_attempt($this->quiz, $ada);
        $this->setAdminUser();
        $DB->set_field('quiz_attempts', 'timestart', time() - 60, ['id' => $attempt->id]);
        $generator->create_sitting($this->quiz->id, $ada->id, ['attemptid' => $attempt->id, 'live' => 5]);
    }

    /**
     * A duplicate has the choice, counts from now, is not told to the relay yet, and has nobody's sittings.
     */
    public function test_duplicate(): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/course/lib.php');
        $copy = duplicate_module($this->course, get_fast_modinfo($this->course)->get_cm($this->quiz->cmid));
        $choice = quiz_choice::of((int) $copy->instance);
        $this->assertTrue($choice->enabled);
        $this->assertSame(quiz_choice::of($this->quiz->id)->options, $choice->options);
        $this->assertSame(quiz_choice::of($this->quiz->id)->terms(), $choice->terms());
        $this->assertSame('', $choice->told);
        $this->assertEqualsWithDelta(time(), $choice->since, 60);
        $this->assertSame(0, $DB->count_records(sittings::TABLE, ['quizid' => $copy->instance]));
        $this->assertSame(1, $DB->count_records(sittings::TABLE));
    }

    /**
     * A backup with its users' data names nobody's sitting.
     */
    public function test_backup_and_restore(): void {
        global $CFG, $DB, $USER;
        require_once($CFG->dirroot . '/backup/util/includes/backup_includes.php');
        require_once($CFG->dirroot . '/backup/util/includes/restore_includes.php');
        $nonce = $DB->get_field(sittings::TABLE, 'nonce', ['quizid' => $this->quiz->id]);
        $backup = new \backup_controller(
            \backup::TYPE_1COURSE,
            $this->course->id,
            \backup::FORMAT_MOODLE,
            \backup::INTERACTIVE_NO,
            \backup::MODE_GENERAL,
            $USER->id
        );
        $backup->get_plan()->get_setting('users')->set_value(true);
        $backup->execute_plan();
        $file = $backup->get_results()['backup_destination'];
        $backup->destroy();
        $folder = 'candor-test';
        $path = make_backup_temp_directory($folder);
        $file->extract_to_pathname(get_file_packer('application/vnd.moodle.backup'), $path);
        $xml = file_get_contents(glob("$path/activities/quiz_*/quiz.xml")[0]);
        $this->assertStringContainsString('fullScreen', $xml);
        $this->assertStringNotContainsString($nonce, $xml);
        $this->assertStringNotContainsString('digest', $xml);

        $target = $this->getDataGenerator()->create_course();
        $restore = new \restore_controller(
            $folder,
            $target->id,
            \backup::INTERACTIVE_NO,
            \backup::MODE_GENERAL,
            $USER->id,
            \backup::TARGET_EXISTING_ADDING
        );
        $restore->get_plan()->get_setting('users')->set_value(true);
        $this->assertTrue($restore->execute_precheck());
        $restore->execute_plan();
        $restore->destroy();
        $quizid = (int) $DB->get_field('quiz', 'id', ['course' => $target->id]);
        $this->assertSame([true, ''], [quiz_choice::of($quizid)->enabled, quiz_choice::of($quizid)->told]);
        $this->assertSame(quiz_choice::of($this->quiz->id)->options, quiz_choice::of($quizid)->options);
        $this->assertSame(0, $DB->count_records(sittings::TABLE, ['quizid' => $quizid]));
        $attempt = $DB->get_record('quiz_attempts', ['quiz' => $quizid], '*', MUST_EXIST);
        $this->assertTrue(local\watch::older((int) $attempt->id, quiz_choice::of($quizid)));
    }
}
