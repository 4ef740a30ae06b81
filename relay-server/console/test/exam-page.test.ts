import { qualityLimits, trackingOptionTexts } from "@candor/signaling-client";
import { afterEach, describe, expect, it } from "vitest";
import "../src/exam-page.ts";
import { local } from "../src/exam-form.ts";
import { eventually } from "./eventually.ts";
import { type Answer, fakeRelay } from "./relay.ts";

/** Set by the API, as no form would. */
const ownLimits = { maxWidth: 400, maxHeight: 300, maxFrameRate: 8, maxBitrate: 100_000 };

const exam = {
  id: "e1",
  title: "Logic",
  address: "https://example.org/quiz",
  policy: { ...qualityLimits.clear, camera: ownLimits, options: { tabSwitch: true, recordScreen: true } },
  joinLink: "https://relay.example/join/x",
  createdAt: 1,
  retentionDays: 30,
  allowedSites: ["https://dict.example"],
  practice: false,
  weights: { tabSwitch: 10 },
  agreed: false,
};
const line = { id: "l1", name: "Ada", code: "ABCD2345", extraMinutes: 0 };
const answers = {
  "GET /api/exams/e1": { json: exam },
  "GET /api/exams/e1/roster": { json: [line] },
  "GET /api/exams/e1/attempts": { json: [] },
};

describe("the page of an exam", () => {
  let page: HTMLElement & { exam: string };

  const open = async (more: Record<string, Answer>): Promise<ReturnType<typeof fakeRelay>> => {
    const asked = fakeRelay({ ...answers, ...more });
    page = document.createElement("exam-page") as typeof page;
    page.exam = "e1";
    document.body.append(page);
    await eventually(() => {
      expect(page.querySelector("[data-line]")).not.toBeNull();
    });
    return asked;
  };

  afterEach(() => {
    page.remove();
  });

  it("shows the QR code and the codes", async () => {
    await open({});
    expect(page.querySelector("img.qr")?.getAttribute("src")).toBe("/api/exams/e1/qr.svg");
    expect(page.querySelector("[data-line] code")?.textContent).toBe("ABCD2345");
  });

  it("grants extra time to a line of the roster", async () => {
    const asked = await open({ "PUT /api/exams/e1/roster/l1": { status: 204 } });
    const minutes = page.querySelector<HTMLInputElement>("[data-line] input");
    if (minutes) {
      minutes.value = "15";
      minutes.dispatchEvent(new Event("change"));
    }
    await eventually(() => {
      expect(page.querySelector("[role=status]")?.textContent).toBe("Extra time saved.");
    });
    expect(asked.find(({ method }) => method === "PUT")).toEqual({
      method: "PUT",
      path: "/api/exams/e1/roster/l1",
      body: { extraMinutes: 15 },
    });
  });

  it("sends what the options weigh", async () => {
    const asked = await open({ "PUT /api/exams/e1": { json: exam } });
    const weight = page.querySelector<HTMLInputElement>("input[name='weight.tabSwitch']");
    expect(weight?.value).toBe("10");
    expect(page.querySelectorAll("input[name^='weight.']")).toHaveLength(trackingOptionTexts.filter((option) => option.weight > 0).length);
    if (weight) {
      weight.value = "4";
    }
    page.querySelector<HTMLFormElement>("form:has(input[name=title])")?.dispatchEvent(
      new SubmitEvent("submit", { bubbles: true, cancelable: true }),
    );
    await eventually(() => {
      expect(asked.find(({ method }) => method === "PUT")?.body).toMatchObject({ weights: { tabSwitch: 4 } });
    });
  });

  it("sends how good what is recorded is, and leaves figures that are none of the words", async () => {
    const asked = await open({ "PUT /api/exams/e1": { json: exam } });
    const quality = (source: string): HTMLSelectElement | null => page.querySelector(`select[name='quality.${source}']`);
    expect([...(quality("camera")?.options ?? [])].map(({ value }) => value)).toEqual(["modest", "clear", "sharp", "own"]);
    expect([...(quality("screen")?.options ?? [])].map(({ value }) => value)).toEqual(["modest", "clear", "sharp"]);
    expect(page.querySelector<HTMLInputElement>("input[name=recordScreen]")?.checked).toBe(true);
    expect(page.querySelector<HTMLInputElement>("input[name=recordCamera]")?.checked).toBe(false);
    // Which one a browser shows as chosen is seen in the journeys: happy-dom is no browser.
    for (const [source, chosen] of [["camera", "own"], ["microphone", "clear"], ["screen", "sharp"]] as const) {
      const select = quality(source);
      if (select) {
        select.value = chosen;
      }
    }
    page.querySelector<HTMLFormElement>("form:has(input[name=title])")?.dispatchEvent(
      new SubmitEvent("submit", { bubbles: true, cancelable: true }),
    );
    await eventually(() => {
      expect(asked.find(({ method }) => method === "PUT")?.body).toMatchObject({
        policy: { hideQuestions: true, camera: ownLimits, screen: qualityLimits.sharp.screen, microphone: qualityLimits.clear.microphone },
      });
    });
  });

  it("asks whether questions are hidden while full screen is left", async () => {
    const asked = await open({ "PUT /api/exams/e1": { json: exam } });
    const hide = page.querySelector<HTMLInputElement>("input[name=hideQuestions]");
    expect(hide?.checked).toBe(true);
    if (hide) {
      hide.checked = false;
    }
    page.querySelector<HTMLFormElement>("form:has(input[name=title])")?.dispatchEvent(
      new SubmitEvent("submit", { bubbles: true, cancelable: true }),
    );
    await eventually(() => {
      expect(asked.find(({ method }) => method === "PUT")?.body).toMatchObject({ policy: { hideQuestions: false } });
    });
  });

  it("a refused change says why and loses nothing", async () => {
    await open({ "PUT /api/exams/e1": { status: 409, json: { title: "Students have agreed to that", detail: "It cannot change." } } });
    const title = page.querySelector<HTMLInputElement>("input[name=title]");
    if (title) {
      title.value = "Logic II";
    }
    page.querySelector<HTMLFormElement>("form:has(input[name=title])")?.dispatchEvent(
      new SubmitEvent("submit", { bubbles: true, cancelable: true }),
    );
    await eventually(() => {
      expect(page.querySelector("[role=alert]")?.textContent).toContain("Students have agreed");
    });
    expect(page.querySelector<HTMLInputElement>("input[name=title]")?.value).toBe("Logic II");
  });

  it("names a file's bad lines by their numbers", async () => {
    await open({
      "POST /api/exams/e1/roster": { status: 422, json: { title: "No", faults: [{ line: 7, fault: "code-twice" }] } },
    });
    const name = page.querySelector<HTMLInputElement>("[data-roster] input[name=name]");
    if (name) {
      name.value = "Alan";
    }
    page.querySelector<HTMLFormElement>("[data-roster] form")?.dispatchEvent(
      new SubmitEvent("submit", { bubbles: true, cancelable: true }),
    );
    await eventually(() => {
      expect(page.querySelector("[role=alert]")?.textContent).toBe(
        "Line 7: this code is there already. Nothing was imported.",
      );
    });
  });

  it("writes a time as the browser's field wants it", () => {
    expect(local(new Date(2030, 0, 2, 9, 30).getTime())).toBe("2030-01-02T09:30");
    expect(local(undefined)).toBe("");
  });
});
