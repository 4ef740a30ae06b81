import type { Trouble } from "../inside/trouble.js";
import type { TrackingOption } from "../network/protocol.js";
import { de } from "./de.js";
import { en, type TroubleText } from "./en.js";
import type { OptionText } from "./optionsEn.js";

type Wording<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: infer A) => string ? (...args: A) => string : Wording<T[K]>;
};

/** All words of the extension in one language. */
export type Texts = Omit<Wording<typeof en>, "options" | "trouble"> & {
  readonly options: Readonly<Record<TrackingOption, OptionText>>;
  readonly trouble: Readonly<Record<Trouble, TroubleText>>;
};

export type { TroubleText } from "./en.js";
export type { OptionText } from "./optionsEn.js";

const languages: readonly Texts[] = [en, de];

/** The words for a browser's language; English when there are none in it. */
export function textsFor(language: string): Texts {
  const wanted = language.toLowerCase().split("-")[0];
  return languages.find((texts) => texts.language === wanted) ?? en;
}
