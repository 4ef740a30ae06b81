import type { ToTeacherEvent } from "@candor/signaling-client";
import { describe, expect, it } from "vitest";
import { heard, newCalls, type Wall } from "../../src/wall/wall.ts";
import { news, row, wallOf } from "./rows.ts";

const exam = "e1";
const all = (wall: Wall, ...events: readonly ToTeacherEvent[]): Wall => events.reduce(heard, wall);
const going = (wall: Wall, attempt: string): readonly number[] => (wall.going.get(attempt) ?? []).map(({ seq }) => seq);

describe("a wall", () => {
  it("has everybody of the roster, and takes a row that is new or has changed", () => {
    let wall = wallOf(row("a"), row("b"));
    wall = heard(wall, { type: "attempt", exam, ...row("b", { state: "finished" }) });
    wall = heard(wall, { type: "attempt", exam, ...row("c") });
    expect([...(wall.rows?.values() ?? [])].map(({ attempt, state }) => [attempt, state])).toEqual([
      ["a", "live"],
      ["b", "finished"],
      ["c", "live"],
    ]);
  });

  it("forgets who is in a roster no more", () => {
    const wall = heard(wallOf(row("a"), row("b")), { type: "roster", exam, attempts: [row("b")] });
    expect([...(wall.rows?.keys() ?? [])]).toEqual(["b"]);
  });

  it("keeps events the newest first, each once", () => {
    let wall = heard(wallOf(row("a"), row("b")), { type: "recent", exam, events: [news("b", 3), news("a", 7)] });
    wall = all(wall, news("a", 7), news("a", 8), news("b", 3));
    expect(wall.stream.map(({ attempt, seq }) => [attempt, seq])).toEqual([["a", 8], ["a", 7], ["b", 3]]);
    expect(wall.last.get("a")?.seq).toBe(8);
    expect(heard(wall, news("b", 3))).toBe(wall);
  });

  it("takes an event that was overtaken, without taking it for the last", () => {
    const wall = all(wallOf(row("a")), news("a", 2), news("a", 1, { kind: "capture.started" }));
    expect(wall.stream.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(wall.last.get("a")?.seq).toBe(2);
  });

  it("keeps no more than it can use", () => {
    const wall = all(wallOf(row("a")), ...Array.from({ length: 230 }, (_none, index) => news("a", index + 1)));
    expect(wall.stream).toHaveLength(200);
    expect(wall.stream[0]?.seq).toBe(230);
  });

  it("knows what still goes on", () => {
    let wall = all(wallOf(row("a")), news("a", 1), news("a", 2, { kind: "window.left" }), news("a", 3, { kind: "window.opened" }));
    expect(going(wall, "a")).toEqual([1, 2]);
    wall = all(wall, news("a", 4, { ends: 1, durationMs: 3000 }), news("a", 5, { kind: "page.left" }));
    expect(going(wall, "a")).toEqual([2, 5]);
    wall = all(wall, news("a", 6, { kind: "page.returned" }), news("a", 7, { kind: "window.left", ends: 2 }));
    expect(going(wall, "a")).toEqual([]);
  });

  it("takes nothing for going on after a break in which it may have ended", () => {
    const before = all(wallOf(row("a")), news("a", 1));
    const missed = heard(before, { type: "recent", exam, events: [news("a", 9, { kind: "message.sent" })] });
    const nothingMissed = heard(before, { type: "recent", exam, events: [news("a", 2, { kind: "message.sent" })] });
    expect(going(missed, "a")).toEqual([]);
    expect(going(nothingMissed, "a")).toEqual([1]);
  });

  it("is the same where a message says nothing new of it", () => {
    const wall = wallOf(row("a"));
    expect(heard(wall, { type: "pong", id: 1, serverTime: 1 })).toBe(wall);
    expect(heard(wall, { type: "viewerClosed", viewer: "v", reason: "r" })).toBe(wall);
  });
});

describe("a call for help", () => {
  const wall = wallOf(row("a"), row("b", { helpSince: 5 }));

  it("is new when it was not there before", () => {
    const now = heard(wall, { type: "attempt", exam, ...row("a", { helpSince: 9 }) });
    expect(newCalls(wall, now).map(({ attempt }) => attempt)).toEqual(["a"]);
  });

  it("is no news when anything else changes, or when it is over", () => {
    expect(newCalls(wall, heard(wall, { type: "attempt", exam, ...row("b", { helpSince: 5, sources: [] }) }))).toEqual([]);
    expect(newCalls(wall, heard(wall, { type: "attempt", exam, ...row("b") }))).toEqual([]);
    expect(newCalls(wall, heard(wall, news("a", 1)))).toEqual([]);
  });
});
