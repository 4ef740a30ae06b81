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

use quizaccess_candor\local\form_fields;
use quizaccess_candor\local\options;
use quizaccess_candor\local\quiz_choice;
use quizaccess_candor\local\site_list;

/**
 * A quiz's settings: what was sent is saved, what was not stays.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\form_fields
 * @covers    \quizaccess_candor\local\quiz_choice
 */
final class form_fields_test extends \advanced_testcase {
    /**
     * Begins.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * A save without any of the fields, as by a web service or somebody who may not configure, changes nothing.
     */
    public function test_nothing_sent(): void {
        global $DB;
        form_fields::save((object) ['id' => 7, 'name' => 'Algebra']);
        $this->assertSame(0, $DB->count_records(quiz_choice::TABLE));
        $choice = $this->choice(true, ['audio' => false, 'fullScreen' => true]);
        form_fields::save((object) ['id' => 7, 'name' => 'Algebra']);
        $this->assertEquals($choice, quiz_choice::of(7));
    }

    /**
     * What a form does not send stays as it was, the switch too.
     */
    public function test_some_sent(): void {
        $this->choice(true, ['audio' => false, 'fullScreen' => true]);
        form_fields::save((object) ['id' => 7, 'candor_tabswitch' => '0']);
        $choice = quiz_choice::of(7);
        $this->assertTrue($choice->enabled);
        $this->assertSame([false, true, false], self::some($choice));
        form_fields::save((object) ['id' => 7, 'candor_enabled' => '0']);
        $choice = quiz_choice::of(7);
        $this->assertFalse($choice->enabled);
        $this->assertSame([false, true, false], self::some($choice));
        $this->assertSame('digest', $choice->told);
    }

    /**
     * A quiz is proctored since it was switched on, not since it was saved again.
     */
    public function test_since(): void {
        form_fields::save((object) ['id' => 7, 'candor_enabled' => '1']);
        $this->assertEqualsWithDelta(time(), quiz_choice::of(7)->since, 5);
        $this->choice(true, [], 1000);
        form_fields::save((object) ['id' => 7, 'candor_enabled' => '1', 'candor_audio' => '0']);
        $this->assertSame(1000, quiz_choice::of(7)->since);
        form_fields::save((object) ['id' => 7, 'candor_enabled' => '0']);
        form_fields::save((object) ['id' => 7, 'candor_enabled' => '1']);
        $this->assertEqualsWithDelta(time(), quiz_choice::of(7)->since, 5);
    }

    /**
     * A quiz saved by Moodle's own code, as a web service or a bulk change does it, stays proctored.
     */
    public function test_moodle_saves(): void {
        global $DB;
        $this->setAdminUser();
        $course = $this->getDataGenerator()->create_course();
        $quiz = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor')->create_quiz($course->id);
        $manager = class_exists('\mod_quiz\access_manager') ? '\mod_quiz\access_manager' : '\quiz_access_manager';
        $sent = $DB->get_record('quiz', ['id' => $quiz->id]);
        $sent->coursemodule = $quiz->cmid;
        $manager::save_settings($sent);
        $this->assertTrue(quiz_choice::of($quiz->id)->enabled);
        $sent->candor_audio = 0;
        $manager::save_settings($sent);
        $this->assertTrue(quiz_choice::of($quiz->id)->enabled);
        $this->assertFalse(quiz_choice::of($quiz->id)->options['audio']);
    }

    /**
     * What students have agreed to is not changed, and each field that would change it says so.
     */
    public function test_agreed(): void {
        $generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
        $this->choice(true, ['audio' => false]);
        $sent = ['instance' => 7, 'candor_enabled' => 1, 'candor_audio' => 1, 'candor_people' => 0, 'candor_tabswitch' => 1];
        $this->assertSame(['other' => 'stays'], form_fields::validate(['other' => 'stays'], $sent));
        $generator->create_sitting(7, 42, ['waived' => 1]);
        $generator->create_sitting(8, 42);
        $this->assertSame([], form_fields::validate([], $sent), 'nobody has agreed to anything of this quiz');
        $generator->create_sitting(7, 42);
        $this->assertSame(['candor_people', 'candor_audio'], array_keys(form_fields::validate([], $sent)));
        $this->assertSame([], form_fields::validate([], ['candor_audio' => 0, 'candor_people' => 1] + $sent));
        $this->assertSame([], form_fields::validate([], ['instance' => 7, 'candor_enabled' => 0]), 'it can always be switched off');
        $this->assertCount(2, form_fields::validate([], ['candor_enabled' => 0] + $sent), 'or it could be changed while it is off');
        $this->assertSame([], form_fields::validate([], ['instance' => 0] + $sent));
    }

