import { beforeEach, describe, expect, it } from "vitest";
import { audio, momentMilliseconds, unheardMilliseconds } from "../src/detectors/audio.js";
import type { DetectedKind, Detector, OpenKey, Sighting } from "../src/detectors/detector.js";
import { FakeClock } from "./fakes.js";

let clock: FakeClock;
let heard: Sighting[];
let detector: Detector;

function start(open: Partial<Record<OpenKey, DetectedKind>> = {}): void {
  detector = audio({
    clock,
    places: { examTab: () => 1, examWindow: () => 1, isOwnTab: () => false },
    report: (sighting) => heard.push(sighting),
    stillOpen: (key) => open[key],
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
}

/** So many seconds of sound, in each moment as likely speech as `speech` says. */
function sound(seconds: number, speech: number | ((moment: number) => number), loudness = 60): void {
  for (let moment = 0; moment < (seconds * 1000) / momentMilliseconds; moment += 1) {
    clock.advance(momentMilliseconds);
    detector.signal({ type: "sound", at: clock.now(), speech: typeof speech === "number" ? speech : speech(moment), loudness });
  }
}

const told = (): string[] => heard.map(({ kind, ends }) => `${kind}${ends === true ? " ends" : ""}`);

beforeEach(() => {
  clock = new FakeClock();
  heard = [];
  start();
});

describe("audio", () => {
  it("says nothing of noise, however loud", () => {
    sound(600, 0.1, 96);
    expect(heard).toEqual([]);
  });

  it("says nothing of clicks, a cough or a short word", () => {
    sound(60, (moment) => (moment % 20 === 0 ? 0.99 : 0.02));
    sound(0.8, 0.9);
    sound(5, 0.05);
    sound(0.9, 0.9);
    sound(5, 0.05);
    expect(heard).toEqual([]);
  });

  it("tells speech from its first moment to its last, how loud it was, with a clip", () => {
    sound(3, 0.01);
    const begun = clock.now() + momentMilliseconds;
    sound(6, 0.95, 55);
    const ended = clock.now();
    sound(1, 0.01);
    expect(told()).toEqual(["audio.speech"]);
    sound(4, 0.01);
    expect(heard).toEqual([
      { kind: "audio.speech", at: begun, detail: { loudness: 55 }, open: "speech", evidence: "clip" },
      { kind: "audio.speech", at: ended, detail: { loudness: 55 }, ends: true, open: "speech" },
    ]);
  });

  it("takes speech with pauses for breath as one", () => {
    for (let sentence = 0; sentence < 5; sentence += 1) {
      sound(3, 0.9);
      sound(1.5, 0.1);
    }
    expect(told()).toEqual(["audio.speech"]);
  });

  it("hears halting speech: one second of it within two", () => {
    sound(4, (moment) => (moment % 3 < 2 ? 0.8 : 0.2));
    expect(told()).toEqual(["audio.speech"]);
  });

  it("notes after 30 seconds that it hears nothing, and when it does again; what was spoken has ended", () => {
    sound(3, 0.9);
    const since = clock.now() + 1000;
    for (let second = 0; second <= unheardMilliseconds / 1000; second += 1) {
      clock.advance(1000);
      detector.signal({ type: "deaf", why: "noSound" });
    }
    sound(1, 0.1);
    expect(told()).toEqual(["audio.speech", "audio.speech ends", "audio.unheard", "audio.unheard ends"]);
    expect(heard[2]).toEqual({ kind: "audio.unheard", at: since, detail: { reason: "noSound" }, open: "unheard" });
  });

  it("ends with the exam, and after a restart what was open before it", () => {
    sound(3, 0.9);
    detector.stop();
    expect(told()).toEqual(["audio.speech", "audio.speech ends"]);
    start({ speech: "audio.speech" });
    sound(3, 0.1);
    expect(told().at(-1)).toBe("audio.speech ends");
  });
});
