import { html, render } from "lit";
import { afterEach, describe, expect, it } from "vitest";
import type { Evidence } from "../src/evidence.ts";
import { beside, keptOf } from "../src/evidence.ts";
import { evidenceBeneath, evidenceCard } from "../src/evidence-card.ts";
import { eventually } from "./eventually.ts";
import { event, report } from "./samples.ts";

function piece(id: string, more: Partial<Evidence> = {}): Evidence {
  return { id, kind: "photo", at: 20_000, state: "kept", type: "image/jpeg", width: 320, height: 240, ...more };
}

const address = ({ id }: Evidence): string => `/evidence/${id}`;

afterEach(() => {
  document.body.replaceChildren();
});

async function shown(content: unknown): Promise<HTMLElement> {
  const box = document.createElement("div");
  document.body.append(box);
  render(html`${content}`, box);
  await eventually(() => {
    expect(box.querySelectorAll("evidence-strip:empty")).toHaveLength(0);
  });
  return box;
}

describe("evidence", () => {
  const all = [piece("a"), piece("b", { event: 1 }), piece("c", { state: "coming" }), piece("d")];

  it("is of an event or of none, and only what is kept", () => {
    expect(keptOf(all, undefined).map(({ id }) => id)).toEqual(["a", "d"]);
    expect(keptOf(all, 1).map(({ id }) => id)).toEqual(["b"]);
  });

  it("leads from one picture to the next and stops at both ends", () => {
    const [first, second] = [piece("a"), piece("d")];
    expect(beside([first, second], first, 1)).toBe(second);
    expect(beside([first, second], second, 1)).toBe(second);
    expect(beside([first, second], first, -1)).toBe(first);
  });
});

describe("the filmstrip", () => {
  it("is not there without evidence", async () => {
    expect((await shown(evidenceCard(report({}), address))).textContent.trim()).toBe("");
  });

  it("shows pictures when they come into sight, with what they are in words, and says what it cannot show", async () => {
    const evidence = [piece("a"), piece("c", { state: "coming" }), piece("r", { state: "refused" })];
    const box = await shown(evidenceCard(report({ evidence }), address));
    const pictures = [...box.querySelectorAll("img")];
    expect(pictures.map((image) => image.getAttribute("src"))).toEqual(["/evidence/a"]);
    expect(pictures[0]?.getAttribute("loading")).toBe("lazy");
    expect(pictures[0]?.getAttribute("alt")).toMatch(/^Photo, /);
    expect(box.textContent).toContain("Not arrived in full from the student's browser: 1");
    expect(box.textContent).toContain("no picture or no sound: 1");
  });

  it("shows one large, and goes on with the arrow keys", async () => {
    const evidence = [piece("a"), piece("s", { kind: "screenshot" }), piece("k", { kind: "clip", durationMs: 2000 })];
    const box = await shown(evidenceCard(report({ evidence }), address));
    expect(box.querySelector("audio")?.getAttribute("preload")).toBe("none");
    box.querySelector<HTMLButtonElement>(".thumb")?.click();
    await eventually(() => {
      expect(box.querySelector("dialog[open] img")?.getAttribute("src")).toBe("/evidence/a");
    });
    box.querySelector("dialog")?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    await eventually(() => {
      expect(box.querySelector("dialog img")?.getAttribute("alt")).toMatch(/^Screenshot, /);
    });
    box.querySelector("dialog")?.close();
    await eventually(() => {
      expect(box.querySelector("dialog")).toBeNull();
    });
  });
});

describe("evidence at an event", () => {
  const told = report({
    events: [event(1, 20_000), event(2, 24_000, { ends: 1 }), event(3, 30_000)],
    evidence: [piece("a", { event: 1 }), piece("b", { event: 2 })],
  });

  it("is that of its beginning and of its end", async () => {
    const box = await shown(evidenceBeneath(told, 1, address));
    expect([...box.querySelectorAll("img")].map((image) => image.getAttribute("src"))).toEqual(["/evidence/a", "/evidence/b"]);
  });

  it("is not there where nothing was taken", async () => {
    expect((await shown(evidenceBeneath(told, 3, address))).textContent.trim()).toBe("");
    expect((await shown(evidenceBeneath(told, 0, address))).textContent.trim()).toBe("");
  });
});
