import { trackingOptions, type Policy, type TrackingOption } from "../network/protocol.js";
import { usualPhotos } from "../offscreen/photoPlan.js";
import type { OptionText, Texts } from "../texts/texts.js";

/** One thing an exam collects, in the student's words. */
export interface Collected extends OptionText {
  readonly option: TrackingOption;
  readonly details: readonly string[];
}

/** Whether this policy switches on something this version has no words for: nobody can consent to that. */
export function unknownOption(policy: Policy): boolean {
  const known: readonly string[] = trackingOptions;
  return Object.entries(policy.options).some(([option, on]) => on && !known.includes(option));
}

/** Exactly what the policy switches on, in the order of the options' definition. */
export function collectedBy(policy: Policy, texts: Texts, durationMinutes = 60): Collected[] {
  return trackingOptions
    .filter((option) => policy.options[option] === true)
    .map((option) => ({ option, ...texts.options[option], details: details(option, policy, texts, durationMinutes) }));
}

function details(option: TrackingOption, { camera, screen, hideQuestions, numberOfRandomPhotos = usualPhotos }: Policy, { reading }: Texts, minutes: number): string[] {
  if (option === "randomPhotos") {
    return [reading.photos(numberOfRandomPhotos, minutes)];
  }
  if (option === "fullScreen" && hideQuestions !== false) {
    return [reading.hides];
  }
  if (option === "recordCamera") {
    return [reading.picture(camera.maxWidth, camera.maxHeight, camera.maxFrameRate)];
  }
  return option === "recordScreen" ? [reading.picture(screen.maxWidth, screen.maxHeight, screen.maxFrameRate)] : [];
}
