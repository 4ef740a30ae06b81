<?php
namespace candor_e2e;

use quizaccess_candor\local\breaker;
use quizaccess_candor\local\options;
use quizaccess_candor\local\plain_memory;
use quizaccess_candor\local\relay;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\standing;

require_once(__DIR__ . '/curl_wire.php');

/**
 * The plugin's client against a running relay: CANDOR_RELAY is its address, CANDOR_CLIENT and CANDOR_SECRET a client of it.
 */
final class relay_live_test extends \basic_testcase {
    /** Who sits the exam. */
    const ADA = ['id' => '42', 'name' => 'Ada Łovelace'];

    /** Who looks at it. */
    const NOETHER = ['id' => '3', 'name' => 'Prof. Noether'];

    /** @var string the exam, of this test only. */
    private $exam;

    /** @var string the attempt, of this test only. */
    private $attempt;

    /** @var curl_wire */
    private $wire;

    /** @var plain_memory what the breaker remembers in. */
    private $memory;

    /** @var int by how much this side's clock is off, in seconds. */
    private $off = 0;

    /** @var resource[] servers that a test has started. */
    private $servers = [];

    /**
     * Names of its own for each test.
     */
    protected function setUp(): void {
        $mark = bin2hex(random_bytes(8));
        $this->exam = 'quiz-' . $mark;
        $this->attempt = $mark . bin2hex(random_bytes(8));
        $this->wire = new curl_wire(60000);
        $this->memory = new plain_memory();
    }

    /**
     * Ends what was started.
     */
    protected function tearDown(): void {
        foreach ($this->servers as $server) {
            proc_terminate($server, SIGKILL);
            proc_close($server);
        }
    }

    /**
     * It is the relay, and has just the options that the plugin knows.
     */
    public function test_status(): void {
        $status = $this->relay()->status();
        $this->assertNotSame('', $status['institution']);
        $this->assertNotSame('', $status['version']);
        $this->assertStringStartsWith('http', $status['origin']);
        $this->assertLessThan(300, abs($status['serverTime'] / 1000 - time()));
        $this->assertEqualsCanonicalizing(array_keys(options::defaults()), $status['options']);
    }

    /**
     * An exam is made, changed, and stays as agreed once somebody has agreed.
     */
    public function test_exam_stays_as_agreed(): void {
        $wish = $this->wish();
        $this->assertSame(['options' => $wish['options']], $this->relay()->put_exam($this->exam, $wish));
        $wish['options']['audio'] = !$wish['options']['audio'];
        $this->assertSame(['options' => $wish['options']], $this->relay()->put_exam($this->exam, $wish));
        $this->launch();
        $title = ['title' => 'Ändern darf man den Titel'] + $wish;
        $this->relay()->put_exam($this->exam, $title);
        $this->assertSame($title['title'], $this->relay()->exam($this->exam)['title']);
        $wish['options']['audio'] = !$wish['options']['audio'];
        $this->assert_error(relay_error::AGREED, function () use ($wish): void {
            $this->relay()->put_exam($this->exam, $wish);
        });
    }

    /**
     * What the relay does not understand it says in words.
     */
    public function test_rejected(): void {
        $error = $this->assert_error(relay_error::REJECTED, function (): void {
            $this->relay()->put_exam($this->exam, ['nonsense' => 1] + $this->wish());
        });
        $this->assertStringContainsString('nonsense', $error->detail);
    }

