import type { Detector, DetectorSetup } from "./detector.js";

/** How often it is looked whether the moment has come: a machine that slept is caught up with. */
export const lookMilliseconds = 1000;

/** When photos are taken: one in each of equal stretches of the exam. */
export interface PhotoPlan {
  /** When the first stretch began, on the local clock. */
  readonly since: number;
  readonly stretchMilliseconds: number;
  /** How many stretches there are; without an end they go on. */
  readonly stretches: number | undefined;
  readonly random: () => number;
  readonly paused: () => boolean;
  /** The last stretch that has its photo; it outlives this document. */
  readonly taken: () => number;
  readonly take: (stretch: number) => void;
}

/** Takes a photo at a random moment of each stretch. Nobody knows the moment before it has come: it is drawn here, and told to nobody. */
export function randomPhotos({ clock, photos: plan }: DetectorSetup): Detector {
  let drawn: { readonly stretch: number; readonly at: number } | undefined;
  let cancel: (() => void) | undefined;

  const look = (): void => {
    if (plan === undefined) {
      return;
    }
    const now = clock.now();
    const stretch = Math.floor((now - plan.since) / plan.stretchMilliseconds);
    if (stretch < 0 || stretch <= plan.taken() || (plan.stretches !== undefined && stretch >= plan.stretches) || plan.paused()) {
      // Of a pause nothing is taken; after it the moment is drawn anew, from what is left of the stretch.
      drawn = undefined;
    } else {
      if (drawn?.stretch !== stretch) {
        const end = plan.since + (stretch + 1) * plan.stretchMilliseconds;
        drawn = { stretch, at: now + plan.random() * Math.max(0, end - now - lookMilliseconds) };
      }
      if (now >= drawn.at) {
        drawn = undefined;
        plan.take(stretch);
      }
    }
    cancel = clock.after(lookMilliseconds, look);
  };
  look();

  return {
    // Nothing that happens makes a photo: only time does.
    signal: () => undefined,
    stop() {
      cancel?.();
      cancel = undefined;
    },
  };
}
