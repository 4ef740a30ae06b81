// Takes what shows an event, when a detector says so, and keeps it with the event's number.
import type { Clock } from "../detectors/detector.js";
import { photograph } from "./photograph.js";
import type { Keeper, PieceKind } from "./piece.js";

/** Why there is no evidence where some was wanted. */
export type Missing = "noPicture" | "full" | "refused" | "notPermitted" | "failed";

/** What evidence is made of. */
export interface ProofSetup {
  readonly clock: Clock;
  readonly keeper: Keeper;
  readonly camera: () => MediaStream | undefined;
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
