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
 * What the administrator has set, and the relay that comes of it.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class site {
    /**
     * A setting of this plugin.
     *
     * @param string $name its name
     * @return string '' when it is not set
     */
    public static function setting(string $name): string {
        $value = get_config('quizaccess_candor', $name);
        return $value === false ? '' : (string) $value;
    }

    /**
     * Whether there is a relay to speak with.
     *
     * @return bool
     */
    public static function ready(): bool {
        return self::setting('relayurl') !== '' && self::setting('clientid') !== '' && self::secret() !== '';
    }

    /**
     * The client's secret, in clear.
     *
     * @return string '' when it is not set or cannot be read
     */
    public static function secret(): string {
        $stored = self::setting('clientsecret');
        if ($stored === '') {
            return '';
        }
        try {
            return (string) \core\encryption::decrypt($stored);
        } catch (\moodle_exception $e) {
            return '';
        }
    }

    /**
     * The relay.
     *
     * @param breaker|null $breaker what keeps from asking a dead one; the site's own where it is left out
     * @return relay
     */
    public static function relay(?breaker $breaker = null): relay {
        return new relay(
            self::setting('relayurl'),
            self::setting('clientid'),
            self::secret(),
            new moodle_wire(),
            $breaker ?: self::breaker(),
            'time'
        );
    }

    /**
     * What keeps from asking a dead relay.
     *
     * @return breaker
     */
    public static function breaker(): breaker {
        return new breaker(new cache_memory(), 'time');
    }

    /**
     * The guard, with the site's grace periods.
     *
     * @return guard
     */
    public static function guard(): guard {
        return new guard(self::seconds('lossgrace', 120), self::seconds('outagegrace', 900));
    }

    /**
     * Whether an administrator lets attempts begin without proctoring just now.
     *
     * @return bool
     */
    public static function waived(): bool {
        return (int) self::setting('overrideuntil') > time();
    }

    /**
     * The default of each option for a new quiz.
     *
     * @return bool[] name => bool
     */
    public static function defaults(): array {
        $defaults = [];
        foreach (options::defaults() as $name => $default) {
            $set = self::setting('default_' . strtolower($name));
            $defaults[$name] = $set === '' ? $default : (bool) $set;
        }
        return $defaults;
    }

    /**
     * A length of time.
     *
     * @param string $name the setting's
     * @param int $otherwise where it is not set
     * @return int seconds
     */
    private static function seconds(string $name, int $otherwise): int {
        $set = self::setting($name);
        return $set === '' ? $otherwise : (int) $set;
    }
}
