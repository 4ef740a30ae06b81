import { afterEach, describe, expect, it, vi } from "vitest";
import { RelayNotice } from "../src/relay-notice.ts";
import { fakeRelay } from "./relay.ts";

async function notice(): Promise<string> {
  const element = new RelayNotice();
  document.body.append(element);
  await new Promise((resolve) => setTimeout(resolve));
  await element.updateComplete;
  return element.textContent.trim();
}

describe("the notice about the relay", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    document.body.replaceChildren();
  });

  it("says that students cannot connect where the certificate is self-made", async () => {
    fakeRelay({ "GET /api/relay": { json: { studentsCanConnect: false } } });
    expect(await notice()).toContain("tls.certificate");
  });

  it("says nothing where they can, or where the relay doesn't answer", async () => {
    fakeRelay({ "GET /api/relay": { json: { studentsCanConnect: true } } });
    expect(await notice()).toBe("");
    fakeRelay({});
    expect(await notice()).toBe("");
  });
});
