import type { AttemptState } from "@candor/signaling-client";
import { describe, expect, it } from "vitest";
import { counts, FRESH_MS, held, shown, type View } from "../../src/wall/order.ts";
import { heard, type Wall } from "../../src/wall/wall.ts";
import { news, row, wallOf } from "./rows.ts";

const view: View = { filter: "all", query: "", sorting: "attention" };
const NOW = 1_000_000;
const names = (wall: Wall, change: Partial<View> = {}, now = NOW): string =>
  shown(wall, { ...view, ...change }, now).map(({ attempt }) => attempt).join("");
const of = (attempt: string, state: AttemptState): ReturnType<typeof row> => row(attempt, { state });

describe("by attention", () => {
  it("help comes first, the earliest before all, then what is wrong, then the rest", () => {
    let wall = wallOf(
      of("f", "finished"),
      of("i", "invited"),
      of("c", "consented"),
      of("l", "live"),
      of("d", "declined"),
      of("e", "live"),
      of("x", "interrupted"),
      row("2", { helpSince: 20 }),
      row("1", { helpSince: 10, state: "interrupted" }),
    );
    wall = heard(wall, news("e", 1, { committedAt: NOW - 1 }));
    expect(names(wall)).toBe("12xedlcif");
  });

  it("an event draws attention for a minute, and as long as it goes on", () => {
    let wall = wallOf(row("a"), row("b"));
    wall = heard(wall, news("b", 1, { committedAt: NOW, kind: "window.opened" }));
    expect(names(wall, {}, NOW + FRESH_MS - 1)).toBe("ba");
    expect(names(wall, {}, NOW + FRESH_MS)).toBe("ab");
    wall = heard(wall, news("b", 2, { committedAt: NOW }));
    expect(names(wall, {}, NOW + 10 * FRESH_MS)).toBe("ba");
    wall = heard(wall, news("b", 3, { committedAt: NOW, ends: 2 }));
    expect(names(wall, {}, NOW + 10 * FRESH_MS)).toBe("ab");
  });

  it("what a teacher or the exam's course does draws none", () => {
    for (const kind of ["message.sent", "attempt.paused", "capture.started", "page.returned", "help.asked"] as const) {
      expect(names(heard(wallOf(row("a"), row("b")), news("b", 1, { committedAt: NOW, kind })))).toBe("ab");
    }
  });

  it("who has finished needs none, whatever happened", () => {
    const wall = heard(wallOf(row("a", { state: "finished", helpSince: 1 }), row("b")), news("a", 1, { committedAt: NOW }));
    expect(names(wall)).toBe("ba");
    expect(names(wall, { filter: "attention" })).toBe("");
  });
});

describe("other orders", () => {
  const wall = heard(
    heard(
      wallOf(row("a", { student: "zoë" }), row("b", { student: "Émile", state: "finished" }), row("c", { student: "Emma 10" }), row("d", { student: "emma 9" })),
      news("a", 1, { committedAt: 5 }),
    ),
    news("c", 1, { committedAt: 9 }),
  );

  it("by name, as people write them", () => {
    expect(names(wall, { sorting: "name" })).toBe("bdca");
  });

  it("by state, and by the last event", () => {
    expect(names(wall, { sorting: "state" })).toBe("dcab");
    expect(names(wall, { sorting: "last" })).toBe("cabd");
  });

  it("finds a name whatever its accents and capitals", () => {
    expect(names(wall, { query: " EMI" })).toBe("b");
    expect(names(wall, { query: "ém", sorting: "name" })).toBe("bdc");
    expect(names(wall, { query: "nobody" })).toBe("");
  });
});

it("counts what each filter would show", () => {
  const wall = wallOf(of("a", "live"), of("b", "interrupted"), of("c", "invited"), of("d", "consented"), of("e", "declined"), of("f", "finished"));
  expect(counts(wall, NOW)).toEqual({ all: 6, attention: 2, live: 1, interrupted: 1, away: 2, finished: 1 });
  expect(names(wall, { filter: "away" })).toBe("dc");
  expect(names(wall, { filter: "interrupted" })).toBe("b");
});

describe("while somebody points at a tile", () => {
  const order = (before: string, ...wanted: Parameters<typeof row>[]): string =>
    held(Array.from(before), wanted.map((one) => row(...one))).map(({ attempt }) => attempt).join("");

  it("nothing moves, whoever is new comes last, whoever is gone is gone", () => {
    expect(order("abcd", ["d"], ["n"], ["c"], ["a"])).toBe("acdn");
  });

  it("a call for help comes first all the same, and stays there when it is over", () => {
    expect(order("abcd", ["d", { helpSince: 1 }], ["a"], ["b"], ["c"])).toBe("dabc");
    expect(order("dabc", ["a"], ["b"], ["c"], ["d"])).toBe("dabc");
  });
});
