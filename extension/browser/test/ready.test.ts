import { beforeEach, describe, expect, it } from "vitest";
import { screenStream, settle } from "./fakes.js";
import { clock, connectAll, goLive, hear, kept, line, raise, relay, reopen, running, screens, sitting, streams, welcome } from "./stage.js";

beforeEach(raise);

describe("getting ready", () => {
  it("makes one clean peer for each source, however often a device had to be asked", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    screens.push(new DOMException("Permission denied", "NotAllowedError"), screenStream("browser"), screenStream());
    await sitting.sources?.acquire();
    sitting.start();
    await sitting.sources?.acquire();
    await sitting.sources?.camera.again();
    await sitting.sources?.acquire();
    sitting.start();
    sitting.start();
    await settle();
    expect(line().said.filter((each) => !each.startsWith("candidate"))).toEqual(["consent 1 en", "offer id2", "offer id3"]);
    expect(streams.map(({ tracks }) => tracks.map(({ readyState }) => readyState))).toEqual([["ended", "ended"], ["ended"], ["live", "live"], ["live"]]);
  });

  it("tells a device started anew in the exam as a gap, with a new peer", async () => {
    await goLive();
    await sitting.sources?.camera.again();
    clock.advance(2000);
    await connectAll();
    expect(line().said.slice(-2)).toEqual(["close id2 asked again", "offer id4"].map((each) => each.replace("close", "closePeer").replace(" asked again", "")));
    expect(line().events.at(-1)).toMatchObject({ kind: "capture.interrupted", detail: { source: "camera" }, durationMs: 2000 });
  });

  it("warns of a device that delivers nothing of use, without stopping anything", async () => {
    await goLive();
    sitting.sources?.camera.warn("camera-black");
    expect(sitting.snapshot().camera).toMatchObject({ state: "held", recorded: true, warning: "camera-black", trouble: undefined });
    sitting.sources?.camera.warn(undefined);
    expect(sitting.snapshot().camera.warning).toBeUndefined();
  });
});

describe("a student who does not take part", () => {
  beforeEach(async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited"));
  });

  it("tells the relay why, and nothing is asked of any device", async () => {
    sitting.decline("no camera");
    expect([sitting.phase, sitting.snapshot().declineTold, line().said]).toEqual(["declined", false, ["decline no camera"]]);
    await hear({ type: "declined", at: 0 });
    expect([sitting.snapshot().declineTold, streams, running.at(-1)]).toEqual([true, [], false]);
  });

  it("lets go of what is held while getting ready, of which nothing was sent", async () => {
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await sitting.sources?.acquire();
    sitting.decline("");
    expect([sitting.phase, kept?.consented, sitting.sources]).toEqual(["declined", false, undefined]);
    expect(streams.flatMap(({ tracks }) => tracks).every(({ readyState }) => readyState === "ended")).toBe(true);
    expect(line().said).toEqual(["consent 1 en", "decline "]);
  });

  it("may change their mind", async () => {
    sitting.decline("");
    await hear({ type: "declined", at: 0 });
    sitting.reconsider();
    expect(sitting.phase).toBe("reading");
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    expect(sitting.phase).toBe("setup");
  });

  it("finds it so when they come back", async () => {
    sitting.decline("");
    await hear(welcome("declined"));
    const record = kept;
    reopen(record);
    sitting.resume("browser");
    await hear(welcome("declined"));
    expect([sitting.phase, sitting.snapshot().declineTold]).toEqual(["declined", true]);
  });

  it("finishes instead once the exam has begun", async () => {
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await sitting.sources?.acquire();
    sitting.start();
    await connectAll();
    sitting.decline("too late");
    expect([sitting.phase, line().said.includes("decline too late")]).toEqual(["live", false]);
  });
});
