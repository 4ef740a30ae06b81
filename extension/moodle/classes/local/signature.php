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
 * The signature of what Moodle and the relay send each other: docs/lms-api.md of Candor.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class signature {
    /** How far two clocks may be apart, in seconds. */
    const TOLERANCE = 300;

    /**
     * The value of the Authorization header.
     *
     * @param string $client the client id
     * @param string $secret the secret
     * @param int $timestamp epoch seconds
     * @param string $nonce 16 to 64 of A-Z a-z 0-9 _ -, never used before
     * @param string $method upper case
     * @param string $target the path with its query, as sent
     * @param string $body the body, or ''
     * @return string
     */
    public static function header(
        string $client,
        string $secret,
        int $timestamp,
        string $nonce,
        string $method,
        string $target,
        string $body
    ): string {
        $signature = self::sign($secret, $timestamp, $nonce, $method, $target, $body);
        return sprintf(
            'Candor client="%s", timestamp="%d", nonce="%s", signature="%s"',
            $client,
            $timestamp,
            $nonce,
            $signature
        );
    }

    /**
     * Whether a request was signed by whoever shares the secret, now.
     *
     * @param string $header the Authorization header as it came
     * @param string $client the client id that is expected
     * @param string $secret its secret
     * @param int $now epoch seconds
     * @param string $method upper case
     * @param string $target the path with its query, as it came
     * @param string $body the body as it came
     * @return string|null the nonce, which the caller refuses if it has seen it before; null if the signature is not right
     */
    public static function verified(
        string $header,
        string $client,
        string $secret,
        int $now,
        string $method,
        string $target,
        string $body
    ): ?string {
        $pattern = '/^Candor client="([^"]{1,128})", timestamp="(\d{1,12})", nonce="([A-Za-z0-9_-]{16,64})",'
            . ' signature="([A-Za-z0-9_-]{43})"$/D';
        if ($client === '' || $secret === '' || !preg_match($pattern, $header, $found)) {
            return null;
        }
        $timestamp = (int) $found[2];
        $expected = self::sign($secret, $timestamp, $found[3], $method, $target, $body);
        $signed = hash_equals($expected, $found[4]) && hash_equals($client, $found[1]);
        return $signed && abs($now - $timestamp) <= self::TOLERANCE ? $found[3] : null;
    }

    /**
     * The signature itself.
     *
     * @param string $secret the secret
     * @param int $timestamp epoch seconds
     * @param string $nonce the nonce
     * @param string $method upper case
     * @param string $target the path with its query
     * @param string $body the body
     * @return string base64url without padding
     */
    private static function sign(
        string $secret,
        int $timestamp,
        string $nonce,
        string $method,
        string $target,
        string $body
    ): string {
        $lines = implode("\n", ['candor-1', $method, $target, $timestamp, $nonce, hash('sha256', $body)]);
        return rtrim(strtr(base64_encode(hash_hmac('sha256', $lines, $secret, true)), '+/', '-_'), '=');
    }
}
