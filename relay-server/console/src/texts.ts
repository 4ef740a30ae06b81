import { de } from "./texts-de.ts";
import { en, type TextKey } from "./texts-en.ts";

export type { TextKey } from "./texts-en.ts";

/** The language of the pages: the browser's where there are texts in it. */
export const language: "de" | "en" = globalThis.navigator.language.startsWith("de") ? "de" : "en";

/** A text in the reader's language, with `{name}`s filled in. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  const wording = language === "de" ? de[key] : en[key];
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dateAndClock = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** A time of day, to the second. */
export function timeOfDay(at: number): string {
  return clock.format(at);
}

export function dateAndTime(at: number): string {
  return dateAndClock.format(at);
}

/** A length of time such as `1:02:03` or `4:05`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const two = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
