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
 * What a quiz has chosen: proctored or not, and its tracking options. The table quizaccess_candor.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class quiz_choice {
    /** The table. */
    const TABLE = 'quizaccess_candor';

    /** What the relay calls them; the first is what it has by itself. */
    const QUALITIES = ['modest', 'clear', 'sharp'];

    /** What can be of a quality. */
    const SOURCES = ['camera', 'screen', 'microphone'];

    /** @var int */
    public $quizid;

    /** @var bool whether the quiz is proctored. */
    public $enabled = false;

    /** @var bool[] name => on. */
    public $options = [];

    /** @var string how good picture and sound are, of QUALITIES; '' where nobody has said. */
    public $quality = '';

    /** @var string[]|null sites that are no leaving; null where nobody has said. */
    public $sites = null;

    /** @var int since when it is proctored, epoch seconds. */
    public $since = 0;

    /** @var int for how many days the relay was last told to keep sittings. */
    public $days = 0;

    /** @var string a digest of what the relay was last told. */
    public $told = '';

    /**
     * A quiz's choice; one that has made none is not proctored.
     *
     * @param int $quizid the quiz
     * @return self
     */
    public static function of(int $quizid): self {
        global $DB;
        $row = $DB->get_record(self::TABLE, ['quizid' => $quizid]);
        $choice = new self();
        $choice->quizid = $quizid;
        $choice->options = options::read($row ? $row->options : null, site::defaults());
        if ($row) {
            $choice->enabled = (bool) $row->enabled;
            $choice->quality = self::quality((string) $row->quality);
            $choice->sites = $row->sites === null ? null : site_list::read($row->sites);
            $choice->since = (int) $row->since;
            $choice->days = (int) $row->days;
            $choice->told = (string) $row->told;
        }
        return $choice;
    }

    /**
     * Writes it.
     */
    public function save(): void {
        global $DB;
        $row = (object) [
            'quizid' => $this->quizid,
            'enabled' => (int) $this->enabled,
            'options' => options::write($this->options),
            'quality' => $this->quality,
            'sites' => $this->sites === null ? null : site_list::write($this->sites),
            'since' => $this->since,
            'days' => $this->days,
            'told' => $this->told,
        ];
        $id = $DB->get_field(self::TABLE, 'id', ['quizid' => $this->quizid]);
        if ($id) {
            $row->id = $id;
            $DB->update_record(self::TABLE, $row);
        } else {
            $DB->insert_record(self::TABLE, $row);
        }
    }

    /**
     * For how many days sittings are kept. What a student has agreed to stays, also when the site's setting changes.
     *
     * @return int 0: as the relay is set
     */
    public function retention(): int {
        return sittings::any($this->quizid) ? $this->days : max(0, (int) site::setting('retentiondays'));
    }

    /**
     * What the relay is told of picture, sound and sites. What nobody has said is the relay's, where an administrator may have.
     *
     * @return array quality and allowedSites, as far as they are said
     */
    public function terms(): array {
        $terms = [];
        if ($this->quality !== '') {
            $terms['quality'] = array_fill_keys(self::SOURCES, $this->quality);
        }
        if ($this->sites !== null) {
            $terms['allowedSites'] = $this->sites;
        }
        return $terms;
    }

    /**
     * A quality as it is stored or sent.
     *
     * @param string $given the word
     * @return string '' when it is none
     */
    public static function quality(string $given): string {
        return in_array($given, self::QUALITIES, true) ? $given : '';
    }

    /**
     * What the relay calls this quiz.
     *
     * @param int $quizid the quiz
     * @return string
     */
    public static function exam(int $quizid): string {
        return 'quiz-' . $quizid;
    }
}
