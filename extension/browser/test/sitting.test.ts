import { beforeEach, describe, expect, it } from "vitest";
import type { AttemptRecord } from "../src/inside/store.js";
import type { Line, LineListener, LineSetup, NewEvent } from "../src/network/line.js";
import type { Welcome } from "../src/network/protocol.js";
import { finishMilliseconds, Sitting } from "../src/offscreen/sitting.js";
import { cameraStream, FakeClock, FakePeerConnection, policy, screenStream, settle, type FakeStream } from "./fakes.js";

interface FakeLine extends Line {
  online: boolean;
  readonly setup: LineSetup;
  readonly listener: LineListener;
  readonly said: string[];
  readonly events: NewEvent[];
}

const relay = "https://relay.example.edu";
let clock: FakeClock;
let lines: FakeLine[];
let kept: AttemptRecord | undefined;
let examAsked: number;
let running: boolean[];
let screens: (FakeStream | Error)[];
let streams: FakeStream[];
let sitting: Sitting;
let peers: number;

function openLine(setup: LineSetup, listener: LineListener): Line {
  const line: FakeLine = {
    setup,
    listener,
    online: true,
    said: [],
    events: [],
    send: (message) => line.said.push(`${message.type} ${message.peer}`),
    consent: (version, language) => line.said.push(`consent ${version} ${language}`),
    report: (event) => Promise.resolve(line.events.push(event)),
    finish: () => line.said.push("finish"),
    discard: () => {
      line.said.push("discard");
      return Promise.resolve();
    },
  };
  lines.push(line);
  return line;
}

function newSitting(record?: AttemptRecord): Sitting {
  return new Sitting(
    {
      clock,
      random: () => 0.5,
      newId: () => `id${(peers += 1)}`,
      media: {
        getUserMedia: () => {
          const stream = cameraStream();
          streams.push(stream);
          return Promise.resolve(stream.asStream);
        },
        getDisplayMedia: () => {
          const stream = screens.shift() ?? screenStream();
          if (stream instanceof Error) {
            return Promise.reject(stream);
          }
          streams.push(stream);
          return Promise.resolve(stream.asStream);
        },
      },
      attempts: {
        save: (saved) => {
          kept = saved;
          return Promise.resolve();
        },
        clear: () => {
          kept = undefined;
          return Promise.resolve();
        },
      },
      openLine,
      connect: () => new FakePeerConnection() as unknown as RTCPeerConnection,
      devices: () => Promise.resolve({ camera: true, microphone: true }),
      show: () => undefined,
      openExam: () => (examAsked += 1),
      look: () => Promise.resolve(undefined),
      running: (is) => running.push(is),
    },
    record,
  );
}

function welcome(state: Welcome["state"], more: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    protocol: 1,
    attempt: "attempt",
    exam: {
      title: "Biology",
      address: "https://moodle.example.edu/mod/quiz/view.php?id=5",
      practice: false,
      retentionDays: 30,
      allowedSites: [],
      institution: {},
      mayLook: ["teacher"],
    },
    student: { name: "Mia" },
    state,
    policy,
    consentTextVersion: "1",
    resume: "token",
    lastEventSeq: 0,
    serverTime: 0,
    iceServers: [],
    ...more,
  };
}

const line = (): FakeLine => lines.at(-1)!;

async function hear(message: Parameters<LineListener["incoming"]>[0]): Promise<void> {
  if (message.type === "welcome") {
    await line().setup.keepResume(message.resume);
  }
  line().listener.incoming(message);
  await settle();
}

async function connectAll(): Promise<void> {
  await settle();
  for (const offer of line().said.filter((each) => each.startsWith("offer "))) {
    await hear({ type: "connected", peer: offer.slice("offer ".length) });
  }
}

async function goLive(): Promise<void> {
  sitting.begin(relay, "launch", true);
  await hear(welcome("invited"));
  sitting.consent("en");
  await hear({ type: "consented", at: 0 });
  await sitting.sources?.acquire();
  await connectAll();
}

