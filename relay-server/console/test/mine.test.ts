import { afterEach, describe, expect, it } from "vitest";
import { secretOf } from "../src/mine-api.ts";
import "../src/mine.ts";
import { eventually } from "./eventually.ts";
import { type Answer, type Asked, fakeRelay } from "./relay.ts";
import { event, part, report } from "./samples.ts";

const attempt = "0".repeat(26);
const token = "t".repeat(43);
const own = { report: report({ events: [event(1, 20_000)], parts: [part("p1", "camera", 10_000, 30_000)] }), over: true, until: 1_800_000_000_000, held: false, looks: [] };

let page: HTMLElement;

async function show(hash: string, answers: Readonly<Record<string, Answer | (() => Answer)>>): Promise<readonly Asked[]> {
  const asked = fakeRelay(answers);
  location.hash = hash;
  page = document.createElement("own-page");
  document.body.append(page);
  await eventually(() => {
    expect(page.textContent).not.toContain("Loading");
  });
  return asked;
}

async function shows(words: string): Promise<void> {
  await eventually(() => {
    expect(page.textContent).toContain(words);
  });
}

afterEach(() => {
  document.body.replaceChildren();
});

describe("the secret in the address", () => {
  it("is the attempt's id and its token", () => {
    expect(secretOf(`#${attempt}.${token}`)).toEqual({ attempt, token });
  });

  it.each(["", "#", `#${attempt}`, `#${attempt}.${token}x`, `#${attempt}.`, `#${attempt.slice(1)}.${token}`])("is not in %j", (hash) => {
    expect(secretOf(hash)).toBeUndefined();
  });
});

describe("the student's own page", () => {
  const entry = "POST /api/mine";
  const view = `GET /api/mine/${attempt}`;

  it("says what it is where the address carries nothing", async () => {
    expect(await show("", {})).toEqual([]);
    await shows("This is where students see");
  });

  it("says that an address is not whole, without asking", async () => {
    expect(await show("#half", {})).toEqual([]);
    await shows("This address opens nothing");
  });

  it("says that a secret is wrong", async () => {
    await show(`#${attempt}.${token}`, { [entry]: { status: 404, json: {} } });
    await shows("This address opens nothing");
  });

  it("says since when there is nothing any more", async () => {
    await show(`#${attempt}.${token}`, { [entry]: { json: { erasedAt: 1_700_000_000_000, why: "retention" } } });
    await shows("Everything was deleted on Nov 14, 2023");
    await shows("The time was over");
  });

  it("offers to try again when the relay cannot be reached", async () => {
    let reached = false;
    await show(`#${attempt}.${token}`, {
      [entry]: () => (reached ? { json: {} } : { status: 503, json: { title: "Not now" } }),
      [view]: { json: own },
    });
    await shows("That did not work: Not now");
    reached = true;
    page.querySelector("button")?.click();
    await shows("Your attempt: Logic");
  });

  it("tells the facts and nothing else as long as the exam goes on", async () => {
    await show(`#${attempt}.${token}`, { [entry]: { json: {} }, [view]: { json: { ...own, over: false, report: report({}) } } });
    await shows("The exam goes on");
    expect(page.querySelector("own-statements, recording-view, a[download]")).toBeNull();
  });

  it("shows who looked, what teachers noted, and how long it is kept", async () => {
    const looks = [{ at: 40_000, what: "report-opened", who: "teacher" }];
    const noted = { id: "n", author: "", text: "Odd.", createdAt: 50_000, mine: false };
    await show(`#${attempt}.${token}`, {
      [entry]: { json: {} },
      [view]: { json: { ...own, held: true, looks, report: { ...own.report, notes: [noted] } } },
    });
    await shows("A teacher opened the report");
    await shows("Odd.");
    await shows("The institution holds it");
    expect(page.querySelector<HTMLAnchorElement>("a[download][href$='export.zip']")).not.toBeNull();
    expect(page.querySelector<HTMLAnchorElement>("[data-download]")?.getAttribute("href")).toBe(`/api/mine/${attempt}/parts/p1/media.webm`);
  });

  it("sends a statement about an event, showing its secret again when the visit has ended", async () => {
    let asked = 0;
    const said = { id: "s", event: 1, text: "The bell rang.", writtenAt: 60_000 };
    const requests = await show(`#${attempt}.${token}`, {
      [entry]: { json: {} },
      [view]: { json: own },
      [`POST /api/mine/${attempt}/statements`]: () => (asked++ === 0 ? { status: 401, json: {} } : { status: 201, json: said }),
    });
    await shows("Left the exam's tab");
    page.querySelector<HTMLButtonElement>("button.answer")?.click();
    expect(page.querySelector("select")?.value).toBe("1");
    const words = page.querySelector("textarea") ?? document.createElement("textarea");
    words.value = "The bell rang.";
    page.querySelector("own-statements form")?.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
    await shows("Sent: it is in the report now.");
    expect(page.querySelector("[data-statement='1'] .words")?.textContent).toBe("The bell rang.");
    expect(requests.slice(-3).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /api/mine/${attempt}/statements`,
      entry,
      `POST /api/mine/${attempt}/statements`,
    ]);
    expect(requests.at(-1)?.body).toEqual({ text: "The bell rang.", event: 1 });
    await shows("19 more can be sent.");
  });
});
