<?php
namespace candor_e2e;

use quizaccess_candor\local\options;
use quizaccess_candor\local\plain_memory;
use quizaccess_candor\local\relay_error;
use quizaccess_candor\local\standing;

require_once(__DIR__ . '/live_relay_case.php');

/**
 * What docs/lms-api.md promises, asked of a running relay.
 */
final class relay_live_test extends live_relay_case {
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
}
