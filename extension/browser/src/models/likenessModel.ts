import { ownWorker } from "../inside/ownFiles.js";

/** Turns a face into numbers that are near each other for one person. They stay in memory here, and are told to nobody. */
export interface LikenessModel {
  /** The numbers of a face: RGBA, as large as a portrait. */
  describe(face: Uint8ClampedArray): Promise<Float32Array>;
  close(): void;
}

/** The model in a worker of its own: what it takes, a hundred megabytes and more, is given back when it is closed. */
export function openLikenessModel(): LikenessModel {
  const worker = ownWorker("likenessWorker.js");
  let failed: ((reason: Error) => void) | undefined;
  return {
    describe(face) {
      return new Promise((resolve, reject) => {
        failed = reject;
        worker.onmessage = ({ data }: MessageEvent<Float32Array | undefined>) => {
          if (data === undefined) {
            reject(new Error("The model fails."));
          } else {
            resolve(data);
          }
        };
        worker.onerror = () => {
          reject(new Error("The model does not load."));
        };
        worker.postMessage(face);
      });
    },
    close() {
      worker.terminate();
      failed?.(new Error("The model is closed."));
    },
  };
}
