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
 * What is sent to the relay, and what its answers come to. The same against a running one: e2e-tests/moodle of Candor.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\relay
 */
final class relay_test extends \basic_testcase {
    /** A client. */
    const CLIENT = '0123456789abcdefghjkmnpqrs';

    /** Its secret. */
    const SECRET = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlYw';

    /** @var int what the clock says, epoch seconds. */
    private $now = 1795836837;

    /** @var plain_memory what the breaker remembers in. */
    private $memory;

    /** @var array the answers to come: [status, body], or a relay_error. */
    private $answers = [];

    /** @var array what was sent: [method, url, headers, body, timeout]. */
    private $sent = [];

    /**
     * Each method, its request, and what comes of the answer.
     *
     * @return array name => [method, arguments, request line, body, answer, result]
     */
    public static function requests(): array {
        $options = ['options' => ['audio' => true]];
        return [
            'status' => [
                'status', [], 'GET /api/lms/status', '', '{"version":"1","options":[]}', ['version' => '1', 'options' => []],
            ],
            'put_exam' => [
                'put_exam', ['quiz-7', ['title' => 'Übung 1/2']], 'PUT /api/lms/exams/quiz-7', '{"title":"Übung 1/2"}',
                '{"options":{"audio":true}}', $options,
            ],
            'exam' => ['exam', ['quiz-7'], 'GET /api/lms/exams/quiz-7', '', '{"attempts":[]}', ['attempts' => []]],
            'erase_exam' => ['erase_exam', ['quiz-7'], 'DELETE /api/lms/exams/quiz-7', '', '', null],
            'launch' => [
                'launch', ['n0nce', ['exam' => 'quiz-7']], 'PUT /api/lms/attempts/n0nce', '{"exam":"quiz-7"}',
                '{"launchUrl":"https://r/"}', ['launchUrl' => 'https://r/'],
            ],
            'attempt' => ['attempt', ['n0nce'], 'GET /api/lms/attempts/n0nce', '', '{"state":"live"}', ['state' => 'live']],
            'finish' => [
                'finish', ['n0nce', 'submitted'], 'POST /api/lms/attempts/n0nce/finish', '{"reason":"submitted"}', '', null,
            ],
            'erase_attempt' => ['erase_attempt', ['n0nce'], 'DELETE /api/lms/attempts/n0nce', '', '', null],
            'export' => ['export', ['n0nce', 120000], 'GET /api/lms/attempts/n0nce/export.zip', '', "PK\x03\x04", "PK\x03\x04"],
            'link' => [
                'link', [['page' => 'room']], 'POST /api/lms/links', '{"page":"room"}', '{"url":"https://r/"}',
                ['url' => 'https://r/'],
            ],
            'hook' => ['hook', ['https://m/hook.php'], 'PUT /api/lms/hook', '{"address":"https://m/hook.php"}', '', null],
            'no hook' => ['hook', [null], 'PUT /api/lms/hook', '{"address":null}', '', null],
        ];
    }

    /**
     * One request, signed for just what is sent.
     *
     * @dataProvider requests
     * @param string $method the relay's
     * @param array $arguments the method's
     * @param string $line method and path
     * @param string $body what is sent
     * @param string $answer what comes back
     * @param mixed $result what the method gives
     */
    public function test_request(string $method, array $arguments, string $line, string $body, string $answer, $result): void {
        $this->answers = [[200, $answer]];
        $this->assertSame($result, $this->relay()->$method(...$arguments));
        [$sent, $url, $headers, $json, $timeout] = $this->sent[0];
        [$verb, $path] = explode(' ', $line);
        $this->assertSame([$verb, 'https://relay.example.edu' . $path, $body], [$sent, $url, $json]);
        $this->assertSame($method === 'export' ? 120000 : 2500, $timeout);
        $this->assertContains('Accept: application/json', $headers);
        $this->assertSame($body !== '', in_array('Content-Type: application/json', $headers, true));
        $nonce = $this->nonce(0, $this->now);
        $this->assertMatchesRegularExpression('/^[0-9a-f]{32}$/', (string) $nonce);
    }

    /**
     * No two requests have the same nonce, and no header holds the secret.
     */
    public function test_nonces(): void {
        $this->answers = [[200, '{}'], [200, '{}']];
        $this->relay()->attempt('n0nce');
        $this->relay()->attempt('n0nce');
        $this->assertNotSame($this->nonce(0, $this->now), $this->nonce(1, $this->now));
        $this->assertStringNotContainsString(self::SECRET, json_encode($this->sent));
    }

