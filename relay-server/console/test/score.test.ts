import { render } from "lit";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Report } from "../src/api.ts";
import { FlagReview } from "../src/flag-review.ts";
import { type Deduction, type Flag, observerName, percent, points, type TrustScore } from "../src/score.ts";
import { ScoreAccommodations } from "../src/score-accommodations.ts";
import { scoreCard } from "../src/score-card.ts";
import { eventually } from "./eventually.ts";
import { event, report } from "./samples.ts";

const away = [event(1, 600_000), event(2, 660_000, { ends: 1, durationMs: 60_000 })];
const taken: Deduction = { event: 1, option: "tabSwitch", points: 10, weight: 10, countedMs: 60_000, percent: 100, relief: 100, againstMs: 3_600_000, capped: false };
const flag: Flag = { event: 1, option: "tabSwitch", state: "open", durationMs: 60_000, reviews: [] };

function score(more: Partial<TrustScore> = {}): TrustScore {
  return { points: 90, observed: 0.98, enough: 0.5, coverage: { browser: 1, camera: 0.98 }, deductions: [taken], most: 40, flags: [flag], lanes: [{ option: "tabSwitch", unobserved: [] }], accommodations: [], ...more };
}

function shown(of: Report, play = vi.fn()): HTMLElement {
  const holder = document.createElement("div");
  document.body.append(holder);
  render(scoreCard(of, play), holder);
  return holder;
}

const words = (element: Element | null): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

afterEach(() => {
  document.body.replaceChildren();
});

describe("points and shares", () => {
  it("have a decimal where there is one, and are never rounded up to all", () => {
    expect([90, 88.5, 0].map(points)).toEqual(["90", "88.5", "0"]);
    expect([1, 0.999, 0.5, 0].map(percent)).toEqual(["100%", "99%", "50%", "0%"]);
    expect((["browser", "camera", "microphone", "screen", "faces", "speech"] as const).map(observerName)).toEqual(["Extension in the browser", "Camera", "Microphone", "Screen", "Detector of faces: could see", "Detector of speech: could hear"]);
  });
});

describe("the score in a report", () => {
  it("tells each deduction, how it comes about, and plays its moment", () => {
    const play = vi.fn();
    const card = shown(report({ events: away, score: score() }), play);
    expect(words(card.querySelector(".points"))).toBe("90 of 100");
    const line = card.querySelector("[data-deduction='1']");
    expect(words(line)).toContain("−10");
    expect(words(line)).toContain("Left the exam's tab for 1:00");
    expect(words(line)).toContain("10 points a minute × 1:00 × 100 % × 1:00:00 ÷ 1:00:00");
    line?.querySelector("button")?.click();
    expect(play).toHaveBeenCalledWith(600_000);
  });

  it("tells why something takes nothing, or no more", () => {
    const deductions = [{ ...taken, points: 0, countedMs: 0 }];
    expect(words(shown(report({ events: away, score: score({ deductions }) })))).toContain("In a pause, or while it could not be observed");
    expect(words(shown(report({ events: away, score: score({ deductions: [{ ...taken, capped: true }] }) })))).toContain("takes 40 at most");
  });

  it("leads to the event in the timeline", () => {
    const card = shown(report({ events: away, score: score() }));
    const listed = document.createElement("button");
    listed.dataset["event"] = "tab.left";
    listed.dataset["seq"] = "1";
    listed.scrollIntoView = vi.fn();
    document.body.append(listed);
    card.querySelectorAll("button")[1]?.click();
    expect(document.activeElement).toBe(listed);
  });

  it("is no number where too little was observed, and says what was not", () => {
    const { points: number, ...none } = score({ observed: 0.2, coverage: { browser: 1, camera: 0.2 }, deductions: [] });
    expect(number).toBe(90);
    const card = shown(report({ events: away, score: none }));
    expect(words(card.querySelector(".points"))).toBe("Insufficient data");
    expect(words(card.querySelector(".little"))).toBe("Camera 20% observed less than 50%");
  });

  it("says so when nothing was noticed, or all of it was dismissed, or it has not begun", () => {
    expect(words(shown(report({ score: score({ points: 100, deductions: [], flags: [] }) })))).toContain("Nothing that this exam counts was noticed.");
    expect(words(shown(report({ score: score({ points: 100, deductions: [], flags: [{ ...flag, state: "dismissed" }] }) })))).toContain("Every flag was dismissed");
    expect(words(shown(report({})))).toBe("");
  });
});