const kinds = (): string[] => line().events.map(({ kind }) => kind);

beforeEach(() => {
  clock = new FakeClock();
  lines = [];
  kept = undefined;
  examAsked = 0;
  running = [];
  screens = [];
  streams = [];
  peers = 0;
  sitting = newSitting();
});

describe("a sitting", () => {
  it("captures nothing before the consent is the relay's", async () => {
    sitting.begin(relay, "launch", true);
    expect(line().setup).toMatchObject({ relay, credential: { launch: "launch" } });
    await hear(welcome("invited"));
    expect(sitting.phase).toBe("reading");
    sitting.consent("en");
    expect([sitting.phase, sitting.sources]).toEqual(["reading", undefined]);
    await hear({ type: "consented", at: 0 });
    expect(sitting.phase).toBe("setup");
    expect(streams).toEqual([]);
  });

  it("goes live when both are recorded, and only then asks for the exam's page", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await sitting.sources?.acquire();
    await settle();
    await hear({ type: "connected", peer: line().said.filter((each) => each.startsWith("offer "))[0]!.slice(6) });
    expect([sitting.phase, examAsked]).toEqual(["setup", 0]);
    await connectAll();
    expect([sitting.phase, examAsked > 0]).toEqual(["live", true]);
    expect(kinds()).toEqual(["capture.started", "capture.started"]);
  });

  it("asks for the screen again after a window was shared", async () => {
    screens = [screenStream("window")];
    await goLive();
    expect(sitting.snapshot().screen).toMatchObject({ state: "lost", trouble: "screen-surface" });
    await sitting.sources?.screen.capture.acquire();
    await connectAll();
    expect(sitting.phase).toBe("live");
  });

  it("captures nothing when the policy wants nothing captured", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited", { policy: { ...policy, options: { tabSwitch: true } } }));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    expect([sitting.phase, examAsked, streams.length]).toEqual(["live", 1, 0]);
  });

  it("pairs a stopped share with its return", async () => {
    await goLive();
    clock.advance(1000);
    streams[1]!.tracks[0]!.endByItself();
    await settle();
    expect(sitting.snapshot().screen.trouble).toBe("screen-stopped");
    clock.advance(7000);
    await sitting.sources?.screen.capture.acquire();
    await connectAll();
    const [stopped, started] = line().events.slice(2);
    expect(stopped).toMatchObject({ kind: "capture.stopped", detail: { source: "screen" } });
    expect(started).toMatchObject({ kind: "capture.started", ends: 3, durationMs: 7000 });
  });

  it("tells a lost network on return, with its duration", async () => {
    await goLive();
    const lost = clock.now();
    line().listener.down(lost);
    clock.advance(60_000);
    await hear(welcome("interrupted"));
    expect(line().events.at(-1)).toMatchObject({ kind: "network.lost", at: lost, durationMs: 60_000 });
  });

  it("hands over, stops every track and leaves nothing behind when it is finished", async () => {
    await goLive();
    await sitting.finish();
    expect(line().said).toContain("finish");
    expect(streams.flatMap(({ tracks }) => tracks).some(({ readyState }) => readyState === "live")).toBe(true);
    await hear({ type: "finished", at: 0 });
    expect(streams.flatMap(({ tracks }) => tracks).every(({ readyState }) => readyState === "ended")).toBe(true);
    expect([sitting.phase, kept, running.at(-1)]).toEqual(["finished", undefined, false]);
    expect(line().said).toContain("discard");
    expect(sitting.snapshot().account).toMatchObject({ everyTrackStopped: true, sources: ["camera", "screen"], events: 2 });
  });

  it("does not keep cameras on for a relay that is away", async () => {
    await goLive();
    line().online = false;
    await sitting.finish();
    clock.advance(finishMilliseconds);
    expect(sitting.phase).toBe("finishing");
    expect(streams.flatMap(({ tracks }) => tracks).every(({ readyState }) => readyState === "ended")).toBe(true);
  });

  it.each([
    ["hello-refused", "launch-used"],
    ["protocol-unsupported", "extension-old"],
    ["not-signed-in", "relay-refused"],
  ])("has words for %s", async (code, trouble) => {
    sitting.begin(relay, "launch", true);
    await hear({ type: "problem", code, title: "words", detail: "", retry: "never" });
    expect(sitting.snapshot()).toMatchObject({ phase: "failed", trouble, words: "words" });
  });

  it("says so when the relay cannot be reached, and goes on trying", async () => {
    sitting.begin(relay, "launch", true);
    line().listener.down(clock.now());
    expect(sitting.snapshot()).toMatchObject({ phase: "connecting", trouble: "relay-unreachable" });
    await hear(welcome("invited"));
    expect([sitting.phase, sitting.snapshot().trouble]).toEqual(["reading", undefined]);
  });

  it.each(["http://relay.example.edu", "nonsense", ""])("opens no line to %s", (address) => {
    sitting.begin(address, "launch", true);
    expect(sitting.snapshot()).toMatchObject({ phase: "failed", trouble: "link-broken" });
    expect(lines).toEqual([]);
  });

  it("cannot be replaced by another link while it runs, nor before while another page shows it", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
    sitting.begin("https://evil.example", "launch", false);
    expect(lines).toHaveLength(1);
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    sitting.begin("https://evil.example", "launch", true);
    expect(lines).toHaveLength(1);
  });

  it("stops for good when another browser has taken the attempt over", async () => {
    await goLive();
    await hear({ type: "replaced" });
    expect(sitting.snapshot()).toMatchObject({ phase: "failed", trouble: "replaced" });
    expect([kept, streams.every(({ tracks }) => tracks.every(({ readyState }) => readyState === "ended"))]).toEqual([undefined, true]);
  });
});

