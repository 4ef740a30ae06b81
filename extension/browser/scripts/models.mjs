// The models and what runs them, from npm packages into the extension: nothing is fetched when an exam is sat.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { likenessModel } from "./likenessModel.mjs";
import { withMetadata } from "./faceModel.mjs";
import { voiceModel } from "./voiceModel.mjs";

const packages = join(dirname(fileURLToPath(import.meta.url)), "../node_modules");

const faceModel = "@mediapipe/face_detection/face_detection_full_range_sparse.tflite";
const speechModel = "@ricky0123/vad-web/dist/silero_vad_v5.onnx";
const asTheyAre = [
  "@mediapipe/tasks-vision/wasm/vision_wasm_internal.js",
  "@mediapipe/tasks-vision/wasm/vision_wasm_internal.wasm",
];

/** Puts what the detectors load, beyond what Vite finds by itself (onnxruntime-web's WebAssembly), into `folder`.
 * @param {string} folder @returns {Promise<void>} */
export async function copyModels(folder) {
  await mkdir(folder, { recursive: true });
  for (const file of asTheyAre) {
    await copyFile(join(packages, file), join(folder, basename(file)));
  }
  await writeFile(join(folder, "likeness.onnx"), await likenessModel(join(packages, "@vladmandic/face-api/model")));
  await writeFile(join(folder, "voice.bin"), voiceModel(await readFile(join(packages, speechModel))));
  await writeFile(join(folder, basename(faceModel)), withMetadata(await readFile(join(packages, faceModel))));
}
