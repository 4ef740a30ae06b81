import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-web";
import { beforeAll, describe, expect, it } from "vitest";
import { voiceModel } from "../scripts/voiceModel.mjs";
import { likely } from "../src/detectors/audio.js";
import { Hush } from "../src/models/hush.js";
import { frameSamples, sampleRate } from "../src/models/sound.js";
import { speechModelOf } from "../src/models/speechModel.js";
import { loudness } from "../src/models/speechWatch.js";

const root = join(import.meta.dirname, "..");
const context = 64;

let model: Uint8Array;
let weights: Float32Array;
let spoken: Float32Array;

/** Somebody speaking for eight seconds: the journeys' recording, at the model's rate. */
async function speech(): Promise<Float32Array> {
  const file = await readFile(join(root, "../../e2e-tests/src/test/resources/media/speech.wav"));
  const rate = file.readUInt32LE(24);
  const data = file.indexOf("data") + 8;
  const step = rate / sampleRate;
  return Float32Array.from({ length: Math.floor((file.length - data) / 2 / step) }, (_, at) => {
    let sum = 0;
    for (let each = 0; each < step; each += 1) {
      sum += file.readInt16LE(data + 2 * (at * step + each));
    }
    return sum / step / 32_768;
  });
}

function framesOf(sound: Float32Array): Float32Array[] {
  return Array.from({ length: Math.floor(sound.length / frameSamples) }, (_, frame) => sound.subarray(frame * frameSamples, (frame + 1) * frameSamples));
}

beforeAll(async () => {
  model = await readFile(join(root, "node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx"));
  weights = new Float32Array(voiceModel(model).buffer);
  spoken = await speech();
});

describe("the network of speech", () => {
  it("says the same as the model it is made of, on the runtime it was made for", async () => {
    const session = await InferenceSession.create(model);
    const rate = new Tensor("int64", BigInt64Array.of(BigInt(sampleRate)), []);
    let state = new Tensor("float32", new Float32Array(256), [2, 1, 128]);
    const input = new Float32Array(context + frameSamples);
    const network = speechModelOf(weights);
    let farthest = 0;
    let spokenFrames = 0;
    for (const frame of framesOf(spoken)) {
      input.copyWithin(0, frameSamples);
      input.set(frame, context);
      const { output, stateN } = await session.run({ input: new Tensor("float32", input, [1, input.length]), state, sr: rate });
      state = stateN as typeof state;
      const expected = Number(output?.data[0]);
      spokenFrames += expected >= 0.5 ? 1 : 0;
      farthest = Math.max(farthest, Math.abs(expected - network.hear(frame)));
    }
    expect(farthest).toBeLessThan(1e-4);
    expect(spokenFrames / framesOf(spoken).length).toBeGreaterThan(0.7);
  }, 60_000);

  it("forgets what it has heard", () => {
    const network = speechModelOf(weights);
    const first = network.hear(spoken.subarray(0, frameSamples));
    network.hear(spoken.subarray(frameSamples, 2 * frameSamples));
    network.forget();
    expect(network.hear(spoken.subarray(0, frameSamples))).toBe(first);
  });

  it("refuses other weights", () => {
    expect(() => speechModelOf(new Float32Array(10))).toThrow();
    expect(() => voiceModel(new Uint8Array(0))).toThrow("begins with another layer");
  });
});

describe("soft speech", () => {
  /** How many frames of the recording, so much softer, are told to be speech: with the model asleep in silence, and always asked. */
  function told(decibels: number): { readonly hushed: number; readonly always: number } {
    const factor = 10 ** (decibels / 20);
    const [hushed, always] = [speechModelOf(weights), speechModelOf(weights)];
    const hush = new Hush();
    const silence = Array.from({ length: 40 }, () => new Float32Array(frameSamples));
    const counts = { hushed: 0, always: 0 };
    for (const frame of [...silence, ...framesOf(spoken.map((sample) => sample * factor))]) {
      const { frames, woken } = hush.listen(frame, loudness(frame));
      if (woken) {
        hushed.forget();
      }
      counts.hushed += frames.reduce((_, one) => hushed.hear(one), 0) >= likely ? 1 : 0;
      counts.always += always.hear(frame) >= likely ? 1 : 0;
    }
    return counts;
  }

  it.each([0, -20, -30, -40, -45])("at %i dB is heard as it was before the model slept in silence", (decibels) => {
    const { hushed, always } = told(decibels);
    expect(always).toBeGreaterThan(100);
    expect(hushed).toBeGreaterThan(always * 0.97);
  }, 60_000);
});
