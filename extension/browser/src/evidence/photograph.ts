// One picture of a stream, taken now. In an offscreen document neither animation frames nor video-frame callbacks come: events and timers do.
import type { Clock } from "../detectors/detector.js";
import { picturesOf } from "../inside/pictures.js";
import type { PieceKind } from "./piece.js";

/** How long a stream has for its first picture: a screen that stands still gives one to whoever begins to look. */
export const pictureMilliseconds = 5000;

/** The longest edge a picture may have: enough to read a page by. */
export const longestEdge = 1920;

/** What the relay takes, see the relay's evidence.Kind, with room to spare. */
const mostBytes: Readonly<Record<Exclude<PieceKind, "clip">, number>> = { photo: 1_000_000, screenshot: 8_000_000 };
const qualities = [0.85, 0.7, 0.5, 0.3];

/** A JPEG of what the stream shows at this moment; undefined where it shows nothing. */
export async function photograph(stream: MediaStream | undefined, clock: Clock, kind: Exclude<PieceKind, "clip"> = "photo"): Promise<Blob | undefined> {
  if (stream?.getVideoTracks().some(({ readyState }) => readyState === "live") !== true) {
    return undefined;
  }
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = picturesOf(stream) ?? null;
  try {
    const shown = await hasPicture(video, clock);
    return shown ? await jpeg(video, video.videoWidth, video.videoHeight, kind) : undefined;
  } finally {
    video.srcObject = null;
  }
}

/** What a data address holds; fetching it would go by the network's rules. */
export function blobOf(address: string): Blob | undefined {
  const [, type, data] = /^data:([^;,]+);base64,(.*)$/s.exec(address) ?? [];
  return type === undefined || data === undefined ? undefined : new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], { type });
}

/** The same of a picture that somebody else took, such as the browser of a tab; undefined where it is none. */
export async function reduced(picture: Blob, kind: Exclude<PieceKind, "clip">): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(picture).catch(() => undefined);
  if (bitmap === undefined) {
    return undefined;
  }
  try {
    return await jpeg(bitmap, bitmap.width, bitmap.height, kind);
  } finally {
    bitmap.close();
  }
}

function hasPicture(video: HTMLVideoElement, clock: Clock): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(pictureMilliseconds, () => {
      resolve(false);
    });
    video.addEventListener("loadeddata", () => {
      cancel();
      resolve(video.videoWidth > 0);
    });
    video.play().catch(() => undefined);
  });
}

async function jpeg(source: CanvasImageSource, width: number, height: number, kind: Exclude<PieceKind, "clip">): Promise<Blob | undefined> {
  const scale = Math.min(1, longestEdge / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  for (const quality of qualities) {
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (blob.size <= mostBytes[kind]) {
      return blob;
    }
  }
  return undefined;
}
