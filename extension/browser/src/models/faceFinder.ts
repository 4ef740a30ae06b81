import { FaceDetector, type Detection } from "@mediapipe/tasks-vision";
import { picturesOf } from "../inside/pictures.js";
import { cutOut, portraitSize, type Cut, type Features } from "./portrait.js";
import { judged, poorSight } from "./sight.js";

/** What a picture showed: how many faces, and where there is none, why some might not have been found. */
export interface Sight {
  readonly count: number;
  readonly poor?: "dark" | "blurred";
}

/** The one face of a picture, RGBA, as large as a portrait; or why there is none to compare. */
export type Portrait = Uint8ClampedArray | "nobody" | "several" | "small" | "turned" | "poor";

/** Looks for faces in the pictures of a stream. */
export interface FaceFinder {
  /** What its drawing runs on. */
  readonly by: "gpu" | "software";
  /** The picture of this moment; undefined while the stream has none. */
  look(stream: MediaStream): Sight | undefined;
  /** How many faces are in a picture that was taken. */
  count(picture: ImageBitmap): number;
  /** The face in the picture of this moment. */
  portrait(): Portrait;
  close(): void;
}

/** As wide as the pictures are made before they are looked at. */
const width = 320;
/** From here on something is a face. */
const certain = 0.5;

/** A finder on MediaPipe's detector, all of it from this package. */
export async function openFaceFinder(): Promise<FaceFinder> {
  const detector = await FaceDetector.createFromOptions(
    { wasmLoaderPath: chrome.runtime.getURL("models/vision_wasm_internal.js"), wasmBinaryPath: chrome.runtime.getURL("models/vision_wasm_internal.wasm") },
    {
      baseOptions: { modelAssetPath: chrome.runtime.getURL("models/face_detection_full_range_sparse.tflite"), delegate: "CPU" },
      runningMode: "IMAGE",
      minDetectionConfidence: certain,
    },
  );
  return finderOf(detector);
}

function finderOf(detector: FaceDetector): FaceFinder {
  const video = Object.assign(document.createElement("video"), { muted: true });
  let looked: MediaStream | undefined;
  const whole = canvas(width, (width * 3) / 4);
  const small = canvas(judged.width, judged.height);
  const portrait = canvas(portraitSize, portraitSize);
  const find = (picture: CanvasImageSource, wide: number, high: number): Detection[] => {
    whole.canvas.height = Math.round((width * high) / wide);
    whole.drawImage(picture, 0, 0, whole.canvas.width, whole.canvas.height);
    return detector.detect(whole.canvas).detections;
  };
  const poor = (): ReturnType<typeof poorSight> => {
    small.drawImage(whole.canvas, 0, 0, judged.width, judged.height);
    return poorSight(small.getImageData(0, 0, judged.width, judged.height).data);
  };
  return {
    by: drawing(),
    look(stream) {
      if (looked !== stream) {
        looked = stream;
        video.srcObject = picturesOf(stream) ?? null;
        video.play().catch(() => undefined);
        return undefined;
      }
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) {
        return undefined;
      }
      const count = find(video, video.videoWidth, video.videoHeight).length;
      if (count > 0) {
        return { count };
      }
      const why = poor();
      return { count, ...(why === undefined ? {} : { poor: why }) };
    },
    count(picture) {
      return find(picture, picture.width, picture.height).length;
    },
    portrait() {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) {
        return "nobody";
      }
      const faces = find(video, video.videoWidth, video.videoHeight);
      const [face] = faces;
      if (face === undefined || faces.length > 1) {
        return face === undefined ? "nobody" : "several";
      }
      const features = featuresOf(face.keypoints, video.videoWidth, video.videoHeight);
      const cut = features === undefined ? "turned" : cutOut(features);
      if (typeof cut === "string" || poor() !== undefined) {
        return typeof cut === "string" ? cut : "poor";
      }
      // From the picture as it is: what is looked for faces in is smaller.
      return cutFrom(video, cut, portrait);
    },
    close() {
      video.srcObject = null;
      detector.close();
    },
  };
}

function cutFrom(video: HTMLVideoElement, { centre, size, angle }: Cut, portrait: CanvasRenderingContext2D): Uint8ClampedArray {
  portrait.setTransform(1, 0, 0, 1, 0, 0);
  portrait.translate(portraitSize / 2, portraitSize / 2);
  portrait.scale(portraitSize / size, portraitSize / size);
  portrait.rotate(-angle);
  portrait.drawImage(video, -centre.x, -centre.y);
  return portrait.getImageData(0, 0, portraitSize, portraitSize).data;
}

/** The detector's points in its order: right eye, left eye, nose, mouth, and the ears. */
function featuresOf(points: readonly { readonly x: number; readonly y: number }[], wide: number, high: number): Features | undefined {
  const [rightEye, leftEye, nose, mouth] = points.map(({ x, y }) => ({ x: x * wide, y: y * high }));
  return rightEye === undefined || leftEye === undefined || nose === undefined || mouth === undefined ? undefined : { rightEye, leftEye, nose, mouth };
}

function canvas(wide: number, high: number): CanvasRenderingContext2D {
  const made = document.createElement("canvas");
  made.width = wide;
  made.height = high;
  const context = made.getContext("2d", { willReadFrequently: true });
  if (context === null) {
    throw new Error("There is no canvas.");
  }
  return context;
}

/** Whether pages are drawn by a graphics card here; which one is nobody's business. */
function drawing(): FaceFinder["by"] {
  const gl = document.createElement("canvas").getContext("webgl2");
  const names = gl?.getExtension("WEBGL_debug_renderer_info");
  const name = gl === null || names === null || names === undefined ? "" : String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL));
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) ? "software" : "gpu";
}
