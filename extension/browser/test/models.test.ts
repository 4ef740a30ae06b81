import { describe, expect, it } from "vitest";
import type { Signal } from "../src/detectors/detector.js";
import type { FaceFinder, Sight } from "../src/models/faceFinder.js";
import { FaceWatch } from "../src/models/faceWatch.js";
import { Pace } from "../src/models/pace.js";
import { caughtUp, Hush, lingering, quietest } from "../src/models/hush.js";
import { judged, poorSight } from "../src/models/sight.js";
import { SoundMemory } from "../src/models/soundMemory.js";
import { loudness, SpeechWatch } from "../src/models/speechWatch.js";
import { webm } from "../src/models/webm.js";
import { cameraStream, FakeClock, settle } from "./fakes.js";

describe("the pace", () => {
  it("stays as it is on a machine at ease", () => {
    const pace = new Pace(1000, 8000);
    expect(Array.from({ length: 500 }, () => pace.frame(15, 3)).every((change) => change === undefined)).toBe(true);
  });

  it("doubles the interval where a frame takes too long, as far as it may, and not for one slow frame", () => {
    const pace = new Pace(1000, 8000);
    const costs = Array.from({ length: 8 }, (_, index) => (index === 0 ? 5000 : 15));
    expect(costs.map((cost) => pace.frame(cost, 0)).every((change) => change === undefined)).toBe(true);
    const changes = Array.from({ length: 80 }, () => pace.frame(900, 0)).filter((change) => change !== undefined);
    expect(changes.map(({ everyMs }) => everyMs)).toEqual([2000, 4000, 8000]);
    expect(changes[0]).toEqual({ everyMs: 2000, slowed: true, because: "frame" });
  });

  it("doubles it where timers come late, and goes back once the machine has been at ease for long", () => {
    const pace = new Pace(1000, 8000);
    const late = Array.from({ length: 8 }, () => pace.frame(10, 900)).find((change) => change !== undefined);
    expect(late).toEqual({ everyMs: 2000, slowed: true, because: "lateness" });
    const calm = Array.from({ length: 64 }, () => pace.frame(10, 5)).filter((change) => change !== undefined);
    expect(calm).toEqual([{ everyMs: 1000, slowed: false, because: "" }]);
  });
});

describe("a picture", () => {
  const picture = (value: (x: number, y: number) => number): Uint8ClampedArray => {
    const pixels = new Uint8ClampedArray(judged.width * judged.height * 4);
    pixels.forEach((_, at) => {
      const pixel = Math.floor(at / 4);
      pixels[at] = at % 4 === 3 ? 255 : value(pixel % judged.width, Math.floor(pixel / judged.width));
    });
    return pixels;
  };

  it("is dark, or without an edge, or as it should be", () => {
    expect(poorSight(picture((x) => x % 20))).toBe("dark");
    expect(poorSight(picture((x) => 80 + x))).toBe("blurred");
    expect(poorSight(picture((x, y) => (Math.floor(x / 5) + Math.floor(y / 5)) % 2 === 0 ? 60 : 180))).toBeUndefined();
  });
});

describe("the memory of sound", () => {
  it("gives what was heard since then, as far back as it goes", () => {
    const memory = new SoundMemory(1000, 2);
    memory.keep(Float32Array.from({ length: 1500 }, (_, index) => index), 10_000);
    memory.keep(Float32Array.from({ length: 1000 }, (_, index) => 1500 + index), 11_000);
    const all = memory.since(0);
    expect([all.at, all.samples.length, all.samples[0], all.samples.at(-1)]).toEqual([9000, 2000, 500, 2499]);
    const last = memory.since(10_900);
    expect([last.at, last.samples.length, last.samples[0]]).toEqual([10_900, 100, 2400]);
    memory.clear();
    expect(memory.since(0).samples.length).toBe(0);
  });
});

describe("watching faces", () => {
  function watch(looks: (Sight | undefined | Error)[], opens: (FaceFinder | Error)[] = []) {
    const clock = new FakeClock();
    const told: Signal[] = [];
    let closed = 0;
    const finder: FaceFinder = {
      by: "software",
      look: () => {
        const look = looks.shift();
        if (look instanceof Error) {
          throw look;
        }
        return look;
      },
      portrait: () => "nobody",
      count: () => 0,
      close: () => (closed += 1),
    };
    const watching = new FaceWatch({
      clock,
      stopwatch: () => 0,
      camera: () => cameraStream().asStream,
      tell: (signal) => told.push(signal),
      open: () => {
        const next = opens.shift() ?? finder;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
      },
    });
    return { clock, told, watching, closed: () => closed };
  }
  async function pass(clock: FakeClock, seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      clock.advance(1000);
      await settle();
    }
  }

  it("loads the model once and looks once a second until it is stopped", async () => {
    const { clock, told, watching, closed } = watch([{ count: 1 }, { count: 0, poor: "dark" }, undefined]);
    await pass(clock, 4);
    expect(told.map((signal) => (signal.type === "faces" ? `${signal.count} ${signal.poor ?? ""}` : signal.type))).toEqual(["modelReady", "1 ", "0 dark", "0 noPicture"]);
    watching.stop();
    await pass(clock, 5);
    expect(told.length).toBe(4);
    expect(closed()).toBe(1);
  });

  it("says so where the model does not load or fails, and tries again after a while", async () => {
    const { clock, told } = watch([new Error("no context"), { count: 1 }], [new Error("no WebGL")]);
    await pass(clock, 5);
    expect(told.at(-1)).toMatchObject({ type: "faces", count: 0, poor: "failed" });
    await pass(clock, 30);
    expect(told.filter(({ type }) => type === "modelReady").length).toBe(1);
    await pass(clock, 34);
    expect(told.at(-1)).toMatchObject({ type: "faces", poor: "noPicture" });
  });
});

