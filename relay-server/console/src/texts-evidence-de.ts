import type { evidenceEn } from "./texts-evidence-en.ts";

/** The texts about photos, screenshots and clips, in German. */
export const evidenceDe: Readonly<Record<keyof typeof evidenceEn, string>> = {
  "evidence.title": "Fotos, Bildschirmbilder und Tonausschnitte",
  "evidence.photo": "Foto, {at}",
  "evidence.screenshot": "Bildschirmbild, {at}",
  "evidence.clip": "Ton, {at}, {duration}",
  "evidence.atEvents": "Was aufgenommen wurde, steht unten bei seinen Ereignissen.",
  "evidence.coming": "Nicht vollständig aus dem Browser angekommen: {count}",
  "evidence.refused": "Nicht behalten, weil es kein Bild oder kein Ton war: {count}",
  "evidence.before": "Früher",
  "evidence.after": "Später",
  "evidence.download": "Herunterladen",
  "evidence.close": "Schließen",
  "audit.evidence-opened": "sah Fotos, Bildschirmbilder oder Tonausschnitte an",
  "mine.what.evidence-opened": "– Fotos, Bildschirmbilder oder Tonausschnitte angesehen",
};
