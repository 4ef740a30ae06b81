// Every way in which taking part can fail; each has its sentence and its way on in the language files.

import type { Snapshot } from "./messages.js";

export const troubles = [
  "link-broken",
  "relay-unreachable",
  "relay-refused",
  "launch-used",
  "extension-old",
  "exam-address-refused",
  "device-denied",
  "device-dismissed",
  "device-system",
  "media-away",
  "camera-missing",
  "microphone-missing",
  "device-busy",
  "camera-black",
  "camera-frozen",
  "camera-muted",
  "microphone-silent",
  "microphone-muted",
  "camera-stopped",
  "screen-cancelled",
  "screen-system",
  "screen-surface",
  "screen-black",
  "screen-muted",
  "screen-stopped",
  "capture-failed",
  "monitors-several",
  "face-unseen",
  "disk-full",
  "replaced",
] as const;

export type Trouble = (typeof troubles)[number];

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error || error instanceof DOMException
    ? { name: error.name, message: error.message.toLowerCase() }
    : { name: "", message: "" };
}

/** What most needs the student's attention now: what is lost first, then what is of no use. */
export function foremost({ camera, screen, severalMonitors, warning, evidence }: Pick<Snapshot, "camera" | "screen" | "severalMonitors" | "warning" | "evidence">): Trouble | undefined {
  return camera.trouble ?? screen.trouble ?? camera.warning ?? screen.warning ?? (severalMonitors ? "monitors-several" : (warning ?? (evidence?.full === true ? "disk-full" : undefined)));
}

/** Which kinds of device this machine has. */
export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** What went wrong when camera and microphone were asked for. */
export function deviceTrouble(error: unknown, devices: Devices): Trouble {
  const { name, message } = nameAndMessage(error);
  switch (name) {
    case "NotAllowedError":
      if (message.includes("dismissed")) {
        return "device-dismissed";
      }
      return message.includes("system") ? "device-system" : "device-denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return devices.camera && !devices.microphone ? "microphone-missing" : "camera-missing";
    case "NotReadableError":
    case "AbortError":
      return "device-busy";
    default:
      return "capture-failed";
  }
}

/** What went wrong when the screen was asked for. */
export function screenTrouble(error: unknown): Trouble {
  if (error instanceof WrongSurface) {
    return "screen-surface";
  }
  const { name, message } = nameAndMessage(error);
  if (name === "NotAllowedError") {
    return message.includes("system") ? "screen-system" : "screen-cancelled";
  }
  return name === "NotReadableError" ? "screen-system" : "capture-failed";
}

/** A window or a tab was shared where the entire screen was asked for. */
export class WrongSurface extends Error {
  constructor(readonly surface: string) {
    super(`Shared a ${surface}`);
    this.name = "WrongSurface";
  }
}

/** Why the relay refuses, by its problem's code. */
export function refusal(code: string, launched: boolean): Trouble {
  if (code === "protocol-unsupported") {
    return "extension-old";
  }
  return code === "hello-refused" && launched ? "launch-used" : "relay-refused";
}
