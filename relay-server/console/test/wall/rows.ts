import type { RosterRow, ToTeacherEvent } from "@candor/signaling-client";
import { emptyWall, heard, type Wall } from "../../src/wall/wall.ts";

export function row(attempt: string, more: Partial<RosterRow> = {}): RosterRow {
  return { attempt, student: `Student ${attempt}`, state: "live", sources: ["camera", "screen"], startedAt: 1, ...more };
}

export function news(attempt: string, seq: number, more: Partial<ToTeacherEvent> = {}): ToTeacherEvent {
  return { type: "event", attempt, seq, kind: "tab.left", at: seq * 1000, detail: {}, committedAt: seq * 1000, ...more };
}

export function wallOf(...rows: readonly RosterRow[]): Wall {
  return heard(emptyWall, { type: "roster", exam: "e1", attempts: rows });
}