    /**
     * From the launch to the end of an attempt.
     */
    public function test_attempt(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $launch = $this->launch();
        $this->assertSame($this->attempt, $launch['attempt']);
        $this->assertMatchesRegularExpression('~^https?://[^/]+/launch#.{20,}~', $launch['launchUrl']);
        $this->assertNotSame($launch['launchUrl'], $this->launch()['launchUrl'], 'a launch works once');
        $status = $this->relay()->attempt($this->attempt);
        $this->assertSame(['consented', false], [$status['state'], $status['confirmed']]);
        $standing = standing::told($status);
        $this->assertSame([$this->exam, '42'], [$standing->exam, $standing->user]);
        $this->assertFalse($standing->confirms($this->exam, '42'));
        $exam = $this->relay()->exam($this->exam);
        $this->assertSame([$this->attempt], array_column($exam['attempts'], 'attempt'));
        $this->assertSame($this->wish()['address'], $exam['address']);

        $this->relay()->finish($this->attempt, 'submitted');
        $this->relay()->finish($this->attempt, 'submitted');
        $over = $this->relay()->attempt($this->attempt);
        $this->assertSame(['finished', 'lms-submitted'], [$over['state'], $over['endReason']]);
        $this->assert_error(relay_error::OVER, function (): void {
            $this->launch();
        });
    }

    /**
     * An attempt stays whose it is.
     */
    public function test_bound(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $this->launch();
        $this->assert_error(relay_error::BOUND, function (): void {
            $this->relay()->launch($this->attempt, ['exam' => $this->exam, 'user' => self::NOETHER]);
        });
    }

    /**
     * Each page that a teacher is sent to.
     */
    public function test_links(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $this->launch();
        $wish = ['exam' => $this->exam, 'user' => self::NOETHER, 'role' => 'reviewer'];
        $urls = [];
        foreach (['room', 'class', 'report'] as $page) {
            $link = $this->relay()->link(['page' => $page] + $wish + ($page === 'report' ? ['attempt' => $this->attempt] : []));
            $this->assertGreaterThan(1000 * time(), $link['expiresAt']);
            $urls[] = $link['url'];
        }
        $this->assertSame($urls, array_unique($urls));
        $this->assert_error(relay_error::MISSING, function () use ($wish): void {
            $this->relay()->link(['page' => 'report', 'attempt' => 'unknown'] + $wish);
        });
    }

    /**
     * Where results are sent: an address by TLS, or nowhere.
     */
    public function test_hook(): void {
        $this->relay()->hook('https://moodle.example.edu/mod/quiz/accessrule/candor/hook.php');
        $this->relay()->hook(null);
        $this->assert_error(relay_error::REJECTED, function (): void {
            $this->relay()->hook('http://moodle.example.edu/');
        });
    }

    /**
     * An attempt's export, and nothing of it after its erasure.
     */
    public function test_export_and_erasure(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $this->launch();
        $this->assertSame("PK\x03\x04", substr($this->relay()->export($this->attempt, 30000), 0, 4));
        $this->relay()->erase_attempt($this->attempt);
        $this->relay()->erase_attempt($this->attempt);
        foreach (['attempt' => [], 'export' => [30000], 'finish' => ['submitted']] as $method => $more) {
            $this->assert_error(relay_error::MISSING, function () use ($method, $more): void {
                $this->relay()->$method($this->attempt, ...$more);
            });
        }
        $this->assertSame([], $this->relay()->exam($this->exam)['attempts']);
    }

    /**
     * Everything of a user's goes, and of nobody else.
     */
    public function test_erase_user(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $grace = 'grace-' . $this->attempt;
        $this->launch(['id' => $grace, 'name' => 'Grace']);
        $others = $this->attempt . '-2';
        $this->relay()->launch($others, ['exam' => $this->exam, 'user' => self::ADA]);
        $this->assertSame(['erased' => 1, 'held' => 0], $this->relay()->erase_user($grace));
        $this->assertSame(['erased' => 0, 'held' => 0], $this->relay()->erase_user($grace));
        $this->assertSame([$others], array_column($this->relay()->exam($this->exam)['attempts'], 'attempt'));
    }

    /**
     * An exam goes with its attempts.
     */
    public function test_erase_exam(): void {
        $this->relay()->put_exam($this->exam, $this->wish());
        $this->launch();
        $this->relay()->erase_exam($this->exam);
        $this->relay()->erase_exam($this->exam);
        $this->assert_error(relay_error::MISSING, function (): void {
            $this->relay()->exam($this->exam);
        });
        $this->assert_error(relay_error::MISSING, function (): void {
            $this->relay()->attempt($this->attempt);
        });
    }

