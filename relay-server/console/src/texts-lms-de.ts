import type { lmsEn } from "./texts-lms-en.ts";

/** The texts for whoever comes from a learning management system, in German. */
export const lmsDe: Readonly<Record<keyof typeof lmsEn, string>> = {
  "launch.title": "{exam}",
  "launch.waiting": "Die Candor-Erweiterung wird gesucht …",
  "launch.going": "Ab hier übernimmt die Erweiterung.",
  "launch.over": "Dieser Start ist benutzt oder zu alt. Gehen Sie zurück zum Test und beginnen Sie von dort neu.",
  "launch.afterwards": "Sobald die Erweiterung da ist, geht diese Seite von selbst weiter. Ihr Test wartet in seinem eigenen Tab.",
  "enter.going": "Sie werden angemeldet …",
  "enter.over": "Dieser Link ist benutzt oder zu alt: Er gilt einmal, eine Minute lang. Gehen Sie zurück in den Kurs und folgen Sie ihm neu.",
  "moodle.title": "Moodle",
  "moodle.hint": "Dieser Server kann Tests Ihres Moodle beaufsichtigen. Installieren Sie dort das Plugin und tragen Sie ein, was ./candor client add hier ausgibt.",
  "moodle.plugin": "Plugin herunterladen",
  "report.endedByLms": "er wurde abgegeben",
  "report.endedByLmsTime": "die Zeit des Tests war um",
  "report.endedByLmsAbandoned": "der Test zählt ihn als aufgegeben",
  "report.endedByLmsDeleted": "er wurde im Kurs gelöscht",
};
