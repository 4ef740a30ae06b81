import type { Source } from "@candor/signaling-client";
import type { View } from "./order.ts";

/** A student to be seen large, perhaps to write to them. */
export interface Large {
  readonly attempt: string;
  readonly write: boolean;
}

/** What the parts of a room ask of the page that holds them, and what they say with it. */
export interface Wishes {
  readonly view: View;
  readonly source: Source;
  readonly chime: boolean;
  readonly "to-all": undefined;
  readonly "to-events": undefined;
  readonly large: Large;
  readonly shut: undefined;
  /** An attempt whose student is being helped. */
  readonly helped: string;
  readonly pause: { readonly attempt: string; readonly paused: boolean };
  readonly end: { readonly attempt: string; readonly reason: string };
  readonly message: { readonly attempt: string; readonly text: string; readonly sent: () => void };
  /** What was written in a form, and that it was thought better of. */
  readonly words: string;
  readonly "no-words": undefined;
}

/** Asks whoever holds this part. */
export function asks<W extends keyof Wishes>(from: EventTarget, wish: W, detail: Wishes[W]): void {
  from.dispatchEvent(new CustomEvent(wish, { detail, bubbles: true }));
}

/** Listens to what the parts within ask. */
export function listens(to: EventTarget, answers: { readonly [W in keyof Wishes]?: (detail: Wishes[W]) => void }): void {
  Object.entries(answers).forEach(([wish, answer]) => {
    to.addEventListener(wish, (event) => {
      (answer as (detail: unknown) => void)((event as CustomEvent<unknown>).detail);
    });
  });
}
