import type { Detail, EventKind } from "@candor/signaling-client";
import type { ReportEvent } from "./api.ts";
import { detectorWords } from "./detector-words.ts";
import { missingWords } from "./missing-words.ts";
import { lasted } from "./recording.ts";
import { duration, text } from "./texts.ts";

/** What is told of an event. */
export interface Told {
  readonly kind: EventKind;
  readonly detail: Detail;
  readonly ends?: number;
  readonly durationMs?: number;
}

/** Kinds whose end is a return; what else ends is over. */
const away: ReadonlySet<EventKind> = new Set(["tab.left", "window.left", "page.left", "page.returned", "fullScreen.left", "capture.started", "capture.stopped", "media.missing"]);

/** An event in words: what, of which source, and for how long where that is known. */
export function eventWords({ kind, detail, ends, durationMs }: Told): string {
  const source = detail["source"];
  const of = source === "camera" || source === "microphone" || source === "screen" ? ` (${sourceName(source)})` : "";
  const what = text(kind === "media.empty" && source === "microphone" ? "media.silent" : `event.${kind}`) + of + browserOf(detail) + triesOf(detail) + (detail["piece"] === undefined ? detectorWords(detail) : missingWords(detail)) + (kind === "site.seen" ? siteOf(detail) : wordsOf(detail));
  const length = durationMs === undefined ? undefined : duration(durationMs);
  if (ends === undefined) {
    return length === undefined ? what : `${what} ${text("report.lasted", { duration: length })}`;
  }
  const here = !away.has(kind);
  return length === undefined
    ? text(here ? "event.over" : "event.ended", { event: what })
    : text(here ? "event.overAfter" : "event.endedAfter", { event: what, duration: length });
}

const tries = ["copy", "cut", "paste", "drop", "print", "menu"] as const;

/** What was tried and blocked, and how often. */
function triesOf(detail: Detail): string {
  const tried = tries.find((one) => one === detail["what"]);
  const count = typeof detail["count"] === "number" && detail["count"] > 1 ? `, ${detail["count"]}×` : "";
  return tried === undefined ? "" : ` (${text(`try.${tried}`)}${count})`;
}

/** The words that were written, where an event is about some. */
function wordsOf(detail: Detail): string {
  return typeof detail["text"] === "string" ? `: “${detail["text"]}”` : "";
}

/** The name of a site, or that it is not known. */
function siteOf(detail: Detail): string {
  const site = detail["site"];
  return typeof site === "string" ? `: ${site}` : `: ${text("site.untold")}`;
}

/** Which browser an event is about, where that is told. */
function browserOf(detail: Detail): string {
  const names = [detail["browser"], detail["os"]].filter((name) => typeof name === "string");
  return names.length === 0 ? "" : ` (${names.join(", ")})`;
}

/** An event in words together with the one that ends it. */
export function wholeWords(event: ReportEvent, events: readonly ReportEvent[]): string {
  const durationMs = lasted(event, events);
  return eventWords({ kind: event.kind, detail: event.detail, ...(durationMs === undefined ? {} : { durationMs }) });
}

/** What a source is called. */
export function sourceName(source: "camera" | "microphone" | "screen"): string {
  return text(source === "microphone" ? "score.microphone" : source === "camera" ? "room.camera" : "room.screen");
}
