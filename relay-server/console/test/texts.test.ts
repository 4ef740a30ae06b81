import { attemptStateValues, eventKindValues, trackingOptionTexts } from "@candor/signaling-client";
import { describe, expect, it } from "vitest";
import { eventWords, wholeWords } from "../src/events.ts";
import { de } from "../src/texts-de.ts";
import { en } from "../src/texts-en.ts";
import { optionTextsDe } from "../src/texts-options-de.ts";
import { duration, text } from "../src/texts.ts";
import { event } from "./samples.ts";

const blanks = (wording: string): readonly string[] => (wording.match(/\{\w+\}/g) ?? []).sort();

describe("the texts", () => {
  it("are the same in every language, in the same order", () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
  });

  it.each(Object.entries(en))("%s has words and the same blanks in German", (key, wording) => {
    const german: Record<string, string> = de;
    expect(wording.trim()).not.toBe("");
    expect(german[key]?.trim()).toBeTruthy();
    expect(blanks(german[key] ?? "")).toEqual(blanks(wording));
  });

  it("name every state of an attempt and every kind of event", () => {
    const keys = Object.keys(en);
    expect(keys).toEqual(expect.arrayContaining(attemptStateValues.map((state) => `state.${state}`)));
    expect(keys).toEqual(expect.arrayContaining(eventKindValues.map((kind) => `event.${kind}`)));
  });

  it.each(trackingOptionTexts)("name the option $name in German", ({ name, title, collects }) => {
    const german = optionTextsDe[name];
    expect([german.title, german.collects]).not.toContain("");
    expect([german.title, german.collects]).not.toEqual([title, collects]);
  });

  it("fill in what they are given, and leave a blank that is not", () => {
    expect(text("class.shown", { shown: 2, all: 3 })).toBe("2 of 3");
    expect(text("class.shown", { shown: 2 })).toBe("2 of {all}");
  });
});

describe("a length of time", () => {
  it.each([
    [-500, "0:00"],
    [0, "0:00"],
    [1499, "0:01"],
    [59_600, "1:00"],
    [245_000, "4:05"],
    [3_599_499, "59:59"],
    [3_723_000, "1:02:03"],
    [360_000_000, "100:00:00"],
  ])("%d ms is %s", (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });
});

it("an event is told in words, with its length where it is known", () => {
  const left = { kind: "tab.left", detail: {} } as const;
  expect(eventWords(left)).toBe("Left the exam's tab");
  expect(eventWords({ ...left, durationMs: 65_000 })).toBe("Left the exam's tab for 1:05");
  expect(eventWords({ ...left, ends: 4 })).toBe("Left the exam's tab: back");
  expect(eventWords({ ...left, ends: 4, durationMs: 65_000 })).toBe("Left the exam's tab: back after 1:05");
  expect(eventWords({ kind: "capture.started", detail: { source: "screen" } })).toBe("Capture started (Screen)");
  expect(eventWords({ kind: "capture.muted", detail: { source: "microphone" }, ends: 4, durationMs: 5_000 })).toBe("Was muted (Microphone): over after 0:05");
  expect(eventWords({ kind: "people.several", detail: { count: 2 } })).toBe("Several people to be seen (2 faces)");
  expect(eventWords({ kind: "people.unseen", detail: { reason: "dark" } })).toBe("Could not be seen who is there (no flag) (the picture was dark)");
  expect(eventWords({ kind: "audio.speech", detail: { loudness: 61 }, durationMs: 4_000 })).toBe("Speech (61 of 96 dB) for 0:04");
  expect(eventWords({ kind: "detector.slowed", detail: { option: "people", everyMs: 2000, because: "frame" } })).toBe("Detector slowed down, for the student’s computer (people, every 2 s)");
  expect(eventWords({ kind: "copyPaste.blocked", detail: { what: "paste", count: 3 } })).toBe("Tried and blocked (pasting, 3×)");
  expect(eventWords({ kind: "site.seen", detail: { site: "dict.example" } })).toBe("At another site (no flag): dict.example");
  expect(eventWords({ kind: "site.seen", detail: {} })).toBe("At another site (no flag): the browser did not tell which");
  expect(eventWords({ kind: "media.empty", detail: { source: "microphone" } })).toBe("The server received digital silence (no flag) (Microphone)");
  expect(eventWords({ kind: "media.empty", detail: { source: "camera" } })).toBe("The server received pictures without any detail (no flag) (Camera)");
  expect(eventWords({ kind: "media.missing", detail: { source: "camera" }, ends: 4, durationMs: 5_000 })).toBe("The server received nothing, though connected (no flag) (Camera): back after 0:05");
  expect(wholeWords(event(1, 20_000), [event(1, 20_000), event(2, 24_000, { ends: 1, durationMs: 4_000 })])).toBe("Left the exam's tab for 0:04");
});
