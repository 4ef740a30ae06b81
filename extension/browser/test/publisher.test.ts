import { beforeEach, describe, expect, it } from "vitest";
import { connectMilliseconds, patienceMilliseconds, Publisher } from "../src/offscreen/publisher.js";
import { cameraStream, FakeClock, FakePeerConnection, policy, screenStream, settle } from "./fakes.js";

let clock: FakeClock;
let connections: FakePeerConnection[];
let sent: string[];
let line: { online: boolean };
let flowing: number;
let brokenAt: number[];
let publisher: Publisher;

function make(source: "camera" | "screen"): Publisher {
  return new Publisher({
    source,
    policy,
    clock,
    random: () => 1,
    line: {
      get online() {
        return line.online;
      },
      offer: (peer) => sent.push(`offer ${peer}`),
      candidate: (peer) => sent.push(`candidate ${peer}`),
      closePeer: (peer, reason) => sent.push(`close ${peer} ${reason}`),
    },
    newPeer: () => `p${connections.length + 1}`,
    connect: () => {
      const connection = new FakePeerConnection();
      connections.push(connection);
      return connection as unknown as RTCPeerConnection;
    },
    flowing: () => (flowing += 1),
    broken: (at) => brokenAt.push(at),
  });
}

async function connected(peer: string): Promise<void> {
  await settle();
  publisher.answer(peer, "answer");
  await settle();
  publisher.peerConnected(peer);
}

beforeEach(() => {
  clock = new FakeClock();
  connections = [];
  sent = [];
  line = { online: true };
  flowing = 0;
  brokenAt = [];
  publisher = make("camera");
});

describe("a publisher", () => {
  it("offers once and flows when the relay says so", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    clock.advance(10 * connectMilliseconds);
    expect(sent).toEqual(["offer p1"]);
    expect([flowing, publisher.connected]).toEqual([1, true]);
  });

  it("sends no more than the policy allows", async () => {
    publisher.publish(cameraStream().asStream);
    make("screen").publish(screenStream().asStream);
    await settle();
    expect(connections.map(({ encodings }) => encodings)).toEqual([
      [{ maxBitrate: 150_000, maxFramerate: 15, scaleResolutionDownBy: 2 }, { maxBitrate: 32_000 }],
      [{ maxBitrate: 300_000, maxFramerate: 5, scaleResolutionDownBy: 2 }],
    ]);
  });

  it("keeps the relay's candidates until its answer is there", async () => {
    publisher.publish(cameraStream().asStream);
    await settle();
    publisher.candidate("p1", { candidate: "early" });
    expect(connections[0]!.candidates).toEqual([]);
    publisher.answer("p1", "answer");
    await settle();
    publisher.candidate("p1", { candidate: "late" });
    publisher.candidate("p0", { candidate: "another peer's" });
    expect(connections[0]!.candidates).toEqual(["early", "late"]);
  });

  it("makes a new peer connection after a failure, and tells when the relay was heard last", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    clock.advance(60_000);
    connections[0]!.heardAt = clock.now() - 5000;
    connections[0]!.become("disconnected");
    await settle();
    clock.advance(patienceMilliseconds);
    expect(brokenAt).toEqual([connections[0]!.heardAt]);
    expect(sent).toEqual(["offer p1", "close p1 ice disconnected"]);
    clock.advance(500);
    await connected("p2");
    expect(sent.at(-1)).toBe("offer p2");
    expect(flowing).toBe(2);
  });

  it("waits for a disconnection to heal", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    connections[0]!.become("disconnected");
    clock.advance(patienceMilliseconds - 1);
    connections[0]!.become("connected");
    await settle();
    clock.advance(60_000);
    expect(brokenAt).toEqual([]);
    expect(connections).toHaveLength(1);
  });

  it("follows the relay's own closing without telling it back", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    publisher.peerClosed("p1");
    clock.advance(500);
    await settle();
    expect(sent).toEqual(["offer p1", "offer p2"]);
  });

  it("tries again with growing pauses when nothing comes", async () => {
    publisher.publish(cameraStream().asStream);
    const times: number[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await settle();
      const before = clock.now();
      clock.advance(connectMilliseconds);
      while (connections.length === attempt) {
        clock.advance(100);
        await settle();
      }
      times.push(clock.now() - before - connectMilliseconds);
    }
    expect(times).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
    expect(brokenAt).toEqual([]);
  });

  it("waits for the line and offers as soon as it is there", async () => {
    line.online = false;
    publisher.publish(cameraStream().asStream);
    await settle();
    clock.advance(60_000);
    expect(sent).toEqual([]);
    line.online = true;
    publisher.online();
    await settle();
    expect(sent).toEqual(["offer p1"]);
  });

  it("keeps a living peer connection when only the line was lost", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    publisher.online();
    await settle();
    expect(connections).toHaveLength(1);
  });

  it("does not wait for media that were lost together with the line", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    connections[0]!.become("disconnected");
    publisher.online();
    clock.advance(500);
    await settle();
    expect(sent.at(-1)).toBe("offer p2");
  });

  it("is quiet once it is stopped", async () => {
    publisher.publish(cameraStream().asStream);
    await connected("p1");
    publisher.stop("finished");
    clock.advance(60_000);
    publisher.online();
    await settle();
    expect(sent).toEqual(["offer p1", "close p1 finished"]);
    expect(connections[0]!.connectionState).toBe("closed");
    expect(brokenAt).toEqual([]);
  });
});
