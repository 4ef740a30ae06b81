import { type TrackingOptionText, trackingOptionTexts } from "@candor/signaling-client";
import { language } from "./texts.ts";
import { optionTextsDe } from "./texts-options-de.ts";

/** Every tracking option in its order, in the reader's language. */
export const options: readonly TrackingOptionText[] =
  language === "de" ? trackingOptionTexts.map((option) => ({ ...option, ...optionTextsDe[option.name] })) : trackingOptionTexts;

/** What an option is called; of one that is no longer known, its name. */
export function optionTitle(option: string): string {
  return options.find(({ name }) => name === option)?.title ?? option;
}
