import { describe, expect, it } from "vitest";
import { firstView, lasted, leadIn, lines, locate, nextPicture, partEnd, spanOf } from "../src/recording.ts";
import { event, part, report } from "./samples.ts";

const NOW = 100_000;
const parts = [
  part("c1", "camera", 10_000, 5_000),
  part("s1", "screen", 11_000, 20_000),
  part("c2", "camera", 25_000, 10_000),
  part("c3", "camera", 90_000, undefined),
];

describe("the span of a report", () => {
  it("is empty when nothing is known", () => {
    expect(spanOf(report({}), NOW)).toBeUndefined();
  });

  it("reaches from the first to the last thing, the part being recorded until now", () => {
    expect(spanOf(report({ parts }), NOW)).toEqual({ from: 10_000, to: NOW });
    expect(spanOf(report({ parts: parts.slice(0, 3) }), NOW)).toEqual({ from: 10_000, to: 35_000 });
  });

  it("takes events before and after the recording in", () => {
    const events = [event(1, 8_000), event(2, 40_000)];
    expect(spanOf(report({ parts: parts.slice(0, 1), events }), NOW)).toEqual({ from: 8_000, to: 40_000 });
  });

  it("is never of no length, so that shares of it are numbers", () => {
    expect(spanOf(report({ events: [event(1, 8_000)] }), NOW)).toEqual({ from: 8_000, to: 9_000 });
  });
});

describe("parts played as one", () => {
  it.each([
    [9_999, undefined],
    [10_000, { id: "c1", seconds: 0 }],
    [14_999, { id: "c1", seconds: 4.999 }],
    [15_000, undefined],
    [25_000, { id: "c2", seconds: 0 }],
    [30_500, { id: "c2", seconds: 5.5 }],
    [35_000, undefined],
    [99_000, { id: "c3", seconds: 9 }],
  ])("the camera at %d", (at, place) => {
    const found = locate(parts, "camera", at, NOW);
    expect(found && { id: found.part.id, seconds: found.seconds }).toEqual(place);
  });

  it("keep the sources apart: in a gap of the camera the screen goes on", () => {
    expect(locate(parts, "camera", 20_000, NOW)).toBeUndefined();
    expect(locate(parts, "screen", 20_000, NOW)).toMatchObject({ part: { id: "s1" }, seconds: 9 });
  });

  it("show the newer one where two overlap", () => {
    const overlapping = [part("old", "camera", 0, 10_000), part("new", "camera", 8_000, 10_000)];
    expect(locate(overlapping, "camera", 9_000, NOW)?.part.id).toBe("new");
  });

  it.each([
    [0, 10_000],
    [12_000, 12_000],
    [22_000, 22_000],
    [31_500, 31_500],
    [36_000, 90_000],
    [NOW, undefined],
  ])("the next picture from %d on is at %s", (at, next) => {
    expect(nextPicture(parts, at, NOW)).toBe(next);
  });

  it("end now while they are being recorded, and never before they began", () => {
    const running = part("r", "camera", 50_000, undefined);
    expect(partEnd(running, 60_000)).toBe(60_000);
    expect(partEnd(running, 40_000)).toBe(50_000);
    expect(partEnd(part("f", "camera", 50_000, 1_000), 60_000)).toBe(51_000);
  });
});

describe("where a report opens", () => {
  it("is at the first moment that shows both sources", () => {
    expect(firstView(parts, NOW)).toBe(11_000);
  });

  it("is at the first picture where the other source came much later, or never, or when the first had gone", () => {
    const camera = part("c", "camera", 10_000, 60_000);
    expect(firstView([camera], NOW)).toBe(10_000);
    expect(firstView([camera, part("s", "screen", 40_000, 9_000)], NOW)).toBe(10_000);
    expect(firstView([part("c", "camera", 10_000, 500), part("s", "screen", 11_000, 9_000)], NOW)).toBe(10_000);
    expect(firstView([], NOW)).toBeUndefined();
  });
});

describe("the lines of the timeline", () => {
  const left = event(1, 20_000);
  const back = event(2, 24_000, { ends: 1, durationMs: 4_000 });
  const orphan = event(5, 30_000, { ends: 4, durationMs: 1_000 });

  it("tell what ends an event together with it, and keep one whose beginning is unknown", () => {
    expect(lines([left, back, orphan])).toEqual([left, orphan]);
  });

  it("know how long an event lasted from its end, or from itself", () => {
    expect(lasted(left, [left, back])).toBe(4_000);
    expect(lasted(left, [left])).toBeUndefined();
    expect(lasted(orphan, [orphan])).toBe(1_000);
  });

  it("are played from five seconds before, but not from before the beginning", () => {
    const span = { from: 18_000, to: 40_000 };
    expect(leadIn(30_000, span)).toBe(25_000);
    expect(leadIn(20_000, span)).toBe(18_000);
  });
});
