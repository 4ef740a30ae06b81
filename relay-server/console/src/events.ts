import type { EventKind } from "@candor/signaling-client";
import { duration, text } from "./texts.ts";

/** An event in words: what, and for how long where that is known. */
export function eventWords(kind: EventKind, ends: number | undefined, lastedMs: number | undefined): string {
  const name = text(`event.${kind}`);
  const what = ends === undefined ? name : text("event.ended", { event: name });
  return lastedMs === undefined ? what : `${what} ${text("report.lasted", { duration: duration(lastedMs) })}`;
}