describe("accommodations", () => {
  const agreed = { option: "tabSwitch", percent: 0, reason: "A screen reader.", author: "Tess", at: 1_700_000_000_000 };

  it("stand with the score, and in what they change", () => {
    const card = shown(report({ events: away, score: score({ accommodations: [agreed], deductions: [{ ...taken, relief: 50 }] }) }));
    expect(words(card)).toContain("× 1:00:00 ÷ 1:00:00 × 50 % (Accommodations)");
  });

  it("are read with their reasons, and made by those who may", async () => {
    const element = new ScoreAccommodations();
    element.all = [agreed, { ...agreed, percent: 50, author: "" }, { ...agreed, percent: 100 }];
    document.body.append(element);
    await element.updateComplete;
    expect([...element.querySelectorAll("[data-accommodation] b")].map(words)).toEqual([
      "Notice tab and window switches: does not count",
      "Notice tab and window switches: 50 % count",
      "Notice tab and window switches: counts in full again",
    ]);
    expect(element.querySelector("form")).toBeNull();
    const send = vi.fn(() => Promise.resolve());
    element.send = send;
    await element.updateComplete;
    const reason = element.querySelector<HTMLInputElement>("input[name=reason]");
    if (reason) {
      reason.value = "Why";
    }
    element.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    expect(send).toHaveBeenCalledWith("tabSwitch", 0, "Why");
  });
});

describe("a flag", () => {
  async function reviewed(of: Flag, send?: FlagReview["send"]): Promise<FlagReview> {
    const element = new FlagReview();
    element.flag = of;
    element.words = "Left the exam's tab, 10:00";
    element.send = send;
    document.body.append(element);
    await element.updateComplete;
    return element;
  }

  async function say(element: FlagReview, state: string, reason: string): Promise<void> {
    element.querySelector<HTMLButtonElement>(`[data-review=${state}]`)?.click();
    await element.updateComplete;
    const input = element.querySelector("input");
    if (input) {
      input.value = reason;
    }
    element.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  }

  it("is dismissed with a reason", async () => {
    const send = vi.fn(() => Promise.resolve());
    const element = await reviewed(flag, send);
    expect(words(element.querySelector("[data-flag-state]"))).toBe("Flag, not reviewed");
    await say(element, "dismissed", " The bell rang. ");
    expect(send).toHaveBeenCalledWith(1, "dismissed", "The bell rang.");
    await eventually(() => {
      expect(element.querySelector("form")).toBeNull();
    });
  });

  it("keeps the reason that was typed when it cannot be sent", async () => {
    const element = await reviewed(flag, () => Promise.reject(new Error("gone")));
    await say(element, "confirmed", "Seen.");
    await eventually(() => {
      expect(words(element.querySelector("[role=alert]"))).toContain("gone");
    });
    expect(element.querySelector("input")?.value).toBe("Seen.");
  });

  it("shows what people made of it, and offers nothing to whoever only reads", async () => {
    const reviews = [{ state: "dismissed", reason: "The bell rang.", author: "", at: 1_700_000_000_000 }] as const;
    const element = await reviewed({ ...flag, state: "dismissed", reviews });
    expect(words(element.querySelector("[data-reviewed]"))).toBe("Dismissed, Nov 14, 2023, 10:13 PM: The bell rang.");
    expect(element.querySelector("button")).toBeNull();
    const named = await reviewed({ ...flag, reviews: [{ ...reviews[0], author: "Rae" }] }, () => Promise.resolve());
    expect(words(named.querySelector("[data-reviewed]"))).toContain("Dismissed by Rae");
    expect(named.querySelectorAll("[data-review]")).toHaveLength(2);
  });
});
