import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { eventually } from "./eventually.ts";
import { type Answer, type Asked, fakeRelay } from "./relay.ts";

const known = { "POST /api/launch": { json: { examTitle: "Logic", extensionIds: ["store", "own"], desktopOnly: false } } };

describe("the page behind a launch", () => {
  let page: HTMLElement;

  beforeAll(async () => {
    history.replaceState(null, "", "/launch#t0ken");
    fakeRelay({});
    await import("../src/launch.ts");
    document.body.replaceChildren();
  });

  let gone: string[];

  const open = (answers: Record<string, Answer | (() => Answer)>): readonly Asked[] => {
    gone = [];
    vi.spyOn(location, "replace").mockImplementation((address) => {
      gone.push(String(address));
    });
    const asked = fakeRelay(answers);
    page = document.createElement("launch-page");
    document.body.append(page);
    return asked;
  };

  afterEach(() => {
    page.remove();
    vi.restoreAllMocks();
  });

  it("hands the token over to the extension that is there, and tells it to nobody but the relay", async () => {
    const asked = open({ ...known, "GET chrome-extension://own/ping.txt": { body: "candor" } });
    await eventually(() => {
      expect(gone).toHaveLength(1);
    });
    const address = String(gone[0]);
    expect(address).toContain("chrome-extension://own/consent.html#");
    expect(new URLSearchParams(address.split("#")[1]).get("launch")).toBe("t0ken");
    expect(asked.filter(({ path }) => path.includes("t0ken"))).toEqual([]);
    expect(asked).toContainEqual({ method: "POST", path: "/api/launch", body: { token: "t0ken" } });
  });

  it("tells how to get the extension where there is none, and goes on as soon as it is there", async () => {
    let installed = false;
    open({ ...known, "GET chrome-extension://own/ping.txt": () => ({ status: installed ? 200 : 404 }) });
    await eventually(() => {
      expect(page.querySelector("a[download]")?.getAttribute("href")).toBe("/extension/candor-extension.zip");
    });
    expect(gone).toEqual([]);
    installed = true;
    page.querySelector("button")?.click();
    await eventually(() => {
      expect(gone).toHaveLength(1);
    });
  });

  it("says what to do when the launch is over", async () => {
    open({ "POST /api/launch": { status: 404, json: { type: "launch-over", title: "x" } } });
    await eventually(() => {
      expect(page.querySelector("[role=alert]")?.textContent).toContain("Go back to the quiz");
    });
    expect(gone).toEqual([]);
  });
});
