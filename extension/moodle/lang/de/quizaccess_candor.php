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
 * The words of this plugin, in German.
 *
 * @package   quizaccess_candor
 * @copyright 2026 The Candor authors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['agreed'] = 'Studierende haben diesen Optionen bereits zugestimmt, deshalb bleiben sie für diesen Test, wie sie sind. Duplizieren Sie den Test, um andere zu wählen.';
$string['cachedef_breaker'] = 'Seit wann das Relay nicht antwortet';
$string['cachedef_nonces'] = 'Was das Relay unterschrieben hat, damit nichts zweimal gilt';
$string['cachedef_standing'] = 'Wie es um Sitzungen steht, für einige Sekunden';
$string['candor:configure'] = 'Wählen, ob ein Test beaufsichtigt wird und wodurch';
$string['candor:exempt'] = 'Einen beaufsichtigten Test ohne Aufsicht ablegen';
$string['candor:viewreport'] = 'Berichte, Aufzeichnungen und Live-Ansicht eines Tests sehen';
$string['check_consent'] = 'Bitte lesen Sie, was gesehen wird, und setzen Sie das Häkchen, wenn Sie zustimmen. Öffnen Sie dann Candor.';
$string['check_consented'] = 'Candor wartet: Erlauben Sie in seinem eigenen Tab, worum es bittet.';
$string['check_declined'] = 'Sie haben in Candor abgelehnt. Öffnen Sie es erneut, wenn Sie den Test ablegen möchten, oder sprechen Sie mit Ihrer Lehrkraft.';
$string['check_finished'] = 'Diese Sitzung von Candor ist beendet. Öffnen Sie Candor erneut.';
$string['check_interrupted'] = 'Candor hat die Verbindung verloren. Sehen Sie in seinen Tab: Dort steht, was fehlt.';
$string['check_invited'] = 'Candor hat noch nicht begonnen: Machen Sie in seinem eigenen Tab weiter.';
$string['check_live'] = 'Candor läuft, und etwas, das dieser Test braucht, fehlt: In seinem Tab steht, was.';
$string['check_notlaunched'] = 'Setzen Sie das Häkchen und öffnen Sie zuerst Candor. Der Test beginnt, sobald Candor läuft.';
$string['check_unreachable'] = 'Der Server der Aufsicht ist gerade nicht zu erreichen, deshalb kann der Test nicht beginnen. Nichts ist verloren: Versuchen Sie es in einer Minute erneut, und sagen Sie Ihrer Lehrkraft Bescheid, wenn es so bleibt.';
$string['consent_box'] = 'Ich habe das gelesen und stimme zu';
$string['consent_days'] = 'Was erfasst wird, bewahrt Ihre Hochschule {$a} Tage lang auf, danach wird es gelöscht. Sie können eine Kopie oder die Löschung verlangen.';
$string['consent_intro'] = 'Dieser Test wird mit Candor beaufsichtigt, einem Programm, das Ihre Hochschule selbst betreibt. Während Sie den Test ablegen, wird Folgendes gesehen:';
$string['consent_rules'] = 'Was erfasst wird, bewahrt Ihre Hochschule auf, so lange ihre Regeln es sagen. Sie können eine Kopie oder die Löschung verlangen.';
$string['consent_sites'] = 'Diese Websites dürfen Sie öffnen, ohne die Prüfung zu verlassen: {$a}';
$string['description'] = 'Dieser Test wird mit Candor beaufsichtigt. Sie brauchen Chrome oder Edge auf einem Computer; was gesehen wird, steht vor dem Beginn.';
$string['enabled'] = 'Diesen Test beaufsichtigen';
$string['enabled_help'] = 'Studierende stimmen zu, was gesehen wird, starten Candor im Browser und können erst beginnen, wenn das Relay es bestätigt hat. Wer begonnen hat, kann immer speichern und abgeben.';
$string['error_agreed'] = 'Studierende haben anderen Optionen dieser Prüfung zugestimmt.';
$string['error_bound'] = 'Das Relay kennt diesen Versuch als den einer anderen Person.';
$string['error_busy'] = 'Das Relay ist gerade überlastet. Versuchen Sie es in einer Minute erneut.';
$string['error_clock'] = 'Die Uhren dieses Servers und des Relays weichen um mehr als fünf Minuten voneinander ab, oder das Relay wurde eben erst gestartet. Stellen Sie beide über NTP und versuchen Sie es erneut.';
$string['error_credentials'] = 'Das Relay kennt diese Client-ID nicht, oder das Geheimnis ist falsch. Erzeugen Sie auf dem Relay ein neues Paar mit: ./candor client add NAME';
$string['error_dns'] = 'Der Name in der Adresse des Relays ist diesem Server nicht bekannt. Prüfen Sie die Adresse und das DNS des Servers.';
$string['error_failed'] = 'Das Relay ist da und hat versagt ({$a}). Sehen Sie in sein Log.';
$string['error_held'] = 'Eine Aufbewahrungspflicht auf dem Relay verbietet die Löschung.';
$string['error_missing'] = 'Das kennt das Relay nicht.';
$string['error_network'] = 'Die Verbindung zum Relay ist abgebrochen ({$a}). Prüfen Sie Firewalls und Proxys zwischen diesem Server und dem Relay.';
$string['error_over'] = 'Der Versuch ist auf dem Relay beendet.';
$string['error_refused'] = 'Unter der Adresse des Relays antwortet niemand. Prüfen Sie den Port, und ob das Relay läuft: systemctl status candor, oder ./candor';
$string['error_rejected'] = 'Das nimmt das Relay nicht an: {$a}';
$string['error_resting'] = 'Das Relay hat eben nicht geantwortet. Binnen zehn Sekunden wird es erneut gefragt.';
$string['error_stranger'] = 'Unter der Adresse des Relays antwortet etwas, das kein Relay von Candor ist. Prüfen Sie die Adresse; sie hat keinen Pfad.';
$string['error_timeout'] = 'Das Relay hat nicht binnen zweieinhalb Sekunden geantwortet. Prüfen Sie Firewalls zwischen diesem Server und dem Relay, und ob das Relay überlastet ist.';
$string['error_tls'] = 'Dieser Server vertraut dem Zertifikat des Relays nicht. Verwenden Sie das einer öffentlichen Stelle (das Relay kann es selbst holen), oder fügen Sie das des Relays zu denen hinzu, denen dieser Server vertraut.';
$string['error_unset'] = 'Adresse des Relays, Client-ID und Geheimnis werden alle gebraucht. Speichern Sie zuerst die Einstellungen.';
$string['event_override'] = 'Beginn ohne Aufsicht erlaubt oder beendet';
$string['event_waived'] = 'Versuch ohne Aufsicht begonnen';
$string['launch'] = 'Candor öffnen';
$string['launch_agreed'] = 'Die Optionen dieses Tests wurden geändert, nachdem Studierende anderen zugestimmt hatten, deshalb kann Candor nicht beginnen. Bitte sagen Sie Ihrer Lehrkraft Bescheid: Der Test muss dupliziert oder die Optionen müssen zurückgestellt werden.';
$string['notproctored'] = 'Dieser Test wird nicht beaufsichtigt.';
$string['notyours'] = 'Es gibt keinen solchen laufenden Versuch von Ihnen.';
$string['option_audio'] = 'Sprechen bemerken';
$string['option_audio_help'] = 'Wann das Mikrofon jemanden sprechen hört, wie laut und wie lange, mit einer kurzen Aufnahme des Augenblicks. Ihr Browser unterscheidet Sprache von Geräuschen; was gesagt wird, erkennt er nicht.';
$string['option_captureswitchedtab'] = 'Bildschirmfoto beim Wechsel des Tabs';
$string['option_captureswitchedtab_help'] = 'Wenn Sie den Tab oder das Fenster der Prüfung länger als einen Blick verlassen: ein Bild des Tabs, in den Sie gewechselt sind, oder, wo Ihr Browser es nicht aufnehmen darf, Ihres Bildschirms, falls Sie ihn teilen.';
$string['option_copypaste'] = 'Kopieren, Einfügen und Drucken sperren';
$string['option_copypaste_help'] = 'Auf den Seiten der Prüfung sind Kopieren, Ausschneiden, Einfügen, Ablegen, Drucken und das Kontextmenü gesperrt. Dass Sie es versucht haben, und wie oft. Nie, worum es dabei ging.';
$string['option_desktoponly'] = 'Nur Computer';
$string['option_desktoponly_help'] = 'Telefone und Tablets werden an der Tür abgewiesen. Es wird nichts erfasst.';
$string['option_fullscreen'] = 'Die Prüfung nur im Vollbild zeigen';
$string['option_fullscreen_help'] = 'Die Seite der Prüfung ist verdeckt, bis sie den Bildschirm füllt. Wann Sie das Vollbild verlassen, und wie lange.';
$string['option_impersonation'] = 'Eine andere Person vor der Kamera bemerken';
$string['option_impersonation_help'] = 'Nur wenn Sie dem eigens zustimmen: wenn mehrere Blicke nacheinander jemanden zeigen, der sich deutlich von der Person am Anfang unterscheidet, mit einem Foto des Augenblicks. Gesichter werden in Ihrem Browser verglichen; wonach sie verglichen werden, verlässt ihn nie.';
$string['option_liveview'] = 'Live zusehen';
$string['option_liveview_help'] = 'Die Lehrenden dieser Prüfung können Ihre Kamera und Ihren Bildschirm sehen, während Sie sie ablegen.';
$string['option_people'] = 'Bemerken, wie viele Personen die Kamera sieht';
$string['option_people_help'] = 'Wann die Kamera niemanden oder mehr als ein Gesicht zeigt, und wie lange, mit einem Foto des Augenblicks. Ihr Browser zählt die Gesichter; wessen sie sind, erkennt er nicht.';
$string['option_photoatstart'] = 'Foto vor dem Beginn';
$string['option_photoatstart_help'] = 'Ein Foto von Ihnen, das Sie vor dem Beginn selbst aufnehmen, ansehen und auf Wunsch wiederholen.';
$string['option_randomphotos'] = 'Fotos zu zufälligen Zeitpunkten';
$string['option_randomphotos_help'] = 'Fotos vom Bild Ihrer Kamera, zu Zeitpunkten, die vorher niemand kennt, verteilt über die Prüfung.';
$string['option_recordcamera'] = 'Kamera aufzeichnen';
$string['option_recordcamera_help'] = 'Das Bild Ihrer Kamera, von Anfang bis Ende, aufbewahrt von Ihrer Hochschule.';
$string['option_recordmicrophone'] = 'Mikrofon aufzeichnen';
$string['option_recordmicrophone_help'] = 'Der Ton Ihres Mikrofons, von Anfang bis Ende, aufbewahrt von Ihrer Hochschule.';
$string['option_recordscreen'] = 'Bildschirm aufzeichnen';
$string['option_recordscreen_help'] = 'Alles auf Ihrem Bildschirm, von Anfang bis Ende, aufbewahrt von Ihrer Hochschule.';
$string['option_selfview'] = 'Der teilnehmenden Person die eigene Kamera zeigen';
$string['option_selfview_help'] = 'Ein kleines Bild von Ihnen auf der Seite der Prüfung. Es bleibt in Ihrem Browser.';
$string['option_severalmonitors'] = 'Mehr als einen Monitor bemerken';
$string['option_severalmonitors_help'] = 'Wann mehr als ein Monitor angeschlossen ist, und wie lange. Nicht, was darauf zu sehen ist.';
$string['option_severalsessions'] = 'Anderes Gerät, anderen Browser oder andere Adresse bemerken';
$string['option_severalsessions_help'] = 'Wann die Prüfung in einem anderen Browser oder auf einem anderen Gerät weitergeht und wann Ihr Browser von einer anderen Netzwerkadresse zurückkommt. Nicht, von welcher.';
$string['option_sharekept'] = 'Bemerken, wenn Kamera, Mikrofon oder Bildschirm ausfallen';
$string['option_sharekept_help'] = 'Wann Kamera, Mikrofon oder Bildschirm enden, stumm geschaltet oder schwarz sind und wann das Bild der Kamera stillsteht; und wie lange. Der Server vermerkt ebenfalls, wenn nichts oder nur Schwarz oder Stille ankommt.';
$string['option_sitename'] = 'Name der Website, zu der gewechselt wird';
$string['option_sitename_help'] = 'Wenn Sie den Tab oder das Fenster der Prüfung länger als einen Blick verlassen: der Name der Website, auf der Sie sind, etwa example.org, wo Ihr Browser ihn nennen darf. Nicht die Seite, und nichts von dem, was darauf steht.';
$string['option_tabswitch'] = 'Wechsel von Tab und Fenster bemerken';
$string['option_tabswitch_help'] = 'Wann Sie den Tab oder das Fenster der Prüfung verlassen, und wie lange. Nicht, welche Seiten Sie öffnen.';
$string['override'] = 'Beginn ohne Aufsicht';
$string['override_begin'] = 'Für eine Stunde erlauben';
$string['override_desc'] = 'Für den Fall, dass das Relay nicht zu erreichen ist und eine Prüfung nicht warten kann: Solange dies erlaubt ist, beginnt ohne Aufsicht, für wen das Relay nicht antwortet. Jeder solche Versuch steht im Log, und in seiner Überprüfung steht es auch. Wo das Relay antwortet, ändert sich nichts.';
$string['override_end'] = 'Jetzt beenden';
$string['override_now'] = 'Versuche dürfen bis {$a} ohne Aufsicht beginnen, wo das Relay nicht antwortet.';
$string['pluginname'] = 'Aufsicht mit Candor';
$string['preflight_title'] = 'Aufsicht';
$string['privacy_relay'] = 'Kamera, Mikrofon, Bildschirm und Ereignisse eines Versuchs gehen vom Browser der Studierenden an das Candor-Relay, das die Hochschule betreibt. Diese Website sendet ihm das Folgende.';
$string['privacy_relay_consent'] = 'Der Wortlaut, dem zugestimmt wurde, seine Sprache und wann';
$string['privacy_relay_failed'] = 'Das Relay war bei diesem Export nicht zu erreichen: Was es von dieser Sitzung aufbewahrt, fehlt hier. Bitte fragen Sie später erneut.';
$string['privacy_relay_fullname'] = 'Der Name, damit Lehrende wissen, wen sie sehen';
$string['privacy_relay_recordings'] = 'Was das Relay selbst von einer Sitzung empfängt: Aufzeichnungen, Fotos, Ereignisse und den Vertrauenswert';
$string['privacy_relay_userid'] = 'Die Nummer der Person auf dieser Website';
$string['privacy_sitting'] = 'Jede Sitzung eines beaufsichtigten Tests';
$string['privacy_sitting_agreed'] = 'Wann zugestimmt wurde';
$string['privacy_sitting_attemptid'] = 'Der Versuch';
$string['privacy_sitting_ended'] = 'Wann sie beendet war';
$string['privacy_sitting_flags'] = 'Wie viele Ereignisse das Relay markiert hat';
$string['privacy_sitting_live'] = 'Wann das Relay sie zuerst bestätigt hat';
$string['privacy_sitting_nonce'] = 'Der Name, unter dem das Relay sie aufbewahrt';
$string['privacy_sitting_passed'] = 'Wann die Prüfung vor dem Versuch bestanden war';
$string['privacy_sitting_points'] = 'Der Vertrauenswert';
$string['privacy_sitting_quizid'] = 'Der Test';
$string['privacy_sitting_timecreated'] = 'Wann sie begonnen wurde';
$string['privacy_sitting_userid'] = 'Wessen sie ist';
$string['privacy_sitting_waived'] = 'Ob sie ohne Aufsicht begonnen wurde';
$string['quality'] = 'Qualität von Bild und Ton';
$string['quality_clear'] = 'deutlich';
$string['quality_help'] = 'Wie gut ist, was aufgezeichnet oder live gezeigt wird. Besser braucht mehr vom Netz und vom Speicher des Relays.';
$string['quality_modest'] = 'sparsam';
$string['quality_sharp'] = 'scharf';
$string['refused'] = 'Es wurde nichts gespeichert: Candor hat diesen Versuch nie bestätigt. Gehen Sie zurück zum Test, öffnen Sie Candor und beginnen Sie.';
$string['report_groups'] = 'Dieser Kurs hält seine Gruppen getrennt, und die Seiten der Aufsicht zeigen alle, die diesen Test ablegen. Sie stehen denen offen, die alle Gruppen sehen dürfen.';
$string['report_none'] = 'Zu diesem Versuch gibt es keinen Bericht der Aufsicht.';
$string['report_scored'] = 'Vertrauenswert {$a->points} von 100, markierte Ereignisse: {$a->flags}';
$string['report_unreachable'] = 'Der Server der Aufsicht ist gerade nicht zu erreichen. Versuchen Sie es in einer Minute erneut.';
$string['report_unscored'] = 'Für einen Vertrauenswert wurde zu wenig beobachtet; markierte Ereignisse: {$a->flags}';
$string['report_waived'] = 'Ohne Aufsicht begonnen, wie es erlaubt worden war.';
$string['results_class'] = 'Klassenübersicht und Berichte';
$string['results_intro'] = 'Die Aufsicht dieses Tests öffnet sich in einem anderen Tab. Ein zweites Passwort ist nicht nötig.';
$string['results_room'] = 'Live zusehen';
$string['setting_clientid'] = 'Client-ID';
$string['setting_clientid_desc'] = 'Wie auf dem Relay ausgegeben von: ./candor client add NAME. Ein Client für jede Moodle-Website.';
$string['setting_clientsecret'] = 'Client-Geheimnis';
$string['setting_clientsecret_desc'] = 'Steht einmal neben der Client-ID. Es wird verschlüsselt gespeichert.';
$string['setting_defaults'] = 'Neue Tests';
$string['setting_defaults_desc'] = 'Womit ein neuer Test beginnt; Lehrende wählen für jeden Test.';
$string['setting_enabledbydefault'] = 'Neue Tests beaufsichtigen';
$string['setting_lossgrace'] = 'Geduld mit einer verlorenen Verbindung';
$string['setting_lossgrace_desc'] = 'Wie lange jemand, dessen Kamera oder Verbindung verloren ist, weitere Seiten mit Fragen sieht. Speichern und Abgeben gehen immer.';
$string['setting_outagegrace'] = 'Geduld mit einem Ausfall';
$string['setting_outagegrace_desc'] = 'Wie lange laufende Versuche weitere Seiten mit Fragen sehen, während das Relay nicht antwortet. Speichern und Abgeben gehen immer, Beginnen nicht.';
$string['setting_relay'] = 'Das Relay';
$string['setting_relay_desc'] = 'Der Candor-Server Ihrer Hochschule.';
$string['setting_relayurl'] = 'Adresse des Relays';
$string['setting_relayurl_desc'] = 'Etwa https://candor.example.edu, ohne Pfad.';
$string['setting_relayurl_wrong'] = 'Das ist keine Adresse eines Relays: Sie beginnt mit https:// und hat keinen Pfad. http:// gilt nur für localhost.';
$string['setting_retentiondays'] = 'Aufbewahren';
$string['setting_retentiondays_desc'] = 'Nach wie vielen Tagen das Relay löscht, was es von einem Versuch hat; Studierende erfahren es, bevor sie zustimmen. 0: wie das Relay eingestellt ist.';
$string['setting_rules'] = 'Regeln';
$string['setting_rules_desc'] = 'Was geschieht, wenn etwas verloren geht.';
$string['sites'] = 'Websites, die Studierende öffnen dürfen';
$string['sites_fewer'] = 'Studierende haben bereits einem Test zugestimmt, in dem sie {$a} öffnen dürfen; das bleibt deshalb erlaubt.';
$string['sites_help'] = 'Eine je Zeile, etwa https://dict.example.org, ohne Pfad. Dort zu sein heißt nicht, die Prüfung zu verlassen; es wird kein Bild davon aufgenommen. Der Browser der Studierenden fragt, ob Candor wissen darf, wann eine von ihnen offen ist.';
$string['sites_many'] = 'Höchstens {$a} Websites können erlaubt werden.';
$string['sites_wrong'] = 'Eine Website wird wie https://dict.example.org geschrieben, ohne Pfad; „{$a}“ nicht.';
$string['state_first'] = 'Candor öffnet sich in einem anderen Tab und bittet um das, was dieser Test braucht. Diese Seite bemerkt von selbst, wenn es läuft.';
$string['state_ready'] = 'Candor läuft. Der Test beginnt.';
$string['task_deliver'] = 'Dem Candor-Relay sagen, was beendet ist';
$string['task_reconcile'] = 'Mit dem Candor-Relay abgleichen';
$string['test'] = 'Verbindung testen';
$string['test_again'] = 'Erneut testen';
$string['test_back'] = 'Zurück zu den Einstellungen';
$string['test_clock'] = 'Die Uhr des Relays geht der dieses Servers um {$a} Sekunden vor. Ab 300 geht nichts mehr: Stellen Sie beide über NTP.';
$string['test_good'] = 'Verbunden: Relay {$a->version} von {$a->institution}, für Browser erreichbar unter {$a->origin}';
$string['unset_student'] = 'Die Aufsicht ist auf dieser Website noch nicht eingerichtet, deshalb kann dieser Test nicht beginnen. Ihre Lehrkraft sieht, woran es liegt; mit Ihrem Computer ist alles in Ordnung.';
$string['unset_teacher'] = 'Die Aufsicht mit Candor ist nicht eingerichtet: Jemand aus der Administration muss Adresse des Relays, Client-ID und Geheimnis eintragen (Website-Administration, Plugins, Test, Aufsicht mit Candor). Bis dahin kann niemand diesen Test beginnen.';
$string['viewreport'] = 'Bericht der Aufsicht ansehen';
$string['viewresults'] = 'Ergebnisse der Aufsicht ansehen';
$string['wait_again'] = 'Candor erneut öffnen';
$string['wait_looking'] = 'Es wird nachgesehen, ob Candor wieder da ist …';
$string['wait_reload'] = 'Die Seite des Tests erneut aufrufen';
$string['wait_saved'] = 'Ihre Antworten sind gespeichert, und Ihre Zeit läuft wie immer. Candor hat Sie verloren, deshalb warten weitere Fragen, bis es wieder da ist. Abgeben können Sie jederzeit.';
$string['wait_submit'] = 'Zur Übersicht, um abzugeben';
$string['wait_title'] = 'Candor läuft nicht';
$string['withheld'] = 'Candor hat die Verbindung verloren: Weitere Fragen warten, bis es wieder da ist. Speichern und Abgeben gehen.';
