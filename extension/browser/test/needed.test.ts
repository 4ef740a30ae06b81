import { beforeEach, describe, expect, it } from "vitest";
import type { Policy, TrackingOption } from "../src/network/protocol.js";
import { asked, fate, needed, needsSource, published, publishes, records, type Fate } from "../src/offscreen/needed.js";
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

describe("what is published and recorded", () => {
  const with_ = (...on: readonly TrackingOption[]): Policy => ({ ...policy, options: Object.fromEntries(on.map((option) => [option, true])) });

  it.each<[readonly TrackingOption[], boolean, boolean, boolean]>([
    [[], false, false, false],
    [["people", "audio"], false, false, false],
    [["liveView"], true, false, true],
    [["recordCamera"], true, false, false],
    [["recordMicrophone"], false, true, false],
    [["recordMicrophone", "people"], false, true, false],
    [["recordScreen"], false, false, true],
    [["recordScreen", "audio"], false, false, true],
    [["recordCamera", "recordMicrophone", "recordScreen"], true, true, true],
    [["liveView", "recordMicrophone"], true, true, true],
  ])("of %s is what it names and no more", (on, video, audio, screen) => {
    expect(published("camera", with_(...on))).toEqual({ video, audio });
    expect(publishes("camera", with_(...on))).toBe(video || audio);
    expect(published("screen", with_(...on))).toEqual({ video: screen, audio: false });
    expect(records(with_(...on))).toBe(on.some((option) => option.startsWith("record")));
  });

  it.each<[readonly TrackingOption[], Fate, Fate]>([
    [["people"], "looked", "looked"],
    [["liveView"], "shown", "shown"],
    [["liveView", "recordScreen"], "shown", "recorded"],
    [["recordCamera"], "recorded", "looked"],
    [["recordCamera", "audio"], "recordedPicture", "looked"],
    [["recordMicrophone", "liveView"], "recordedSound", "shown"],
    [["recordMicrophone", "recordCamera", "liveView"], "recorded", "shown"],
  ])("is told the student: %s", (on, camera, screen) => {
    expect([fate("camera", with_(...on)), fate("screen", with_(...on))]).toEqual([camera, screen]);
  });

  it("asks for both devices, or for the one", () => {
    expect(asked(with_("people", "recordMicrophone"))).toBe("both");
    expect(asked(with_("liveView"))).toBe("camera");
    expect(asked(with_("audio"))).toBe("microphone");
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
