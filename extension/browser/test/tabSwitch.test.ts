import { beforeEach, describe, expect, it } from "vitest";
import type { Detector, DetectedKind, Sighting, Signal } from "../src/detectors/detector.js";
import { answerMilliseconds, loadMilliseconds } from "../src/detectors/examPage.js";
import { openedMilliseconds } from "../src/detectors/newWindow.js";
import { settleMilliseconds, tabSwitch } from "../src/detectors/tabSwitch.js";
import { FakeClock } from "./fakes.js";

const examTab = 7;
const examWindow = 1;
const consentTab = 3;

let clock: FakeClock;
let seen: Sighting[];
let detector: Detector;
let tabKnown: boolean;
/** Tabs that show a site which the exam allows. */
let onAllowed: Set<number>;

function start(stillOpen?: DetectedKind): Detector {
  return tabSwitch({
    clock,
    places: {
      examTab: () => (tabKnown ? examTab : undefined),
      examWindow: () => (tabKnown ? examWindow : undefined),
      isOwnTab: (tabId) => tabId === consentTab || onAllowed.has(tabId),
      sitesAllowed: () => onAllowed.size > 0,
    },
    report: (sighting) => seen.push(sighting),
    stillOpen: (key) => (key === "away" ? stillOpen : undefined),
    agreedToLikeness: undefined,
    warn: () => undefined,
  });
}

function tell(...signals: Signal[]): void {
  for (const signal of signals) {
    detector.signal(signal);
  }
}

const atExam: Signal[] = [
  { type: "page", tabId: examTab, visible: true, focused: true },
  { type: "tabActivated", tabId: examTab, windowId: examWindow },
  { type: "windowFocused", windowId: examWindow },
];
const kinds = (): string[] => seen.map(({ kind, ends }) => (ends === true ? `${kind} ends` : kind));

beforeEach(() => {
  clock = new FakeClock();
  seen = [];
  onAllowed = new Set();
  tabKnown = true;
  detector = start();
  tell(...atExam);
  clock.advance(1000);
});

describe("tabSwitch", () => {
  it("says nothing while the exam is looked at", () => {
    tell(...atExam, ...atExam);
    clock.advance(10_000);
    expect(seen).toEqual([]);
  });

  it("tells another tab within 100 ms, with the time of the switch, and the return", () => {
    const left = clock.now();
    tell({ type: "tabActivated", tabId: 9, windowId: examWindow });
    expect(settleMilliseconds).toBeLessThanOrEqual(100);
    clock.advance(settleMilliseconds);
    expect(seen).toEqual([{ kind: "tab.left", at: left, detail: {}, open: "away" }]);
    clock.advance(5000);
    const back = clock.now();
    tell({ type: "page", tabId: examTab, visible: true, focused: true });
    clock.advance(settleMilliseconds);
    expect(seen[1]).toEqual({ kind: "tab.left", at: back, detail: {}, ends: true, open: "away" });
  });

  it("believes the browser when the busy page has not yet said that it lost the focus", () => {
    tell({ type: "tabActivated", tabId: 9, windowId: examWindow });
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["tab.left"]);
  });

  it("overlooks the transient -1 between two windows and a switch that is undone at once", () => {
    tell({ type: "windowFocused", windowId: -1 });
    clock.advance(settleMilliseconds - 1);
    tell({ type: "windowFocused", windowId: examWindow });
    clock.advance(1000);
    expect(seen).toEqual([]);
  });

  it("tells another application and another window apart", () => {
    tell({ type: "windowFocused", windowId: -1 });
    clock.advance(settleMilliseconds);
    tell(...atExam);
    clock.advance(settleMilliseconds);
    tell({ type: "windowFocused", windowId: 2 });
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["window.left", "window.left ends", "window.left"]);
    expect(seen.map(({ detail }) => detail)).toEqual([{ to: "application" }, {}, { to: "window" }]);
  });

  it("ends one absence before it begins another", () => {
    tell({ type: "tabActivated", tabId: 9, windowId: examWindow });
    clock.advance(settleMilliseconds);
    tell({ type: "windowFocused", windowId: -1 });
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["tab.left", "tab.left ends", "window.left"]);
  });

  it("does not take the address bar for another window", () => {
    tell({ type: "page", tabId: examTab, visible: true, focused: false });
    clock.advance(1000);
    expect(seen).toEqual([]);
  });

  it("notices a hidden page when no tab was told", () => {
    tell({ type: "page", tabId: examTab, visible: false, focused: false });
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["tab.left"]);
  });

  it("allows our own pages, in the same window and in another", () => {
    tell({ type: "tabActivated", tabId: consentTab, windowId: examWindow });
    clock.advance(1000);
    tell(...atExam, { type: "tabActivated", tabId: consentTab, windowId: 2 }, { type: "windowFocused", windowId: 2 });
    clock.advance(1000);
    expect(seen).toEqual([]);
  });

  it("allows our own dialog, and looks again when it has closed", () => {
    tell({ type: "ownDialog", open: true }, { type: "windowFocused", windowId: -1 });
    clock.advance(1000);
    expect(seen).toEqual([]);
    tell({ type: "ownDialog", open: false });
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["window.left"]);
  });

  it("tells a new window, but not before the exam's page is open", () => {
    tell({ type: "windowCreated", windowId: 5 });
    tabKnown = false;
    tell({ type: "windowCreated", windowId: 6 });
    expect(kinds()).toEqual(["window.opened"]);
  });

  it("ends after a restart what was open before it", () => {
    detector.stop();
    detector = start("tab.left");
    tell(...atExam);
    clock.advance(settleMilliseconds);
    expect(kinds()).toEqual(["tab.left ends"]);
  });

  it("says nothing more once it is stopped", () => {
    tell({ type: "tabActivated", tabId: 9, windowId: examWindow });
    detector.stop();
    clock.advance(1000);
    expect(seen).toEqual([]);
  });
});

