import type { TrackingOption } from "../network/protocol.js";
import type { OptionText } from "./optionsEn.js";

const teachers = "Die Lehrenden dieser Prüfung und wer das oben genannte Relay betreibt.";

/** What a student reads about each tracking option, in German. */
export const optionsDe: Readonly<Record<TrackingOption, OptionText>> = {
  recordSession: {
    title: "Aufzeichnung von Kamera, Mikrofon und Bildschirm",
    what: "Das Bild Ihrer Kamera, der Ton Ihres Mikrofons und alles auf Ihrem Bildschirm.",
    when: "Sobald sie jeweils funktionieren, bis Sie die Prüfung beenden.",
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
    what: "Dass Kamera, Mikrofon oder Bildschirm aufgehört haben, stumm geschaltet oder schwarz waren oder das Bild der Kamera stillstand, und wie lange. Sie erfahren es sofort, mit einem Knopf, der es zurückbringt.",
    when: "Solange sie jeweils in Gebrauch sind, bis Sie die Prüfung beenden.",
    who: teachers,
  },
};
