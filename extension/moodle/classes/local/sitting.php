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
 * One sitting: somebody's launch for a quiz, and the attempt it became. A row of quizaccess_candor_sitting.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class sitting {
    /** @var int */
    public $id;
    /** @var int */
    public $quizid;
    /** @var int */
    public $userid;
    /** @var int the quiz attempt, 0 until there is one. */
    public $attemptid;
    /** @var string what the relay calls it: never in a page, so that nobody can point at another's. */
    public $nonce;
    /** @var int when they agreed, epoch seconds. */
    public $agreed;
    /** @var int when the relay first confirmed it live; 0: never. */
    public $live;
    /** @var int when it passed the preflight check, 0: not yet. */
    public $passed;
    /** @var bool begun by an administrator's override, without proctoring. */
    public $waived;
    /** @var int when it was over, 0: not yet. */
    public $ended;

    /**
     * From a row.
     *
     * @param object $row of quizaccess_candor_sitting
     * @return self
     */
    public static function of($row): self {
        $sitting = new self();
        $sitting->id = (int) $row->id;
        $sitting->quizid = (int) $row->quizid;
        $sitting->userid = (int) $row->userid;
        $sitting->attemptid = (int) $row->attemptid;
        $sitting->nonce = (string) $row->nonce;
        $sitting->agreed = (int) $row->agreed;
        $sitting->live = (int) $row->live;
        $sitting->passed = (int) $row->passed;
        $sitting->waived = (bool) $row->waived;
        $sitting->ended = (int) $row->ended;
        return $sitting;
    }

    /**
     * Whether its attempt may be: the relay has seen it live, or an administrator has waived that.
     *
     * @return bool
     */
    public function begun(): bool {
        return $this->live > 0 || $this->waived;
    }
}
