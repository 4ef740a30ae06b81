import { afterEach, describe, expect, it } from "vitest";
import { AttemptKeeping } from "../src/attempt-keeping.ts";
import { type Answer, fakeRelay } from "./relay.ts";

const PATH = "/api/keeping/a1";

describe("how long an attempt is kept", () => {
  let part: AttemptKeeping;

  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) {
      await part.updateComplete;
      await Promise.resolve();
    }
    await new Promise((resolve) => setTimeout(resolve));
    await part.updateComplete;
  };
  const opened = async (answers: Readonly<Record<string, Answer | (() => Answer)>>): Promise<ReturnType<typeof fakeRelay>> => {
    const asked = fakeRelay(answers);
    part = new AttemptKeeping();
    part.attempt = "a1";
    part.student = "Ada";
    document.body.append(part);
    await settled();
    return asked;
  };
  const press = async (selector: string): Promise<void> => {
    const button = part.querySelector<HTMLButtonElement>(selector);
    if (!button) {
      throw new Error(`there is no ${selector}`);
    }
    button.click();
    await settled();
  };

  afterEach(() => {
    part.remove();
  });

  it("is nobody's business who may not ask", async () => {
    await opened({ [`GET ${PATH}`]: { status: 403, json: { title: "no" } } });
    expect(part.textContent.trim()).toBe("");
  });

  it("a failure is told", async () => {
    await opened({ [`GET ${PATH}`]: { status: 500, json: { title: "The server had a problem" } } });
    expect(part.querySelector("[role=alert]")?.textContent).toContain("The server had a problem");
  });

  it("erases only after a question that says what will be gone", async () => {
    const asked = await opened({ [`GET ${PATH}`]: { json: {} }, [`DELETE ${PATH}`]: { status: 204 } });
    let told = 0;
    part.addEventListener("erased", () => (told += 1));
    await press("[data-ask=erase]");
    expect(part.querySelector("form")?.textContent).toContain("Ada");
    expect(asked).toHaveLength(1);
    await press("form button[type=button]");
    expect(asked).toHaveLength(1);
    await press("[data-ask=erase]");
    await press("[data-sure]");
    expect(asked.at(-1)).toEqual({ method: "DELETE", path: PATH, body: undefined });
    expect(part.querySelector("[data-erased]")).not.toBeNull();
    expect(told).toBe(1);
  });

  it("what is held offers no erasure until it is lifted", async () => {
    let held = true;
    const asked = await opened({
      [`GET ${PATH}`]: () => ({ json: held ? { hold: { reason: "an appeal", since: 5 } } : {} }),
      [`DELETE ${PATH}/hold`]: () => {
        held = false;
        return { status: 204 };
      },
    });
    expect(part.textContent).toContain("an appeal");
    expect(part.querySelector("[data-ask=erase]")).toBeNull();
    await press("[data-lift]");
    expect(asked.map((one) => one.method)).toEqual(["GET", "DELETE", "GET"]);
    expect(part.querySelector("[data-ask=erase]")).not.toBeNull();
  });

  it("a hold takes its reason along, and a refusal loses nothing", async () => {
    let refuses = true;
    const asked = await opened({
      [`GET ${PATH}`]: { json: { until: 1 } },
      [`POST ${PATH}/hold`]: () => (refuses ? { status: 400, json: { title: "Too long" } } : { status: 204 }),
    });
    await press("[data-ask=hold]");
    const input = part.querySelector("input");
    if (!input) {
      throw new Error("there is no field for the reason");
    }
    input.value = "an appeal";
    await press("[data-sure]");
    expect(part.querySelector("[role=alert]")?.textContent).toContain("Too long");
    expect(part.querySelector("input")?.value).toBe("an appeal");
    refuses = false;
    await press("[data-sure]");
    expect(asked.filter((one) => one.method === "POST").at(-1)?.body).toEqual({ reason: "an appeal" });
    expect(part.querySelector("form")).toBeNull();
  });

  it("offers everything as a download", async () => {
    await opened({ [`GET ${PATH}`]: { json: {} } });
    expect(part.querySelector("a[download]")?.getAttribute("href")).toBe(`${PATH}/export.zip`);
  });
});
