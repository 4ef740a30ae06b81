import { beforeEach, describe, expect, it } from "vitest";
import { guard } from "../src/content/guard.js";
import type { Try } from "../src/detectors/detector.js";

let page: EventTarget & { display: string };
let tried: Try[];
let heard: string[];
let guarded: (on: boolean) => void;

/** A page as far as it is guarded: a place for events, and the style of its root. */
function newPage(): typeof page {
  const made = Object.assign(new EventTarget(), { display: "block" });
  const style = {
    get display() {
      return made.display;
    },
    set display(display: string) {
      made.display = display;
    },
    setProperty: (_name: string, value: string) => {
      made.display = value;
    },
  };
  return Object.assign(made, { document: { documentElement: { style } }, parent: made });
}

function happens(name: string, more: object = {}): boolean {
  return page.dispatchEvent(Object.assign(new Event(name, { cancelable: true }), more));
}

beforeEach(() => {
  page = newPage();
  tried = [];
  heard = [];
  guarded = guard(page as unknown as Window, (what) => tried.push(what));
  // The page's own script comes later.
  for (const name of ["copy", "cut", "paste", "drop", "contextmenu", "keydown"]) {
    page.addEventListener(name, () => heard.push(name));
  }
});

describe("a page of the exam", () => {
  it("is left alone while nothing is blocked", () => {
    expect(["copy", "paste", "contextmenu"].map((name) => happens(name))).toEqual([true, true, true]);
    happens("beforeprint");
    expect([tried, heard, page.display]).toEqual([[], ["copy", "paste", "contextmenu"], "block"]);
  });

  it("blocks each kind before the page hears of it", () => {
    guarded(true);
    const kept = ["copy", "cut", "paste", "drop", "contextmenu"].map((name) => happens(name));
    expect(kept).toEqual([false, false, false, false, false]);
    expect(happens("keydown", { key: "P", ctrlKey: true })).toBe(false);
    expect([tried, heard]).toEqual([["copy", "cut", "paste", "drop", "menu", "print"], []]);
  });

  it("takes no other key for a print", () => {
    guarded(true);
    expect([happens("keydown", { key: "p" }), happens("keydown", { key: "s", ctrlKey: true })]).toEqual([true, true]);
    expect(tried).toEqual([]);
  });

  it("is blank on paper, and as before on the screen afterwards", () => {
    guarded(true);
    happens("beforeprint");
    expect([page.display, tried]).toEqual(["none", ["print"]]);
    happens("afterprint");
    expect(page.display).toBe("block");
    guarded(false);
    expect(happens("copy")).toBe(true);
  });
});
