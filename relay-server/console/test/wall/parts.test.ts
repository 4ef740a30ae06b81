import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ago } from "../../src/wall/ago.ts";
import { moved, writing } from "../../src/wall/keys.ts";
import { Turns } from "../../src/wall/turns.ts";

describe("a key", () => {
  it.each([
    [0, "ArrowRight", 1],
    [4, "ArrowLeft", 3],
    [1, "ArrowDown", 5],
    [5, "ArrowUp", 1],
    [3, "Home", 0],
    [3, "End", 9],
    [0, "ArrowLeft", undefined],
    [9, "ArrowRight", undefined],
    [2, "ArrowUp", undefined],
    [8, "ArrowDown", undefined],
    [4, "a", undefined],
  ])("from tile %d %s leads to %s", (from, key, to) => {
    expect(moved(from, key, 4, 10)).toBe(to);
  });

  it("in a field is for writing", () => {
    expect(writing(document.createElement("input"))).toBe(true);
    expect(writing(document.createElement("button"))).toBe(false);
    expect(writing(null)).toBe(false);
  });
});

it("says how long ago something was", () => {
  expect(ago(1000, 60_999)).toBe("just now");
  expect(ago(5000, 1000)).toBe("just now");
  expect(ago(0, 60_000)).toBe("1 min. ago");
  expect(ago(0, 59 * 60_000)).toBe("59 min. ago");
  expect(ago(0, 125 * 60_000)).toBe("2 hr. ago");
});

describe("turns", () => {
  let pauses: (() => void)[];
  let begun: string[];
  let ends: (() => void)[];
  let turns: Turns;
  const take = (name: string): (() => void) =>
    turns.take((done) => {
      begun.push(name);
      ends.push(done);
    });
  const rest = (): void => {
    pauses.splice(0).forEach((then) => {
      then();
    });
  };

  beforeEach(() => {
    vi.useFakeTimers();
    pauses = [];
    begun = [];
    ends = [];
    turns = new Turns(2, (then) => pauses.push(then));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("come one at a time, with a pause before each", () => {
    ["a", "b"].forEach(take);
    expect(begun).toEqual([]);
    rest();
    expect(begun).toEqual(["a"]);
    rest();
    expect(begun).toEqual(["a", "b"]);
  });

  it("wait while enough are under way", () => {
    ["a", "b", "c"].forEach(take);
    rest();
    rest();
    rest();
    expect(begun).toEqual(["a", "b"]);
    ends[0]?.();
    ends[0]?.();
    rest();
    expect(begun).toEqual(["a", "b", "c"]);
  });

  it("are not waited for by those who have given up", () => {
    take("a");
    const giveUp = take("b");
    take("c");
    giveUp();
    rest();
    rest();
    expect(begun).toEqual(["a", "c"]);
  });

  it("end by themselves when nobody says so", () => {
    ["a", "b", "c"].forEach(take);
    rest();
    rest();
    vi.advanceTimersByTime(3000);
    rest();
    expect(begun).toEqual(["a", "b", "c"]);
  });
});
