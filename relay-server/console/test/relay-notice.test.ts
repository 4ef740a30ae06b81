import { afterEach, describe, expect, it, vi } from "vitest";
import { RelayNotice } from "../src/relay-notice.ts";
import { fakeRelay } from "./relay.ts";

async function notice(staff = true): Promise<string> {
  const element = new RelayNotice();
  element.staff = staff;
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
    fakeRelay({ "GET /api/relay": { json: { studentsCanConnect: false, certificate: "selfMade" } } });
    expect(await notice()).toContain("tls.certificate");
  });

  it("says why no authority has given a certificate yet, where it is told", async () => {
    const awaited = { studentsCanConnect: false, certificate: "awaited", certificateEnds: "2027-01-01T00:00:00Z" };
    fakeRelay({ "GET /api/relay": { json: awaited } });
    expect(await notice()).toContain("has not given");
    fakeRelay({ "GET /api/relay": { json: { ...awaited, problem: "The authority is not there." } } });
    document.body.replaceChildren();
    expect(await notice()).toContain("The authority is not there.");
  });

  it("tells those who can renew it that the certificate's end is near, and everybody that it came", async () => {
    const ends = { studentsCanConnect: true, certificate: "endsSoon", certificateEnds: "2027-01-02T12:00:00Z" };
    fakeRelay({ "GET /api/relay": { json: ends } });
    expect(await notice()).toContain("2027");
    expect(await notice(false)).toBe("");
    fakeRelay({ "GET /api/relay": { json: { ...ends, studentsCanConnect: false, certificate: "ended" } } });
    expect(await notice(false)).toContain("2027");
  });

  it("says to everybody that no media server is there, and to staff that some are not", async () => {
    const good = { studentsCanConnect: true, certificate: "good", mediaServers: 2 };
    fakeRelay({ "GET /api/relay": { json: { ...good, mediaServersAway: 2 } } });
    expect(await notice(false)).toContain("cannot be reached");
    document.body.replaceChildren();
    fakeRelay({ "GET /api/relay": { json: { ...good, mediaServersAway: 1 } } });
    expect(await notice()).toContain("1 of 2");
    document.body.replaceChildren();
    expect(await notice(false)).toBe("");
  });

  it("asks again while it is seen", async () => {
    vi.useFakeTimers();
    try {
      const answer = { studentsCanConnect: true, certificate: "good", mediaServers: 1, mediaServersAway: 0 };
      fakeRelay({ "GET /api/relay": { json: answer } });
      const element = new RelayNotice();
      document.body.append(element);
      await vi.advanceTimersByTimeAsync(1);
      fakeRelay({ "GET /api/relay": { json: { ...answer, mediaServersAway: 1 } } });
      await vi.advanceTimersByTimeAsync(16_000);
      await element.updateComplete;
      expect(element.textContent).toContain("cannot be reached");
    } finally {
      vi.useRealTimers();
    }
  });

  it("says nothing where they can, or where the relay doesn't answer", async () => {
    fakeRelay({ "GET /api/relay": { json: { studentsCanConnect: true, certificate: "good" } } });
    expect(await notice()).toBe("");
    fakeRelay({});
    expect(await notice()).toBe("");
  });
});
