import { describe, expect, it } from "vitest";
import { StartPhoto } from "../src/offscreen/startPhoto.js";
import { FakeClock, policy } from "./fakes.js";

const wants = { ...policy, options: { photoAtStart: true } };

describe("photoAtStart", () => {
  it("is wanted before the exam begins where the policy says so, and nowhere else", () => {
    const photo = new StartPhoto(new FakeClock(), undefined, () => undefined);
    expect([photo.view(wants), photo.ready(wants)]).toEqual([{}, false]);
    expect([photo.view(policy), photo.ready(policy), photo.ready(undefined)]).toEqual([undefined, true, true]);
  });

  it("says when the camera gives no picture, and has nothing to hand over", async () => {
    let changes = 0;
    const photo = new StartPhoto(new FakeClock(), undefined, () => (changes += 1));
    await photo.take(undefined);
    expect([photo.view(wants), photo.ready(wants), photo.handOver(), changes]).toEqual([{ failed: true }, false, undefined, 1]);
  });
});