    /**
     * A wrong secret, and a client that nobody knows.
     */
    public function test_credentials(): void {
        $client = self::setting('CANDOR_CLIENT');
        foreach ([[$client, self::setting('CANDOR_SECRET') . 'x'], ['nobody', self::setting('CANDOR_SECRET')]] as [$id, $secret]) {
            $this->memory = new plain_memory();
            $this->assert_error(relay_error::CREDENTIALS, function () use ($id, $secret): void {
                $this->relay(null, $id, $secret)->status();
            });
        }
    }

    /**
     * A clock that is behind the relay's start is put right by what the relay says; one that is far off is an error.
     */
    public function test_clock(): void {
        $this->off = -240;
        $this->assertNotSame([], $this->relay()->status());
        foreach ([-400, 400, -86400, 86400] as $off) {
            $this->off = $off;
            $this->memory = new plain_memory();
            $this->assert_error(relay_error::CLOCK, function (): void {
                $this->relay()->status();
            });
        }
        // A relay that cannot be asked rests as one that is not there.
        $this->off = 0;
        $this->assert_error(relay_error::RESTING, function (): void {
            $this->relay()->status();
        });
        $this->memory = new plain_memory();
        $this->assertNotSame([], $this->relay()->status());
    }

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

    /**
     * Starts a server that is no relay.
     *
     * @param string ...$answer what it answers; it never does where this is left out
     * @return string host and port
     */
    private function stranger(string ...$answer): string {
        $command = array_merge([PHP_BINARY, __DIR__ . '/stranger.php'], $answer);
        $server = proc_open($command, [1 => ['pipe', 'w']], $pipes);
        $this->servers[] = $server;
        return '127.0.0.1:' . trim((string) fgets($pipes[1]));
    }

    /**
     * What is to be an exam.
     *
     * @return array
     */
    private function wish(): array {
        return [
            'title' => 'Prüfung „Algebra“ ' . $this->exam,
            'address' => 'https://moodle.example.edu/mod/quiz/view.php?id=7',
            'options' => options::defaults(),
            'retentionDays' => 30,
        ];
    }

    /**
     * A launch with consent.
     *
     * @param array $user whose
     * @return array
     */
    private function launch(array $user = self::ADA): array {
        return $this->relay()->launch($this->attempt, [
            'exam' => $this->exam,
            'user' => $user,
            'consent' => ['language' => 'de', 'wording' => "Was gesehen wird:\n- alles"],
        ]);
    }

    /**
     * Expects an error.
     *
     * @param string $kind its kind
     * @param callable $what what has to throw it
     * @return relay_error
     */
    private function assert_error(string $kind, callable $what): relay_error {
        try {
            $what();
        } catch (relay_error $e) {
            $this->assertSame($kind, $e->kind, $e->getMessage());
            return $e;
        }
        $this->fail("no error of kind $kind");
    }

    /**
     * The plugin's client.
     *
     * @param string|null $address where to, if not to the relay
     * @param string|null $client as whom, if not as the relay's client
     * @param string|null $secret its secret
     * @return relay
     */
    private function relay(?string $address = null, ?string $client = null, ?string $secret = null): relay {
        $clock = function (): int {
            return time() + $this->off;
        };
        return new relay(
            $address ?? self::setting('CANDOR_RELAY'),
            $client ?? self::setting('CANDOR_CLIENT'),
            $secret ?? self::setting('CANDOR_SECRET'),
            $this->wire,
            new breaker($this->memory, $clock),
            $clock
        );
    }

    /**
     * What the test is told of the relay.
     *
     * @param string $name of the environment
     * @return string
     */
    private static function setting(string $name): string {
        $value = getenv($name);
        if ($value === false || $value === '') {
            throw new \RuntimeException("$name is not set: this test asks a running relay");
        }
        return $value;
    }
}
