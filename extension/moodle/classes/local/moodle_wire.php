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
 * Sends through Moodle's curl, which knows the site's proxy.
 *
 * Moodle's curl refuses loopback, private networks and unusual ports. A relay stands just there, so that guard is
 * off for this one address, which only an administrator can set.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class moodle_wire implements wire {
    /**
     * Sends a request.
     *
     * @param string $method the method
     * @param string $url where to
     * @param string[] $headers whole lines
     * @param string $body the body
     * @param int $timeoutms milliseconds
     * @return array [int status, string body]
     */
    public function send(string $method, string $url, array $headers, string $body, int $timeoutms): array {
        global $CFG;
        require_once($CFG->libdir . '/filelib.php');
        $curl = new \curl(['ignoresecurity' => true]);
        $curl->setHeader($headers);
        $options = [
            'CURLOPT_CONNECTTIMEOUT_MS' => min($timeoutms, 1500),
            'CURLOPT_TIMEOUT_MS' => $timeoutms,
            'CURLOPT_FOLLOWLOCATION' => false,
            // Moodle's curl trusts every certificate unless it is told not to; then anybody in between could say "confirmed".
            'CURLOPT_SSL_VERIFYPEER' => true,
            'CURLOPT_SSL_VERIFYHOST' => 2,
            'CURLOPT_CUSTOMREQUEST' => $method,
        ];
        if ($body === '') {
            $answer = $curl->get($url, [], $options);
        } else {
            $answer = $curl->post($url, $body, $options);
        }
        $errno = (int) $curl->get_errno();
        if ($errno !== 0) {
            throw self::failure($errno);
        }
        return [(int) ($curl->get_info()['http_code'] ?? 0), (string) $answer];
    }

    /**
     * Why there is no answer.
     *
     * @param int $errno curl's number
     * @return relay_error
     */
    public static function failure(int $errno): relay_error {
        $kinds = [
            5 => relay_error::DNS,
            6 => relay_error::DNS,
            7 => relay_error::REFUSED,
            28 => relay_error::TIMEOUT,
            35 => relay_error::TLS,
            51 => relay_error::TLS,
            58 => relay_error::TLS,
            60 => relay_error::TLS,
            77 => relay_error::TLS,
        ];
        return new relay_error($kinds[$errno] ?? relay_error::NETWORK, 'curl ' . $errno);
    }
}
