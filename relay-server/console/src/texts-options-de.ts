import type { TrackingOption } from "@candor/signaling-client";
import type { optionsEn } from "./texts-options-en.ts";

/** What the tracking options notice, in German. */
export const optionsDe: Readonly<Record<keyof typeof optionsEn, string>> = {
  "event.capture.black": "Bild war schwarz",
  "event.capture.frozen": "Bild stand still",
  "event.capture.muted": "War stumm geschaltet",
  "event.people.nobody": "Niemand zu sehen",
  "event.people.several": "Mehrere Personen zu sehen",
  "event.people.unseen": "Nicht zu erkennen, wer da ist (keine Markierung)",
  "event.audio.speech": "Sprechen",
  "event.audio.unheard": "Nicht zu hören, ob jemand spricht (keine Markierung)",
  "event.impersonation.different": "Den Gesichtern nach eine andere Person als am Anfang",
  "event.impersonation.unsure": "Gesichter waren nicht zu vergleichen (keine Markierung)",
  "event.impersonation.declined": "Auf Wunsch nicht verglichen: von einem Menschen zu prüfen (keine Markierung)",
  "event.detector.started": "Erkennung läuft",
  "event.detector.slowed": "Erkennung verlangsamt, zugunsten des Rechners",
  "detector.people": "Personen",
  "detector.audio": "Sprechen",
  "detector.impersonation": "Ähnlichkeit",
  "detector.gpu": "mit der Grafikkarte",
  "detector.software": "mit Software",
  "detector.wasm": "mit dem Prozessor",
  "detector.every": "alle {seconds} s",
  "people.count": "{count} Gesichter",
  "audio.loudness": "{loudness} von 96 dB",
  "unable.between": "weder deutlich dieselbe noch deutlich eine andere Person",
  "unable.small": "das Gesicht war zu klein",
  "unable.turned": "das Gesicht war abgewandt",
  "unable.poor": "das Bild war schlecht",
  "unable.nobody": "kein Gesicht gefunden",
  "unable.several": "es waren mehrere Gesichter",
  "unable.notAsked": "wurde in diesem Browser nicht gefragt",
  "unable.dark": "das Bild war dunkel",
  "unable.blurred": "das Bild war verdeckt oder unscharf",
  "unable.noPicture": "es gab kein Bild",
  "unable.noSound": "es gab keinen Ton",
  "unable.failed": "die Erkennung lief auf diesem Rechner nicht",
  "unable.notFound": "diese Erkennung hatte noch kein Gesicht gefunden",
  "event.evidence.missing": "Kein Bild oder Ton dazu (keine Markierung)",
  "piece.photo": "Foto",
  "piece.screenshot": "Bildschirmfoto",
  "piece.clip": "Tonaufnahme",
  "missing.noPicture": "die Quelle lieferte nichts",
  "missing.notPermitted": "der Tab durfte nicht aufgenommen werden, und kein Bildschirm war geteilt",
  "missing.full": "auf dem Rechner war kein Platz mehr",
  "missing.refused": "der Server hat es nicht angenommen",
  "missing.failed": "es ließ sich nicht aufnehmen",
  "exam.photos": "Anzahl der Fotos",
  "exam.photosHint": "Verteilt über die Dauer der Prüfung; ohne Dauer so viele in jeder Stunde. 1 bis 100.",
  "event.monitors.several": "Mehr als ein Monitor",
  "event.copyPaste.blocked": "Versucht und gesperrt",
  "try.copy": "Kopieren",
  "try.cut": "Ausschneiden",
  "try.paste": "Einfügen",
  "try.drop": "Ablegen mit der Maus",
  "try.print": "Drucken",
  "try.menu": "Kontextmenü",
  "event.fullScreen.left": "Vollbild verlassen",
  "event.address.changed": "Kam von einer anderen Adresse zurück",
  "join.desktopOnly": "Diese Prüfung braucht einen Computer: Telefone und Tablets werden abgewiesen. Öffnen Sie die Adresse dieser Seite auf einem Laptop oder einem Tischrechner, in Chrome oder Edge.",
};

