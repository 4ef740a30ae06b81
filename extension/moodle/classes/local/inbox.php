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
 * What the relay tells by itself. The same news may come twice.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class inbox {
    /**
     * Takes a piece of news.
     *
     * @param mixed $news decoded JSON
     * @return bool whether it was one
     */
    public static function take($news): bool {
        if (!is_array($news)) {
            return false;
        }
        switch ($news['kind'] ?? '') {
            case 'attempt.result':
                return is_array($news['status'] ?? null) && self::result($news['status']);
            case 'attempt.erased':
                return is_string($news['attempt'] ?? null) && self::erased($news['attempt']);
            default:
                return false;
        }
    }

    /**
     * A score, and whether it is over.
     *
     * @param array $status an attempt's status
     * @return bool
     */
    public static function result(array $status): bool {
        $sitting = is_string($status['attempt'] ?? null) ? sittings::named($status['attempt']) : null;
        if ($sitting) {
            $score = $status['score'] ?? null;
            $columns = [
                'points' => is_numeric($score['points'] ?? null) ? (float) $score['points'] : null,
                'flags' => is_int($score['flags'] ?? null) ? $score['flags'] : null,
            ];
            if (($status['state'] ?? '') === 'finished' && $sitting->ended === 0) {
                $columns['ended'] = (int) (($status['finishedAt'] ?? 1000 * time()) / 1000);
            }
            sittings::set($sitting, $columns);
        }
        return isset($status['attempt']);
    }

    /**
     * The relay has erased what it had: the score goes as well. That the attempt was proctored stays with the attempt.
     *
     * @param string $nonce which
     * @return bool
     */
    private static function erased(string $nonce): bool {
        $sitting = sittings::named($nonce);
        if ($sitting) {
            sittings::set($sitting, ['points' => null, 'flags' => null, 'ended' => $sitting->ended ?: time()]);
        }
        return true;
    }
}
