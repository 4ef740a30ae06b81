import type { TrackingOption } from "@candor/signaling-client";
import type { optionsEn } from "./texts-options-en.ts";

/** What the tracking options notice, in German. */
export const optionsDe: Readonly<Record<keyof typeof optionsEn, string>> = {
  "event.capture.black": "Bild war schwarz",
  "event.capture.frozen": "Bild stand still",
  "event.capture.muted": "War stumm geschaltet",
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
};
