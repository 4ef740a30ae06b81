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
 * Who may do what, for each case that there is.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers    \quizaccess_candor\local\guard
 * @covers    \quizaccess_candor\local\sitting
 */
final class guard_test extends \basic_testcase {
    /** How the relay says that it stands: the columns of TABLE. */
    const STANDINGS = [
        'confirmed', 'paused', 'lost within grace', 'lost after grace', 'silent within grace', 'silent after grace', 'missing',
    ];

    /** The letters of TABLE. */
    const LETTERS = [guard::PASS => '-', guard::PREFLIGHT => 'f', guard::WITHHOLD => 'w', guard::REFUSE => 'x'];

    /** Each action, sitting and age of the attempt: a letter for each of STANDINGS. */
    const TABLE = [
        'begin, no sitting, new' => 'fffffff',
        'begin, no sitting, older' => 'fffffff',
        'begin, unconfirmed, new' => 'fffffff',
        'begin, unconfirmed, older' => 'fffffff',
        'begin, live, new' => '-------',
        'begin, live, older' => '-------',
        'begin, waived, new' => '-------',
        'begin, waived, older' => '-------',
        'questions, no sitting, new' => 'fffffff',
        'questions, no sitting, older' => 'fffffff',
        'questions, unconfirmed, new' => 'fffffff',
        'questions, unconfirmed, older' => 'fffffff',
        'questions, live, new' => '---w-ww',
        'questions, live, older' => '---w-ww',
        'questions, waived, new' => '-------',
        'questions, waived, older' => '-------',
        'summary, no sitting, new' => 'fffffff',
        'summary, no sitting, older' => '-------',
        'summary, unconfirmed, new' => 'fffffff',
        'summary, unconfirmed, older' => '-------',
        'summary, live, new' => '-------',
        'summary, live, older' => '-------',
        'summary, waived, new' => '-------',
        'summary, waived, older' => '-------',
        'save, no sitting, new' => 'xxxxxxx',
        'save, no sitting, older' => '-------',
        'save, unconfirmed, new' => 'xxxxxxx',
        'save, unconfirmed, older' => '-------',
        'save, live, new' => '-------',
        'save, live, older' => '-------',
        'save, waived, new' => '-------',
        'save, waived, older' => '-------',
    ];

    /**
     * The whole table, each action with each sitting, age and standing.
     */
    public function test_table(): void {
        $table = [];
        foreach ([guard::BEGIN, guard::QUESTIONS, guard::SUMMARY, guard::SAVE] as $action) {
            foreach (['no sitting', 'unconfirmed', 'live', 'waived'] as $kind) {
                $sittings = $kind === 'no sitting' ? [] : [self::sitting($kind)];
                foreach (['new', 'older'] as $age) {
                    $letters = '';
                    foreach (self::STANDINGS as $standing) {
                        $verdict = self::decided($action, $sittings, self::standing($standing), $age === 'older');
                        $letters .= self::LETTERS[$verdict];
                    }
                    $table["$action, $kind, $age"] = $letters;
                }
            }
        }
        $this->assertSame(self::TABLE, $table);
    }

    /**
     * An attempt that was launched again is one that has begun, in whichever order its sittings come.
     */
    public function test_one_sitting_that_has_begun_is_enough(): void {
        $guard = new guard(120, 900);
        $both = [self::sitting('unconfirmed'), self::sitting('live')];
        foreach ([guard::BEGIN, guard::QUESTIONS, guard::SUMMARY, guard::SAVE] as $action) {
            $this->assertSame(guard::PASS, $guard->rule($action, $both, false), $action);
            $this->assertSame(guard::PASS, $guard->rule($action, array_reverse($both), false), $action);
        }
        $unconfirmed = [self::sitting('unconfirmed'), self::sitting('unconfirmed')];
        $this->assertSame(guard::REFUSE, $guard->rule(guard::SAVE, $unconfirmed, false));
    }

    /**
     * A grace of nothing withholds at once, and still nothing from whoever is confirmed.
     */
    public function test_grace_of_nothing(): void {
        $guard = new guard(0, 0);
        $live = self::sitting('live');
        $this->assertSame(guard::WITHHOLD, $guard->questions($live, standing::unknown(1)));
        $lost = standing::told(['confirmed' => false, 'lostSince' => 1000, 'serverTime' => 2000]);
        $this->assertSame(guard::WITHHOLD, $guard->questions($live, $lost));
        $this->assertSame(guard::PASS, $guard->questions($live, standing::told(['confirmed' => true])));
    }

    /**
     * What the doors of a quiz make of the guard's two answers.
     *
     * @param string $action the guard's
     * @param sitting[] $sittings those bound to the attempt
     * @param standing $standing what the relay says
     * @param bool $older whether the attempt is older than the proctoring
     * @return string
     */
    private static function decided(string $action, array $sittings, standing $standing, bool $older): string {
        $guard = new guard(120, 900);
        $verdict = $guard->rule($action, $sittings, $older);
        if ($verdict !== guard::PASS || $action !== guard::QUESTIONS) {
            return $verdict;
        }
        return $guard->questions($sittings[0], $standing);
    }

    /**
     * A sitting.
     *
     * @param string $kind unconfirmed, live or waived
     * @return sitting
     */
    private static function sitting(string $kind): sitting {
        return sitting::of((object) [
            'id' => 1,
            'quizid' => 7,
            'userid' => 42,
            'attemptid' => 3,
            'nonce' => 'n0nce',
            'agreed' => 1000,
            'live' => $kind === 'live' ? 1010 : 0,
            'passed' => $kind === 'unconfirmed' ? 0 : 1010,
            'waived' => $kind === 'waived' ? 1 : 0,
            'ended' => 0,
        ]);
    }

    /**
     * A standing, at the very edge of its grace period or a second after it.
     *
     * @param string $name one of STANDINGS
     * @return standing
     */
    private static function standing(string $name): standing {
        $lost = ['state' => 'interrupted', 'confirmed' => false, 'lostSince' => 1000000];
        $standings = [
            'confirmed' => standing::told(['state' => 'live', 'confirmed' => true, 'serverTime' => 1]),
            'paused' => standing::told(['paused' => true, 'serverTime' => 1000000 + 7200000] + $lost),
            'lost within grace' => standing::told(['serverTime' => 1000000 + 120000] + $lost),
            'lost after grace' => standing::told(['serverTime' => 1000000 + 121000] + $lost),
            'silent within grace' => standing::unknown(900),
            'silent after grace' => standing::unknown(901),
            'missing' => standing::missing(),
        ];
        return $standings[$name];
    }
}
