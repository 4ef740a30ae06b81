import { beforeEach, describe, expect, it } from "vitest";
import type { DetectedKind, Detector, Sighting } from "../src/detectors/detector.js";
import { settleMilliseconds, severalMonitors } from "../src/detectors/severalMonitors.js";
import { FakeClock } from "./fakes.js";
import { goLive, kinds, line, plug, raise, sitting, clock as stageClock } from "./stage.js";

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;

function start(stillOpen?: DetectedKind): void {
  detector = severalMonitors({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => (key === "monitors" ? stillOpen : undefined),
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
}

function find(several: boolean): void {
  detector.signal({ type: "monitors", several });
}

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  start();
});

describe("severalMonitors", () => {
  it("says nothing of one monitor", () => {
    find(false);
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("tells when another is connected and when it is gone", () => {
    const plugged = clock.now();
    find(true);
    clock.advance(settleMilliseconds);
    find(true);
    clock.advance(20_000);
    const gone = clock.now();
    find(false);
    clock.advance(settleMilliseconds);
    expect(seen).toEqual([
      { kind: "monitors.several", at: plugged, detail: {}, open: "monitors" },
      { kind: "monitors.several", at: gone, detail: {}, open: "monitors", ends: true },
    ]);
  });

  it("overlooks a flicker", () => {
    find(true);
    clock.advance(settleMilliseconds - 1);
    find(false);
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("ends after a restart what was open before it", () => {
    start("monitors.several");
    find(false);
    clock.advance(settleMilliseconds);
    expect(seen.map(({ ends }) => ends)).toEqual([true]);
  });
});

describe("a sitting with another monitor", () => {
  beforeEach(raise);

  it("asks for it to be disconnected, and notes it only once the exam runs", async () => {
    plug(2);
    await goLive();
    expect(sitting.snapshot().severalMonitors).toBe(true);
    stageClock.advance(settleMilliseconds);
    plug(1);
    sitting.watch.lookAtMonitors();
    stageClock.advance(settleMilliseconds);
    await sitting.finish();
    expect(kinds().filter((kind) => kind.startsWith("monitors"))).toHaveLength(2);
    expect(line().events.at(-1)?.durationMs).toBe(settleMilliseconds);
    expect(sitting.snapshot().severalMonitors).toBe(false);
  });
});
