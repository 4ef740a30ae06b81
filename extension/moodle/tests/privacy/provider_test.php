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

namespace quizaccess_candor\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use quizaccess_candor\local\outbox;
use quizaccess_candor\local\sitting;
use quizaccess_candor\local\sittings;

/**
 * What is told, exported and erased of somebody.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\privacy\provider
 */
final class provider_test extends \core_privacy\tests\provider_testcase {
    /** @var \stdClass[] two quizzes. */
    private $quizzes = [];

    /** @var \stdClass[] two students. */
    private $users = [];

    /** @var sitting[][] quiz by quiz, student by student. */
    private $sittings = [];

    /**
     * Two quizzes with a sitting of each of two students.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $generator = $this->getDataGenerator()->get_plugin_generator('quizaccess_candor');
        $course = $this->getDataGenerator()->create_course();
        foreach ([0, 1] as $i) {
            $this->users[$i] = $this->getDataGenerator()->create_and_enrol($course, 'student');
        }
        foreach ([0, 1] as $i) {
            $this->quizzes[$i] = $generator->create_quiz($course->id);
            foreach ([0, 1] as $j) {
                $this->sittings[$i][$j] = $generator->create_sitting(
                    $this->quizzes[$i]->id,
                    $this->users[$j]->id,
                    ['attemptid' => 3, 'live' => 1700000000, 'points' => 92.5, 'flags' => 2]
                );
            }
        }
    }

    /**
     * Every column is told of, and the relay.
     */
    public function test_metadata(): void {
        global $DB;
        $items = provider::get_metadata(new collection('quizaccess_candor'))->get_collection();
        $this->assertCount(2, $items);
        $this->assertSame(sittings::TABLE, $items[0]->get_name());
        $columns = array_keys($DB->get_columns(sittings::TABLE));
        $this->assertEqualsCanonicalizing(array_diff($columns, ['id']), array_keys($items[0]->get_privacy_fields()));
        $this->assertSame('relay', $items[1]->get_name());
        foreach ($items as $item) {
            foreach (array_merge([$item->get_summary()], array_values($item->get_privacy_fields())) as $string) {
                $this->assertTrue(get_string_manager()->string_exists($string, 'quizaccess_candor'), $string);
            }
        }
    }

    /**
     * Where something is kept of somebody, and of whom in a quiz.
     */
    public function test_contexts_and_users(): void {
        $contexts = provider::get_contexts_for_userid($this->users[0]->id)->get_contextids();
        $this->assertEqualsCanonicalizing([$this->context(0)->id, $this->context(1)->id], $contexts);
        $this->assertSame([], provider::get_contexts_for_userid(get_admin()->id)->get_contextids());
        $list = new userlist($this->context(1), 'quizaccess_candor');
        provider::get_users_in_context($list);
        $this->assertEqualsCanonicalizing(array_column($this->users, 'id'), $list->get_userids());
        $list = new userlist(\context_system::instance(), 'quizaccess_candor');
        provider::get_users_in_context($list);
        $this->assertSame([], $list->get_userids());
    }

    /**
     * What is exported is somebody's own, of the quizzes that are asked for.
     */
    public function test_export(): void {
        $this->export_context_data_for_user($this->users[0]->id, $this->context(0), 'quizaccess_candor');
        $path = [get_string('pluginname', 'quizaccess_candor'), '1'];
        $data = writer::with_context($this->context(0))->get_data($path);
        $this->assertEquals([3, 92.5, 2], [$data->attemptid, $data->points, $data->flags]);
        $this->assertNull($data->ended);
        $this->assertSame(get_string('no'), $data->waived);
        $second = [$path[0], '2'];
        $this->assertSame([], writer::with_context($this->context(0))->get_data($second));
        $this->assertSame([], writer::with_context($this->context(1))->get_data($path));
    }

    /**
     * A relay that cannot be asked leaves a note, so that nobody takes the export for whole.
     */
    public function test_export_without_the_relay(): void {
        set_config('relayurl', 'http://127.0.0.1:1', 'quizaccess_candor');
        set_config('clientid', 'client', 'quizaccess_candor');
        set_config('clientsecret', \core\encryption::encrypt('secret'), 'quizaccess_candor');
        $this->export_context_data_for_user($this->users[0]->id, $this->context(0), 'quizaccess_candor');
        $path = [get_string('pluginname', 'quizaccess_candor'), '1'];
        $files = writer::with_context($this->context(0))->get_custom_file($path, 'candor-missing.txt');
        $this->assertSame(get_string('privacy_relay_failed', 'quizaccess_candor'), $files);
    }

    /**
     * Erases one student in one quiz, here and at the relay.
     */
    public function test_delete_for_user(): void {
        provider::delete_data_for_user(
            new approved_contextlist($this->users[0], 'quizaccess_candor', [$this->context(0)->id])
        );
        $this->assert_erased([[0, 0]]);
    }

    /**
     * Erases several in one quiz.
     */
    public function test_delete_for_users(): void {
        provider::delete_data_for_users(
            new approved_userlist($this->context(1), 'quizaccess_candor', array_column($this->users, 'id'))
        );
        $this->assert_erased([[1, 0], [1, 1]]);
    }

    /**
     * Erases all of one quiz.
     */
    public function test_delete_for_all(): void {
        provider::delete_data_for_all_users_in_context($this->context(0));
        $this->assert_erased([[0, 0], [0, 1]]);
        provider::delete_data_for_all_users_in_context(\context_system::instance());
        $this->assert_erased([[0, 0], [0, 1]]);
    }

    /**
     * A quiz's context.
     *
     * @param int $quiz which
     * @return \context
     */
    private function context(int $quiz): \context {
        return \context_module::instance($this->quizzes[$quiz]->cmid);
    }

    /**
     * Expects that these are gone, that the relay is to erase them, and that the others are there.
     *
     * @param int[][] $which each [quiz, student]
     */
    private function assert_erased(array $which): void {
        global $DB;
        $all = array_merge(...$this->sittings);
        $gone = array_map(function (array $at): string {
            return $this->sittings[$at[0]][$at[1]]->nonce;
        }, $which);
        $left = array_diff(array_column($all, 'nonce'), $gone);
        $this->assertEqualsCanonicalizing(array_values($left), $DB->get_fieldset_select(sittings::TABLE, 'nonce', ''));
        $this->assertEqualsCanonicalizing($gone, $DB->get_fieldset_select(outbox::TABLE, 'name', 'kind = ?', [outbox::ATTEMPT]));
    }
}
