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
 * What the relay says of a sitting at this moment, or that it cannot be asked.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class standing {
    /** @var bool whether the relay has answered. */
    public $known;
    /** @var string invited, declined, consented, live, interrupted, finished; '' when not known. */
    public $state = '';
    /** @var bool connected now, and all that the quiz asks for comes in. */
    public $confirmed = false;
    /** @var bool a teacher has it paused. */
    public $paused = false;
    /** @var int for how long it has been lost, or the relay has not answered, in seconds. */
    public $gone = 0;
    /** @var string whose it is, as the relay knows it: the exam's name. */
    public $exam = '';
    /** @var string the user's id. */
    public $user = '';

    /**
     * From the relay's answer.
     *
     * @param array $status an attempt's status
     * @return self
     */
    public static function told(array $status): self {
        $standing = new self();
        $standing->known = true;
        $standing->state = (string) ($status['state'] ?? '');
        $standing->confirmed = ($status['confirmed'] ?? false) === true;
        $standing->paused = ($status['paused'] ?? false) === true;
        $standing->exam = (string) ($status['exam'] ?? '');
        $standing->user = (string) ($status['user'] ?? '');
        $since = $status['lostSince'] ?? $status['finishedAt'] ?? null;
        $now = $status['serverTime'] ?? null;
        if (!$standing->confirmed && is_numeric($since) && is_numeric($now)) {
            $standing->gone = max(0, (int) (($now - $since) / 1000));
        }
        return $standing;
    }

    /**
     * There was no answer.
     *
     * @param int $outage for how long there has been none, in seconds
     * @return self
     */
    public static function unknown(int $outage): self {
        $standing = new self();
        $standing->known = false;
        $standing->gone = $outage;
        return $standing;
    }

    /**
     * The relay has never heard of it, or has erased it.
     *
     * @return self
     */
    public static function missing(): self {
        $standing = new self();
        $standing->known = true;
        $standing->state = 'finished';
        $standing->gone = PHP_INT_MAX;
        return $standing;
    }

    /**
     * What a student who waits for it is told.
     *
     * @return string of the language pack
     */
    public function words(): string {
        if (!$this->known) {
            return 'check_unreachable';
        }
        $states = ['invited', 'declined', 'consented', 'live', 'interrupted', 'finished'];
        return 'check_' . (in_array($this->state, $states, true) ? $this->state : 'invited');
    }

    /**
     * Whether it is this very sitting, live now.
     *
     * @param string $exam the exam's name
     * @param string $user the user's id
     * @return bool
     */
    public function confirms(string $exam, string $user): bool {
        return $this->known && $this->confirmed && $this->exam === $exam && $this->user === $user;
    }
}
