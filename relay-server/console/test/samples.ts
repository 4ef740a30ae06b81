import type { Source } from "@candor/signaling-client";
import type { Gap, Part, Report, ReportEvent } from "../src/api.ts";

/** A part of a recording; without a duration it is being recorded. */
export function part(id: string, source: Source, startedAt: number, durationMs: number | undefined): Part {
  return {
    id,
    source,
    startedAt,
    state: durationMs === undefined ? "recording" : "finished",
    tracks: source === "camera" ? ["video", "audio"] : ["video"],
    recovered: false,
    ...(durationMs === undefined ? {} : { durationMs }),
  };
}

export function event(seq: number, at: number, more: Partial<ReportEvent> = {}): ReportEvent {
  return { seq, at, kind: "tab.left", detail: {}, committedAt: at + 5, ...more };
}

export function gap(source: Source, at: number, durationMs: number): Gap {
  return { source, at, durationMs };
}

export function report(more: Partial<Report>): Report {
  const attempt = { id: "a1", exam: "e1", examTitle: "Logic", studentName: "Ada", state: "finished", createdAt: 1 } as const;
  return { attempt, parts: [], gaps: [], events: [], eventsWhole: true, browsers: [], notes: [], mayNote: true, statements: [], evidence: [], mayReview: true, ...more };
}
