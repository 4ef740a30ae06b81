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
 * The tracking options of a quiz: read, sent, stored.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\options
 * @covers    \quizaccess_candor\local\option_list
 */
final class options_test extends \basic_testcase {
    /**
     * Fields do not meet each other, nor the switch.
     */
    public function test_fields(): void {
        $fields = array_map([options::class, 'field'], array_keys(options::defaults()));
        $this->assertSame('candor_recordcamera', $fields[0]);
        $this->assertSame($fields, array_unique($fields));
        $this->assertNotContains(form_fields::ENABLED, $fields);
        foreach ($fields as $field) {
            $this->assertMatchesRegularExpression('/^candor_[a-z]+$/', $field);
        }
    }

    /**
     * What was written is read, whatever the defaults are by then.
     */
    public function test_written_and_read(): void {
        $chosen = array_map(function (bool $on): bool {
            return !$on;
        }, options::defaults());
        $this->assertSame($chosen, options::read(options::write($chosen), options::defaults()));
        $this->assertSame($chosen, options::read(options::write($chosen), []));
    }

    /**
     * What was stored as one option is read as the three that it became.
     */
    public function test_split(): void {
        foreach ([true, false] as $on) {
            $read = options::read(json_encode(['recordSession' => $on, 'audio' => false]), ['recordScreen' => !$on]);
            $this->assertSame([$on, $on, $on], [$read['recordCamera'], $read['recordMicrophone'], $read['recordScreen']]);
            $this->assertFalse($read['audio']);
        }
        $both = options::read('{"recordSession":true,"recordScreen":false}', []);
        $this->assertSame([true, false], [$both['recordCamera'], $both['recordScreen']]);
    }

    /**
     * What is not stored has the site's default, and without one the option's own.
     */
    public function test_defaults(): void {
        $all = options::defaults();
        $this->assertSame($all, options::read(null, []));
        $this->assertSame($all, options::read('', $all));
        $site = ['audio' => false, 'fullScreen' => true];
        $this->assertSame(array_merge($all, $site), options::read(null, $site));
        $read = options::read('{"audio": true, "tabSwitch": false}', $site);
        $this->assertSame(array_merge($all, ['audio' => true, 'tabSwitch' => false, 'fullScreen' => true]), $read);
    }

    /**
     * Whatever stands in the table or a backup: all options, and no others.
     */
    public function test_stored_by_somebody_else(): void {
        foreach (['{', '7', '"audio"', '[]', 'null', '{"unknown": true}', '[true]', '{"audio": null}'] as $json) {
            $this->assertSame(options::defaults(), options::read($json, []), $json);
        }
        $this->assertFalse(options::read('{"audio": 0}', [])['audio']);
    }

    /**
     * A form that sends some keeps the others.
     */
    public function test_over(): void {
        $all = options::defaults();
        $this->assertSame($all, options::over($all, []));
        $this->assertSame($all, options::over($all, ['candor_unknown' => 1, 'audio' => 0, 'candor_enabled' => 1]));
        $over = options::over($all, ['candor_audio' => '0', 'candor_fullscreen' => '1', 'candor_people' => null]);
        $this->assertSame(array_merge($all, ['audio' => false, 'fullScreen' => true]), $over);
    }

    /**
     * Those that are on, in their order.
     */
    public function test_on(): void {
        $this->assertSame(['a', 'c'], options::on(['a' => true, 'b' => false, 'c' => true]));
        $this->assertSame([], options::on([]));
    }
}
