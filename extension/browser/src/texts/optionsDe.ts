import type { TrackingOption } from "../network/protocol.js";
import type { OptionText } from "./optionsEn.js";

const teachers = "Die Lehrenden dieser Prüfung und wer das oben genannte Relay betreibt.";

/** What a student reads about each tracking option, in German. */
export const optionsDe: Readonly<Record<TrackingOption, OptionText>> = {
  recordCamera: {
    title: "Aufzeichnung Ihrer Kamera",
    what: "Das Bild Ihrer Kamera.",
    when: "Sobald sie funktioniert, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  recordMicrophone: {
    title: "Aufzeichnung Ihres Mikrofons",
    what: "Der Ton Ihres Mikrofons.",
    when: "Sobald es funktioniert, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  recordScreen: {
    title: "Aufzeichnung Ihres Bildschirms",
    what: "Alles auf Ihrem Bildschirm.",
    when: "Sobald Sie ihn freigeben, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  liveView: {
    title: "Live-Ansicht",
    what: "Ihre Kamera und Ihr Bildschirm, so wie sie im Augenblick sind.",
    when: "Wann immer eine Lehrkraft hinsieht, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  selfView: {
    title: "Ein kleines Bild von Ihnen",
    what: "Das Bild Ihrer Kamera auf der Seite der Prüfung, damit Sie sehen, was zu sehen ist. Es bleibt in diesem Browser.",
    when: "Solange die Seite der Prüfung offen ist.",
    who: "Nur Sie.",
  },
  tabSwitch: {
    title: "Verlassen der Prüfung",
    what: "Dass Sie in einen anderen Tab, ein anderes Fenster oder Programm gewechselt, ein Fenster geöffnet oder die Seite der Prüfung geschlossen haben, und wie lange. Nicht, welche Seiten oder Programme.",
    when: "Vom Öffnen der Prüfungsseite, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  shareKept: {
    title: "Kamera, Mikrofon und Bildschirm in Betrieb",
    what: "Dass Kamera, Mikrofon oder Bildschirm aufgehört haben, stumm geschaltet oder schwarz waren oder das Bild der Kamera stillstand, und wie lange. Sie erfahren es sofort, mit einem Knopf, der es zurückbringt. Der Server vermerkt ebenfalls, wenn nichts oder nur Schwarz oder Stille ankommt.",
    when: "Solange sie jeweils in Gebrauch sind, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  people: {
    title: "Wie viele Personen die Kamera sieht",
    what: "Dass die Kamera niemanden oder mehr als ein Gesicht gezeigt hat, und wie lange, mit einem Foto des Augenblicks. Ein Programm in diesem Browser zählt etwa einmal in der Sekunde Gesichter; wessen sie sind, erkennt es nicht. Wo es nichts sehen kann, sagt es das, und das wird Ihnen nicht angelastet.",
    when: "Vom Öffnen der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  audio: {
    title: "Sprechen",
    what: "Dass das Mikrofon jemanden sprechen gehört hat, wie laut und wie lange, mit einer Aufnahme des Augenblicks von höchstens 15 Sekunden. Ein Programm in diesem Browser unterscheidet Sprache von Geräuschen; was gesagt wird, weiß es nicht. Der Ton davor und danach wird vergessen.",
    when: "Vom Öffnen der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  impersonation: {
    title: "Durchgehend dieselbe Person",
    what: "Nur wenn Sie dem unten zustimmen: dass mehrere Blicke nacheinander jemanden gezeigt haben, der sich deutlich von der Person am Anfang unterscheidet, und wie lange, mit einem Foto. Die Zahlen, nach denen Gesichter verglichen werden, verlassen diesen Browser nie. Wo das Programm es nicht sagen kann, sagt es nichts.",
    when: "Vom Öffnen der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  randomPhotos: {
    title: "Fotos zu zufälligen Zeitpunkten",
    what: "Fotos vom Bild Ihrer Kamera, eines in jedem Abschnitt der Prüfung, zu Zeitpunkten, die vorher niemand kennt. Keine, während Ihre Prüfung angehalten ist.",
    when: "Vom Öffnen der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  photoAtStart: {
    title: "Foto vor dem Beginn",
    what: "Ein Foto, das Sie selbst aufnehmen, ansehen und wiederholen, sooft Sie möchten. Das letzte geht an das Relay, wenn Sie beginnen.",
    when: "Bevor Sie beginnen.",
    who: teachers,
  },
  captureSwitchedTab: {
    title: "Bild dessen, wohin Sie wechseln",
    what: "Wenn Sie den Tab oder das Fenster der Prüfung länger als einen Blick verlassen: ein Bild des Tabs, in den Sie gewechselt sind, wenn Sie Ihrem Browser das erlauben; sonst ein Bild Ihres Bildschirms, falls Sie ihn teilen. Von den Seiten dieser Erweiterung gibt es keines.",
    when: "Vom Öffnen der Seite der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  siteName: {
    title: "Name der Website, zu der Sie wechseln",
    what: "Wenn Sie den Tab oder das Fenster der Prüfung länger als einen Blick verlassen: der Name der Website, auf der Sie sind, etwa example.org, wenn Sie Ihrem Browser erlauben, ihn zu nennen. Nicht die Seite, und nichts von dem, was darauf steht.",
    when: "Vom Öffnen der Seite der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  severalMonitors: {
    title: "Mehr als ein Monitor",
    what: "Dass mehr als ein Monitor angeschlossen war, und wie lange. Nicht, was darauf zu sehen war.",
    when: "Vom Beginn der Prüfung, bis Sie sie beenden.",
    who: teachers,
  },
  copyPaste: {
    title: "Kopieren, Einfügen und Drucken",
    what: "Sie sind auf den Seiten der Prüfung abgeschaltet, ebenso das Ablegen mit der Maus und das Kontextmenü. Dass Sie es versucht haben, und wie oft. Nie, worum es dabei ging.",
    when: "Vom Öffnen der Prüfungsseite, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  fullScreen: {
    title: "Vollbild",
    what: "Die Seite der Prüfung ist verdeckt, bis sie den ganzen Bildschirm füllt. Dass Sie das Vollbild verlassen haben, und wie lange.",
    when: "Vom Öffnen der Prüfungsseite, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  severalSessions: {
    title: "Anderes Gerät, anderer Browser, andere Adresse",
    what: "Dass Sie die Prüfung in einem anderen Browser oder auf einem anderen Gerät fortgesetzt haben und dass Ihr Browser von einer anderen Netzwerkadresse zurückkam, etwa nach einem Wechsel des Netzes. Nicht, von welcher.",
    when: "Von Ihrer Zustimmung, bis Sie die Prüfung beenden.",
    who: teachers,
  },
  desktopOnly: {
    title: "Nur Computer",
    what: "Diese Prüfung wird an einem Computer abgelegt: Telefone und Tablets werden abgewiesen. Dafür wird nichts erfasst.",
    when: "Wenn Sie die Prüfung öffnen.",
    who: "Niemand: Es gibt nichts zu sehen.",
  },
};
