import type { Welcome } from "../network/protocol.js";
import type { Notebook } from "./notebook.js";
import type { PhotoSchedule } from "./watch.js";

/** Where the policy names no number; the relay's Policy says the same. */
export const usualPhotos = 25;

const minute = 60_000;

/** When random photos are taken: spread over the exam's duration or, where it has none, as many each hour. */
export function photoPlan(
  { policy: { numberOfRandomPhotos = usualPhotos }, exam: { durationMinutes } }: Pick<Welcome, "policy" | "exam">,
  notes: Pick<Notebook, "record" | "remember">,
  random: () => number,
  paused: () => boolean,
): PhotoSchedule {
  return {
    since: notes.record?.liveSince ?? 0,
    stretchMilliseconds: ((durationMinutes ?? 60) * minute) / numberOfRandomPhotos,
    stretches: durationMinutes === undefined ? undefined : numberOfRandomPhotos,
    random,
    paused,
    taken: () => notes.record?.photographed ?? -1,
    took(stretch) {
      notes.remember({ photographed: stretch });
    },
  };
}
