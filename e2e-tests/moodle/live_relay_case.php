<?php
namespace candor_e2e;

use quizaccess_candor\local\breaker;
use quizaccess_candor\local\options;
use quizaccess_candor\local\plain_memory;
use quizaccess_candor\local\relay;
use quizaccess_candor\local\relay_error;

require_once(__DIR__ . '/curl_wire.php');

/**
 * The plugin's client and a running relay: CANDOR_RELAY is its address, CANDOR_CLIENT and CANDOR_SECRET a client of it.
 */
abstract class live_relay_case extends \basic_testcase {
    /** Who sits the exam. */
    const ADA = ['id' => '42', 'name' => 'Ada Łovelace'];

    /** Who looks at it. */
    const NOETHER = ['id' => '3', 'name' => 'Prof. Noether'];

    /** @var string the exam, of this test only. */
    protected $exam;

    /** @var string the attempt, of this test only. */
    protected $attempt;

    /** @var curl_wire */
    protected $wire;

    /** @var plain_memory what the breaker remembers in. */
    protected $memory;

    /** @var int by how much this side's clock is off, in seconds. */
    protected $off = 0;

    /** @var resource[] servers that a test has started. */
    protected $servers = [];

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
     * Starts a server that is no relay.
     *
     * @param string ...$answer what it answers; it never does where this is left out
     * @return string host and port
     */
    protected function stranger(string ...$answer): string {
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
    protected function wish(): array {
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
    protected function launch(array $user = self::ADA): array {
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
    protected function assert_error(string $kind, callable $what): relay_error {
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
    protected function relay(?string $address = null, ?string $client = null, ?string $secret = null): relay {
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
    protected static function setting(string $name): string {
        $value = getenv($name);
        if ($value === false || $value === '') {
            throw new \RuntimeException("$name is not set: this test asks a running relay");
        }
        return $value;
    }
}
