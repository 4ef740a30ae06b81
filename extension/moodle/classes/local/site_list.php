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
 * The sites that students may open besides the quiz: origins such as https://dict.example.org, as the relay takes them.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class site_list {
    /** A host's name, as narrow as the relay takes it: the last label begins with a letter (RFC 2396, 3.2.2). */
    const NAME = '(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?';

    /** An IPv4 address. */
    const ADDRESS = '\d{1,3}(?:\.\d{1,3}){3}';

    /** The most that the relay takes. */
    const MOST = 50;

    /** The longest that the relay takes, in characters. */
    const LONGEST = 200;

    /**
     * The sites a text names; what is none is left out.
     *
     * @param string $text parted by spaces or lines
     * @return string[] origins, each once
     */
    public static function read(string $text): array {
        return array_values(array_unique(array_filter(array_map([self::class, 'origin'], self::words($text)))));
    }

    /**
     * The first in a text that is no site.
     *
     * @param string $text parted by spaces or lines
     * @return string '' when all are
     */
    public static function wrong(string $text): string {
        foreach (self::words($text) as $word) {
            if (self::origin($word) === '') {
                return $word;
            }
        }
        return '';
    }

    /**
     * As a teacher edits them.
     *
     * @param string[] $sites origins
     * @return string one a line
     */
    public static function write(array $sites): string {
        return implode("\n", $sites);
    }

    /**
     * What a text is made of.
     *
     * @param string $text parted by spaces or lines
     * @return string[]
     */
    private static function words(string $text): array {
        return preg_split('/\s+/', $text, -1, PREG_SPLIT_NO_EMPTY);
    }

    /**
     * The origin that is meant.
     *
     * @param string $given a word
     * @return string '' when it is none
     */
    private static function origin(string $given): string {
        $origin = '~^(https?://(?:' . self::NAME . '|' . self::ADDRESS . ')(?::\d{1,5})?)/?$~iD';
        return strlen($given) <= self::LONGEST && preg_match($origin, $given, $found) ? strtolower($found[1]) : '';
    }
}
