import { beforeEach, describe, expect, it } from "vitest";
import { needed, needsSource } from "../src/offscreen/needed.js";
import { policy, settle } from "./fakes.js";
import { clock, hear, kinds, line, raise, relay, senses, sitting, streams, welcome } from "./stage.js";

const quiet = { ...policy, options: { people: true, audio: true } };

beforeEach(raise);

describe("what a policy needs", () => {
  it("is what its options are defined to need, and nothing for the self-view alone", () => {
    expect([...needed({ ...policy, options: { selfView: true, tabSwitch: true } })]).toEqual([]);
    expect([...needed({ ...policy, options: { audio: true } })]).toEqual(["microphone"]);
    expect([...needed(quiet)].sort()).toEqual(["camera", "microphone"]);
    expect(needsSource("camera", { ...policy, options: { audio: true } })).toBe(true);
    expect(needsSource("screen", quiet)).toBe(false);
  });
});

describe("an exam that looks and listens and records nothing", () => {
  it("goes on without a screen, sends nothing to the relay, and starts what looks and listens", async () => {
    sitting.begin(relay, "launch", true);
    await hear(welcome("invited", { policy: quiet }));
    sitting.consent("en");
    await hear({ type: "consented", at: 0 });
    await sitting.sources?.acquire();
    expect(streams.length).toBe(1);
    expect(sitting.phase).toBe("setup");
    sitting.start();
    await settle();
    expect(sitting.phase).toBe("live");
    expect(senses).toBe(true);
    expect(line().said.filter((said) => said.startsWith("offer"))).toEqual([]);
    expect(kinds()).toEqual(["capture.started"]);
    streams[0]?.getTracks()[0]?.endByItself();
    await settle();
    expect(kinds()).toEqual(["capture.started", "capture.stopped"]);
    clock.advance(1000);
    await sitting.finish();
    expect(senses).toBe(false);
  });
});
