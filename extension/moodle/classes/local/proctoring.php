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
 * Launches, checks and looks: what the pages of a proctored quiz ask for.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class proctoring {
    /**
     * Makes a launch for somebody who has agreed, or takes theirs up again.
     *
     * @param object $quiz the quiz's row
     * @param int $cmid its course module
     * @param object $user the user's row
     * @param int $attemptid their attempt, 0 when they have none yet
     * @param string $wording what they had before their eyes
     * @return string the relay's page to send them to
     * @throws relay_error
     */
    public static function launch($quiz, int $cmid, $user, int $attemptid, string $wording): string {
        // Somebody who clicks twice is launched once.
        $lock = \core\lock\lock_config::get_lock_factory('quizaccess_candor')->get_lock("launch_{$quiz->id}_{$user->id}", 5);
        if (!$lock) {
            throw new relay_error(relay_error::BUSY);
        }
        try {
            return self::launch_alone(site::relay(), $quiz, $cmid, $user, $attemptid, $wording);
        } finally {
            $lock->release();
        }
    }

    /**
     * Makes a launch, while no other request of the same user does.
     *
     * @param relay $relay the relay
     * @param object $quiz the quiz's row
     * @param int $cmid its course module
     * @param object $user the user's row
     * @param int $attemptid their attempt, 0 when they have none yet
     * @param string $wording what they had before their eyes
     * @return string the relay's page to send them to
     * @throws relay_error
     */
    private static function launch_alone(relay $relay, $quiz, int $cmid, $user, int $attemptid, string $wording): string {
        self::tell($relay, $quiz, $cmid);
        $sitting = sittings::current($quiz->id, $user->id, $attemptid) ?: sittings::add($quiz->id, $user->id, $attemptid);
        $wish = [
            'exam' => quiz_choice::exam($quiz->id),
            'user' => ['id' => (string) $user->id, 'name' => fullname($user)],
        ];
        if (empty(quiz_choice::of($quiz->id)->options['impersonation'])) {
            $wish['consent'] = ['language' => str_replace('_', '-', current_language()), 'wording' => $wording];
        }
        // To have faces compared is agreed to apart, and only the extension can ask for that: there it asks for everything.
        try {
            $launch = $relay->launch($sitting->nonce, $wish);
        } catch (relay_error $e) {
            if ($e->kind !== relay_error::OVER) {
                throw $e;
            }
            // The sitting was ended at the relay while the attempt goes on: another one takes its place.
            sittings::set($sitting, ['ended' => time()]);
            $sitting = sittings::add($quiz->id, $user->id, $sitting->attemptid ?: $attemptid);
            $launch = $relay->launch($sitting->nonce, $wish);
        }
        sittings::set($sitting, ['agreed' => time()]);
        return self::trusted($launch['launchUrl'] ?? '');
    }

    /**
     * Tells the relay of a quiz, if there is anything new.
     *
     * @param relay $relay the relay
     * @param object $quiz the quiz's row
     * @param int $cmid its course module
     * @throws relay_error
     */
    public static function tell(relay $relay, $quiz, int $cmid): void {
        $choice = quiz_choice::of($quiz->id);
        $wish = [
            'title' => shorten_text(trim(html_entity_decode(strip_tags($quiz->name), ENT_QUOTES, 'UTF-8')), 120, true),
            'address' => (new \moodle_url('/mod/quiz/view.php', ['id' => $cmid]))->out(false),
            'options' => $choice->options,
        ] + $choice->terms();
        $days = $choice->retention();
        if ($days > 0) {
            $wish['retentionDays'] = $days;
        }
        $digest = hash('sha256', json_encode([site::setting('relayurl'), site::setting('clientid'), $wish]));
        if ($choice->told !== $digest) {
            $relay->put_exam(quiz_choice::exam($quiz->id), $wish);
            $choice->days = $days;
            $choice->told = $digest;
            $choice->save();
        }
    }

    /**
     * The check before an attempt begins or is taken up: asks the relay, now.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt, 0 when there is none yet
     * @return string '' when it passes; else why not, a string of the language pack that begins with check_
     */
    public static function check(int $quizid, int $userid, int $attemptid): string {
        $sitting = sittings::current($quizid, $userid, $attemptid);
        if (!$sitting) {
            return self::silent() && self::waive($quizid, $userid, $attemptid) ? '' : 'check_notlaunched';
        }
        try {
            $standing = standing::told(site::relay()->attempt($sitting->nonce));
        } catch (relay_error $e) {
            if ($e->kind === relay_error::MISSING) {
                return 'check_notlaunched';
            }
            return $e->unreachable() && self::waive($quizid, $userid, $attemptid) ? '' : 'check_unreachable';
        }
        if (!$standing->confirms(quiz_choice::exam($quizid), (string) $userid)) {
            return $standing->words();
        }
        $now = time();
        $columns = ['passed' => $now, 'live' => $sitting->live ?: $now];
        if ($attemptid !== 0) {
            $columns['attemptid'] = $attemptid;
        }
        sittings::set($sitting, $columns);
        return '';
    }

    /**
     * How a sitting stands, at most five seconds old.
     *
     * @param sitting $sitting which
     * @return standing
     */
    public static function look(sitting $sitting): standing {
        $cache = \cache::make('quizaccess_candor', 'standing');
        $known = $cache->get($sitting->nonce);
        if (is_array($known)) {
            return standing::told($known);
        }
        try {
            $status = site::relay()->attempt($sitting->nonce);
            $cache->set($sitting->nonce, $status);
            return standing::told($status);
        } catch (relay_error $e) {
            return $e->kind === relay_error::MISSING ? standing::missing() : standing::unknown(site::breaker()->outage());
        }
    }

    /**
     * Whether the relay does not answer: nobody is let off because they did not open Candor.
     *
     * @return bool
     */
    private static function silent(): bool {
        if (!site::waived()) {
            return false;
        }
        try {
            site::relay()->status();
            return false;
        } catch (relay_error $e) {
            return $e->unreachable();
        }
    }

    /**
     * Lets an attempt begin without proctoring, where an administrator has allowed that for a while.
     *
     * @param int $quizid the quiz
     * @param int $userid whose
     * @param int $attemptid the attempt, 0 when there is none yet
     * @return bool whether it is allowed
     */
    private static function waive(int $quizid, int $userid, int $attemptid): bool {
        if (!site::waived()) {
            return false;
        }
        $sitting = sittings::add($quizid, $userid, $attemptid, true);
        sittings::set($sitting, ['passed' => time()]);
        $cm = get_coursemodule_from_instance('quiz', $quizid, 0, false, MUST_EXIST);
        \quizaccess_candor\event\proctoring_waived::create([
            'context' => \context_module::instance($cm->id),
            'relateduserid' => $userid,
            'objectid' => $sitting->id,
        ])->trigger();
        return true;
    }

    /**
     * An address to send a browser to, as the relay has given it.
     *
     * @param string $url the address
     * @return string the address
     * @throws relay_error
     */
    public static function trusted(string $url): string {
        if (!preg_match('~^https?://[^/?#\s]+/~', $url)) {
            throw new relay_error(relay_error::STRANGER);
        }
        return $url;
    }
}
