import type { Device } from "../offscreen/needed.js";
import { deviceTrouble, type Trouble } from "../inside/trouble.js";

/**
 * Lets the browser ask for camera and microphone, which only a visible page can make it do, and lets go of both at once: the
 * offscreen document then opens its own. Resolves to what went wrong, if anything.
 */
export async function askForDevices(
  media: Pick<MediaDevices, "getUserMedia" | "enumerateDevices">,
  devices: ReadonlySet<Device>,
): Promise<Trouble | undefined> {
  try {
    const stream = await media.getUserMedia({ video: devices.has("camera"), audio: devices.has("microphone") });
    for (const track of stream.getTracks()) {
      track.stop();
    }
    return undefined;
  } catch (error) {
    const kinds = new Set((await media.enumerateDevices()).map(({ kind }) => kind));
    return deviceTrouble(error, { camera: kinds.has("videoinput"), microphone: kinds.has("audioinput") });
  }
}
