// Opens camera, microphone and screen as the exam's policy says, and nothing beyond it.
import { hears, sees } from "./needed.js";
import { WrongSurface } from "../inside/trouble.js";
import type { Policy, VideoLimits } from "../network/protocol.js";

/** What the browser must offer; replaced in tests. */
export type MediaDoor = Pick<MediaDevices, "getUserMedia" | "getDisplayMedia">;

/** Stops the tracks of a stream; true when all of them have ended. */
export function stopTracks(stream: MediaStream): boolean {
  const tracks = stream.getTracks();
  for (const track of tracks) {
    track.stop();
  }
  return tracks.every((track) => track.readyState === "ended");
}

/** What a camera is asked for under these limits. */
export function cameraConstraints(limits: VideoLimits): MediaTrackConstraints {
  return {
    width: { ideal: limits.maxWidth },
    height: { ideal: limits.maxHeight },
    frameRate: { ideal: limits.maxFrameRate, max: Math.max(limits.maxFrameRate, 30) },
  };
}

/** Opens the camera and the microphone, whichever of them the policy wants. */
export function openCamera(media: MediaDoor, policy: Policy): Promise<MediaStream> {
  return media.getUserMedia({
    video: sees(policy) && cameraConstraints(policy.camera),
    audio: hears(policy) && { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
}

/** Lets the student share the screen; rejects with WrongSurface when it is not the whole one. */
export async function openScreen(media: MediaDoor, policy: Policy): Promise<MediaStream> {
  const stream = await media.getDisplayMedia({
    video: { displaySurface: "monitor", frameRate: { max: policy.screen.maxFrameRate } },
    audio: false,
  });
  const surface = stream.getVideoTracks()[0]?.getSettings().displaySurface ?? "unknown";
  if (surface !== "monitor") {
    stopTracks(stream);
    throw new WrongSurface(surface);
  }
  return stream;
}

/** How much larger a picture is than it may be sent; 1 when it fits. */
export function scaleDown(settings: MediaTrackSettings, limits: VideoLimits): number {
  const width = (settings.width ?? limits.maxWidth) / limits.maxWidth;
  const height = (settings.height ?? limits.maxHeight) / limits.maxHeight;
  return Math.max(1, width, height);
}
