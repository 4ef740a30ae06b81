// A worker: turns faces into numbers. It runs nothing else, and ends when nobody is compared for a while.
import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { portraitSize } from "./portrait.js";

/** What of a worker's world is needed here. */
interface World {
  onmessage: ((event: MessageEvent<Uint8ClampedArray>) => void) | null;
  postMessage(numbers: Float32Array | undefined): void;
}
const world = globalThis as unknown as World;

/** dlib's network as in @vladmandic/face-api, all of it from this package, on one thread. */
async function open(): Promise<InferenceSession> {
  env.wasm.numThreads = 1;
  return InferenceSession.create(new URL("models/likeness.onnx", location.href).href, { executionProviders: ["wasm"] });
}
let session: Promise<InferenceSession> | undefined;

async function describe(face: Uint8ClampedArray): Promise<Float32Array | undefined> {
  session ??= open();
  const plane = portraitSize * portraitSize;
  const input = new Float32Array(3 * plane);
  for (let at = 0; at < plane; at += 1) {
    for (let colour = 0; colour < 3; colour += 1) {
      input[colour * plane + at] = face[at * 4 + colour] ?? 0;
    }
  }
  const outputs = await (await session).run({ face: new Tensor("float32", input, [1, 3, portraitSize, portraitSize]) });
  const [output] = Object.values(outputs);
  return output === undefined ? undefined : Float32Array.from(output.data as Float32Array);
}

world.onmessage = ({ data }) => {
  describe(data).then(
    (numbers) => {
      world.postMessage(numbers);
    },
    () => {
      world.postMessage(undefined);
    },
  );
};