describe("watching for speech", () => {
  it("listens in frames, one after the other, tells a muted microphone, and remembers the sound", async () => {
    const clock = new FakeClock();
    const told: Signal[] = [];
    const stream = cameraStream();
    const track = Object.assign(stream.getAudioTracks()[0]!, { muted: false, enabled: true });
    let hear: (block: Float32Array) => void = () => undefined;
    let asked = 0;
    const watching = new SpeechWatch({
      clock,
      stopwatch: () => 0,
      stream: () => stream.asStream,
      tell: (signal) => told.push(signal),
      openMicrophone: (_, heard) => {
        hear = heard;
        return Promise.resolve({ close: () => undefined });
      },
      openModel: () =>
        Promise.resolve({
          hear: (frame) => {
            asked += 1;
            return frame[0] ?? 0;
          },
          forget: () => undefined,
        }),
    });
    clock.advance(0);
    // While the model loads a second of sound waits, and no more.
    for (let block = 0; block < 50; block += 1) {
      hear(new Float32Array(2048).fill(0.01));
    }
    await settle();
    hear(new Float32Array(2048).fill(0.01));
    for (let turn = 0; turn < 5; turn += 1) {
      await settle();
    }
    expect(asked).toBe(36);
    asked = 0;
    told.splice(0);
    hear(new Float32Array(2048).fill(0.5));
    await settle();
    expect(asked).toBe(4);
    const sounds = told.filter((signal) => signal.type === "sound");
    expect(sounds.map(({ at }) => clock.now() - at)).toEqual([128, 96, 64, 32]);
    expect(sounds[0]).toMatchObject({ speech: 0.5, loudness: 90 });
    expect(watching.memory.since(clock.now() - 100).samples.length).toBe(1600);
    // What a busy machine hands over late, and at once, was heard one after the other all the same.
    told.splice(0);
    clock.advance(640);
    for (let block = 0; block < 5; block += 1) {
      hear(new Float32Array(2048));
    }
    await settle();
    await settle();
    const late = told.filter((signal) => signal.type === "sound").map(({ at }) => clock.now() - at);
    expect([late[0], late[1], late.at(-1)]).toEqual([640, 608, 32]);
    asked = 4;
    track.muted = true;
    for (let second = 0; second < 4; second += 1) {
      clock.advance(1000);
      hear(new Float32Array(2048));
      await settle();
    }
    expect(told.at(-1)).toEqual({ type: "deaf", why: "noSound" });
    expect(asked).toBe(4);
  });

  it("asks no model about silence, lingers after a sound, and catches up on how it began", () => {
    const hush = new Hush();
    const quiet = new Float32Array(512);
    const asked = (loudness: number): number => hush.listen(quiet, loudness).frames.length;
    expect(Array.from({ length: 100 }, () => asked(quietest - 1)).every((frames) => frames === 0)).toBe(true);
    expect(hush.listen(quiet, quietest)).toMatchObject({ woken: true, frames: { length: caughtUp + 1 } });
    expect(hush.listen(quiet, 90)).toMatchObject({ woken: false, frames: { length: 1 } });
    expect(Array.from({ length: 100 }, () => asked(0)).reduce((sum, frames) => sum + frames)).toBe(lingering - 1);
  });

  it("measures loudness over silence", () => {
    expect(loudness(new Float32Array(512))).toBe(0);
    expect(loudness(new Float32Array(512).fill(1))).toBe(96);
    expect(loudness(new Float32Array(512).fill(0.001))).toBe(36);
  });
});

describe("a clip", () => {
  it("is WebM with one track of Opus, in clusters whose times fit a block", () => {
    const packets = Array.from({ length: 2000 }, (_, index) => ({ timeMs: index * 20, bytes: Uint8Array.of(0x78, 1, 2) }));
    const file = Buffer.from(webm(packets, 16_000));
    expect(file.readUInt32BE(0)).toBe(0x1a45dfa3);
    expect(file.includes("webm")).toBe(true);
    expect(file.includes("A_OPUS")).toBe(true);
    expect(file.includes("OpusHead")).toBe(true);
    const clusters = Array.from({ length: file.length - 4 }, (_, at) => file.readUInt32BE(at)).filter((id) => id === 0x1f43b675);
    expect(clusters.length).toBe(2);
  });
});
