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

/**
 * The administrator's settings.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

use quizaccess_candor\local\options;
use quizaccess_candor\local\relay_url_setting;

if ($hassiteconfig) {
    $component = 'quizaccess_candor';
    $own = '/mod/quiz/accessrule/candor/';
    $settings->add(new admin_setting_heading(
        'quizaccess_candor/relay',
        get_string('setting_relay', $component),
        get_string('setting_relay_desc', $component) . ' '
            . html_writer::link(new moodle_url($own . 'test.php'), get_string('test', $component))
    ));
    $settings->add(new relay_url_setting(
        'quizaccess_candor/relayurl',
        get_string('setting_relayurl', $component),
        get_string('setting_relayurl_desc', $component),
        '',
        PARAM_RAW_TRIMMED,
        50
    ));
    $settings->add(new admin_setting_configtext(
        'quizaccess_candor/clientid',
        get_string('setting_clientid', $component),
        get_string('setting_clientid_desc', $component),
        '',
        PARAM_ALPHANUMEXT,
        50
    ));
    $settings->add(new admin_setting_encryptedpassword(
        'quizaccess_candor/clientsecret',
        get_string('setting_clientsecret', $component),
        get_string('setting_clientsecret_desc', $component)
    ));
    $settings->add(new admin_setting_heading(
        'quizaccess_candor/rules',
        get_string('setting_rules', $component),
        get_string('setting_rules_desc', $component) . ' '
            . html_writer::link(new moodle_url($own . 'override.php'), get_string('override', $component))
    ));
    $settings->add(new admin_setting_configduration(
        'quizaccess_candor/lossgrace',
        get_string('setting_lossgrace', $component),
        get_string('setting_lossgrace_desc', $component),
        120
    ));
    $settings->add(new admin_setting_configduration(
        'quizaccess_candor/outagegrace',
        get_string('setting_outagegrace', $component),
        get_string('setting_outagegrace_desc', $component),
        900
    ));
    $settings->add(new admin_setting_configtext(
        'quizaccess_candor/retentiondays',
        get_string('setting_retentiondays', $component),
        get_string('setting_retentiondays_desc', $component),
        30,
        PARAM_INT,
        5
    ));
    $settings->add(new admin_setting_heading(
        'quizaccess_candor/defaults',
        get_string('setting_defaults', $component),
        get_string('setting_defaults_desc', $component)
    ));
    $settings->add(new admin_setting_configcheckbox(
        'quizaccess_candor/enabledbydefault',
        get_string('setting_enabledbydefault', $component),
        '',
        0
    ));
    foreach (options::defaults() as $name => $on) {
        $string = 'option_' . strtolower($name);
        $settings->add(new admin_setting_configcheckbox(
            'quizaccess_candor/default_' . strtolower($name),
            get_string($string, $component),
            get_string($string . '_help', $component),
            (int) $on
        ));
    }
}
