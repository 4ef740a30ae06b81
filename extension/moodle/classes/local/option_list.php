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
 * The tracking options of the relay, and whether a new quiz has them on. Written by Candor's MoodleOptionsTest from their
 * one definition, TrackingOption.java.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class option_list {
    /** Name => on. */
    const DEFAULTS = [
        'recordCamera' => false,
        'recordMicrophone' => false,
        'recordScreen' => false,
        'liveView' => true,
        'selfView' => true,
        'tabSwitch' => true,
        'shareKept' => true,
        'people' => true,
        'audio' => true,
        'impersonation' => false,
        'randomPhotos' => true,
        'photoAtStart' => false,
        'captureSwitchedTab' => true,
        'siteName' => false,
        'severalMonitors' => true,
        'copyPaste' => false,
        'fullScreen' => false,
        'severalSessions' => false,
        'desktopOnly' => false,
    ];
}
