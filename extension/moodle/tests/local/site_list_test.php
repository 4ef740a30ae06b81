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
 * Sites that students may open.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\site_list
 */
final class site_list_test extends \basic_testcase {
    /**
     * Origins, however they are parted, each once and as the relay writes them.
     */
    public function test_read(): void {
        $text = " https://Dict.Example.org/\r\nhttp://table.example:8443\thttp://127.0.0.1:9"
            . " http://moodle\thttps://dict.example.org ";
        $sites = ['https://dict.example.org', 'http://table.example:8443', 'http://127.0.0.1:9', 'http://moodle'];
        $this->assertSame($sites, site_list::read($text));
        $this->assertSame($sites, site_list::read(site_list::write($sites)));
        $this->assertSame('', site_list::wrong($text));
        $this->assertSame([], site_list::read(" \n"));
        $this->assertSame('', site_list::wrong(''));
    }

    /**
     * What is none is left out, and named.
     */
    public function test_wrong(): void {
        $none = [
            'dict.example.org', 'ftp://dict.example.org', 'https://dict.example.org/words', 'https://dict.example.org?q',
            'https://me@dict.example.org', 'https://', 'https://dict.example.org:port',
            'https://..', 'https://dict..org', 'https://-dict.org', 'https://dict.1', 'javascript:alert(1)',
            'https://' . str_repeat('a', 200) . '.org',
        ];
        foreach ($none as $word) {
            $text = "https://good.example $word\nhttps://other.example";
            $this->assertSame($word, site_list::wrong($text));
            $this->assertSame(['https://good.example', 'https://other.example'], site_list::read($text), $word);
        }
    }
}
