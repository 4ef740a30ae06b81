import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { frameSamples, sampleRate } from "./sound.js";

/** Samples of the frame before that it wants to see again. */
const context = 64;
const stateSize = 128;

/** Tells how likely somebody speaks. */
export interface SpeechModel {
  /** How likely this frame of sound is speech, 0 to 1, given those before it. */
  hear(frame: Float32Array): Promise<number>;
  /** What comes next has nothing to do with what came before. */
  forget(): void;
  close(): void;
}

/** Silero VAD v5, all of it from this package, on one thread. */
export async function openSpeechModel(): Promise<SpeechModel> {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(chrome.runtime.getURL("models/silero_vad_v5.onnx"), { executionProviders: ["wasm"] });
  const rate = new Tensor("int64", BigInt64Array.of(BigInt(sampleRate)), []);
  let state = new Tensor("float32", new Float32Array(2 * stateSize), [2, 1, stateSize]);
  let input = new Float32Array(context + frameSamples);
  return {
    async hear(frame) {
      input.copyWithin(0, frameSamples);
      input.set(frame, context);
      const { output, stateN } = await session.run({ input: new Tensor("float32", input, [1, input.length]), state, sr: rate });
      if (output === undefined || stateN === undefined) {
        throw new Error("The model gives something else.");
      }
      state = stateN as typeof state;
      return Number(output.data[0]);
    },
    forget() {
      state = new Tensor("float32", new Float32Array(2 * stateSize), [2, 1, stateSize]);
      input = new Float32Array(context + frameSamples);
    },
    close() {
      void session.release();
    },
  };
}
