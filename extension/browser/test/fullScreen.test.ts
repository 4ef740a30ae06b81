import { beforeEach, describe, expect, it } from "vitest";
import type { DetectedKind, Detector, Sighting } from "../src/detectors/detector.js";
import { fullScreen, settleMilliseconds } from "../src/detectors/fullScreen.js";
import { FakeClock } from "./fakes.js";

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;

function start(stillOpen?: DetectedKind): void {
  detector = fullScreen({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => (key === "fullScreen" ? stillOpen : undefined),
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
}

function fills(on: boolean): void {
  detector.signal({ type: "fullScreen", on });
}

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  start();
});

describe("fullScreen", () => {
  it("says nothing before full screen was entered, nor while it lasts", () => {
    fills(false);
    clock.advance(60_000);
    fills(true);
    fills(true);
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("tells when it is left, from that moment, and the return", () => {
    fills(true);
    const left = clock.now();
    fills(false);
    clock.advance(settleMilliseconds);
    fills(false);
    clock.advance(9000);
    const back = clock.now();
    fills(true);
    expect(seen).toEqual([
      { kind: "fullScreen.left", at: left, detail: {}, open: "fullScreen" },
      { kind: "fullScreen.left", at: back, detail: {}, open: "fullScreen", ends: true },
    ]);
  });

  it("overlooks the moment in which the next page loads", () => {
    fills(true);
    fills(false);
    clock.advance(settleMilliseconds - 1);
    fills(true);
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("ends after a restart what was open before it", () => {
    start("fullScreen.left");
    fills(false);
    clock.advance(60_000);
    fills(true);
    expect(seen.map(({ ends }) => ends)).toEqual([true]);
  });
});
