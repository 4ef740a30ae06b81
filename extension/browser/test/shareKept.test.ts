import { beforeEach, describe, expect, it } from "vitest";
import type { CapturedSource, CaptureFault, DetectedKind, Detector, OpenKey, Sighting } from "../src/detectors/detector.js";
import { mendedMilliseconds, shareKept } from "../src/detectors/shareKept.js";
import { MuteInspection } from "../src/offscreen/inspection.js";
import { FakeClock } from "./fakes.js";

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;

function start(open: Partial<Record<OpenKey, DetectedKind>> = {}): void {
  detector = shareKept({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => open[key],
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
}

/** A second passes; the source is found like this. */
function find(source: CapturedSource, kind?: CaptureFault, since = clock.now()): void {
  clock.advance(1000);
  detector.signal({ type: "captured", source, ...(kind === undefined ? {} : { fault: { kind, since } }) });
}

const kinds = (): string[] => seen.map(({ kind, detail, ends }) => `${kind} ${String(detail["source"])}${ends === true ? " ends" : ""}`);

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  start();
});

describe("shareKept", () => {
  it("says nothing of what works, nor of anything else", () => {
    find("camera");
    find("screen");
    detector.signal({ type: "windowFocused", windowId: 9 });
    expect(seen).toEqual([]);
  });

  it("tells a black camera from its beginning to the moment from which it was well", () => {
    clock.advance(10_000);
    const dark = clock.now() - 3000;
    find("camera", "black", dark);
    find("camera", "black", dark);
    find("camera");
    const light = clock.now();
    find("camera");
    find("camera");
    find("camera");
    expect(seen).toEqual([
      { kind: "capture.black", at: dark, detail: { source: "camera" }, open: "share.camera" },
      { kind: "capture.black", at: light, detail: { source: "camera" }, ends: true, open: "share.camera" },
    ]);
    expect(mendedMilliseconds).toBeLessThanOrEqual(2000);
  });

  it("does not take a flash of light for the end of the dark", () => {
    find("screen", "black");
    find("screen");
    find("screen", "black");
    find("screen");
    expect(kinds()).toEqual(["capture.black screen"]);
  });

  it("keeps the sources apart, and one fault from the next", () => {
    find("camera", "frozen");
    find("microphone", "muted");
    find("camera", "muted");
    expect(kinds()).toEqual(["capture.frozen camera", "capture.muted microphone", "capture.frozen camera ends", "capture.muted camera"]);
  });

  it("counts nothing from before the exam", () => {
    const begun = clock.now();
    find("camera", "black", begun - 60_000);
    expect(seen[0]?.at).toBe(begun);
  });

  it("ends after a restart what was open before it", () => {
    start({ "share.microphone": "capture.muted" });
    find("microphone");
    find("microphone");
    find("microphone");
    expect(kinds()).toEqual(["capture.muted microphone ends"]);
  });
});

describe("a muted track", () => {
  it("is told after three seconds, from their beginning, and not after a click of a key", () => {
    const inspection = new MuteInspection();
    const muted = [true, true, false, true, true, true, true, false];
    expect(muted.map((is, second) => inspection.look(is, 1000 * second))).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 3000, undefined]);
  });
});
