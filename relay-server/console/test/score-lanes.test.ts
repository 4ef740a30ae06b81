import { render } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import { scoreLanes } from "../src/score-lanes.ts";
import type { Flag, TrustScore } from "../src/score.ts";
import { event, part, report } from "./samples.ts";

const flag = (seq: number, state: Flag["state"], durationMs: number): Flag => ({ event: seq, option: "tabSwitch", state, durationMs, reviews: [] });

describe("the lanes under the score", () => {
  let played: number[];
  let page: HTMLElement;

  beforeEach(() => {
    played = [];
    page = document.createElement("div");
    const score: TrustScore = {
      points: 90,
      observed: 0.9,
      enough: 0.5,
      coverage: { browser: 0.9 },
      deductions: [],
      most: 40,
      flags: [flag(1, "open", 10_000), flag(2, "dismissed", 0)],
      lanes: [
        { option: "tabSwitch", unobserved: [{ from: 150_000, until: 160_000 }] },
        { option: "fullScreen", unobserved: [] },
      ],
      accommodations: [],
    };
    const told = report({ parts: [part("c1", "camera", 100_000, 100_000)], events: [event(1, 120_000), event(2, 130_000)], score });
    render(scoreLanes(told, (from) => played.push(from)), page);
  });

  const places = (option: string, kind: string): [number, number][] =>
    [...page.querySelectorAll(`[data-lane=${option}] rect.${kind}`)].map((rect) => [Number(rect.getAttribute("x")), Number(rect.getAttribute("width"))]);

  it("show what could not be observed, and flags with their length, each in its option's lane", () => {
    expect(places("tabSwitch", "hole")).toEqual([[50, 10]]);
    expect(places("tabSwitch", "mark")).toEqual([[20, 10], [30, 0.4]]);
    expect(places("fullScreen", "hole")).toEqual([]);
    expect(places("fullScreen", "mark")).toEqual([]);
    expect(page.querySelectorAll(".mark.dismissed")).toHaveLength(1);
  });

  it("say in words what they draw", () => {
    expect(page.querySelector("[data-lane=tabSwitch] svg")?.getAttribute("aria-label")).toContain("2 flags, 10% of the time not observed");
    expect(page.querySelector("[data-lane=fullScreen] small")?.textContent).toBe("no flag, observed throughout");
  });

  it("play a flag from a little before it", () => {
    page.querySelector("[data-flag='1']")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(played).toEqual([115_000]);
  });
});
