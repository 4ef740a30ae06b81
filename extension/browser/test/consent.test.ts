import { describe, expect, it } from "vitest";
import { collectedBy, unknownOption } from "../src/consent/collected.js";
import { examPattern } from "../src/consent/examPages.js";
import { lastPage } from "../src/consent/lastPage.js";
import { readLink } from "../src/consent/link.js";
import type { Snapshot } from "../src/inside/messages.js";
import { troubles } from "../src/inside/trouble.js";
import { trackingOptions, type Policy } from "../src/network/protocol.js";
import { ownPageAddress } from "../src/offscreen/account.js";
import { newId } from "../src/offscreen/id.js";
import { textsFor } from "../src/texts/texts.js";
import { policy } from "./fakes.js";

const en = textsFor("en-GB");
const de = textsFor("de");

describe("what is collected", () => {
  it("is exactly what the policy switches on", () => {
    const some: Policy = { ...policy, options: { tabSwitch: true, selfView: false, recordScreen: true, recordCamera: true } };
    expect(collectedBy(some, en).map(({ option }) => option)).toEqual(["recordCamera", "recordScreen", "tabSwitch"]);
    expect(collectedBy({ ...policy, options: {} }, en)).toEqual([]);
  });

  it("names the policy's own sizes", () => {
    expect(collectedBy(policy, en).slice(0, 3).map(({ details }) => details)).toEqual([
      ["Up to 320 × 240 pixels, 15 pictures a second."],
      [],
      ["Up to 1920 × 1200 pixels, 5 pictures a second."],
    ]);
  });

  it("says that questions are hidden while full screen is left, unless they are not", () => {
    const full = { ...policy, options: { fullScreen: true } };
    expect(collectedBy(full, en)[0]?.details).toEqual(["The questions are hidden meanwhile."]);
    expect(collectedBy({ ...full, hideQuestions: false }, en)[0]?.details).toEqual([]);
  });

  it("cannot be consented to when it holds something without words", () => {
    const options = { ...policy.options, readThoughts: true } as Policy["options"];
    expect(unknownOption({ ...policy, options })).toBe(true);
    expect(unknownOption({ ...policy, options: { ...options, readThoughts: false } as Policy["options"] })).toBe(false);
    expect(unknownOption(policy)).toBe(false);
  });
});

describe("the words", () => {
  it("are the browser's language's, or English", () => {
    expect([textsFor("de-AT").language, textsFor("en-US").language, textsFor("fr").language]).toEqual(["de", "en", "en"]);
  });

  it.each(trackingOptions)("say in both languages what %s collects", (option) => {
    for (const part of ["title", "what", "when", "who"] as const) {
      expect(en.options[option][part]).not.toBe("");
      expect(de.options[option][part]).not.toBe(en.options[option][part]);
    }
  });

  it.each(troubles)("have a sentence and a way on for %s in both languages", (trouble) => {
    expect(de.trouble[trouble].title).not.toBe(en.trouble[trouble].title);
    expect(de.trouble[trouble].advice).not.toBe(en.trouble[trouble].advice);
    expect(de.trouble[trouble].retry === undefined).toBe(en.trouble[trouble].retry === undefined);
  });
});

describe("links and addresses", () => {
  it("reads the launch", () => {
    expect(readLink("#relay=http://127.0.0.1:8080&launch=abc_-9")).toEqual({ relay: "http://127.0.0.1:8080", launch: "abc_-9" });
    expect(readLink("#relay=https%3A%2F%2Frelay.example.edu&launch=x")).toEqual({ relay: "https://relay.example.edu", launch: "x" });
  });

  it.each(["", "#", "#resume"])("finds no launch in %j", (fragment) => {
    expect(readLink(fragment)).toBeUndefined();
  });

  it("asks for the exam's host only", () => {
    expect(examPattern("https://moodle.example.edu:8443/mod/quiz/view.php?id=5")).toBe("https://moodle.example.edu/*");
    expect(examPattern("http://127.0.0.1:8080/exam")).toBe("http://127.0.0.1/*");
  });

  it.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "nonsense"])("does not open %s", (address) => {
    expect(examPattern(address)).toBeUndefined();
  });

  it("makes ids of 26 characters that differ", () => {
    const ids = new Set(Array.from({ length: 100 }, newId));
    expect(ids.size).toBe(100);
    for (const id of ids) {
      expect(id).toMatch(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    }
  });
});

describe("the student's own page", () => {
  const relay = "https://relay.example.edu";

  it("is on the relay", () => {
    expect(ownPageAddress(relay, "/mine#a.b")).toBe(`${relay}/mine#a.b`);
    expect(ownPageAddress(relay, undefined)).toBeUndefined();
  });

  it.each(["@evil.example/", "//evil.example/mine", "https://evil.example/", "javascript:alert(1)"])("is not at %s", (path) => {
    expect(ownPageAddress(relay, path) ?? relay).toMatch(/^https:\/\/relay\.example\.edu/);
  });
});

describe("the last page", () => {
  const idle = { phase: "idle" } as Snapshot;
  const finished = { phase: "finished", account: { ownPage: "https://relay.example.edu/mine#a.b" } } as Snapshot;

  function tab(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  }

  it("is shown again after a reload, until another attempt begins", () => {
    const kept = tab();
    expect(lastPage(kept, finished, false)).toBe(finished);
    expect(lastPage(kept, idle, false)).toEqual(finished);
    lastPage(kept, { phase: "connecting" } as Snapshot, true);
    expect(lastPage(kept, idle, false)).toBe(idle);
  });

  it("gives way to a new link, and is not kept where there is nothing to keep", () => {
    const kept = tab();
    lastPage(kept, finished, false);
    expect(lastPage(kept, idle, true)).toBe(idle);
    lastPage(kept, { phase: "failed" } as Snapshot, false);
    expect(lastPage(kept, idle, false)).toBe(idle);
  });
});
