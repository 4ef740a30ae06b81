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
 * The relay has not done what it was asked. The kind is one of the constants, and the language pack
 * has a sentence for each: error_KIND for whoever administers the site.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class relay_error extends \Exception {
    /** Address, client id or secret are missing. */
    const UNSET = 'unset';
    /** The name of its host is unknown. */
    const DNS = 'dns';
    /** Nobody listens there. */
    const REFUSED = 'refused';
    /** It did not answer in time. */
    const TIMEOUT = 'timeout';
    /** Its certificate is not trusted. */
    const TLS = 'tls';
    /** Some other failure of the network. */
    const NETWORK = 'network';
    /** It was asked a moment ago and was not there. */
    const RESTING = 'resting';
    /** Something answers, and it is no relay of Candor. */
    const STRANGER = 'stranger';
    /** It does not know this client or its secret. */
    const CREDENTIALS = 'credentials';
    /** The clocks are too far apart. */
    const CLOCK = 'clock';
    /** It is there, and has failed. */
    const FAILED = 'failed';
    /** It is too busy just now. */
    const BUSY = 'busy';
    /** There is no such exam, attempt or user. */
    const MISSING = 'missing';
    /** Students have agreed to other options. */
    const AGREED = 'agreed';
    /** The attempt is over. */
    const OVER = 'over';
    /** The attempt is somebody else's. */
    const BOUND = 'bound';
    /** A legal hold forbids the erasure. */
    const HELD = 'held';
    /** It understood, and does not want it. */
    const REJECTED = 'rejected';

    /** @var string one of the constants. */
    public $kind;

    /** @var string what the relay said, for a log; never a secret. */
    public $detail;

    /**
     * An error.
     *
     * @param string $kind one of the constants
     * @param string $detail what is known besides
     */
    public function __construct(string $kind, string $detail = '') {
        parent::__construct('candor relay: ' . $kind . ($detail === '' ? '' : ': ' . $detail));
        $this->kind = $kind;
        $this->detail = $detail;
    }

    /**
     * Whether the relay cannot be asked just now: outage rules apply, and what was to be sent is sent later.
     *
     * @return bool
     */
    public function unreachable(): bool {
        return in_array($this->kind, [self::UNSET, self::CREDENTIALS, self::CLOCK, self::STRANGER], true) || $this->passing();
    }

    /**
     * Whether it may well be gone a moment later.
     *
     * @return bool
     */
    public function passing(): bool {
        $passing = [self::DNS, self::REFUSED, self::TIMEOUT, self::TLS, self::NETWORK, self::RESTING, self::FAILED, self::BUSY];
        return in_array($this->kind, $passing, true);
    }
}
