import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pictures } from "../../src/wall/pictures.ts";
import { StudentTile } from "../../src/wall/student-tile.ts";
import { FakePeer, FakeSight, fakeSight, FakeTeacher, fakeWebRtc } from "../webrtc.ts";
import { row } from "./rows.ts";

const ada = row("a1", { student: "Ada" });

describe("a student's tile", () => {
  let teacher: FakeTeacher;
  let pictures: Pictures;
  let tile: StudentTile;

  const settled = async (): Promise<void> => {
    await tile.updateComplete;
    await Promise.all([...tile.querySelectorAll("live-picture")].map((one) => (one as unknown as StudentTile).updateComplete));
    await vi.advanceTimersByTimeAsync(150);
  };
  const later = async (milliseconds: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  };
  const inSight = async (seen: boolean): Promise<void> => {
    FakeSight.made.at(-1)?.sees(seen);
    await settled();
  };
  const subscribed = (): unknown[] => teacher.of("subscribe").map((message) => message["source"]);
  const viewer = (): string => String(teacher.of("subscribe").at(-1)?.["viewer"]);
  const asked = (wish: string): unknown[] => {
    const heard: unknown[] = [];
    document.body.addEventListener(wish, (event) => heard.push((event as CustomEvent).detail), { once: true });
    return heard;
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    fakeWebRtc();
    fakeSight();
    teacher = new FakeTeacher();
    pictures = new Pictures(teacher.client, []);
    tile = new StudentTile();
    Object.assign(tile, { pictures, row: ada, source: "camera", watchable: true, latest: "", ago: "", current: true });
    document.body.append(tile);
    await settled();
  });

  afterEach(() => {
    tile.remove();
    pictures.close();
    vi.useRealTimers();
  });

  it("fetches nothing before it can be seen, and without sound", async () => {
    expect(subscribed()).toEqual([]);
    await inSight(true);
    expect(subscribed()).toEqual(["camera"]);
    expect(FakePeer.last.told).toEqual(["video recvonly"]);
  });

  it("lets go soon after it cannot be seen any more, but does not flicker", async () => {
    await inSight(true);
    await inSight(false);
    await inSight(true);
    await later(2000);
    expect(FakePeer.last.closed).toBe(false);
    await inSight(false);
    await later(700);
    expect(teacher.of("unsubscribe")).toHaveLength(1);
    expect(FakePeer.last.closed).toBe(true);
    expect(subscribed()).toHaveLength(1);
  });

  it("asks for nothing when it was only passed", async () => {
    FakeSight.made.at(-1)?.sees(true);
    FakeSight.made.at(-1)?.sees(false);
    await later(5000);
    expect(FakePeer.made).toEqual([]);
  });

  it("fetches only what is sent, and what is sent later when it comes", async () => {
    tile.row = { ...ada, sources: ["screen"] };
    await settled();
    await inSight(true);
    expect(subscribed()).toEqual([]);
    tile.row = ada;
    await settled();
    expect(subscribed()).toEqual(["camera"]);
    tile.row = { ...ada, sources: [] };
    await settled();
    expect(teacher.of("unsubscribe")).toHaveLength(1);
  });

  it("shows the screen instead when that is chosen", async () => {
    await inSight(true);
    tile.source = "screen";
    await settled();
    expect(FakePeer.made[0]?.closed).toBe(true);
    expect(subscribed()).toEqual(["camera", "screen"]);
  });

  it("fetches nothing of an exam without a live view", async () => {
    tile.watchable = false;
    await settled();
    await inSight(true);
    expect(subscribed()).toEqual([]);
  });

  it("hears what is about its picture, and nothing else", async () => {
    await inSight(true);
    expect(pictures.heard({ type: "answer", viewer: "somebody else's", sdp: "no" })).toBe(false);
    expect(pictures.heard({ type: "pong", id: 1, serverTime: 1 })).toBe(false);
    expect(pictures.heard({ type: "answer", viewer: viewer(), sdp: "yes" })).toBe(true);
    await settled();
    expect(FakePeer.last.told).toContain("answer yes");
  });

  it("asks again for a picture that the relay closed, as somebody new, after a while", async () => {
    await inSight(true);
    const first = viewer();
    pictures.heard({ type: "viewerClosed", viewer: first, reason: "publisher-gone" });
    await later(1000);
    expect(subscribed()).toHaveLength(1);
    await later(1500);
    expect(subscribed()).toHaveLength(2);
    expect(viewer()).not.toBe(first);
  });

  it("does not ask again once it is gone", async () => {
    await inSight(true);
    pictures.heard({ type: "viewerClosed", viewer: viewer(), reason: "publisher-gone" });
    tile.remove();
    await later(10_000);
    expect(subscribed()).toHaveLength(1);
    expect(FakeSight.made.at(-1)?.watched.size).toBe(0);
  });

  it("keeps its picture when it is only moved in the document", async () => {
    await inSight(true);
    document.body.prepend(tile);
    await settled();
    await later(2000);
    expect(FakePeer.made.map(({ closed }) => closed)).toEqual([false]);
  });

  it("asks for everything again after a new connection", async () => {
    await inSight(true);
    pictures.restart();
    await settled();
    expect(subscribed()).toHaveLength(2);
    expect(FakePeer.made.filter((peer) => !peer.closed)).toHaveLength(1);
  });

  it("fetches nothing while something else covers the wall", async () => {
    await inSight(true);
    pictures.covered = true;
    await later(700);
    expect(FakePeer.last.closed).toBe(true);
    pictures.covered = false;
    await settled();
    expect(subscribed()).toHaveLength(2);
  });

  it("says in words what is to be known", async () => {
    tile.row = { ...ada, helpSince: 1, pausedSince: 2, sources: ["camera"] };
    tile.latest = "Left the exam's tab";
    tile.ago = "1 min. ago";
    await settled();
    const words = tile.textContent.replace(/\s+/g, " ");
    expect(words).toContain("Asks for help since");
    expect(words).toContain("Paused since");
    expect(words).toContain("Screen is missing");
    expect(words).toContain("Left the exam's tab 1 min. ago");
  });

  it("asks to be seen large, to be written to, and says who is coming", async () => {
    tile.row = { ...ada, helpSince: 1 };
    await settled();
    const large = asked("large");
    tile.querySelector<HTMLElement>(".name")?.click();
    expect(large).toEqual([{ attempt: "a1", write: false }]);
    const write = asked("large");
    tile.querySelector<HTMLElement>("[data-message]")?.click();
    expect(write).toEqual([{ attempt: "a1", write: true }]);
    const helped = asked("helped");
    tile.querySelector<HTMLElement>("[data-coming]")?.click();
    expect(helped).toEqual(["a1"]);
  });

  it("offers nothing but a look when the attempt is over", async () => {
    tile.row = { ...ada, state: "finished", sources: [] };
    await settled();
    expect([...tile.querySelectorAll("button")].map((one) => one.textContent)).toEqual(["Ada"]);
  });
});
