import { beforeEach, describe, expect, it } from "vitest";
import type { DetectedKind, Detector, OpenKey, Sighting, Signal } from "../src/detectors/detector.js";
import { apartMilliseconds, people, unseenMilliseconds } from "../src/detectors/people.js";
import { FakeClock } from "./fakes.js";

let clock: FakeClock;
let seen: Sighting[];
let warnings: (string | undefined)[];
let detector: Detector;

function start(open: Partial<Record<OpenKey, DetectedKind>> = {}): void {
  detector = people({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => open[key],
    agreedToLikeness: undefined,
    warn: (warning) => warnings.push(warning),
  });
}

/** A picture a second, each with so many faces. */
function see(...counts: number[]): void {
  for (const count of counts) {
    clock.advance(1000);
    detector.signal({ type: "faces", at: clock.now(), count });
  }
}

function poor(seconds: number, why: Extract<Signal, { type: "faces" }>["poor"]): void {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1000);
    detector.signal({ type: "faces", at: clock.now(), count: 0, ...(why === undefined ? {} : { poor: why }) });
  }
}

const told = (): string[] => seen.map(({ kind, ends }) => `${kind}${ends === true ? " ends" : ""}`);

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  warnings = [];
  start();
});

describe("people", () => {
  it("says nothing of one person", () => {
    see(...Array<number>(300).fill(1));
    expect(seen).toEqual([]);
  });

  it("does not go by one picture, nor by a few", () => {
    see(1, 1, 1, 1, 0, 1, 2, 1, 1, 0, 0, 1, 1, 2, 2, 1, 1, 0, 1, 0, 1, 0, 1);
    expect(seen).toEqual([]);
  });

  it("tells nobody from the first such picture to the first with a face, with a photo", () => {
    see(1, 1, 1, 1, 1);
    const left = clock.now() + 1000;
    see(0, 0, 0, 0, 0, 0, 0);
    const back = clock.now() + 1000;
    see(1, 1, 1, 1);
    expect(seen).toEqual([
      { kind: "people.nobody", at: left, detail: {}, open: "people", evidence: "photo" },
      { kind: "people.nobody", at: back, detail: {}, ends: true, open: "people" },
    ]);
  });

  it("tells several with how many, and goes over from one to the other", () => {
    see(1, 1, 1, 1, 2, 2, 3, 2, 2, 0, 0, 0, 0, 1, 1, 1, 1);
    expect(told()).toEqual(["people.several", "people.several ends", "people.nobody", "people.nobody ends"]);
    expect(seen[0]?.detail).toEqual({ count: 3 });
  });

  it("cannot see a face that it has never found: the student is told at once, the record after 30 seconds, without a flag", () => {
    see(...Array<number>(20).fill(0));
    expect(warnings).toEqual(["face-unseen"]);
    expect(seen).toEqual([]);
    see(...Array<number>(20).fill(0));
    expect(told()).toEqual(["people.unseen"]);
    expect(seen[0]?.detail).toEqual({ reason: "notFound" });
    see(1, 1, 1, 1, 1);
    expect(told()).toEqual(["people.unseen", "people.unseen ends"]);
    expect(warnings).toEqual(["face-unseen", undefined]);
    see(0, 0, 0, 0);
    expect(told().at(-1)).toBe("people.nobody");
  });

  it.each(["dark", "blurred", "noPicture", "failed"] as const)("never takes a picture for an empty chair that is %s", (why) => {
    see(1, 1, 1, 1, 1);
    const since = clock.now() + 1000;
    poor(unseenMilliseconds / 1000 + 5, why);
    expect(seen).toEqual([{ kind: "people.unseen", at: since, detail: { reason: why }, open: "people" }]);
  });

  it("ends what was seen when nothing can be seen any more", () => {
    see(1, 1, 1, 1, 2, 2, 2, 2);
    poor(6, "dark");
    expect(told()).toEqual(["people.several", "people.several ends"]);
  });

  it("finds a face in a poor picture all the same", () => {
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1000);
      detector.signal({ type: "faces", at: clock.now(), count: 1, poor: "dark" });
    }
    expect(seen).toEqual([]);
    expect(warnings).toEqual([undefined]);
  });

  it("does not put pictures together that lie far apart", () => {
    see(1, 1, 1, 1, 1, 0, 0, 0);
    clock.advance(apartMilliseconds);
    see(0, 1, 1, 1, 1);
    expect(seen).toEqual([]);
  });

  it("ends after a restart what was open before it", () => {
    start({ people: "people.nobody" });
    see(1, 1, 1, 1);
    expect(told()).toEqual(["people.nobody ends"]);
    see(0, 0, 0, 0);
    expect(told().at(-1)).toBe("people.nobody");
  });

  it("notes by what it sees, and while it looks less often", () => {
    detector.signal({ type: "modelReady", option: "people", by: "software" });
    detector.signal({ type: "modelReady", option: "audio", by: "wasm" });
    detector.signal({ type: "modelPace", option: "people", everyMs: 2000, slowed: true, because: "frame" });
    detector.signal({ type: "modelPace", option: "people", everyMs: 4000, slowed: true, because: "lateness" });
    detector.signal({ type: "modelPace", option: "people", everyMs: 1000, slowed: false, because: "" });
    expect(told()).toEqual(["detector.started", "detector.slowed", "detector.slowed ends", "detector.slowed", "detector.slowed ends"]);
    expect(seen[0]?.detail).toEqual({ option: "people", by: "software" });
    expect(seen[1]?.detail).toEqual({ option: "people", everyMs: 2000, because: "frame" });
  });
});
