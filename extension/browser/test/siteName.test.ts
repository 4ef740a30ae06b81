import { beforeEach, describe, expect, it } from "vitest";
import { glanceMilliseconds } from "../src/detectors/captureSwitchedTab.js";
import type { Detector, Sighting, Signal } from "../src/detectors/detector.js";
import { siteName } from "../src/detectors/siteName.js";
import { FakeClock } from "./fakes.js";
import { activated, back, consentTab, examTab, examWindow, focused } from "./wandering.js";

let clock: FakeClock;
let sites: Map<number, string>;
let told: Sighting[];
let detector: Detector;

function tell(...signals: Signal[]): void {
  for (const signal of signals) {
    detector.signal(signal);
  }
}

const names = (): unknown[] => told.map(({ detail }) => detail["site"]);

function shows(tabId: number, site: string): Signal {
  sites.set(tabId, site);
  return { type: "tabShows", tabId, origin: `https://${site}` };
}

/** Longer than a glance, with the moment a switch needs to settle. */
function stay(): void {
  clock.advance(glanceMilliseconds + 200);
}

function comeBack(): void {
  tell(...back);
  clock.advance(1000);
}

beforeEach(() => {
  clock = new FakeClock();
  sites = new Map([
    [9, "nine.example"],
    [10, "ten.example"],
    [20, "twenty.example"],
    [consentTab, "own.example"],
  ]);
  told = [];
  detector = siteName({
    clock,
    places: { examTab: () => examTab, examWindow: () => examWindow, isOwnTab: (tabId) => tabId === consentTab, siteOf: (tabId) => sites.get(tabId) },
    report: (sighting) => told.push(sighting),
    stillOpen: () => undefined,
    warn: () => undefined,
  });
  tell(...back);
  clock.advance(1000);
});

describe("siteName", () => {
  it("names a site that is in front for longer than a glance, from when it came there, and nothing else", () => {
    tell(activated(9));
    const left = clock.now();
    stay();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: "site.seen", detail: { site: "nine.example" } });
    expect(told[0]?.at).toBeGreaterThanOrEqual(left);
    expect(told[0]?.at).toBeLessThan(left + 200);
    clock.advance(60_000);
    comeBack();
    expect(names()).toEqual(["nine.example"]);
  });

  it("names each site once for each time the exam is left", () => {
    tell(activated(9));
    stay();
    tell(activated(10));
    stay();
    tell(activated(9));
    stay();
    tell(shows(9, "other.example"));
    stay();
    expect(names()).toEqual(["nine.example", "ten.example", "other.example"]);
    comeBack();
    tell(activated(9));
    stay();
    expect(names().at(-1)).toBe("other.example");
    expect(names()).toHaveLength(4);
  });

  it("names the site in another window, and none of another application", () => {
    tell(activated(20, 2), focused(2));
    stay();
    expect(names()).toEqual(["twenty.example"]);
    tell(focused(-1));
    stay();
    comeBack();
    expect(names()).toEqual(["twenty.example"]);
  });

  it("says once that the browser did not tell, and not where it told later", () => {
    tell(activated(30));
    stay();
    tell(activated(31));
    stay();
    expect(told).toEqual([]);
    comeBack();
    expect(told).toMatchObject([{ kind: "site.seen", detail: {} }]);
    told.length = 0;
    tell(activated(30));
    stay();
    tell(shows(30, "late.example"));
    stay();
    comeBack();
    expect(names()).toEqual(["late.example"]);
  });

  const silent: readonly [string, number, readonly Signal[]][] = [
    ["a glance", glanceMilliseconds - 200, [activated(9)]],
    ["hopping from tab to tab", glanceMilliseconds - 200, [activated(9), activated(10)]],
    ["our own page", 60_000, [activated(consentTab)]],
    ["our own dialog", 60_000, [{ type: "ownDialog", open: true }, focused(-1)]],
    ["another application", 60_000, [focused(-1)]],
  ];
  it.each(silent)("is silent at %s", (_, milliseconds, signals) => {
    for (const signal of signals) {
      tell(signal);
      clock.advance(milliseconds);
    }
    tell({ type: "ownDialog", open: false });
    comeBack();
    clock.advance(60_000);
    expect(told).toEqual([]);
  });

  it("tells nothing any more once it is stopped", () => {
    tell(activated(9));
    clock.advance(500);
    detector.stop();
    clock.advance(60_000);
    expect(told).toEqual([]);
  });
});
