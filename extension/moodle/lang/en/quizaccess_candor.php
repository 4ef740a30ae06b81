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
 * The words of this plugin.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['agreed'] = 'Students have already agreed to these tracking options, so they stay as they are for this quiz. Duplicate the quiz to have other ones.';
$string['cachedef_breaker'] = 'Since when the relay does not answer';
$string['cachedef_nonces'] = 'What the relay has signed, so that nothing is taken twice';
$string['cachedef_standing'] = 'How sittings stand at the relay, for a few seconds';
$string['candor:configure'] = 'Choose whether a quiz is proctored, and by what';
$string['candor:exempt'] = 'Sit a proctored quiz without proctoring';
$string['candor:viewreport'] = 'See proctoring reports, recordings and the live view of a quiz';
$string['check_consent'] = 'Please read what will be seen, and tick the box if you agree. Then open Candor.';
$string['check_consented'] = 'Candor is waiting: allow what it asks for in its own tab.';
$string['check_declined'] = 'You have declined in Candor. Open it again if you want to sit this quiz, or speak with your teacher.';
$string['check_finished'] = 'That session of Candor is over. Open Candor again.';
$string['check_interrupted'] = 'Candor has lost the connection. Look at its tab: it says what is missing.';
$string['check_invited'] = 'Candor has not begun yet: go on in its own tab.';
$string['check_live'] = 'Candor is running, and something that this quiz needs is missing: its tab says what.';
$string['check_notlaunched'] = 'Tick the box and open Candor first. The quiz begins when Candor is running.';
$string['check_unreachable'] = 'The proctoring server cannot be reached just now, so the quiz cannot begin. Nothing is lost: try again in a minute, and tell your teacher if it stays so.';
$string['consent_box'] = 'I have read this and agree to it';
$string['consent_days'] = 'What is collected is kept by your institution for {$a} days and is then erased. You can ask for a copy, or for its erasure.';
$string['consent_intro'] = 'This quiz is proctored with Candor, a program that your institution runs itself. While you sit the quiz, the following is seen:';
$string['consent_rules'] = 'What is collected is kept by your institution, for as long as its rules say. You can ask for a copy, or for its erasure.';
$string['consent_sites'] = 'You may open these sites without leaving the exam: {$a}';
$string['description'] = 'This quiz is proctored with Candor. You need Chrome or Edge on a computer; what is seen is told before you begin.';
$string['enabled'] = 'Proctor this quiz';
$string['enabled_help'] = 'Students agree to what is seen, start Candor in their browser, and can begin only once the relay has confirmed it. Who has begun can always save and hand in.';
$string['error_agreed'] = 'Students have agreed to other options of this exam.';
$string['error_bound'] = 'The relay knows this attempt as somebody else\'s.';
$string['error_busy'] = 'The relay is too busy just now. Try again in a minute.';
$string['error_clock'] = 'The clocks of this server and of the relay are more than five minutes apart, or the relay has only just been started. Set both by NTP, then try again.';
$string['error_credentials'] = 'The relay does not know this client id, or the secret is wrong. Make a new pair on the relay with: ./candor client add NAME';
$string['error_dns'] = 'The name in the relay address is not known to this server. Check the address and the server\'s DNS.';
$string['error_failed'] = 'The relay is there and has failed ({$a}). Look at the relay\'s log.';
$string['error_held'] = 'A legal hold on the relay forbids the erasure.';
$string['error_missing'] = 'The relay does not know that.';
$string['error_network'] = 'The connection to the relay broke off ({$a}). Check firewalls and proxies between this server and the relay.';
$string['error_over'] = 'The attempt is over at the relay.';
$string['error_refused'] = 'Nobody answers at the relay address. Check the port, and that the relay is running: systemctl status candor, or ./candor';
$string['error_rejected'] = 'The relay does not accept that: {$a}';
$string['error_resting'] = 'The relay did not answer a moment ago. It is asked again within ten seconds.';
$string['error_stranger'] = 'Something answers at the relay address, and it is not a Candor relay. Check the address; it has no path.';
$string['error_timeout'] = 'The relay did not answer within two and a half seconds. Check firewalls between this server and the relay, and whether the relay is overloaded.';
$string['error_tls'] = 'This server does not trust the relay\'s certificate. Use a certificate from a public authority (the relay can fetch one by itself), or add the relay\'s to the certificates that this server trusts.';
$string['error_unset'] = 'Relay address, client id and client secret are all needed. Save the settings first.';
$string['event_override'] = 'Beginning without proctoring allowed or ended';
$string['event_waived'] = 'Attempt begun without proctoring';
$string['launch'] = 'Open Candor';
$string['launch_agreed'] = 'The tracking options of this quiz were changed after students had agreed to other ones, so Candor cannot begin. Please tell your teacher: the quiz has to be duplicated, or the options set back.';
$string['notproctored'] = 'This quiz is not proctored.';
$string['notyours'] = 'There is no such attempt of yours that is under way.';
$string['option_audio'] = 'Notice speech';
$string['option_audio_help'] = 'When the microphone hears somebody speak, how loud and for how long, with a short recording of the moment. Your browser tells speech from noise; not what is said.';
$string['option_captureswitchedtab'] = 'Screenshot on tab switch';
$string['option_captureswitchedtab_help'] = 'When you leave the exam\'s tab or window for longer than a glance: a picture of the tab you have switched to or, where your browser is not allowed to take it, of your screen if you share that.';
$string['option_copypaste'] = 'Block copying, pasting and printing';
$string['option_copypaste_help'] = 'On the exam\'s pages copying, cutting, pasting, dropping, printing and the context menu are blocked. That you tried, and how often. Never what it was about.';
$string['option_desktoponly'] = 'Computers only';
$string['option_desktoponly_help'] = 'Phones and tablets are turned away at the door. Nothing is collected.';
$string['option_fullscreen'] = 'Show the exam in full screen only';
$string['option_fullscreen_help'] = 'The exam\'s page is covered until it fills the screen. When you leave full screen, and for how long.';
$string['option_impersonation'] = 'Notice another person before the camera';
$string['option_impersonation_help'] = 'Only if you agree to it apart from everything else: when several looks in a row show somebody who clearly differs from who began, with a photo of the moment. Faces are compared in your browser; what they are compared by never leaves it.';
$string['option_liveview'] = 'Watch live';
$string['option_liveview_help'] = 'The teachers of this exam can see your camera and your screen while you sit it.';
$string['option_people'] = 'Notice how many people the camera sees';
$string['option_people_help'] = 'When the camera shows nobody or more than one face, and for how long, with a photo of the moment. Your browser counts the faces; it does not tell whose they are.';
$string['option_photoatstart'] = 'Photo before beginning';
$string['option_photoatstart_help'] = 'A photo of you that you take yourself before you begin, look at, and take again if you like.';
$string['option_randomphotos'] = 'Take photos at random moments';
$string['option_randomphotos_help'] = 'Photos of your camera\'s picture, at moments that nobody knows beforehand, spread over the exam.';
$string['option_recordcamera'] = 'Record the camera';
$string['option_recordcamera_help'] = 'The picture of your camera, from start to finish, kept by your institution.';
$string['option_recordmicrophone'] = 'Record the microphone';
$string['option_recordmicrophone_help'] = 'The sound of your microphone, from start to finish, kept by your institution.';
$string['option_recordscreen'] = 'Record the screen';
$string['option_recordscreen_help'] = 'Everything on your screen, from start to finish, kept by your institution.';
$string['option_selfview'] = 'Show the student their own camera';
$string['option_selfview_help'] = 'A small picture of yourself on the exam\'s page. It stays in your browser.';
$string['option_severalmonitors'] = 'Notice more than one monitor';
$string['option_severalmonitors_help'] = 'When more than one monitor is connected, and for how long. Not what is on it.';
$string['option_severalsessions'] = 'Notice another device, browser or address';
$string['option_severalsessions_help'] = 'When the exam goes on in another browser or on another device, and when your browser comes back from another network address. Not which address.';
$string['option_sharekept'] = 'Notice when camera, microphone or screen fail';
$string['option_sharekept_help'] = 'When your camera, microphone or screen stops, is muted, or shows black, and when your camera\'s picture stands still; and for how long. The server notes as well when nothing, or nothing but black or silence, arrives.';
$string['option_sitename'] = 'Name of the site switched to';
$string['option_sitename_help'] = 'When you leave the exam\'s tab or window for longer than a glance: the name of the site you are at, such as example.org, where your browser is allowed to tell it. Not the page, and nothing that is on it.';
$string['option_tabswitch'] = 'Notice tab and window switches';
$string['option_tabswitch_help'] = 'When you leave the exam\'s tab or window, and for how long. Not which pages you open.';
$string['override'] = 'Begin without proctoring';
$string['override_begin'] = 'Allow it for one hour';
$string['override_desc'] = 'For when the relay cannot be reached and an exam cannot wait: while this is allowed, a student for whom the relay does not answer begins without proctoring. Each such attempt is written to the log, and its review says so. Where the relay answers, nothing changes.';
$string['override_end'] = 'End it now';
$string['override_now'] = 'Attempts may begin without proctoring until {$a}, where the relay does not answer.';
$string['pluginname'] = 'Candor proctoring';
$string['preflight_title'] = 'Proctoring';
$string['privacy_relay'] = 'Camera, microphone, screen and events of an attempt go to the Candor relay that the institution runs, from the student\'s browser. This site sends it the following.';
$string['privacy_relay_consent'] = 'The wording that was agreed to, its language, and when';
$string['privacy_relay_failed'] = 'The relay could not be reached when this was exported: what it keeps of this sitting is missing here. Please ask again later.';
$string['privacy_relay_fullname'] = 'The name, so that teachers know whom they see';
$string['privacy_relay_recordings'] = 'What the relay itself receives of a sitting: recordings, photos, events and the trust score';
$string['privacy_relay_userid'] = 'The user\'s number in this site';
$string['privacy_sitting'] = 'Each sitting of a proctored quiz';
$string['privacy_sitting_agreed'] = 'When the student agreed';
$string['privacy_sitting_attemptid'] = 'The quiz attempt';
$string['privacy_sitting_ended'] = 'When it was over';
$string['privacy_sitting_flags'] = 'How many events the relay has flagged';
$string['privacy_sitting_live'] = 'When the relay first confirmed it';
$string['privacy_sitting_nonce'] = 'The name under which the relay keeps it';
$string['privacy_sitting_passed'] = 'When the check before the attempt was passed';
$string['privacy_sitting_points'] = 'The trust score';
$string['privacy_sitting_quizid'] = 'The quiz';
$string['privacy_sitting_timecreated'] = 'When it was begun';
$string['privacy_sitting_userid'] = 'Whose it is';
$string['privacy_sitting_waived'] = 'Whether it was begun without proctoring';
$string['quality'] = 'Quality of picture and sound';
$string['quality_clear'] = 'clear';
$string['quality_help'] = 'How good what is recorded or shown live is. Better needs more of the network and of the relay’s disk.';
$string['quality_modest'] = 'modest';
$string['quality_sharp'] = 'sharp';
$string['refused'] = 'Nothing was saved: this attempt has never been confirmed by Candor. Go back to the quiz, open Candor, and begin.';
$string['report_groups'] = 'This course keeps its groups apart, and the proctoring pages show everybody who sits this quiz. They are open to whoever may see all groups.';
$string['report_none'] = 'There is no proctoring report of this attempt.';
$string['report_scored'] = 'Trust score {$a->points} of 100, flagged events: {$a->flags}';
$string['report_unreachable'] = 'The proctoring server cannot be reached just now. Try again in a minute.';
$string['report_unscored'] = 'Too little was observed for a trust score; flagged events: {$a->flags}';
$string['report_waived'] = 'Begun without proctoring, as an administrator had allowed.';
$string['results_class'] = 'Class view and reports';
$string['results_intro'] = 'The proctoring of this quiz opens in another tab. No second password is needed.';
$string['results_room'] = 'Watch live';
$string['setting_clientid'] = 'Client id';
$string['setting_clientid_desc'] = 'As printed on the relay by: ./candor client add NAME. One client for each Moodle site.';
$string['setting_clientsecret'] = 'Client secret';
$string['setting_clientsecret_desc'] = 'Printed beside the client id, once. It is stored encrypted.';
$string['setting_defaults'] = 'New quizzes';
$string['setting_defaults_desc'] = 'What a new quiz begins with; teachers choose for each quiz.';
$string['setting_enabledbydefault'] = 'Proctor new quizzes';
$string['setting_lossgrace'] = 'Patience with a lost connection';
$string['setting_lossgrace_desc'] = 'For how long a student whose camera or connection is lost sees further pages of questions. Saving and handing in are always possible.';
$string['setting_outagegrace'] = 'Patience with an outage';
$string['setting_outagegrace_desc'] = 'For how long attempts under way see further pages of questions while the relay does not answer. Saving and handing in are always possible; beginning is not.';
$string['setting_relay'] = 'The relay';
$string['setting_relay_desc'] = 'The Candor server of your institution.';
$string['setting_relayurl'] = 'Relay address';
$string['setting_relayurl_desc'] = 'Such as https://candor.example.edu, without a path.';
$string['setting_relayurl_wrong'] = 'This is not a relay address: it begins with https:// and has no path. http:// is accepted only for localhost.';
$string['setting_retentiondays'] = 'Keep for';
$string['setting_retentiondays_desc'] = 'After how many days the relay erases what it has of an attempt; students are told before they agree. 0: as the relay is set.';
$string['setting_rules'] = 'Rules';
$string['setting_rules_desc'] = 'What happens when something is lost.';
$string['sites'] = 'Sites students may open';
$string['sites_fewer'] = 'Students have already agreed to a quiz in which they may open {$a}, so it stays allowed.';
$string['sites_help'] = 'One a line, such as https://dict.example.org, without a path. To be there is not to leave the exam; no picture is taken of it. The student’s browser asks whether Candor may know when one of them is open.';
$string['sites_many'] = 'At most {$a} sites can be allowed.';
$string['sites_wrong'] = 'A site is written like https://dict.example.org, without a path; “{$a}” is not.';
$string['state_first'] = 'Candor opens in another tab and asks for what this quiz needs. This page notices by itself when it is running.';
$string['state_ready'] = 'Candor is running. The quiz begins.';
$string['task_deliver'] = 'Tell the Candor relay what is over';
$string['task_reconcile'] = 'Compare with the Candor relay';
$string['test'] = 'Test the connection';
$string['test_again'] = 'Test again';
$string['test_back'] = 'Back to the settings';
$string['test_clock'] = 'The relay\'s clock is {$a} seconds ahead of this server\'s. From 300 on nothing works: set both by NTP.';
$string['test_good'] = 'Connected: relay {$a->version} of {$a->institution}, which browsers reach at {$a->origin}';
$string['unset_student'] = 'Proctoring is not set up on this site yet, so this quiz cannot begin. Your teacher sees why; nothing is wrong with your computer.';
$string['unset_teacher'] = 'Candor proctoring is not set up: an administrator has to enter relay address, client id and secret (Site administration, Plugins, Quiz, Candor proctoring). Until then nobody can begin this quiz.';
$string['viewreport'] = 'View proctoring report';
$string['viewresults'] = 'View proctoring results';
$string['wait_again'] = 'Open Candor again';
$string['wait_looking'] = 'Looking whether Candor is back …';
$string['wait_reload'] = 'Try the page of the quiz again';
$string['wait_saved'] = 'Your answers are saved, and your time goes on as always. Candor has lost you, so further questions wait until it is back. You can hand in at any time.';
$string['wait_submit'] = 'Go to the summary and hand in';
$string['wait_title'] = 'Candor is not running';
$string['withheld'] = 'Candor has lost the connection: further questions wait until it is back. Saving and handing in are possible.';
