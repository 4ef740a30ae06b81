import type { Source } from "@candor/signaling-client";
import type { Part, Report, ReportEvent } from "./api.ts";

const sources: readonly Source[] = ["camera", "screen"];

/** The stretch of time a report is about, in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When a part ends; one still being recorded ends now. */
export function partEnd(part: Part, now: number): number {
  return part.durationMs === undefined ? Math.max(now, part.startedAt) : part.startedAt + part.durationMs;
}

/** From the first to the last thing a report knows. */
export function spanOf(report: Report, now: number): Span | undefined {
  const starts = [...report.parts.map((part) => part.startedAt), ...report.events.map((event) => event.at)];
  const ends = [...report.parts.map((part) => partEnd(part, now)), ...report.events.map((event) => event.at)];
  if (starts.length === 0) {
    return undefined;
  }
  const from = Math.min(...starts);
  return { from, to: Math.max(from + 1000, ...ends) };
}

/** Where a moment is in a source's recording: the part and the seconds into it; undefined in a gap. */
export function locate(
  parts: readonly Part[],
  source: Source,
  at: number,
  now: number,
): { readonly part: Part; readonly seconds: number } | undefined {
  const part = parts.findLast(
    (one) => one.source === source && one.startedAt <= at && at < partEnd(one, now),
  );
  return part && { part, seconds: (at - part.startedAt) / 1000 };
}

/** The next moment at or after this one at which any source has a picture. */
export function nextPicture(parts: readonly Part[], at: number, now: number): number | undefined {
  const moments = parts
    .filter((part) => partEnd(part, now) > at)
    .map((part) => Math.max(at, part.startedAt));
  return moments.length === 0 ? undefined : Math.min(...moments);
}

/** How far apart the sources of one beginning may be. */
const TOGETHER_MS = 15_000;

/** Where to open a report: at the first picture, or a little later if the other source has begun by then. */
export function firstView(parts: readonly Part[], now: number): number | undefined {
  const starts = sources.map((source) => nextPicture(parts.filter((part) => part.source === source), 0, now)).filter((at) => at !== undefined);
  const first = Math.min(...starts);
  const last = Math.max(...starts);
  if (starts.length === 0) {
    return undefined;
  }
  const both = last - first <= TOGETHER_MS && sources.every((source) => locate(parts, source, last, now));
  return both ? last : first;
}

/** How long an event lasted: what the event that ends it says, or what it says itself. */
export function lasted(event: ReportEvent, events: readonly ReportEvent[]): number | undefined {
  return event.durationMs ?? endings(events).get(event.seq)?.durationMs;
}

/** Of a report with a thousand events each is asked for: looked through once, not a thousand times. */
const known = new WeakMap<readonly ReportEvent[], ReadonlyMap<number, ReportEvent>>();

/** The event that ends each one that has ended, by the number of the one it ends. */
export function endings(events: readonly ReportEvent[]): ReadonlyMap<number, ReportEvent> {
  let found = known.get(events);
  if (found === undefined) {
    found = new Map(events.flatMap((event) => (event.ends === undefined ? [] : [[event.ends, event] as const])).reverse());
    known.set(events, found);
  }
  return found;
}

/** The events worth a line: one that only ends another is told with it. */
export function lines(events: readonly ReportEvent[]): readonly ReportEvent[] {
  const known = new Set(events.map((event) => event.seq));
  return events.filter((event) => event.ends === undefined || !known.has(event.ends));
}

/** Playing starts a little before an event, so that one sees how it came about. */
export const LEAD_MS = 5000;

/** Where to play an event from. */
export function leadIn(at: number, span: Span): number {
  return Math.max(span.from, at - LEAD_MS);
}
