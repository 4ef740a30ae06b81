import { beforeEach, describe, expect, it } from "vitest";
import type { DetectedKind, Detector, OpenKey, Sighting, Signal } from "../src/detectors/detector.js";
import { impersonation, unsureMilliseconds } from "../src/detectors/impersonation.js";
import { LikenessWatch, looks } from "../src/models/likenessWatch.js";
import { cutOut, unlikeness, type Features } from "../src/models/portrait.js";
import { FakeClock, settle } from "./fakes.js";

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;

function start(agreedToLikeness: boolean | undefined, open: Partial<Record<OpenKey, DetectedKind>> = {}): void {
  detector = impersonation({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => open[key],
    warn: () => undefined,
    agreedToLikeness,
  });
}

/** Half a minute passes, and so far is the face from the first. */
function compare(...distances: number[]): void {
  for (const distance of distances) {
    clock.advance(30_000);
    detector.signal({ type: "likeness", at: clock.now(), distance });
  }
}

const told = (): string[] => seen.map(({ kind, ends }) => `${kind}${ends === true ? " ends" : ""}`);

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
});

describe("impersonation", () => {
  it("says nothing of the same person, nor where it cannot tell, nor of one or two looks", () => {
    start(true);
    compare(0.1, 0.3, 0.5, 0.6, 0.63, 0.9, 0.9, 0.3, 0.8, 0.62, 0.8, 0.2);
    expect(seen).toEqual([]);
  });

  it("tells another person after three looks in a row, from the first of them until two are the same again", () => {
    start(true);
    compare(0.2);
    const at = clock.now() + 30_000;
    compare(0.8, 0.62, 0.9, 0.7);
    compare(0.2, 0.8, 0.3);
    const back = clock.now();
    compare(0.3);
    expect(seen).toEqual([
      { kind: "impersonation.different", at, detail: {}, open: "impersonation", evidence: "photo" },
      { kind: "impersonation.different", at: back, detail: {}, ends: true, open: "impersonation" },
    ]);
  });

  it("notes where for minutes nothing could be compared, which is no flag", () => {
    start(true);
    const begun = clock.now();
    for (let look = 0; look * 30_000 <= unsureMilliseconds; look += 1) {
      clock.advance(30_000);
      detector.signal({ type: "likeness", at: clock.now(), why: "turned" });
    }
    expect(seen).toEqual([{ kind: "impersonation.unsure", at: begun, detail: { reason: "turned" }, open: "unsure" }]);
    compare(0.2);
    expect(told()).toEqual(["impersonation.unsure", "impersonation.unsure ends"]);
  });

  it("never compares a student who has not agreed, and says so once", () => {
    start(false);
    compare(0.9, 0.9, 0.9, 0.9);
    expect(told()).toEqual(["impersonation.declined"]);
    start(false, { declined: "impersonation.declined" });
    start(undefined);
    expect(seen.map(({ detail }) => detail)).toEqual([{}, { reason: "notAsked" }]);
  });
});

describe("a portrait", () => {
  const face: Features = { rightEye: { x: 100, y: 100 }, leftEye: { x: 160, y: 100 }, nose: { x: 131, y: 130 }, mouth: { x: 130, y: 160 } };

  it("is cut upright around eyes and mouth, or not at all where it is small or turned away", () => {
    expect(cutOut(face)).toMatchObject({ angle: 0, centre: { x: 130 } });
    const nearer = { ...face, leftEye: { x: 115, y: 100 } };
    expect(cutOut(nearer)).toBe("small");
    expect(cutOut({ ...face, nose: { x: 155, y: 130 } })).toBe("turned");
    const tilted = cutOut({ rightEye: { x: 100, y: 100 }, leftEye: { x: 142, y: 142 }, nose: { x: 100, y: 142 }, mouth: { x: 79, y: 163 } });
    expect(tilted).toMatchObject({ angle: Math.PI / 4 });
  });

  it("is as far from another as their numbers are", () => {
    expect(unlikeness(Float32Array.of(0, 3), Float32Array.of(4, 0))).toBe(5);
  });
});

describe("watching for likeness", () => {
  it("takes three portraits that agree, then compares now and then, and soon again where one is unlike", async () => {
    const signals: Signal[] = [];
    const faces = [1, 1.1, 9, 1, 1, 1, 1.2, 1.9, 1].map((value) => Uint8ClampedArray.of(value * 10));
    const at: number[] = [];
    const begun = clock.now();
    let opened = 0;
    let open = 0;
    const watch = new LikenessWatch({
      clock,
      random: () => 0,
      portrait: () => {
        at.push(clock.now() - begun);
        return faces.shift() ?? "nobody";
      },
      open: () => {
        opened += 1;
        open += 1;
        return { describe: (face) => Promise.resolve(Float32Array.of((face[0] ?? 0) / 10)), close: () => (open -= 1) };
      },
      tell: (signal) => signals.push(signal),
    });
    for (let second = 0; second < 150; second += 1) {
      clock.advance(1000);
      await settle();
    }
    watch.stop();
    const compared = signals.filter((signal) => signal.type === "likeness");
    expect(compared.slice(0, 4).map(({ distance, why }) => why ?? distance?.toFixed(1))).toEqual(["0.2", "0.9", "0.0", "nobody"]);
    expect(at.slice(0, 7)).toEqual([1, 2, 3, 4, 5, 6, 7].map((look) => look * looks.first));
    expect((at[8] ?? 0) - (at[7] ?? 0)).toBe(looks.unlike);
    // It is let go of wherever the next look is far away, and told of once.
    expect([opened, open]).toEqual([2, 0]);
    expect(signals.filter(({ type }) => type === "modelReady").length).toBe(1);
  });
});
