import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { portraitSize } from "./portrait.js";

/** Turns a face into numbers that are near each other for one person. They stay in memory here, and are told to nobody. */
export interface LikenessModel {
  /** The numbers of a face: RGBA, as large as a portrait. */
  describe(face: Uint8ClampedArray): Promise<Float32Array>;
  close(): void;
}

/** dlib's network as in @vladmandic/face-api, all of it from this package, on one thread. */
export async function openLikenessModel(): Promise<LikenessModel> {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(chrome.runtime.getURL("models/likeness.onnx"), { executionProviders: ["wasm"] });
  return {
    async describe(face) {
      const plane = portraitSize * portraitSize;
      const input = new Float32Array(3 * plane);
      for (let at = 0; at < plane; at += 1) {
        for (let colour = 0; colour < 3; colour += 1) {
          input[colour * plane + at] = face[at * 4 + colour] ?? 0;
        }
      }
      const outputs = await session.run({ face: new Tensor("float32", input, [1, 3, portraitSize, portraitSize]) });
      const [output] = Object.values(outputs);
      if (output === undefined) {
        throw new Error("The model gives nothing.");
      }
      return Float32Array.from(output.data as Float32Array);
    },
    close() {
      void session.release();
    },
  };
}
