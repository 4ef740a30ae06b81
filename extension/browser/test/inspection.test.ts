import { describe, expect, it } from "vitest";
import { inspected, PictureInspection, SoundInspection } from "../src/offscreen/inspection.js";

function picture(value: number, noise = 0): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(inspected.width * inspected.height * 4).fill(value);
  for (let index = 0; index < pixels.length; index += 4) {
    pixels[index] = value + ((index / 4) % 2) * noise;
    pixels[index + 3] = 255;
  }
  return pixels;
}

describe("a picture", () => {
  it("is black once it has been for three seconds, and no longer when there is light", () => {
    const inspection = new PictureInspection(false);
    const seen = [0, 1000, 2000, 3000, 4000].map((at) => inspection.look(picture(3, at % 2000 === 0 ? 5 : 9), at));
    expect(seen).toEqual([undefined, undefined, undefined, "black", "black"]);
    expect(inspection.look(picture(80), 5000)).toBeUndefined();
    expect(inspection.look(picture(0), 6000)).toBeUndefined();
  });

  it("is frozen once nothing has changed for eight seconds", () => {
    const inspection = new PictureInspection(false);
    const seen = Array.from({ length: 10 }, (_, second) => inspection.look(picture(100), 1000 * second));
    expect(seen.indexOf("frozen")).toBe(9);
    expect(inspection.since).toBe(1000);
    expect(inspection.look(picture(100, 1), 10_000)).toBeUndefined();
    expect(inspection.look(picture(100, 2), 20_000)).toBeUndefined();
  });

  it("of a screen may stand still", () => {
    const inspection = new PictureInspection(true);
    expect(Array.from({ length: 100 }, (_, second) => inspection.look(picture(100), 1000 * second))).not.toContain("frozen");
    expect(inspection.look(picture(0), 200_000)).toBeUndefined();
    expect(inspection.look(picture(0), 203_000)).toBe("black");
  });
});

describe("a sound", () => {
  it("is missed after eight seconds of silence, until it is heard once", () => {
    const inspection = new SoundInspection();
    expect([0, 7999, 8000].map((at) => inspection.listen(0.001, at))).toEqual([false, false, true]);
    expect(inspection.listen(0.2, 9000)).toBe(false);
    expect(inspection.listen(0, 90_000)).toBe(false);
  });
});
