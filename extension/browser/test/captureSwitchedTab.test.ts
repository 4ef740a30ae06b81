import { beforeEach, describe, expect, it } from "vitest";
import { captureSwitchedTab, glanceMilliseconds } from "../src/detectors/captureSwitchedTab.js";
import type { Detector, Signal } from "../src/detectors/detector.js";
import { FakeClock } from "./fakes.js";
import { activated, back, consentTab, examTab, examWindow, focused } from "./wandering.js";

let clock: FakeClock;
let pictures: (number | undefined)[];
let reported: number;
let detector: Detector;

function tell(...signals: Signal[]): void {
  for (const signal of signals) {
    detector.signal(signal);
  }
}

beforeEach(() => {
  clock = new FakeClock();
  pictures = [];
  reported = 0;
  detector = captureSwitchedTab({
    clock,
    places: { examTab: () => examTab, examWindow: () => examWindow, isOwnTab: (tabId) => tabId === consentTab },
    report: () => (reported += 1),
    stillOpen: () => undefined,
    warn: () => undefined,
    screenshot: (windowId) => pictures.push(windowId),
  });
  tell(...back);
  clock.advance(1000);
});

describe("captureSwitchedTab", () => {
  it("takes one picture of the tab that was switched to, and reports nothing itself", () => {
    tell(activated(9));
    clock.advance(glanceMilliseconds - 1);
    expect(pictures).toEqual([]);
    clock.advance(1);
    expect(pictures).toEqual([examWindow]);
    tell(activated(10), activated(11));
    clock.advance(60_000);
    expect([pictures, reported]).toEqual([[examWindow], 0]);
    tell(...back);
    clock.advance(1000);
    tell(activated(9));
    clock.advance(glanceMilliseconds);
    expect(pictures).toHaveLength(2);
  });

  it("takes the tab of another window, and says of another application that there is none", () => {
    tell(activated(20, 2), focused(2));
    clock.advance(glanceMilliseconds);
    expect(pictures).toEqual([2]);
    tell(...back);
    clock.advance(1000);
    tell(focused(-1));
    clock.advance(glanceMilliseconds);
    expect(pictures).toEqual([2, undefined]);
  });

  const silent: readonly [string, readonly Signal[]][] = [
    ["a glance", [activated(9)]],
    ["our own page", [activated(consentTab)]],
    ["our own dialog", [{ type: "ownDialog", open: true }, focused(-1)]],
  ];
  it.each(silent)("is silent at %s", (what, signals) => {
    tell(...signals);
    clock.advance(what === "a glance" ? glanceMilliseconds - 100 : 60_000);
    tell({ type: "ownDialog", open: false }, ...back);
    clock.advance(60_000);
    expect(pictures).toEqual([]);
  });

  it("takes nothing any more once it is stopped", () => {
    tell(activated(9));
    clock.advance(500);
    detector.stop();
    clock.advance(60_000);
    expect(pictures).toEqual([]);
  });
});
