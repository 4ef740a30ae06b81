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
 * Who may do what in a proctored quiz. Decides only, from what it is given: no database, no network.
 *
 * An attempt that the relay has never confirmed is refused everything. One that it has confirmed may always save and
 * finish; when it is lost only question pages are withheld, after a grace period.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class guard {
    /** To begin an attempt, or to continue one. */
    const BEGIN = 'begin';
    /** To see a page of questions. */
    const QUESTIONS = 'questions';
    /** To see the summary, from which an attempt is handed in. */
    const SUMMARY = 'summary';
    /** To save answers, or to hand in. */
    const SAVE = 'save';

    /** Go on. */
    const PASS = 'pass';
    /** Candor has to be started first. */
    const PREFLIGHT = 'preflight';
    /** Lost for too long: the page waits until it is back. */
    const WITHHOLD = 'withhold';
    /** No. */
    const REFUSE = 'refuse';

    /** @var int for how long a lost capture withholds nothing, in seconds. */
    private $lossgrace;

    /** @var int for how long a relay that does not answer withholds nothing, in seconds. */
    private $outagegrace;

    /**
     * A guard.
     *
     * @param int $lossgrace seconds
     * @param int $outagegrace seconds
     */
    public function __construct(int $lossgrace, int $outagegrace) {
        $this->lossgrace = $lossgrace;
        $this->outagegrace = $outagegrace;
    }

    /**
     * Whether something else has to come first, for which nobody has to ask the relay.
     *
     * @param string $action BEGIN, QUESTIONS, SUMMARY or SAVE
     * @param sitting[] $sittings those that are bound to this very attempt, user and quiz; none: []
     * @param bool $older whether the attempt began before the quiz was proctored
     * @return string PASS, PREFLIGHT or REFUSE
     */
    public function rule(string $action, array $sittings, bool $older): string {
        foreach ($sittings as $sitting) {
            if ($sitting->begun()) {
                return self::PASS;
            }
        }
        if ($action === self::SAVE) {
            return $older ? self::PASS : self::REFUSE;
        }
        return $older && $action === self::SUMMARY ? self::PASS : self::PREFLIGHT;
    }

    /**
     * Whether a page of questions is shown to somebody who has begun.
     *
     * @param sitting $sitting the newest of the attempt that has begun
     * @param standing $standing what the relay says of it
     * @return string PASS or WITHHOLD
     */
    public function questions(sitting $sitting, standing $standing): string {
        if ($sitting->waived || $standing->confirmed || $standing->paused) {
            return self::PASS;
        }
        $grace = $standing->known ? $this->lossgrace : $this->outagegrace;
        return $standing->gone <= $grace ? self::PASS : self::WITHHOLD;
    }
}
