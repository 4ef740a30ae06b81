<?php
namespace candor_e2e;

use quizaccess_candor\local\moodle_wire;
use quizaccess_candor\local\wire;

/**
 * Sends by PHP's own curl, as the plugin's wire does by Moodle's, and counts what it sends.
 */
final class curl_wire implements wire {
    /** @var int how many requests have gone to the network. */
    public $sent = 0;

    /** @var int for how long it waits at least, in milliseconds: a test's machine may be slow. */
    private $patience;

    /**
     * A wire.
     *
     * @param int $patience for how long it waits at least, in milliseconds
     */
    public function __construct(int $patience) {
        $this->patience = $patience;
    }

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
        $this->sent++;
        $limit = max($timeoutms, $this->patience);
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_NOPROXY => '*',
            CURLOPT_TIMEOUT_MS => $limit,
        ]);
        if ($body !== '') {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
        }
        $answer = curl_exec($curl);
        $errno = curl_errno($curl);
        if ($errno !== 0) {
            throw moodle_wire::failure($errno);
        }
        return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), (string) $answer];
    }
}
