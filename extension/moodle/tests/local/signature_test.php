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
 * The signature, by the vectors that every side reads, and what is refused.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\signature
 */
final class signature_test extends \basic_testcase {
    /**
     * The vectors: a copy of docs/lms-signatures.json.
     *
     * @return array name => [vector]
     */
    public static function vectors(): array {
        $read = json_decode(file_get_contents(__DIR__ . '/../fixtures/lms-signatures.json'), true);
        $vectors = [];
        foreach ($read['vectors'] as $vector) {
            $vectors[$vector['name']] = [$vector];
        }
        return $vectors;
    }

    /**
     * Signs as the vector says.
     *
     * @dataProvider vectors
     * @param array $vector the vector
     */
    public function test_signs(array $vector): void {
        $this->assertSame($vector['authorization'], signature::header(
            $vector['client'],
            $vector['secret'],
            $vector['timestamp'],
            $vector['nonce'],
            $vector['method'],
            $vector['target'],
            $vector['body']
        ));
    }

    /**
     * Takes what is signed as the vector says, and nothing that differs from it in a single thing.
     *
     * @dataProvider vectors
     * @param array $vector the vector
     */
    public function test_verifies(array $vector): void {
        $right = ['now' => $vector['timestamp']] + $vector;
        $this->assertSame($vector['nonce'], self::verified($right));
        $wrong = [
            'client' => $vector['client'] . '0',
            'secret' => $vector['secret'] . '0',
            'method' => strtolower($vector['method']),
            'target' => $vector['target'] . '?',
            'body' => $vector['body'] . ' ',
            'authorization' => str_replace('nonce="', 'nonce="n', $vector['authorization']),
        ];
        foreach ($wrong as $name => $value) {
            $this->assertNull(self::verified([$name => $value] + $right), $name);
        }
    }

    /**
     * Five minutes either way, and not a second more.
     */
    public function test_time(): void {
        $vector = self::vectors()['a query'][0];
        foreach ([-301 => false, -300 => true, 0 => true, 300 => true, 301 => false] as $off => $good) {
            $nonce = self::verified(['now' => $vector['timestamp'] + $off] + $vector);
            $this->assertSame($good ? $vector['nonce'] : null, $nonce, (string) $off);
        }
    }

    /**
     * What is no header of this kind, though signed rightly.
     */
    public function test_headers_of_another_shape(): void {
        $vector = ['now' => 1795836838] + self::vectors()['a query'][0];
        $good = $vector['authorization'];
        $bad = [
            '',
            $good . "\n",
            $good . ' ',
            ' ' . $good,
            strtolower($good),
            str_replace('Candor ', 'Bearer ', $good),
            str_replace('", ', '",', $good),
            str_replace('1795836838', '01795836838', $good) . '=',
            str_replace('1795836838', '-1795836838', $good),
            preg_replace('/signature="[^"]*/', 'signature="', $good),
            preg_replace('/, signature=.*/', '', $good),
            str_repeat($good, 2),
        ];
        foreach ($bad as $header) {
            $this->assertNull(self::verified(['authorization' => $header] + $vector), $header);
        }
    }

    /**
     * A site that has set nothing takes nothing, also not what is signed with nothing.
     */
    public function test_no_secret(): void {
        $client = '0123456789abcdefghjkmnpqrs';
        $header = signature::header($client, '', 1000, 'nonce-nonce-nonce-1', 'POST', '/hook', '{}');
        $this->assertNull(signature::verified($header, $client, '', 1000, 'POST', '/hook', '{}'));
        $header = signature::header('', 'secret', 1000, 'nonce-nonce-nonce-1', 'POST', '/hook', '{}');
        $this->assertNull(signature::verified($header, '', 'secret', 1000, 'POST', '/hook', '{}'));
    }

    /**
     * Verifies a vector.
     *
     * @param array $vector the vector, and now
     * @return string|null
     */
    private static function verified(array $vector): ?string {
        return signature::verified(
            $vector['authorization'],
            $vector['client'],
            $vector['secret'],
            $vector['now'],
            $vector['method'],
            $vector['target'],
            $vector['body']
        );
    }
}
