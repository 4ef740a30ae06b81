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

/** Whether what is captured goes to the relay as it is; otherwise it is only looked at in this browser. */
export function publishes({ options }: Policy): boolean {
  return options.recordSession === true || options.liveView === true;
}

/** Whether sound goes with the picture. */
export function publishesSound({ options }: Policy): boolean {
  return options.recordSession === true;
}
