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
 * The relay, as Moodle speaks with it: signed requests, server to server. docs/lms-api.md of Candor is the contract.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class relay {
    /** How long a page waits for an answer, in milliseconds. */
    const PATIENCE = 2500;

    /** @var string its origin, such as https://relay.example.edu */
    private $origin;

    /** @var string */
    private $client;

    /** @var string */
    private $secret;

    /** @var wire */
    private $wire;

    /** @var breaker */
    private $breaker;

    /** @var callable gives epoch seconds. */
    private $clock;

    /**
     * A relay.
     *
     * @param string $origin its origin, such as https://relay.example.edu
     * @param string $client the client id
     * @param string $secret the client's secret
     * @param wire $wire what sends
     * @param breaker $breaker what keeps from asking a dead one
     * @param callable $clock gives epoch seconds
     */
    public function __construct(
        string $origin,
        string $client,
        string $secret,
        wire $wire,
        breaker $breaker,
        callable $clock
    ) {
        $this->origin = rtrim($origin, '/');
        $this->client = $client;
        $this->secret = $secret;
        $this->wire = $wire;
        $this->breaker = $breaker;
        $this->clock = $clock;
    }

    /**
     * Who it is: institution, version, serverTime, origin, options.
     *
     * @return array
     */
    public function status(): array {
        $status = $this->ask('GET', '/api/lms/status');
        if (!isset($status['version'], $status['options'])) {
            throw new relay_error(relay_error::STRANGER);
        }
        return $status;
    }

    /**
     * Makes an exam or changes it.
     *
     * @param string $exam its name
     * @param array $wish title, address, options, quality, allowedSites, retentionDays
     * @return array options, as they are now
     */
    public function put_exam(string $exam, array $wish): array {
        return $this->ask('PUT', '/api/lms/exams/' . $exam, $wish);
    }

    /**
     * An exam with all its attempts: title, address, options, attempts.
     *
     * @param string $exam its name
     * @return array
     */
    public function exam(string $exam): array {
        return $this->ask('GET', '/api/lms/exams/' . $exam);
    }

    /**
     * Ends and erases an exam.
     *
     * @param string $exam its name
     */
    public function erase_exam(string $exam): void {
        $this->ask('DELETE', '/api/lms/exams/' . $exam);
    }

    /**
     * Makes an attempt or finds it again, with a new way in: attempt, launchUrl, status.
     *
     * @param string $attempt its name
     * @param array $wish exam, user, consent
     * @return array
     */
    public function launch(string $attempt, array $wish): array {
        return $this->ask('PUT', '/api/lms/attempts/' . $attempt, $wish);
    }

    /**
     * How an attempt stands.
     *
     * @param string $attempt its name
     * @return array
     */
    public function attempt(string $attempt): array {
        return $this->ask('GET', '/api/lms/attempts/' . $attempt);
    }

    /**
     * Ends an attempt.
     *
     * @param string $attempt its name
     * @param string $reason submitted, time-up, abandoned or deleted
     */
    public function finish(string $attempt, string $reason): void {
        $this->ask('POST', '/api/lms/attempts/' . $attempt . '/finish', ['reason' => $reason]);
    }

    /**
     * Ends and erases an attempt.
     *
     * @param string $attempt its name
     */
    public function erase_attempt(string $attempt): void {
        $this->ask('DELETE', '/api/lms/attempts/' . $attempt);
    }

    /**
     * Everything that is kept of an attempt, as a ZIP.
     *
     * @param string $attempt its name
     * @param int $timeoutms how long to wait, in milliseconds
     * @return string the ZIP's bytes
     */
    public function export(string $attempt, int $timeoutms): string {
        $target = '/api/lms/attempts/' . $attempt . '/export.zip';
        return $this->exchange('GET', $target, '', $timeoutms, function (string $bytes): bool {
            return substr($bytes, 0, 2) === 'PK';
        });
    }

    /**
     * A link for a teacher: url, expiresAt.
     *
     * @param array $wish exam, attempt, user, role, page
     * @return array
     */
    public function link(array $wish): array {
        return $this->ask('POST', '/api/lms/links', $wish);
    }

    /**
     * Says where results are sent.
     *
     * @param string|null $address where to, or null: nowhere
     */
    public function hook(?string $address): void {
        $this->ask('PUT', '/api/lms/hook', ['address' => $address]);
    }

    /**
     * Sends a signed request.
     *
     * @param string $method the method
     * @param string $target the path
     * @param array|null $body what becomes JSON
     * @return array the answer's JSON, [] where there is none
     * @throws relay_error
     */
    private function ask(string $method, string $target, ?array $body = null): array {
        $json = $body === null ? '' : json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
        $answer = $this->exchange($method, $target, $json, self::PATIENCE, function (string $text): bool {
            return $text === '' || is_array(json_decode($text, true));
        });
        return $answer === '' ? [] : json_decode($answer, true);
    }

    /**
     * One exchange, and a second one when the relay says by how much the clocks differ.
     *
     * @param string $method the method
     * @param string $target the path
     * @param string $body the body
     * @param int $timeoutms milliseconds
     * @param callable $expected whether the body of a good answer is a relay's
     * @return string the answer's body
     * @throws relay_error
     */
    private function exchange(string $method, string $target, string $body, int $timeoutms, callable $expected): string {
        if ($this->origin === '' || $this->client === '' || $this->secret === '') {
            $this->breaker->failed();
            throw new relay_error(relay_error::UNSET);
        }
        if (!$this->breaker->permits()) {
            throw new relay_error(relay_error::RESTING);
        }
        $now = ($this->clock)();
        [$status, $answer] = $this->sent($method, $target, $body, $now, $timeoutms);
        if ($status === 401) {
            $problem = json_decode($answer, true);
            $said = $problem['serverTime'] ?? 0;
            $theirs = is_int($said) ? intdiv($said, 1000) : 0;
            // A little past the relay's start: what was signed before it is refused.
            if (($problem['type'] ?? '') === 'clock-off' && abs($theirs - $now) <= signature::TOLERANCE) {
                [$status, $answer] = $this->sent($method, $target, $body, $theirs, $timeoutms);
            }
        }
        $good = $status >= 200 && $status < 300;
        if ($good && $expected($answer)) {
            $this->breaker->answered();
            return $answer;
        }
        $error = $good ? new relay_error(relay_error::STRANGER) : self::refusal($status, $answer);
        if ($error->unreachable()) {
            // Something is there, and nobody can ask it: for an attempt under way that is an outage like any other.
            $this->breaker->failed();
        } else {
            $this->breaker->answered();
        }
        throw $error;
    }

    /**
     * Signs and sends.
     *
     * @param string $method the method
     * @param string $target the path
     * @param string $body the body
     * @param int $timestamp epoch seconds
     * @param int $timeoutms milliseconds
     * @return array [int status, string body]
     * @throws relay_error
     */
    private function sent(string $method, string $target, string $body, int $timestamp, int $timeoutms): array {
        $nonce = bin2hex(random_bytes(16));
        $headers = [
            'Authorization: ' . signature::header($this->client, $this->secret, $timestamp, $nonce, $method, $target, $body),
            'Accept: application/json',
        ];
        if ($body !== '') {
            $headers[] = 'Content-Type: application/json';
        }
        try {
            return $this->wire->send($method, $this->origin . $target, $headers, $body, $timeoutms);
        } catch (relay_error $e) {
            $this->breaker->failed();
            throw $e;
        }
    }

    /**
     * What a refusal means.
     *
     * @param int $status the HTTP status
     * @param string $answer the body
     * @return relay_error
     */
    private static function refusal(int $status, string $answer): relay_error {
        $problem = json_decode($answer, true);
        if (!is_array($problem) || !isset($problem['title'])) {
            return new relay_error($status >= 500 ? relay_error::FAILED : relay_error::STRANGER, 'HTTP ' . $status);
        }
        $types = [
            'clock-off' => relay_error::CLOCK,
            'signature-wrong' => relay_error::CREDENTIALS,
            'agreed' => relay_error::AGREED,
            'over' => relay_error::OVER,
            'bound' => relay_error::BOUND,
            'held' => relay_error::HELD,
        ];
        $statuses = [401 => relay_error::CREDENTIALS, 404 => relay_error::MISSING, 429 => relay_error::BUSY];
        $otherwise = $status >= 500 ? relay_error::FAILED : relay_error::REJECTED;
        // Whatever answers may be no relay: each of these may be anything that JSON can say.
        $type = is_string($problem['type'] ?? null) ? $problem['type'] : '';
        $detail = $problem['detail'] ?? $problem['title'];
        $kind = $types[$type] ?? $statuses[$status] ?? $otherwise;
        return new relay_error($kind, is_string($detail) ? $detail : '');
    }
}
