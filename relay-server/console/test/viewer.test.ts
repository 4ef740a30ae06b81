import { beforeEach, describe, expect, it } from "vitest";
import { Viewer } from "../src/wall/viewer.ts";
import { FakePeer, FakeTeacher, fakeWebRtc } from "./webrtc.ts";

const servers = [{ urls: ["turn:relay"], username: "u", credential: "c" }];

describe("a viewer", () => {
  let teacher: FakeTeacher;
  let shown: MediaStream[];
  let viewer: Viewer;

  beforeEach(() => {
    fakeWebRtc();
    teacher = new FakeTeacher();
    shown = [];
    viewer = new Viewer(teacher.client, servers, (stream) => shown.push(stream));
  });

  it("asks for a camera with its sound, only to receive", async () => {
    await viewer.start("a1", "camera", true);
    expect(FakePeer.last.told).toEqual(["video recvonly", "audio recvonly"]);
    expect(teacher.sent).toEqual([
      { type: "subscribe", viewer: viewer.id, attempt: "a1", source: "camera", sdp: "offer 0" },
    ]);
    expect(FakePeer.last.configuration.iceServers).toEqual(servers);
  });

  it("asks for a screen without sound", async () => {
    await viewer.start("a1", "screen", false);
    expect(FakePeer.last.told).toEqual(["video recvonly"]);
  });

  it("keeps the relay's candidates until the answer is there, in their order", async () => {
    await viewer.candidate({ type: "candidate", viewer: viewer.id, candidate: "one", sdpMid: "0" });
    await viewer.candidate({ type: "candidate", viewer: viewer.id, candidate: "two" });
    expect(FakePeer.last.told).toEqual([]);
    await viewer.answer({ type: "answer", viewer: viewer.id, sdp: "yes" });
    await viewer.candidate({ type: "candidate", viewer: viewer.id, candidate: "three", sdpMid: "1" });
    expect(FakePeer.last.told).toEqual(["answer yes", "candidate one 0", "candidate two 0", "candidate three 1"]);
  });

  it("tells its own candidates, and the end of them to nobody", () => {
    FakePeer.last.finds({ candidate: "mine", sdpMid: "0" });
    FakePeer.last.finds({ candidate: "nameless", sdpMid: null });
    FakePeer.last.finds(null);
    expect(teacher.sent).toEqual([
      { type: "candidate", viewer: viewer.id, candidate: "mine", sdpMid: "0" },
      { type: "candidate", viewer: viewer.id, candidate: "nameless" },
    ]);
  });

  it("shows picture and sound in one stream", () => {
    FakePeer.last.hears("picture");
    FakePeer.last.hears("sound");
    expect(shown).toHaveLength(2);
    expect(shown[0]).toBe(shown[1]);
    expect(shown[0]).toMatchObject({ tracks: ["picture", "sound"] });
  });

  it("unsubscribes when it is closed", () => {
    viewer.close();
    expect(teacher.sent).toEqual([{ type: "unsubscribe", viewer: viewer.id }]);
    expect(FakePeer.last.closed).toBe(true);
  });

  it("is not mistaken for another", () => {
    expect(new Viewer(teacher.client, [], () => undefined).id).not.toBe(viewer.id);
  });
});
