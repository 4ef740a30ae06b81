// Takes what shows an event, when a detector says so, and keeps it with the event's number.
import type { Clock } from "../detectors/detector.js";
import { photograph, reduced } from "./photograph.js";
import type { Keeper, PieceKind } from "./piece.js";

/** Why there is no evidence where some was wanted. */
export type Missing = "noPicture" | "full" | "refused" | "notPermitted" | "failed";

/** What evidence is made of. */
export interface ProofSetup {
  readonly clock: Clock;
  readonly keeper: Keeper;
  readonly camera: () => MediaStream | undefined;
  readonly screen: () => MediaStream | undefined;
  /** The tab in front of this window as the browser sees it; undefined where it may not be seen or is none of those to be shown. */
  readonly tab: (windowId: number) => Promise<Blob | undefined>;
  /** Moves a local time to the relay's clock. */
  readonly serverTime: (at: number) => number;
  /** What was heard since then, as an Opus file. */
  readonly clip?: ((from: number) => Promise<{ readonly at: number; readonly bytes: Uint8Array } | undefined>) | undefined;
  /** There is nothing to show for this, and why. */
  readonly missing: (kind: PieceKind, why: Missing, at: number) => void;
}

/** A piece that has been taken; `at` is on the local clock. */
export interface Taken {
  readonly at: number;
  readonly blob: Blob;
}

/** The evidence of one attempt. */
export class Proof {
  constructor(private readonly setup: ProofSetup) {}

  /** Photographs the camera's picture. */
  photo(event?: Promise<number | undefined>): Promise<void> {
    const { camera, clock } = this.setup;
    const at = clock.now();
    return this.keep("photo", at, event, async () => {
      const blob = await photograph(camera(), clock);
      return blob === undefined ? "noPicture" : { at, blob };
    });
  }

  /** Cuts out what was heard since then. */
  clip(from: number, event?: Promise<number | undefined>): Promise<void> {
    return this.keep("clip", from, event, async () => {
      const heard = await this.setup.clip?.(from);
      return heard === undefined ? "noPicture" : { at: heard.at, blob: new Blob([heard.bytes.slice()], { type: "audio/webm" }) };
    });
  }

  /** The relay will never take a piece that was taken at this time on its clock. */
  refused(kind: PieceKind, at: number): void {
    const { clock, serverTime, missing } = this.setup;
    const now = clock.now();
    missing(kind, "refused", Math.round(at - serverTime(now) + now));
  }

  /** Takes a picture of the tab in front of that window or, where that may not be, of the screen if it is shared. */
  screenshot(windowId: number | undefined, event?: Promise<number | undefined>): Promise<void> {
    const { screen, clock, tab } = this.setup;
    const at = clock.now();
    return this.keep("screenshot", at, event, async () => {
      const seen = windowId === undefined ? undefined : await tab(windowId);
      const picture = seen === undefined ? undefined : await reduced(seen, "screenshot");
      const blob = picture ?? (await photograph(screen(), clock, "screenshot"));
      return blob === undefined ? "notPermitted" : { at, blob };
    });
  }

  /** Takes a piece and keeps it; what cannot be taken or kept is told. Never rejects. */
  async keep(kind: PieceKind, at: number, event: Promise<number | undefined> | undefined, take: () => Promise<Taken | Missing>): Promise<void> {
    const { keeper, serverTime, missing } = this.setup;
    const taken = await take().catch(() => "failed" as const);
    if (typeof taken === "string") {
      missing(kind, taken, at);
      return;
    }
    const kept = await keeper.keep({ kind, blob: taken.blob, at: serverTime(taken.at), event: await event?.catch(() => undefined) });
    if (kept === "full") {
      missing(kind, "full", at);
    }
  }
}