    /**
     * Quality and sites: what a form has by itself says nothing, and what was said is kept.
     */
    public function test_terms(): void {
        $as = ['id' => 7, 'candor_enabled' => '1'];
        form_fields::save((object) ($as + ['candor_quality' => 'modest', 'candor_sites' => '']));
        $this->assertSame([], quiz_choice::of(7)->terms());
        form_fields::save((object) ($as + ['candor_quality' => 'sharp', 'candor_sites' => "https://dict.example/\n"]));
        $quality = ['camera' => 'sharp', 'screen' => 'sharp', 'microphone' => 'sharp'];
        $this->assertSame(['quality' => $quality, 'allowedSites' => ['https://dict.example']], quiz_choice::of(7)->terms());
        form_fields::save((object) $as);
        $this->assertSame('sharp', quiz_choice::of(7)->quality);
        form_fields::save((object) ($as + ['candor_quality' => 'modest', 'candor_sites' => '']));
        $this->assertSame(['modest', []], [quiz_choice::of(7)->quality, quiz_choice::of(7)->terms()['allowedSites']]);
    }

    /**
     * Sites are written so that the relay takes them, before it is asked.
     */
    public function test_wrong_sites(): void {
        $this->assertSame([], form_fields::validate([], ['candor_sites' => 'https://dict.example']));
        $wrong = form_fields::validate([], ['candor_sites' => 'https://dict.example dict.example']);
        $this->assertStringContainsString('dict.example', $wrong['candor_sites']);
        $many = implode(' ', array_map(function (int $i): string {
            return "https://s$i.example";
        }, range(0, site_list::MOST)));
        $this->assertSame(['candor_sites'], array_keys(form_fields::validate([], ['candor_sites' => $many])));
    }

    /**
     * Who has agreed keeps the quality and every site; there may be more.
     */
    public function test_agreed_terms(): void {
        $choice = $this->choice(true, []);
        $choice->quality = 'clear';
        $choice->sites = ['https://dict.example'];
        $choice->save();
        $this->getDataGenerator()->get_plugin_generator('quizaccess_candor')->create_sitting(7, 42);
        $sent = ['instance' => 7, 'candor_quality' => 'clear', 'candor_sites' => 'https://dict.example https://two.example'];
        $this->assertSame([], form_fields::validate([], $sent));
        $errors = form_fields::validate([], ['candor_quality' => 'sharp', 'candor_sites' => 'https://two.example'] + $sent);
        $this->assertSame(['candor_quality', 'candor_sites'], array_keys($errors));
        $this->assertStringContainsString('https://dict.example', $errors['candor_sites']);
    }

    /**
     * A new quiz has what the administrator has set, and by itself only what the relay's definition has.
     */
    public function test_site_defaults(): void {
        $this->assertSame(options::defaults(), quiz_choice::of(7)->options);
        set_config('default_audio', '0', 'quizaccess_candor');
        set_config('default_fullscreen', '1', 'quizaccess_candor');
        $this->assertSame(array_merge(options::defaults(), ['audio' => false, 'fullScreen' => true]), quiz_choice::of(7)->options);
        $this->choice(true, ['audio' => true, 'fullScreen' => false]);
        $this->assertSame([true, false, true], self::some(quiz_choice::of(7)));
    }

    /**
     * Three of a quiz's options.
     *
     * @param quiz_choice $choice the quiz's
     * @return bool[] audio, fullScreen, tabSwitch
     */
    private static function some(quiz_choice $choice): array {
        return [$choice->options['audio'], $choice->options['fullScreen'], $choice->options['tabSwitch']];
    }

    /**
     * What quiz 7 has chosen.
     *
     * @param bool $enabled whether it is proctored
     * @param bool[] $options those that differ from the defaults
     * @param int $since since when
     * @return quiz_choice
     */
    private function choice(bool $enabled, array $options, int $since = 1): quiz_choice {
        $choice = quiz_choice::of(7);
        $choice->enabled = $enabled;
        $choice->options = array_merge(options::defaults(), $options);
        $choice->since = $since;
        $choice->told = 'digest';
        $choice->save();
        return $choice;
    }
}
