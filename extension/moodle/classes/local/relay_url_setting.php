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
 * The relay's address: an origin, by https, or by http on this very machine.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class relay_url_setting extends \admin_setting_configtext {
    /**
     * Whether an address will do.
     *
     * @param string $data the address
     * @return true|string true, or what is wrong with it
     */
    public function validate($data) {
        $host = '([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?';
        $here = '(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?';
        if ($data === '' || preg_match("~^(https://$host|http://$here)/?$~iD", $data)) {
            return true;
        }
        return get_string('setting_relayurl_wrong', 'quizaccess_candor');
    }
}
