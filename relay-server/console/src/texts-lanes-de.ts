import type { lanesEn } from "./texts-lanes-en.ts";

/** The texts of the lanes under the score, in German. */
export const lanesDe: Readonly<Record<keyof typeof lanesEn, string>> = {
  "lanes.title": "Im Lauf der Zeit, je Option",
  "lanes.hint": "Schraffiert: war nicht zu beobachten, was niemandem angelastet wird. Ein Strich ist eine Markierung; ein blasser wurde verworfen.",
  "lanes.none": "keine Markierung",
  "lanes.one": "eine Markierung",
  "lanes.many": "{flags} Markierungen",
  "lanes.whole": "durchgehend beobachtet",
  "lanes.part": "{share} der Zeit nicht beobachtet",
};
