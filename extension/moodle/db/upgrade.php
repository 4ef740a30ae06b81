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
 * Steps from one version to the next.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Upgrades.
 *
 * @param int $oldversion the version there was
 * @return bool
 */
function xmldb_quizaccess_candor_upgrade($oldversion) {
    global $DB;
    if ($oldversion < 2026112805) {
        // Quizzes are read with either; the site's default is set anew, so that its page shows what holds.
        foreach (\quizaccess_candor\local\options::SPLIT as $old => $names) {
            $set = get_config('quizaccess_candor', 'default_' . strtolower($old));
            foreach ($set === false ? [] : $names as $name) {
                set_config('default_' . strtolower($name), $set, 'quizaccess_candor');
            }
            unset_config('default_' . strtolower($old), 'quizaccess_candor');
        }
        upgrade_plugin_savepoint(true, 2026112805, 'quizaccess', 'candor');
    }
    if ($oldversion < 2026112806) {
        $manager = $DB->get_manager();
        $table = new xmldb_table('quizaccess_candor');
        foreach (
            [
                new xmldb_field('quality', XMLDB_TYPE_CHAR, '8', null, null, null, null, 'options'),
                new xmldb_field('sites', XMLDB_TYPE_TEXT, null, null, null, null, null, 'quality'),
            ] as $field
        ) {
            if (!$manager->field_exists($table, $field)) {
                $manager->add_field($table, $field);
            }
        }
        upgrade_plugin_savepoint(true, 2026112806, 'quizaccess', 'candor');
    }
    return true;
}
