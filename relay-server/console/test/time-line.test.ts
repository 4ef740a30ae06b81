import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TimeLine } from "../src/time-line.ts";
import { event, gap, part, report } from "./samples.ts";

describe("the bar of the whole attempt", () => {
  let line: TimeLine;
  let gone: number[];

  beforeEach(async () => {
    line = new TimeLine();
    line.span = { from: 100_000, to: 200_000 };
    line.position = 150_000;
    line.report = report({
      parts: [
        part("c1", "camera", 100_000, 40_000),
        part("c2", "camera", 160_000, undefined),
        part("s1", "screen", 110_000, 50_000),
      ],
      gaps: [gap("camera", 140_000, 20_000)],
      events: [event(1, 120_000), event(2, 130_000, { ends: 1, durationMs: 10_000 }), event(3, 103_000)],
    });
    gone = [];
    line.addEventListener("go", (told) => gone.push((told as CustomEvent<number>).detail));
    document.body.append(line);
    await line.updateComplete;
  });

  afterEach(() => {
    line.remove();
  });

  const places = (kind: string): [number, number][] =>
    [...line.querySelectorAll(`rect.${kind}`)].map((rect) => [Number(rect.getAttribute("x")), Number(rect.getAttribute("width"))]);

  it("shows parts where they are, the one being recorded to its end", () => {
    expect(places("part")).toEqual([[0, 40], [60, 40], [10, 50]]);
  });

  it("shows gaps, and events with their length, those without one still wide enough to be seen", () => {
    expect(places("gap")).toEqual([[40, 20]]);
    expect(places("mark")).toEqual([[20, 10], [3, 0.4]]);
  });

  it("goes to five seconds before an event, but not before the beginning", () => {
    line.querySelectorAll("rect.mark").forEach((mark) => mark.dispatchEvent(new MouseEvent("click", { bubbles: true })));
    expect(gone).toEqual([115_000, 100_000]);
  });

  it("goes where it is clicked", () => {
    const bar = line.querySelector("svg");
    if (bar) {
      bar.getBoundingClientRect = () => ({ left: 50, width: 400 }) as DOMRect;
    }
    bar?.dispatchEvent(new MouseEvent("click", { clientX: 150 }));
    expect(gone).toEqual([125_000]);
  });

  it("can be moved without a mouse", () => {
    const slider = line.querySelector("input");
    expect(slider?.value).toBe("150000");
    if (slider) {
      slider.value = "170000";
      slider.dispatchEvent(new Event("input"));
    }
    expect(gone).toEqual([170_000]);
  });
});
