import { beforeEach, describe, expect, it } from "vitest";
import { copyPaste, gatherMilliseconds } from "../src/detectors/copyPaste.js";
import type { Detector, Sighting, Try } from "../src/detectors/detector.js";
import { FakeClock } from "./fakes.js";

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;

const attempt = (what: Try): void => {
  detector.signal({ type: "tried", what });
};

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  detector = copyPaste({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: () => undefined,
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
});

describe("copyPaste", () => {
  it("says nothing of an exam in which nothing is tried", () => {
    detector.signal({ type: "windowFocused", windowId: 2 });
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("gathers tries of one kind over some seconds, from the first", () => {
    const first = clock.now();
    attempt("paste");
    clock.advance(1000);
    attempt("paste");
    attempt("copy");
    clock.advance(gatherMilliseconds);
    expect(seen).toEqual([
      { kind: "copyPaste.blocked", at: first, detail: { what: "paste", count: 2 } },
      { kind: "copyPaste.blocked", at: first + 1000, detail: { what: "copy", count: 1 } },
    ]);
    attempt("paste");
    clock.advance(gatherMilliseconds);
    expect(seen.at(-1)?.detail).toEqual({ what: "paste", count: 1 });
  });

  it("tells what it has gathered when it is stopped, and once", () => {
    attempt("print");
    detector.stop();
    clock.advance(60_000);
    expect(seen.map(({ detail }) => detail)).toEqual([{ what: "print", count: 1 }]);
  });
});
