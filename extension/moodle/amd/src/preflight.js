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
 * Looks whether the relay has the student live, says so, and goes on by itself. Decides nothing: the server asks again.
 *
 * @module    quizaccess_candor/preflight
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
define([], function() {
    /** How often it looks while somebody waits, in milliseconds. */
    var PAUSE = 2000;

    /**
     * One place with a button that opens Candor.
     *
     * @param {HTMLElement} place
     */
    var watch = function(place) {
        var form = place.closest('form');
        var button = place.querySelector('[data-candor-launch]');
        var says = place.querySelector('[data-candor-state]');
        var box = form && form.querySelector('input[type=checkbox][name=candor_consent]');
        var address = place.dataset.stateurl + '?' + new URLSearchParams({
            cmid: place.dataset.cmid,
            attempt: place.dataset.attempt,
            sesskey: place.dataset.sesskey,
        });
        var launched = false;

        var consent = function() {
            button.disabled = !!box && !box.checked;
        };
        if (box) {
            box.addEventListener('change', consent);
        }
        consent();

        var goOn = function() {
            if (place.dataset.next) {
                window.location.assign(place.dataset.next);
                return;
            }
            var start = form.querySelector('[name=submitbutton]');
            if (start) {
                start.click();
            }
        };

        var look = function() {
            fetch(address, {credentials: 'same-origin', headers: {Accept: 'application/json'}}).then(function(answer) {
                return answer.json();
            }).then(function(state) {
                if (state.says && (launched || state.launched)) {
                    if (says.textContent !== state.says) {
                        says.textContent = state.says;
                    }
                }
                if (state.confirmed && (launched || place.dataset.next)) {
                    goOn();
                    return true;
                }
                return again();
            }).catch(again);
        };

        var again = function() {
            window.setTimeout(look, PAUSE);
        };

        button.addEventListener('click', function() {
            if (!launched) {
                launched = true;
                again();
            }
        });
        if (place.dataset.next) {
            look();
        }
    };

    return {
        init: function() {
            document.querySelectorAll('[data-candor-start]').forEach(function(place) {
                if (!place.dataset.watched) {
                    place.dataset.watched = '1';
                    watch(place);
                }
            });
        },
    };
});
