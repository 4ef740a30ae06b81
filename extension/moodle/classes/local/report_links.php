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

use html_writer;

/**
 * What a teacher reads of an attempt in Moodle, and the links to its reports.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class report_links {
    /**
     * The block's content.
     *
     * @param int $cmid the quiz's course module
     * @param sitting[] $sittings those of one attempt, the newest first
     * @return string HTML
     */
    public static function of(int $cmid, array $sittings): string {
        global $DB;
        if (!$sittings) {
            return html_writer::tag('p', get_string('report_none', 'quizaccess_candor'));
        }
        $html = '';
        foreach ($sittings as $sitting) {
            if ($sitting->waived) {
                $html .= html_writer::tag('p', get_string('report_waived', 'quizaccess_candor'));
                continue;
            }
            $row = $DB->get_record(sittings::TABLE, ['id' => $sitting->id], 'points, flags', MUST_EXIST);
            if ($row->flags !== null) {
                $known = $row->points === null ? 'report_unscored' : 'report_scored';
                $html .= html_writer::tag('p', get_string($known, 'quizaccess_candor', [
                    'points' => format_float((float) $row->points, 1, true, true),
                    'flags' => (int) $row->flags,
                ]));
            }
            $url = new \moodle_url('/mod/quiz/accessrule/candor/results.php', ['cmid' => $cmid, 'sitting' => $sitting->id]);
            $label = get_string('viewreport', 'quizaccess_candor');
            if (count($sittings) > 1) {
                $label .= ' (' . userdate($sitting->agreed, get_string('strftimetime', 'langconfig')) . ')';
            }
            $html .= html_writer::tag('p', html_writer::link($url, $label));
        }
        return $html;
    }

    /**
     * Whether the user may go to the relay's pages. Those show everybody who sits the quiz, so where a course keeps its groups
     * apart they are for whoever may see all of them.
     *
     * @param object $cm the quiz's course module
     * @param \context $context the quiz's
     * @return bool
     */
    public static function open_to_user($cm, $context): bool {
        return has_capability('quizaccess/candor:viewreport', $context) && !self::apart($cm, $context);
    }

    /**
     * Whether the user may see only some of the quiz's groups.
     *
     * @param object $cm the quiz's course module
     * @param \context $context the quiz's
     * @return bool
     */
    public static function apart($cm, $context): bool {
        return groups_get_activity_groupmode($cm) == SEPARATEGROUPS && !has_capability('moodle/site:accessallgroups', $context);
    }

    /**
     * Puts a block with the report's link beside a review.
     *
     * @param \moodle_page $page the page
     * @param object $quizobj the quiz
     */
    public static function block($page, $quizobj): void {
        global $SCRIPT;
        if ($SCRIPT !== '/mod/quiz/review.php' || !self::open_to_user($quizobj->get_cm(), $quizobj->get_context())) {
            return;
        }
        $attemptid = optional_param('attempt', 0, PARAM_INT);
        $sittings = sittings::found(['quizid' => $quizobj->get_quizid(), 'attemptid' => $attemptid]);
        $block = new \block_contents(['class' => 'block_quizaccess_candor']);
        $block->title = get_string('pluginname', 'quizaccess_candor');
        $block->content = self::of($quizobj->get_cmid(), $sittings);
        $page->blocks->add_fake_block($block, $page->blocks->get_default_region());
    }
}
