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
    }

    /**
     * Refuses to change what students have agreed to.
     *
     * @param array $errors those that there are
     * @param array $data what was sent
     * @return array errors
     */
    public static function validate(array $errors, array $data): array {
        $quizid = (int) ($data['instance'] ?? 0);
        if ($quizid === 0) {
            return $errors;
        }
        $choice = quiz_choice::of($quizid);
        $wanted = options::over($choice->options, $data);
        if ($wanted !== $choice->options && self::agreed($choice)) {
            foreach (array_keys(array_diff_assoc($wanted, $choice->options)) as $name) {
                $errors[options::field($name)] = get_string('agreed', 'quizaccess_candor');
            }
        }
        return $errors;
    }

    /**
     * Saves what was sent, and keeps what was not.
     *
     * @param object $quiz what was sent, with the quiz's id
     */
    public static function save($quiz): void {
        $sent = (array) $quiz;
        $known = array_merge([self::ENABLED], array_map([options::class, 'field'], array_keys(options::defaults())));
        if (!array_intersect($known, array_keys($sent))) {
            return;
        }
        $choice = quiz_choice::of((int) $quiz->id);
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
