import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { eventually } from "./eventually.ts";
import { type Answer, type Asked, fakeRelay } from "./relay.ts";

const known = { "GET /api/join/code7": { json: { examTitle: "Logic", extensionIds: ["store", "own"], practice: false, byCode: false, desktopOnly: false, door: "open" } } };
const joined = { "POST /api/join/code7": { json: { attempt: "a1", launchToken: "t0ken" } } };

describe("the page behind a join link", () => {
  let page: HTMLElement;
  let asked: readonly Asked[];

  beforeAll(async () => {
    history.replaceState(null, "", "/join/code7");
    fakeRelay({});
    await import("../src/join.ts");
    document.body.replaceChildren();
  });

  const open = async (answers: Record<string, Answer | (() => Answer)>): Promise<void> => {
    asked = fakeRelay(answers);
    page = document.createElement("join-page");
    document.body.append(page);
    await eventually(() => {
      expect(page.querySelector("form, ol, [role=alert]")).not.toBeNull();
    });
  };
  const submit = (name: string): void => {
    const field = page.querySelector<HTMLInputElement>("input[name=name]");
    if (field) {
      field.value = name;
    }
    page.querySelector<HTMLButtonElement>("form button")?.click();
  };

  afterEach(() => {
    page.remove();
    vi.restoreAllMocks();
  });

  it.each([["store"], ["own"]])("hands over to the extension that is there: %s", async (id) => {
    const gone = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    await open({ ...known, ...joined, [`GET chrome-extension://${id}/ping.txt`]: { body: "candor" } });
    expect(page.querySelector("h1")?.textContent).toBe("Join Logic");
    submit(" Ada ");
    await eventually(() => {
      expect(gone).toHaveBeenCalledOnce();
    });
    expect(asked.at(-1)).toEqual({ method: "POST", path: "/api/join/code7", body: { name: "Ada" } });
    const address = String(gone.mock.calls[0]?.[0]);
    expect(address).toContain(`chrome-extension://${id}/consent.html#`);
    expect(new URLSearchParams(address.split("#")[1]).get("launch")).toBe("t0ken");
  });

  it("tells how to get the extension where there is none, and finds it afterwards", async () => {
    let installed = false;
    await open({ ...known, "GET chrome-extension://own/ping.txt": () => ({ status: installed ? 200 : 404 }) });
    expect(page.querySelector("form")).toBeNull();
    expect(page.querySelector("a[download]")?.getAttribute("href")).toBe("/extension/candor-extension.zip");
    installed = true;
    page.querySelector("button")?.click();
    await eventually(() => {
      expect(page.querySelector("form")).not.toBeNull();
    });
  });

  it.each([
    [{ "GET /api/join/code7": { status: 404, json: { title: "No" } } }, "This link leads nowhere"],
    [{ "GET /api/join/code7": { status: 429, json: { title: "Too many", detail: "Wait a minute" } } }, "Too many. Wait a minute"],
    [{}, "Failed to fetch"],
  ])("says what is wrong: %j", async (answers, words) => {
    await open(answers);
    expect(page.querySelector("[role=alert]")?.textContent).toContain(words);
    expect(page.querySelector("form")).toBeNull();
  });

  it("a refused name can be sent again", async () => {
    let refuses = true;
    const gone = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    await open({
      ...known,
      "GET chrome-extension://own/ping.txt": { body: "" },
      "POST /api/join/code7": () =>
        refuses ? { status: 429, json: { title: "Too many" } } : { json: { attempt: "a1", launchToken: "t" } },
    });
    submit("Ada");
    await eventually(() => {
      expect(page.querySelector("[role=alert]")?.textContent).toContain("Too many");
    });
    expect(gone).not.toHaveBeenCalled();
    refuses = false;
    submit("Ada");
    await eventually(() => {
      expect(gone).toHaveBeenCalledOnce();
    });
  });

  const info = { examTitle: "Logic", extensionIds: ["own"], practice: false, byCode: false, desktopOnly: false, door: "open" };
  const there = { "GET chrome-extension://own/ping.txt": { body: "" } };
  const at = new Date(2030, 0, 2, 9, 30).getTime();

  it("asks for the code of the roster, and says what is wrong with it", async () => {
    await open({
      "GET /api/join/code7": { json: { ...info, byCode: true } },
      "POST /api/join/code7": { status: 409, json: { type: "code-wrong", title: "This code" } },
      ...there,
    });
    const field = page.querySelector<HTMLInputElement>("input[name=code]");
    expect(page.querySelector("input[name=name]")).toBeNull();
    if (field) {
      field.value = "ABCD2345";
    }
    page.querySelector<HTMLButtonElement>("form button")?.click();
    await eventually(() => {
      expect(page.querySelector("[role=alert]")?.textContent).toBe(
        "This code is not known here. Look at it again, or ask your teacher.",
      );
    });
    expect(asked.at(-1)?.body).toEqual({ code: "ABCD2345" });
    expect(page.querySelector<HTMLInputElement>("input[name=code]")?.value).toBe("ABCD2345");
  });

  it.each([
    ["early", { startsAt: at }, "has not begun"],
    ["over", { endsAt: at }, "is over"],
  ])("says clearly that the exam is %s, with the time", async (door, times, words) => {
    fakeRelay({ "GET /api/join/code7": { json: { ...info, door, ...times } }, ...there });
    page = document.createElement("join-page");
    document.body.append(page);
    await eventually(() => {
      expect(page.querySelector("[data-door]")?.textContent).toContain(words);
    });
    expect(page.querySelector("[data-door]")?.textContent).toContain("2030");
    expect(page.querySelector("form")).toBeNull();
  });

  it("says that it is practice, and goes on by itself once the extension is there", async () => {
    let installed = false;
    await open({
      "GET /api/join/code7": { json: { ...info, practice: true } },
      "GET chrome-extension://own/ping.txt": () => ({ status: installed ? 200 : 404 }),
    });
    expect(page.querySelector("[data-practice]")?.textContent).toContain("nothing is kept");
    expect(page.querySelector("form")).toBeNull();
    installed = true;
    await eventually(() => {
      expect(page.querySelector("form")).not.toBeNull();
    });
  }, 15_000);
});