/** The options themselves in German; their English stands in their definition, TrackingOption.java. */
export const optionTextsDe: Readonly<Record<TrackingOption, { readonly title: string; readonly collects: string }>> = {
  recordSession: {
    title: "Kamera, Mikrofon und Bildschirm aufzeichnen",
    collects: "Das Bild Ihrer Kamera, der Ton Ihres Mikrofons und alles auf Ihrem Bildschirm, von Anfang bis Ende, aufbewahrt von Ihrer Hochschule.",
  },
  liveView: {
    title: "Live zusehen",
    collects: "Die Lehrenden dieser Prüfung können Ihre Kamera und Ihren Bildschirm sehen, während Sie sie ablegen.",
  },
  selfView: {
    title: "Der teilnehmenden Person die eigene Kamera zeigen",
    collects: "Ein kleines Bild von Ihnen auf der Seite der Prüfung. Es bleibt in Ihrem Browser.",
  },
  tabSwitch: {
    title: "Wechsel von Tab und Fenster bemerken",
    collects: "Wann Sie den Tab oder das Fenster der Prüfung verlassen, und wie lange. Nicht, welche Seiten Sie öffnen.",
  },
  shareKept: {
    title: "Bemerken, wenn Kamera, Mikrofon oder Bildschirm ausfallen",
    collects: "Wann Kamera, Mikrofon oder Bildschirm enden, stumm geschaltet oder schwarz sind und wann das Bild der Kamera stillsteht; und wie lange.",
  },
  people: {
    title: "Bemerken, wie viele Personen die Kamera sieht",
    collects: "Wann die Kamera niemanden oder mehr als ein Gesicht zeigt, und wie lange, mit einem Foto des Augenblicks. Ihr Browser zählt die Gesichter; wessen sie sind, erkennt er nicht.",
  },
  audio: {
    title: "Sprechen bemerken",
    collects: "Wann das Mikrofon jemanden sprechen hört, wie laut und wie lange, mit einer kurzen Aufnahme des Augenblicks. Ihr Browser unterscheidet Sprache von Geräuschen; was gesagt wird, erkennt er nicht.",
  },
  impersonation: {
    title: "Eine andere Person vor der Kamera bemerken",
    collects: "Nur wenn Sie dem eigens zustimmen: wenn mehrere Blicke nacheinander jemanden zeigen, der sich deutlich von der Person am Anfang unterscheidet, mit einem Foto des Augenblicks. Gesichter werden in Ihrem Browser verglichen; wonach sie verglichen werden, verlässt ihn nie.",
  },
  randomPhotos: {
    title: "Fotos zu zufälligen Zeitpunkten",
    collects: "Fotos vom Bild Ihrer Kamera, zu Zeitpunkten, die vorher niemand kennt, verteilt über die Prüfung.",
  },
  photoAtStart: {
    title: "Foto vor dem Beginn",
    collects: "Ein Foto von Ihnen, das Sie vor dem Beginn selbst aufnehmen, ansehen und auf Wunsch wiederholen.",
  },
  captureSwitchedTab: {
    title: "Bildschirmfoto beim Wechsel des Tabs",
    collects: "Wenn Sie den Tab oder das Fenster der Prüfung länger als einen Blick verlassen: ein Bild des Tabs, in den Sie gewechselt sind, oder, wo Ihr Browser es nicht aufnehmen darf, Ihres Bildschirms, falls Sie ihn teilen.",
  },
  severalMonitors: {
    title: "Mehr als einen Monitor bemerken",
    collects: "Wann mehr als ein Monitor angeschlossen ist, und wie lange. Nicht, was darauf zu sehen ist.",
  },
  copyPaste: {
    title: "Kopieren, Einfügen und Drucken sperren",
    collects: "Auf den Seiten der Prüfung sind Kopieren, Ausschneiden, Einfügen, Ablegen, Drucken und das Kontextmenü gesperrt. Dass Sie es versucht haben, und wie oft. Nie, worum es dabei ging.",
  },
  fullScreen: {
    title: "Die Prüfung nur im Vollbild zeigen",
    collects: "Die Seite der Prüfung ist verdeckt, bis sie den Bildschirm füllt. Wann Sie das Vollbild verlassen, und wie lange.",
  },
  severalSessions: {
    title: "Anderes Gerät, anderen Browser oder andere Adresse bemerken",
    collects: "Wann die Prüfung in einem anderen Browser oder auf einem anderen Gerät weitergeht und wann Ihr Browser von einer anderen Netzwerkadresse zurückkommt. Nicht, von welcher.",
  },
  desktopOnly: {
    title: "Nur Computer",
    collects: "Telefone und Tablets werden an der Tür abgewiesen. Es wird nichts erfasst.",
  },
};
