import { beforeEach, describe, expect, it } from "vitest";
import type { AttemptRecord } from "../src/inside/store.js";
import { finishMilliseconds } from "../src/offscreen/sitting.js";
import { policy, screenStream, settle } from "./fakes.js";
import { clock, connectAll, examAsked, goLive, hear, kept, kinds, line, lines, raise, relay, reopen, running, screens, sitting, streams, welcome } from "./stage.js";

beforeEach(raise);

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

  it("asks before it takes an attempt that another browser is in", async () => {
    sitting.begin(relay, "launch", true);
    await hear({ type: "problem", code: "attempt-held", title: "Another browser is in this attempt", retry: "never" } as never);
    expect([sitting.phase, line().said, lines.length]).toEqual(["held", ["discard"], 1]);
    sitting.takeOver();
    expect([sitting.phase, line().setup.credential]).toEqual(["connecting", { launch: "launch", takeOver: true }]);
    await hear(welcome("invited"));
    expect(sitting.phase).toBe("reading");
  });

  it("knows on its own clock when the time is up", async () => {
    clock.advance(7000);
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited", { serverTime: 500_000, deadline: 560_000 }));
    expect(sitting.snapshot().endsAt).toBe(clock.now() + 60_000);
    await hear({ type: "deadline", at: 530_000 });
    expect(sitting.snapshot().endsAt).toBe(clock.now() + 30_000);
    await hear({ type: "ended", reason: "time", by: "time" });
    expect(sitting.snapshot()).toMatchObject({ phase: "ended", by: "time", endsAt: undefined });
  });

  it("calls for help until the relay has heard it, and knows when a teacher has come", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
    sitting.help(true);
    expect([sitting.snapshot().help, line().said]).toEqual([undefined, []]);
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    const calls = (): string[] => line().said.filter((each) => each.startsWith("help"));
    sitting.help(true);
    expect([sitting.snapshot().help, calls()]).toEqual(["asking", ["help true"]]);
    // It was lost on the way: the next welcome knows nothing of it.
    await hear(welcome("consented"));
    expect([sitting.snapshot().help, calls()]).toEqual(["asking", ["help true", "help true"]]);
    await hear({ type: "standing", helpSince: 5 });
    expect(sitting.snapshot().help).toBe("asked");
    await hear(welcome("consented", { helpSince: 5 }));
    expect([sitting.snapshot().help, calls().length]).toEqual(["asked", 2]);
    // A teacher came while this browser was offline: it is not asked for again.
    await hear(welcome("consented"));
    expect([sitting.snapshot().help, calls().length]).toEqual(["answered", 2]);
    sitting.help(true);
    expect(sitting.snapshot().help).toBe("asking");
    await hear({ type: "standing", helpSince: 9 });
    sitting.help(false);
    expect([sitting.snapshot().help, calls().at(-1)]).toEqual([undefined, "help false"]);
    // Before that is heard, the student wants it after all.
    sitting.help(true);
    expect([sitting.snapshot().help, calls().at(-1)]).toEqual(["asked", "help true"]);
    await hear({ type: "standing" });
    await hear({ type: "standing", helpSince: 12 });
    expect(sitting.snapshot().help).toBe("asked");
    await hear({ type: "standing" });
    expect(sitting.snapshot().help).toBe("answered");
    sitting.help(true);
    await hear({ type: "standing", helpSince: 14 });
    sitting.help(false);
    await hear({ type: "standing" });
    expect(sitting.snapshot().help).toBe(undefined);
  });

  it("is paused as long as the relay says so, also after a lost connection", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited", { deadline: 60_000 }));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await hear({ type: "standing", pausedSince: 5 });
    await hear({ type: "deadline" });
    expect([sitting.snapshot().paused, sitting.snapshot().endsAt]).toEqual([true, undefined]);
    await hear(welcome("consented", { pausedSince: 5 }));
    expect(sitting.snapshot().paused).toBe(true);
    await hear(welcome("consented", { deadline: 90_000 }));
    expect(sitting.snapshot()).toMatchObject({ paused: false, endsAt: clock.now() + 90_000 });
  });

  it("goes live when both are recorded, and only then asks for the exam's page", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await sitting.sources?.acquire();
    await settle();
    expect([sitting.snapshot().camera.state, sitting.snapshot().screen.state, line().said]).toEqual(["held", "held", ["consent 1 en"]]);
    sitting.start();
    await settle();
    await hear({ type: "connected", peer: line().said.filter((each) => each.startsWith("offer "))[0]!.slice(6) });
    expect([sitting.phase, examAsked]).toEqual(["setup", 0]);
    await connectAll();
    expect([sitting.phase, examAsked > 0]).toEqual(["live", true]);
    expect(kinds()).toEqual(["capture.started", "capture.started"]);
  });

  it("asks for the screen again after a window was shared", async () => {
    screens.push(screenStream("window"));
    await goLive();
    expect(sitting.snapshot().screen).toMatchObject({ state: "lost", trouble: "screen-surface" });
    expect(line().said).toEqual(["consent 1 en"]);
    await sitting.sources?.screen.capture.acquire();
    sitting.start();
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
    streams.length = 0;
    return record;
  }

  it("goes on by itself when only the offscreen document had died, and tells the gap", async () => {
    const record = await crashed();
    reopen({ ...record, lastAlive: clock.now() - 3000 });
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
    reopen(record);
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
    reopen(record);
    screens.push(new DOMException("Permission denied", "NotAllowedError"));
    sitting.resume("browser");
    await hear(welcome("interrupted"));
    expect(sitting.snapshot().screen.trouble).toBe("screen-cancelled");
    expect(streams).toEqual([]);
  });

  it("only hands over what is left when it was finishing", async () => {
    const record = await crashed();
    reopen({ ...record, finishing: true });
    await hear(welcome("live"));
    expect([sitting.phase, line().said, streams.length]).toEqual(["finishing", ["finish"], 0]);
  });
});
