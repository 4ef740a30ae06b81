import type { RosterRow, ServerToTeacher } from "@candor/signaling-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StudentTile } from "../src/student-tile.ts";
import { FakePeer, FakeSight, fakeSight, FakeTeacher, fakeWebRtc } from "./webrtc.ts";

const row: RosterRow = { attempt: "a1", student: "Ada", state: "live", sources: ["camera", "screen"], startedAt: 1 };

describe("a student's tile", () => {
  let teacher: FakeTeacher;
  let tile: StudentTile;

  const settled = async (): Promise<void> => {
    await tile.updateComplete;
    await Promise.all([...tile.querySelectorAll("live-picture")].map((one) => (one as unknown as StudentTile).updateComplete));
    await Promise.resolve();
    await Promise.resolve();
  };
  const inSight = async (seen: boolean): Promise<void> => {
    FakeSight.made.forEach((sight) => {
      sight.sees(seen);
    });
    await settled();
  };
  const subscribed = (): unknown[] => teacher.of("subscribe").map((message) => message["source"]);
  const viewerOf = (source: string): string =>
    String(teacher.of("subscribe").findLast((message) => message["source"] === source)?.["viewer"]);
  const button = (words: string): HTMLButtonElement => {
    const found = [...tile.querySelectorAll("button")].find((one) => one.textContent.trim() === words);
    if (!found) {
      throw new Error(`there is no button "${words}"`);
    }
    return found;
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    fakeWebRtc();
    fakeSight();
    teacher = new FakeTeacher();
    tile = new StudentTile();
    tile.client = teacher.client;
    tile.iceServers = [];
    tile.row = row;
    document.body.append(tile);
    await settled();
  });

  afterEach(() => {
    tile.remove();
    vi.useRealTimers();
  });

  it("fetches nothing before it can be seen, and lets go when it cannot be seen any more", async () => {
    expect(subscribed()).toEqual([]);
    await inSight(true);
    expect(subscribed()).toEqual(["camera", "screen"]);
    await inSight(false);
    expect(teacher.of("unsubscribe")).toHaveLength(2);
    expect(FakePeer.made.every((peer) => peer.closed)).toBe(true);
  });

  it("fetches only what is sent, and what is sent later when it comes", async () => {
    tile.row = { ...row, sources: ["screen"] };
    await settled();
    await inSight(true);
    expect(subscribed()).toEqual(["screen"]);
    tile.row = row;
    await settled();
    expect(subscribed()).toEqual(["screen", "camera"]);
    tile.row = { ...row, sources: [] };
    await settled();
    expect(teacher.of("unsubscribe")).toHaveLength(2);
  });

  it("leads each message to the picture it is about", async () => {
    await inSight(true);
    const heard = (message: ServerToTeacher): void => {
      tile.heard(message);
    };
    heard({ type: "answer", viewer: viewerOf("screen"), sdp: "yes" });
    heard({ type: "answer", viewer: "somebody else's", sdp: "no" });
    heard({ type: "candidate", viewer: viewerOf("camera"), candidate: "one" });
    heard({ type: "pong", id: 1, serverTime: 1 });
    await settled();
    const told = FakePeer.made.map((peer) => peer.told.filter((one) => String(one).startsWith("answer")));
    expect(told).toEqual([[], ["answer yes"]]);
  });

  it("asks again for a picture that the relay closed, as somebody new, after a while", async () => {
    await inSight(true);
    const first = viewerOf("camera");
    tile.heard({ type: "viewerClosed", viewer: first, reason: "publisher-gone" });
    await settled();
    expect(subscribed()).toEqual(["camera", "screen"]);
    vi.advanceTimersByTime(2000);
    await settled();
    expect(subscribed()).toEqual(["camera", "screen", "camera"]);
    expect(viewerOf("camera")).not.toBe(first);
  });

  it("does not ask again once it is gone", async () => {
    await inSight(true);
    tile.heard({ type: "viewerClosed", viewer: viewerOf("camera"), reason: "publisher-gone" });
    tile.remove();
    vi.advanceTimersByTime(10_000);
    expect(subscribed()).toEqual(["camera", "screen"]);
    expect(FakeSight.made.some((sight) => sight.watching)).toBe(false);
  });

  it("asks for everything again after a new connection", async () => {
    await inSight(true);
    tile.restart();
    await settled();
    expect(subscribed()).toEqual(["camera", "screen", "camera", "screen"]);
    expect(FakePeer.made.filter((peer) => !peer.closed)).toHaveLength(2);
  });

  it("is silent until its sound is switched on, and the screen always is", async () => {
    const muted = (): boolean[] => [...tile.querySelectorAll("video")].map((video) => video.muted);
    expect(muted()).toEqual([true, true]);
    button("Sound").click();
    await settled();
    expect(muted()).toEqual([false, true]);
    expect(button("Sound").getAttribute("aria-pressed")).toBe("true");
  });

  it("asks for no more words once the attempt is over", async () => {
    button("Message").click();
    await settled();
    tile.row = { ...row, state: "finished", sources: [] };
    await settled();
    expect(tile.querySelector("form")).toBeNull();
    expect(tile.textContent).toContain("Report");
    expect(() => button("Message")).toThrow();
  });

  it.each([
    ["Message", "Send", { type: "message", attempt: "a1", text: "Look here" }],
    ["End", "End", { type: "end", attempt: "a1", reason: "Look here" }],
  ])("%s asks for words first", async (action, go, message) => {
    button(action).click();
    await settled();
    expect(teacher.sent).toEqual([]);
    const words = tile.querySelector<HTMLInputElement>("input[name=words]");
    if (words) {
      words.value = " Look here ";
    }
    button(go).click();
    await settled();
    expect(teacher.sent).toEqual([message]);
    expect(tile.querySelector("form")).toBeNull();
  });

  it("can be thought better of", async () => {
    button("End").click();
    await settled();
    button("Cancel").click();
    await settled();
    expect(teacher.sent).toEqual([]);
    expect(tile.querySelector("form")).toBeNull();
  });

  it("offers nothing but the report when the attempt is over", async () => {
    tile.row = { ...row, state: "finished", sources: [] };
    await settled();
    expect(tile.querySelectorAll("button")).toHaveLength(0);
    expect(tile.querySelector("a")?.getAttribute("href")).toBe("#/attempts/a1");
  });
});
