import { trackingOptionTexts } from "@candor/signaling-client";
import type { Policy, Source } from "../network/protocol.js";

/** What a policy's options have to see or hear. */
export type Device = "camera" | "microphone" | "screen";

/** The devices that this policy asks for, by its options' definitions. */
export function needed(policy: Policy | undefined): ReadonlySet<Device> {
  return new Set(
    trackingOptionTexts
      // Students see what is captured anyway; for that alone nothing is.
      .filter(({ name }) => name !== "selfView" && policy?.options[name] === true)
      .flatMap(({ permissions }) => permissions)
      // Which is no device.
      .filter((permission) => permission !== "sites"),
  );
}

/** Whether this policy needs camera, microphone or screen at all. */
export function needsCaptures(policy: Policy): boolean {
  return needed(policy).size > 0;
}

/** Whether it needs a source; the microphone comes with the camera. */
export function needsSource(source: Source, policy: Policy | undefined): boolean {
  const devices = needed(policy);
  return source === "screen" ? devices.has("screen") : devices.has("camera") || devices.has("microphone");
}

/** Whether it wants the microphone: watching live is without sound. */
export function hears(policy: Policy | undefined): boolean {
  return needed(policy).has("microphone");
}

/** Whether it wants the camera's picture. */
export function sees(policy: Policy | undefined): boolean {
  return needed(policy).has("camera");
}

/** What of a source goes to the relay; the rest is only looked at, or listened to, in this browser. */
export function published(source: Source, { options }: Policy): { readonly video: boolean; readonly audio: boolean } {
  const live = options.liveView === true;
  return source === "camera"
    ? { video: live || options.recordCamera === true, audio: options.recordMicrophone === true }
    : { video: live || options.recordScreen === true, audio: false };
}

/** Whether anything of a source goes to the relay. */
export function publishes(source: Source, policy: Policy): boolean {
  const { video, audio } = published(source, policy);
  return video || audio;
}

/** Whether anything is recorded. */
export function records({ options }: Policy): boolean {
  return options.recordCamera === true || options.recordMicrophone === true || options.recordScreen === true;
}

/** Which of camera and microphone are asked for, where either is. */
export function asked(policy: Policy | undefined): "both" | "camera" | "microphone" {
  return hears(policy) ? (sees(policy) ? "both" : "microphone") : "camera";
}

/** What becomes of a source once the exam has begun. */
export type Fate = "recorded" | "recordedPicture" | "recordedSound" | "shown" | "looked";

export function fate(source: Source, policy: Policy): Fate {
  const { options } = policy;
  if (source === "screen") {
    return options.recordScreen === true ? "recorded" : options.liveView === true ? "shown" : "looked";
  }
  const picture = options.recordCamera === true;
  const sound = options.recordMicrophone === true;
  if (picture || sound) {
    return picture && !sound && hears(policy) ? "recordedPicture" : sound && !picture && sees(policy) ? "recordedSound" : "recorded";
  }
  return options.liveView === true ? "shown" : "looked";
}
