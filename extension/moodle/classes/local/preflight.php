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
 * What stands in Moodle's own form before an attempt: what will be seen, the consent, the way to Candor.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class preflight {
    /** The form's group, at which errors are shown. */
    const GROUP = 'candor_start';

    /** The consent's box. */
    const CONSENT = 'candor_consent';

    /** @var quiz_choice */
    private $choice;

    /** @var int */
    private $cmid;

    /** @var int */
    private $attemptid;

    /**
     * The form's part for a quiz.
     *
     * @param quiz_choice $choice what the quiz has chosen
     * @param int $cmid its course module
     * @param int $attemptid the attempt, 0 when there is none yet
     */
    public function __construct(quiz_choice $choice, int $cmid, int $attemptid) {
        $this->choice = $choice;
        $this->cmid = $cmid;
        $this->attemptid = $attemptid;
    }

    /**
     * Adds the fields.
     *
     * @param \MoodleQuickForm $mform the form's inside
     */
    public function fields($mform): void {
        global $OUTPUT, $PAGE;
        $mform->addElement('header', 'candorheader', get_string('preflight_title', 'quizaccess_candor'));
        $mform->addElement('html', $OUTPUT->render_from_template('quizaccess_candor/consent', $this->told()));
        $mform->addElement('checkbox', self::CONSENT, '', get_string('consent_box', 'quizaccess_candor'));
        $mform->addElement('static', self::GROUP, '', $OUTPUT->render_from_template('quizaccess_candor/start', $this->start()));
        $PAGE->requires->js_call_amd('quizaccess_candor/preflight', 'init');
    }

    /**
     * What is told before the consent.
     *
     * @return array for the template
     */
    private function told(): array {
        $items = [];
        foreach (options::on($this->choice->options) as $name) {
            $items[] = [
                'title' => get_string('option_' . strtolower($name), 'quizaccess_candor'),
                'collects' => get_string('option_' . strtolower($name) . '_help', 'quizaccess_candor'),
            ];
        }
        return ['items' => $items, 'sites' => $this->sites(), 'kept' => $this->kept()];
    }

    /**
     * The way to Candor, for the form and for the page that waits.
     *
     * @return array for the template
     */
    public function start(): array {
        $own = '/mod/quiz/accessrule/candor/';
        return [
            'launchurl' => (new \moodle_url($own . 'launch.php'))->out(false),
            'stateurl' => (new \moodle_url($own . 'state.php'))->out(false),
            'cmid' => $this->cmid,
            'attempt' => $this->attemptid,
            'sesskey' => sesskey(),
        ];
    }

    /**
     * Which sites may be opened.
     *
     * @return string '' when there are none
     */
    private function sites(): string {
        $sites = $this->choice->sites ?? [];
        return $sites ? get_string('consent_sites', 'quizaccess_candor', implode(', ', $sites)) : '';
    }

    /**
     * For how long it is kept.
     *
     * @return string
     */
    private function kept(): string {
        $days = $this->choice->retention();
        return get_string($days > 0 ? 'consent_days' : 'consent_rules', 'quizaccess_candor', $days);
    }

    /**
     * All of it in plain words, as it is kept with the consent.
     *
     * @return string
     */
    public function wording(): string {
        $told = $this->told();
        $lines = [get_string('consent_intro', 'quizaccess_candor')];
        foreach ($told['items'] as $item) {
            $lines[] = '- ' . $item['title'] . ': ' . $item['collects'];
        }
        if ($told['sites'] !== '') {
            $lines[] = $told['sites'];
        }
        $lines[] = $told['kept'];
        $lines[] = get_string('consent_box', 'quizaccess_candor');
        return implode("\n", $lines);
    }
}
