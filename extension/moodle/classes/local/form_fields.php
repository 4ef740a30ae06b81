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
 * "Candor proctoring" in a quiz's settings.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class form_fields {
    /** The switch. */
    const ENABLED = 'candor_enabled';

    /** How good picture and sound are. */
    const QUALITY = 'candor_quality';

    /** The sites that are no leaving. */
    const SITES = 'candor_sites';

    /**
     * Adds the fields.
     *
     * @param \mod_quiz_mod_form $quizform the form
     * @param \MoodleQuickForm $mform its inside
     */
    public static function add($quizform, $mform): void {
        if (!has_capability('quizaccess/candor:configure', $quizform->get_context())) {
            return;
        }
        $quizid = (int) $quizform->get_instance();
        $choice = $quizid ? quiz_choice::of($quizid) : null;
        $mform->addElement('header', 'candorheader', get_string('pluginname', 'quizaccess_candor'));
        if (!site::ready()) {
            $mform->addElement('static', 'candor_unset', '', \html_writer::div(
                get_string('unset_teacher', 'quizaccess_candor'),
                'alert alert-warning'
            ));
        }
        $mform->addElement('selectyesno', self::ENABLED, get_string('enabled', 'quizaccess_candor'));
        $mform->addHelpButton(self::ENABLED, 'enabled', 'quizaccess_candor');
        $mform->setDefault(self::ENABLED, $choice ? (int) $choice->enabled : (int) site::setting('enabledbydefault'));
        if ($choice && self::agreed($choice)) {
            $mform->addElement('static', 'candor_agreed', '', get_string('agreed', 'quizaccess_candor'));
        }
        foreach ($choice ? $choice->options : site::defaults() as $name => $on) {
            $field = options::field($name);
            $string = 'option_' . strtolower($name);
            $mform->addElement('advcheckbox', $field, '', get_string($string, 'quizaccess_candor'));
            $mform->addHelpButton($field, $string, 'quizaccess_candor');
            $mform->setDefault($field, (int) $on);
            $mform->hideIf($field, self::ENABLED, 'eq', 0);
        }
        self::add_terms($mform, $choice);
    }

    /**
     * Adds what is said in other ways than by a box.
     *
     * @param \MoodleQuickForm $mform the form's inside
     * @param quiz_choice|null $choice the quiz's, if there is one
     */
    private static function add_terms($mform, ?quiz_choice $choice): void {
        $words = [];
        foreach (quiz_choice::QUALITIES as $quality) {
            $words[$quality] = get_string('quality_' . $quality, 'quizaccess_candor');
        }
        $mform->addElement('select', self::QUALITY, get_string('quality', 'quizaccess_candor'), $words);
        $mform->addHelpButton(self::QUALITY, 'quality', 'quizaccess_candor');
        $mform->setDefault(self::QUALITY, $choice ? $choice->quality : '');
        $mform->hideIf(self::QUALITY, self::ENABLED, 'eq', 0);
        $mform->addElement('textarea', self::SITES, get_string('sites', 'quizaccess_candor'), ['rows' => 3, 'cols' => 50]);
        $mform->setType(self::SITES, PARAM_RAW_TRIMMED);
        $mform->addHelpButton(self::SITES, 'sites', 'quizaccess_candor');
        $mform->setDefault(self::SITES, site_list::write($choice->sites ?? []));
        $mform->hideIf(self::SITES, self::ENABLED, 'eq', 0);
    }

    /**
     * Refuses sites that are none, and to change what students have agreed to.
     *
     * @param array $errors those that there are
     * @param array $data what was sent
     * @return array errors
     */
    public static function validate(array $errors, array $data): array {
        $sites = (string) ($data[self::SITES] ?? '');
        $wrong = site_list::wrong($sites);
        if ($wrong !== '') {
            $errors[self::SITES] = get_string('sites_wrong', 'quizaccess_candor', shorten_text($wrong, 80, true));
        } else if (count(site_list::read($sites)) > site_list::MOST) {
            $errors[self::SITES] = get_string('sites_many', 'quizaccess_candor', site_list::MOST);
        }
        $quizid = (int) ($data['instance'] ?? 0);
        $choice = $quizid === 0 ? null : quiz_choice::of($quizid);
        return $choice && self::agreed($choice) ? self::keep($choice, $errors, $data) : $errors;
    }

    /**
     * Refuses to change what students have agreed to.
     *
     * @param quiz_choice $choice the quiz's, as they know it
     * @param array $errors those that there are
     * @param array $data what was sent
     * @return array errors
     */
    private static function keep(quiz_choice $choice, array $errors, array $data): array {
        foreach (array_keys(array_diff_assoc(options::over($choice->options, $data), $choice->options)) as $name) {
            $errors[options::field($name)] = get_string('agreed', 'quizaccess_candor');
        }
        $wanted = self::said($choice, $data);
        if ($wanted->quality !== $choice->quality) {
            $errors[self::QUALITY] = get_string('agreed', 'quizaccess_candor');
        }
        $gone = array_diff($choice->sites ?? [], $wanted->sites ?? []);
        if ($gone && !isset($errors[self::SITES])) {
            $errors[self::SITES] = get_string('sites_fewer', 'quizaccess_candor', implode(', ', $gone));
        }
        return $errors;
    }

    /**
     * A choice of quality and sites with what was sent. What a form has by itself says nothing, where nobody has said anything.
     *
     * @param quiz_choice $choice as it was
     * @param array $sent field => value
     * @return quiz_choice another one
     */
    private static function said(quiz_choice $choice, array $sent): quiz_choice {
        $said = clone $choice;
        $quality = quiz_choice::quality((string) ($sent[self::QUALITY] ?? ''));
        if ($quality !== '' && ($choice->quality !== '' || $quality !== quiz_choice::QUALITIES[0])) {
            $said->quality = $quality;
        }
        $sites = isset($sent[self::SITES]) ? site_list::read((string) $sent[self::SITES]) : null;
        if ($sites !== null && ($choice->sites !== null || $sites !== [])) {
            $said->sites = $sites;
        }
        return $said;
    }

    /**
     * Saves what was sent, and keeps what was not.
     *
     * @param object $quiz what was sent, with the quiz's id
     */
    public static function save($quiz): void {
        $sent = (array) $quiz;
        $boxes = array_map([options::class, 'field'], array_keys(options::defaults()));
        $known = array_merge([self::ENABLED, self::QUALITY, self::SITES], $boxes);
        if (!array_intersect($known, array_keys($sent))) {
            return;
        }
        $choice = self::said(quiz_choice::of((int) $quiz->id), $sent);
        $enabled = isset($sent[self::ENABLED]) ? (bool) $sent[self::ENABLED] : $choice->enabled;
        if ($enabled && !$choice->enabled) {
            $choice->since = time();
        }
        $choice->enabled = $enabled;
        $choice->options = options::over($choice->options, $sent);
        $choice->save();
    }

    /**
     * Whether students have agreed to the options.
     *
     * @param quiz_choice $choice the quiz's
     * @return bool
     */
    private static function agreed(quiz_choice $choice): bool {
        return sittings::any($choice->quizid);
    }
}
