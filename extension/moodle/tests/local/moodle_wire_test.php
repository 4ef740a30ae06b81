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
 * Which failure of curl's is which failure of the relay's.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\moodle_wire
 * @covers    \quizaccess_candor\local\relay_error
 */
final class moodle_wire_test extends \basic_testcase {
    /**
     * By curl's own names for its numbers.
     */
    public function test_failures(): void {
        $kinds = [
            CURLE_COULDNT_RESOLVE_PROXY => relay_error::DNS,
            CURLE_COULDNT_RESOLVE_HOST => relay_error::DNS,
            CURLE_COULDNT_CONNECT => relay_error::REFUSED,
            CURLE_OPERATION_TIMEDOUT => relay_error::TIMEOUT,
            CURLE_SSL_CONNECT_ERROR => relay_error::TLS,
            51 => relay_error::TLS,
            CURLE_SSL_CERTPROBLEM => relay_error::TLS,
            60 => relay_error::TLS,
            CURLE_SSL_CACERT_BADFILE => relay_error::TLS,
            CURLE_GOT_NOTHING => relay_error::NETWORK,
            CURLE_RECV_ERROR => relay_error::NETWORK,
            CURLE_URL_MALFORMAT => relay_error::NETWORK,
        ];
        foreach ($kinds as $errno => $kind) {
            $failure = moodle_wire::failure($errno);
            $this->assertSame($kind, $failure->kind, "curl's $errno");
            $this->assertSame("curl $errno", $failure->detail);
            $this->assertTrue($failure->passing());
            $this->assertTrue($failure->unreachable());
        }
    }

    /**
     * Which of the relay's refusals are an outage, and which of these may be over in a moment.
     */
    public function test_kinds(): void {
        $outages = [];
        $passing = [];
        foreach ((new \ReflectionClass(relay_error::class))->getConstants() as $kind) {
            $error = new relay_error($kind);
            if ($error->unreachable()) {
                $outages[] = $kind;
            }
            if ($error->passing()) {
                $passing[] = $kind;
            }
        }
        $this->assertSame(['dns', 'refused', 'timeout', 'tls', 'network', 'resting', 'failed', 'busy'], $passing);
        $lasting = ['unset', 'stranger', 'credentials', 'clock'];
        $this->assertEqualsCanonicalizing(array_merge($passing, $lasting), $outages);
    }
}