    /**
     * Without an address, a client and a secret nothing is sent.
     */
    public function test_unset(): void {
        foreach ([['', 'c', 's'], ['https://r', '', 's'], ['https://r', 'c', '']] as [$origin, $client, $secret]) {
            $this->assert_error(relay_error::UNSET, function () use ($origin, $client, $secret): void {
                $this->relay($origin, $client, $secret)->status();
            });
        }
        $this->assertSame([], $this->sent);
    }

    /**
     * What the relay refuses, and what something else says in its place.
     *
     * @return array name => [status, body, kind]
     */
    public static function refusals(): array {
        $problem = function (string $type): string {
            return json_encode(['type' => $type, 'title' => 'No', 'detail' => 'Because']);
        };
        return [
            'wrong secret' => [401, $problem('signature-wrong'), relay_error::CREDENTIALS],
            'replayed' => [401, $problem('replayed'), relay_error::CREDENTIALS],
            'agreed' => [409, $problem('agreed'), relay_error::AGREED],
            'over' => [409, $problem('over'), relay_error::OVER],
            'bound' => [409, $problem('bound'), relay_error::BOUND],
            'held' => [409, $problem('held'), relay_error::HELD],
            'missing' => [404, $problem('not-found'), relay_error::MISSING],
            'too many' => [429, $problem('too-many'), relay_error::BUSY],
            'wrong request' => [400, $problem('bad-request'), relay_error::REJECTED],
            'failed' => [500, $problem('failed'), relay_error::FAILED],
            'proxy without a relay' => [502, '<html>Bad gateway</html>', relay_error::FAILED],
            'another server' => [404, '<html>Not found</html>', relay_error::STRANGER],
            'another API' => [404, '{"error": "no"}', relay_error::STRANGER],
            'redirect' => [302, '', relay_error::STRANGER],
            'HTML' => [200, '<html>Welcome</html>', relay_error::STRANGER],
            'half a JSON' => [200, '{"state": "li', relay_error::STRANGER],
            'a number' => [200, '7', relay_error::STRANGER],
            'type that is no word' => [409, '{"title": "No", "type": ["over"], "detail": ["x"]}', relay_error::REJECTED],
            'time that is no number' => [401, '{"title": "No", "type": "clock-off", "serverTime": [1]}', relay_error::CLOCK],
        ];
    }

    /**
     * One refusal.
     *
     * @dataProvider refusals
     * @param int $status the HTTP status
     * @param string $body the answer's body
     * @param string $kind what it means
     */
    public function test_refusal(int $status, string $body, string $kind): void {
        $this->answers = [[$status, $body]];
        $this->assert_error($kind, function (): void {
            $this->relay()->attempt('n0nce');
        });
        $this->assertCount(1, $this->sent);
    }

    /**
     * The status of something that is no relay, though it speaks JSON.
     */
    public function test_status_of_a_stranger(): void {
        $this->answers = [[200, '{"version": "1"}'], [200, '']];
        $status = function (): void {
            $this->relay()->status();
        };
        $this->assert_error(relay_error::STRANGER, $status);
        $this->assert_error(relay_error::STRANGER, $status);
    }

    /**
     * A relay whose clock is a little off is asked once more, by its own time.
     */
    public function test_learns_the_time(): void {
        $theirs = $this->now + 300;
        $this->answers = [[401, $this->clockoff($theirs)], [200, '{"state": "live"}']];
        $this->assertSame(['state' => 'live'], $this->relay()->attempt('n0nce'));
        $this->assertNotNull($this->nonce(1, $theirs));
        $this->assertNotSame($this->nonce(0, $this->now), $this->nonce(1, $theirs));
    }

    /**
     * One whose clock is far off is not, for it would be somebody else's to say what the time is.
     */
    public function test_clock_far_off(): void {
        foreach ([-301, 301, -$this->now] as $off) {
            $this->sent = [];
            $this->answers = [[401, $this->clockoff($this->now + $off)]];
            $this->assert_error(relay_error::CLOCK, function (): void {
                $this->relay()->attempt('n0nce');
            });
            $this->assertCount(1, $this->sent);
            $this->now += breaker::REST;
        }
    }

    /**
     * A relay that answers and cannot be asked counts as one that does not answer, from the first time on.
     */
    public function test_cannot_be_asked_is_an_outage(): void {
        $wrong = [401, '{"type": "signature-wrong", "title": "No"}'];
        $this->answers = [$wrong, [200, '<html>'], [503, ''], [200, '{"state": "live"}']];
        $relay = $this->relay();
        $breaker = new breaker($this->memory, function (): int {
            return $this->now;
        });
        foreach ([relay_error::CREDENTIALS, relay_error::STRANGER, relay_error::FAILED] as $kind) {
            $this->assert_error($kind, function () use ($relay): void {
                $relay->attempt('n0nce');
            });
            $this->now += breaker::REST;
        }
        $this->assertSame(3 * breaker::REST, $breaker->outage());
        $relay->attempt('n0nce');
        $this->assertSame(0, $breaker->outage());
    }