describe("the exam's page", () => {
  it("may be followed by the next one", () => {
    tell({ type: "pageGone", tabId: examTab });
    clock.advance(loadMilliseconds - 1);
    tell({ type: "tabLoaded", tabId: examTab });
    clock.advance(answerMilliseconds - 1);
    tell({ type: "page", tabId: examTab, visible: true, focused: true });
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("is left when the tab has loaded something else, from the moment it was gone", () => {
    const gone = clock.now();
    tell({ type: "pageGone", tabId: examTab });
    clock.advance(400);
    tell({ type: "tabLoaded", tabId: examTab });
    clock.advance(answerMilliseconds);
    expect(seen).toEqual([{ kind: "page.left", at: gone, detail: {}, open: "page" }]);
    tell({ type: "page", tabId: examTab, visible: true, focused: true });
    expect(kinds()).toEqual(["page.left", "page.returned ends"]);
  });

  it("is left at once when its tab is closed, and only once", () => {
    tell({ type: "pageGone", tabId: examTab }, { type: "tabRemoved", tabId: examTab });
    clock.advance(60_000);
    expect(kinds()).toEqual(["page.left"]);
  });

  it("is not left by other tabs", () => {
    tell({ type: "pageGone", tabId: 9 }, { type: "tabLoaded", tabId: 9 }, { type: "tabRemoved", tabId: 9 });
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });
});

describe("a site that the exam allows", () => {
  const dictionary = 21;
  const other = 22;

  /** What `ExamTabs` does with it, before detectors hear of it. */
  const shows = (tabId: number, allowed: boolean): Signal => {
    if (allowed) {
      onAllowed.add(tabId);
    } else {
      onAllowed.delete(tabId);
    }
    return { type: "tabShows", tabId, ...(allowed ? { origin: "https://dict.example" } : {}) };
  };

  it("is as good as the exam, in a tab and in a window of its own", () => {
    tell(shows(dictionary, true), { type: "tabActivated", tabId: dictionary, windowId: examWindow });
    clock.advance(60_000);
    tell(...atExam, { type: "windowCreated", windowId: 9 }, { type: "tabActivated", tabId: dictionary, windowId: 9 }, { type: "windowFocused", windowId: 9 });
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });

  it("is so from when it shows: what was there before is told until then", () => {
    tell({ type: "tabActivated", tabId: dictionary, windowId: examWindow });
    clock.advance(500);
    tell(shows(dictionary, true));
    clock.advance(500);
    expect(kinds()).toEqual(["tab.left", "tab.left ends"]);
  });

  it("is left by going on to another site in its tab, or to another tab", () => {
    tell(shows(dictionary, true), { type: "tabActivated", tabId: dictionary, windowId: examWindow });
    clock.advance(1000);
    tell(shows(dictionary, false));
    clock.advance(1000);
    expect(kinds()).toEqual(["tab.left"]);
    tell(shows(dictionary, true));
    clock.advance(1000);
    tell({ type: "tabActivated", tabId: other, windowId: examWindow });
    clock.advance(1000);
    expect(kinds()).toEqual(["tab.left", "tab.left ends", "tab.left"]);
  });

  it("does not excuse a new window with something else", () => {
    shows(dictionary, true);
    tell({ type: "windowCreated", windowId: 9 }, { type: "tabActivated", tabId: other, windowId: 9 });
    clock.advance(openedMilliseconds - 1);
    expect(seen).toEqual([]);
    const opened = clock.now() - openedMilliseconds + 1;
    clock.advance(1);
    expect(seen).toEqual([{ kind: "window.opened", at: opened, detail: {} }]);
  });

  it("may take the place of the exam's page; what follows it there may not", () => {
    tell({ type: "pageGone", tabId: examTab }, shows(examTab, true), { type: "tabLoaded", tabId: examTab });
    clock.advance(loadMilliseconds + answerMilliseconds);
    expect(seen).toEqual([]);
    tell(shows(examTab, false), { type: "tabLoaded", tabId: examTab });
    clock.advance(answerMilliseconds);
    expect(kinds()).toEqual(["page.left"]);
    tell(...atExam);
    expect(kinds()).toEqual(["page.left", "page.returned ends"]);
  });

  it("does not hide that the exam's tab is closed", () => {
    tell({ type: "pageGone", tabId: examTab }, shows(examTab, true), { type: "tabLoaded", tabId: examTab });
    clock.advance(60_000);
    tell({ type: "tabRemoved", tabId: examTab });
    expect(kinds()).toEqual(["page.left"]);
  });

  it("is not told about the exam's own pages that follow one another", () => {
    shows(dictionary, true);
    tell({ type: "pageGone", tabId: examTab }, shows(examTab, false), { type: "tabLoaded", tabId: examTab }, ...atExam);
    clock.advance(60_000);
    expect(seen).toEqual([]);
  });
});
