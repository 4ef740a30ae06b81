<?php
namespace candor_e2e;

use quizaccess_candor\local\relay_error;

require_once(__DIR__ . '/live_relay_case.php');

/**
 * What answers where no relay does, and how often it is asked.
 */
final class relay_absent_live_test extends live_relay_case {
    /**
     * A closed port is asked once in ten seconds, by the test's own clock.
     */
    public function test_closed_port(): void {
        $server = stream_socket_server('tcp://127.0.0.1:0');
        $closed = 'http://' . stream_socket_get_name($server, false);
        fclose($server);
        $ask = function () use ($closed): void {
            $this->relay($closed)->status();
        };
        $this->assert_error(relay_error::REFUSED, $ask);
        foreach ([0, 5, 9] as $off) {
            $this->off = $off;
            $this->assert_error(relay_error::RESTING, $ask);
        }
        $this->assertSame(1, $this->wire->sent);
        $this->off = 11;
        $this->assert_error(relay_error::REFUSED, $ask);
        $this->assertSame(2, $this->wire->sent);
        // The relay is back: one question, and all is as before.
        $this->off = 25;
        $this->assertNotSame([], $this->relay()->status());
        $this->assertNotSame([], $this->relay()->status());
        $this->assertSame(4, $this->wire->sent);
    }

    /**
     * What something else than a relay answers.
     *
     * @return array name => [bytes, kind]
     */
    public static function strangers(): array {
        $http = function (string $status, string $body): string {
            return "HTTP/1.1 $status\r\nContent-Length: " . strlen($body) . "\r\nConnection: close\r\n\r\n$body";
        };
        return [
            'a web site' => [$http('200 OK', '<html>Welcome</html>'), relay_error::STRANGER],
            'nothing' => [$http('200 OK', ''), relay_error::STRANGER],
            'an API' => [$http('200 OK', '{"version": "2", "name": "other"}'), relay_error::STRANGER],
            'a list' => [$http('200 OK', '[1, 2]'), relay_error::STRANGER],
            'no such page' => [$http('404 Not Found', '<html>No</html>'), relay_error::STRANGER],
            'a way elsewhere' => [$http('302 Found', ''), relay_error::STRANGER],
            'a login' => [$http('401 Unauthorized', '{"message": "log in"}'), relay_error::STRANGER],
            'a proxy' => [$http('502 Bad Gateway', '<html>No</html>'), relay_error::FAILED],
            'another protocol' => ["SSH-2.0-OpenSSH_9.2\r\n", relay_error::NETWORK],
            'half an answer' => ["HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", relay_error::NETWORK],
            'a closed door' => ['', relay_error::NETWORK],
        ];
    }

    /**
     * One stranger.
     *
     * @dataProvider strangers
     * @param string $answer what it answers
     * @param string $kind what that is called
     */
    public function test_stranger(string $answer, string $kind): void {
        $address = $this->stranger($answer);
        $this->assert_error($kind, function () use ($address): void {
            $this->relay('http://' . $address)->status();
        });
    }

    /**
     * Something that speaks no TLS where TLS is asked for.
     */
    public function test_no_tls(): void {
        $address = $this->stranger("HTTP/1.1 400 Bad Request\r\n\r\n");
        $this->assert_error(relay_error::TLS, function () use ($address): void {
            $this->relay('https://' . $address)->status();
        });
    }

    /**
     * One that takes the request and says nothing.
     */
    public function test_silence(): void {
        $this->wire = new curl_wire(0);
        $address = $this->stranger();
        $this->assert_error(relay_error::TIMEOUT, function () use ($address): void {
            $this->relay('http://' . $address)->status();
        });
        $this->assert_error(relay_error::RESTING, function () use ($address): void {
            $this->relay('http://' . $address)->status();
        });
        $this->assertSame(1, $this->wire->sent);
    }
}