    /**
     * It is asked twice at most.
     */
    public function test_clock_twice(): void {
        $this->answers = [[401, $this->clockoff($this->now + 10)], [401, $this->clockoff($this->now + 20)]];
        $this->assert_error(relay_error::CLOCK, function (): void {
            $this->relay()->attempt('n0nce');
        });
        $this->assertCount(2, $this->sent);
    }

    /**
     * After a failure the network is left alone for ten seconds.
     */
    public function test_rests_after_a_failure(): void {
        foreach ([new relay_error(relay_error::TIMEOUT), [500, '']] as $failure) {
            $this->memory = new plain_memory();
            $this->sent = [];
            $this->answers = [$failure, [200, '{"state": "live"}'], [200, '{}']];
            $ask = function (): array {
                return $this->relay()->attempt('n0nce');
            };
            $this->assert_error(is_array($failure) ? relay_error::FAILED : relay_error::TIMEOUT, $ask);
            $this->assert_error(relay_error::RESTING, $ask);
            $this->now += 9;
            $this->assert_error(relay_error::RESTING, $ask);
            $this->assertCount(1, $this->sent);
            $this->now += 1;
            $this->assertSame(['state' => 'live'], $ask());
            $this->assertSame([], $ask());
        }
    }

    /**
     * A refusal is an answer: nobody rests after it.
     */
    public function test_refusal_is_an_answer(): void {
        $missing = [404, '{"type": "not-found", "title": "No"}'];
        $this->answers = [$missing, $missing];
        $ask = function (): void {
            $this->relay()->attempt('n0nce');
        };
        $this->assert_error(relay_error::MISSING, $ask);
        $this->assert_error(relay_error::MISSING, $ask);
    }

    /**
     * That somebody's clock is off.
     *
     * @param int $time the relay's, epoch seconds
     * @return string JSON
     */
    private function clockoff(int $time): string {
        return json_encode(['type' => 'clock-off', 'title' => 'No', 'serverTime' => 1000 * $time]);
    }

    /**
     * Expects an error.
     *
     * @param string $kind its kind
     * @param callable $what what has to throw it
     */
    private function assert_error(string $kind, callable $what): void {
        try {
            $what();
        } catch (relay_error $e) {
            $this->assertSame($kind, $e->kind, $e->getMessage());
            return;
        }
        $this->fail("no error of kind $kind");
    }

    /**
     * The nonce of what was sent, if it is signed.
     *
     * @param int $which the how manieth
     * @param int $time when it is to be signed, to the second
     * @return string|null
     */
    private function nonce(int $which, int $time): ?string {
        [$method, $url, $headers, $body] = $this->sent[$which];
        $header = substr($headers[0], strlen('Authorization: '));
        $this->assertStringContainsString("timestamp=\"$time\"", $header);
        $target = substr($url, strlen('https://relay.example.edu'));
        return signature::verified($header, self::CLIENT, self::SECRET, $time, $method, $target, $body);
    }

    /**
     * A relay whose answers are the test's.
     *
     * @param string $origin its address
     * @param string $client the client id
     * @param string $secret its secret
     * @return relay
     */
    private function relay(
        string $origin = 'https://relay.example.edu/',
        string $client = self::CLIENT,
        string $secret = self::SECRET
    ): relay {
        $wire = new class (function (array $request): array {
            $this->sent[] = $request;
            $answer = array_shift($this->answers);
            if ($answer instanceof relay_error) {
                throw $answer;
            }
            return $answer;
        }) implements wire {
            /** @var callable */
            private $answer;

            /**
             * A wire.
             *
             * @param callable $answer takes a request, gives its answer
             */
            public function __construct(callable $answer) {
                $this->answer = $answer;
            }

            /**
             * Answers as the test says.
             *
             * @param string $method the method
             * @param string $url where to
             * @param string[] $headers whole lines
             * @param string $body the body
             * @param int $timeoutms milliseconds
             * @return array [int status, string body]
             */
            public function send(string $method, string $url, array $headers, string $body, int $timeoutms): array {
                return ($this->answer)([$method, $url, $headers, $body, $timeoutms]);
            }
        };
        $clock = function (): int {
            return $this->now;
        };
        $this->memory = $this->memory ?: new plain_memory();
        return new relay($origin, $client, $secret, $wire, new breaker($this->memory, $clock), $clock);
    }
}
