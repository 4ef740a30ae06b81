import { beforeEach, describe, expect, it } from "vitest";
import type { Detector } from "../src/detectors/detector.js";
import { randomPhotos } from "../src/detectors/randomPhotos.js";
import { photoPlan } from "../src/offscreen/photoPlan.js";
import { FakeClock, policy } from "./fakes.js";
import { newRecord } from "../src/inside/store.js";
import { welcome } from "./stage.js";

const minute = 60_000;
let clock: FakeClock;
let begun: number;
let photos: { readonly stretch: number; readonly at: number }[];
let taken: number;
let paused: boolean;
let seed: number;
let detector: Detector;

/** Reproducible, and spread as any. */
function random(): number {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
}

/** Four photos in an hour; without `stretches` they go on. */
function start(stretches: number | undefined = 4): void {
  detector = randomPhotos({
    clock,
    places: { examTab: () => undefined, examWindow: () => undefined, isOwnTab: () => false },
    report: () => undefined,
    stillOpen: () => undefined,
    warn: () => undefined,
    photos: {
      since: begun,
      stretchMilliseconds: 15 * minute,
      stretches,
      random,
      paused: () => paused,
      taken: () => taken,
      take: (stretch) => {
        taken = stretch;
        photos.push({ stretch, at: clock.now() - begun });
      },
    },
  });
}

beforeEach(() => {
  clock = new FakeClock();
  begun = clock.now();
  photos = [];
  taken = -1;
  paused = false;
  seed = 42;
});

describe("randomPhotos", () => {
  it("takes one in each stretch, at another moment in each, and then no more", () => {
    start();
    clock.advance(5 * 60 * minute);
    expect(photos.map(({ stretch }) => stretch)).toEqual([0, 1, 2, 3]);
    for (const { stretch, at } of photos) {
      expect(Math.floor(at / (15 * minute))).toBe(stretch);
    }
    expect(new Set(photos.map(({ at }) => at % (15 * minute))).size).toBe(4);
  });

  it("spreads the moments over the whole of a stretch", () => {
    begun -= 0;
    start(1000);
    clock.advance(1000 * 15 * minute);
    const within = photos.map(({ at }) => (at % (15 * minute)) / (15 * minute));
    expect(photos).toHaveLength(1000);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      expect(within.filter((part) => Math.floor(part * 10) === tenth).length).toBeGreaterThan(60);
    }
  });

  it("neither repeats nor loses a stretch when the browser is restarted", () => {
    for (let restart = 0; restart < 60; restart += 1) {
      start();
      clock.advance(minute);
      detector.stop();
    }
    expect(photos.map(({ stretch }) => stretch)).toEqual([0, 1, 2, 3]);
  });

  it("goes on with the stretch that is now when it was away for longer", () => {
    start();
    clock.advance(15 * minute);
    detector.stop();
    clock.advance(31 * minute);
    start();
    clock.advance(60 * minute);
    expect(photos.map(({ stretch }) => stretch)).toEqual([0, 3]);
  });

  it("takes none in a pause, and makes up for it in what is left of the stretch", () => {
    paused = true;
    start();
    clock.advance(14 * minute);
    expect(photos).toEqual([]);
    paused = false;
    clock.advance(minute);
    expect(photos.map(({ stretch }) => stretch)).toEqual([0]);
  });

  it("is nothing that a signal could bring about", () => {
    start();
    detector.signal({ type: "monitors", several: true });
    expect(photos).toEqual([]);
  });

  it("is spread over the exam's duration or, without one, over hours that go on", () => {
    const notes = { record: { ...newRecord("r", "q", "t", 0), liveSince: 5, photographed: 2 }, remember: () => undefined };
    const of = (durationMinutes: number | undefined, numberOfRandomPhotos?: number) => {
      const { exam } = welcome("invited");
      const brief = durationMinutes === undefined ? exam : { ...exam, durationMinutes };
      return photoPlan({ policy: { ...policy, ...(numberOfRandomPhotos === undefined ? {} : { numberOfRandomPhotos }) }, exam: brief }, notes, random, () => false);
    };
    expect(of(90, 9)).toMatchObject({ since: 5, stretchMilliseconds: 10 * minute, stretches: 9 });
    expect(of(undefined)).toMatchObject({ stretchMilliseconds: (60 / 25) * minute, stretches: undefined });
    expect(of(50).taken()).toBe(2);
  });
});
