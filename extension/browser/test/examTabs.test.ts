import { describe, expect, it } from "vitest";
import { ExamTabs } from "../src/offscreen/watch.js";

function tabs(): ExamTabs {
  const made = new ExamTabs({ tabId: 7, windowId: 1 }, () => undefined);
  made.allow(["https://Dict.example", "https://table.example:8443/", "no address"]);
  return made;
}

describe("tabs that are as good as the exam's", () => {
  it("show a site that the exam allows, to the port", () => {
    const known = tabs();
    known.before({ type: "tabShows", tabId: 20, origin: "https://dict.example" });
    known.before({ type: "tabShows", tabId: 21, origin: "https://table.example:8443" });
    known.before({ type: "tabShows", tabId: 22, origin: "https://table.example" });
    known.before({ type: "tabShows", tabId: 23, origin: "https://evil-dict.example" });
    expect([20, 21, 22, 23, 24].filter((tabId) => known.isOwnTab(tabId))).toEqual([20, 21]);
    known.before({ type: "tabShows", tabId: 20 });
    known.before({ type: "tabRemoved", tabId: 21 });
    expect([20, 21].some((tabId) => known.isOwnTab(tabId))).toBe(false);
  });

  it("may be on their way there, as long as they show nothing else", () => {
    const known = tabs();
    const leadsTo = "https://dict.example";
    known.before({ type: "tabShows", tabId: 20, leadsTo, opened: true });
    known.before({ type: "tabShows", tabId: 20, leadsTo });
    expect(known.isOwnTab(20)).toBe(true);
    known.before({ type: "tabShows", tabId: 20, origin: leadsTo });
    expect(known.isOwnTab(20)).toBe(true);
    // From there to a site we may not know of, which waits for the dictionary for as long as that likes.
    known.before({ type: "tabShows", tabId: 20 });
    known.before({ type: "tabShows", tabId: 20, leadsTo });
    expect(known.isOwnTab(20)).toBe(false);
    known.before({ type: "tabShows", tabId: 21, opened: true });
    known.before({ type: "tabShows", tabId: 21, leadsTo });
    expect(known.isOwnTab(21)).toBe(false);
  });

  it("are none where the exam allows nothing", () => {
    const known = tabs();
    known.before({ type: "tabShows", tabId: 20, origin: "https://dict.example" });
    known.allow([]);
    expect(known.isOwnTab(20)).toBe(false);
    expect(known.sitesAllowed()).toBe(false);
  });

  it("are not photographed", async () => {
    const known = tabs();
    known.before({ type: "tabShows", tabId: 20, origin: "https://dict.example" });
    known.before({ type: "tabShows", tabId: 23, origin: "https://other.example" });
    const close = known.ownPage(3);
    const spared: number[] = [];
    await known.picture(1, (_, except) => {
      spared.push(...except);
      return Promise.resolve(undefined);
    });
    expect(spared.sort((a, b) => a - b)).toEqual([3, 7, 20]);
    close();
  });
});
