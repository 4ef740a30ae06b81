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
 * The tracking options of a quiz: name => bool, by the relay's names.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class options {
    /** What was one option before version 2026112805, and is three. */
    const SPLIT = ['recordSession' => ['recordCamera', 'recordMicrophone', 'recordScreen']];

    /**
     * All options by name, with their defaults, in the order a teacher reads them.
     *
     * @return bool[]
     */
    public static function defaults(): array {
        return option_list::DEFAULTS;
    }

    /**
     * The name of an option's form field.
     *
     * @param string $name the option's
     * @return string
     */
    public static function field(string $name): string {
        return 'candor_' . strtolower($name);
    }

    /**
     * What a quiz has stored, with the defaults for what it does not name; unknown names are left out.
     *
     * @param string|null $json as stored
     * @param bool[] $defaults name => bool
     * @return bool[]
     */
    public static function read(?string $json, array $defaults): array {
        $stored = (array) json_decode((string) $json, true);
        foreach (array_intersect_key(self::SPLIT, $stored) as $old => $names) {
            $stored += array_fill_keys($names, $stored[$old]);
        }
        $options = [];
        foreach (self::defaults() as $name => $default) {
            $options[$name] = (bool) ($stored[$name] ?? $defaults[$name] ?? $default);
        }
        return $options;
    }

    /**
     * As it is stored.
     *
     * @param bool[] $options name => bool
     * @return string JSON
     */
    public static function write(array $options): string {
        return json_encode($options);
    }

    /**
     * What a form has sent, over what was there: what it did not send stays.
     *
     * @param bool[] $options those that were there
     * @param array $sent field => value
     * @return bool[]
     */
    public static function over(array $options, array $sent): array {
        foreach (array_keys($options) as $name) {
            $field = self::field($name);
            if (isset($sent[$field])) {
                $options[$name] = (bool) $sent[$field];
            }
        }
        return $options;
    }

    /**
     * The names of those that are on.
     *
     * @param bool[] $options name => bool
     * @return string[]
     */
    public static function on(array $options): array {
        return array_keys(array_filter($options));
    }
}
