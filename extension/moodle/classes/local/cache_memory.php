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
 * A breaker's memory in Moodle's cache, which all workers of a site share.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class cache_memory implements breaker_memory {
    /** @var \cache */
    private $cache;

    /**
     * The memory of this site.
     */
    public function __construct() {
        $this->cache = \cache::make('quizaccess_candor', 'breaker');
    }

    /**
     * Since when there has been no answer.
     *
     * @return int
     */
    public function since(): int {
        return $this->read()[0];
    }

    /**
     * Until when nobody asks.
     *
     * @return int
     */
    public function until(): int {
        return $this->read()[1];
    }

    /**
     * Remembers both.
     *
     * @param int $since epoch seconds
     * @param int $until epoch seconds
     */
    public function remember(int $since, int $until): void {
        $this->cache->set('relay', [$since, $until]);
    }

    /**
     * Runs something alone.
     *
     * @param callable $what gives a bool
     * @return bool
     */
    public function alone(callable $what): bool {
        $lock = \core\lock\lock_config::get_lock_factory('quizaccess_candor')->get_lock('breaker', 0);
        if (!$lock) {
            return false;
        }
        try {
            return $what();
        } finally {
            $lock->release();
        }
    }

    /**
     * What is remembered.
     *
     * @return int[] since, until
     */
    private function read(): array {
        $both = $this->cache->get('relay');
        return is_array($both) ? $both : [0, 0];
    }
}