describe("after a crash", () => {
  async function crashed(): Promise<AttemptRecord> {
    await goLive();
    clock.advance(5000);
    const record = kept!;
    clock.advance(3000);
    streams = [];
    return record;
  }

  it("goes on by itself when only the offscreen document had died, and tells the gap", async () => {
    const record = await crashed();
    sitting = newSitting({ ...record, lastAlive: clock.now() - 3000 });
    sitting.resume("extension");
    expect(line().setup.credential).toEqual({ resume: "token" });
    await hear(welcome("interrupted"));
    await connectAll();
    expect(sitting.phase).toBe("live");
    expect(line().events.map(({ kind, durationMs }) => [kind, durationMs])).toEqual([
      ["extension.restarted", 3000],
      ["capture.interrupted", 3000],
      ["capture.interrupted", 3000],
    ]);
  });

  it("touches no device after a restart of the browser until the student goes on", async () => {
    const record = await crashed();
    sitting = newSitting(record);
    const before = lines.length;
    clock.advance(60_000);
    expect([sitting.phase, lines.length, streams.length]).toEqual(["unfinished", before, 0]);
    sitting.resume("browser");
    await hear(welcome("interrupted"));
    await connectAll();
    expect(streams.map(({ tracks }) => tracks.length)).toEqual([1, 2]);
    expect(kinds()[0]).toBe("attempt.resumed");
    expect(sitting.snapshot().examOpened).toBe(false);
    expect(examAsked).toBeGreaterThan(0);
  });

  it("opens no camera after a restart of the browser when the screen picker is cancelled", async () => {
    const record = await crashed();
    sitting = newSitting(record);
    screens = [new DOMException("Permission denied", "NotAllowedError")];
    sitting.resume("browser");
    await hear(welcome("interrupted"));
    expect(sitting.snapshot().screen.trouble).toBe("screen-cancelled");
    expect(streams).toEqual([]);
  });

  it("only hands over what is left when it was finishing", async () => {
    const record = await crashed();
    sitting = newSitting({ ...record, finishing: true });
    await hear(welcome("live"));
    expect([sitting.phase, line().said, streams.length]).toEqual(["finishing", ["finish"], 0]);
  });
});
