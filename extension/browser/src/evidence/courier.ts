import type { Clock } from "../detectors/detector.js";
import type { Send } from "../network/door.js";
import type { Cupboard } from "./cupboard.js";
import type { StoredPiece } from "./piece.js";
import { deliver } from "./shipment.js";

/** Waiting doubles up to this, with full jitter: after an outage not all browsers of a class come at once. */
export const firstWait = 1000;
export const longestWait = 60_000;

/** What a courier is made of. */
export interface CourierSetup {
  readonly cupboard: Promise<Pick<Cupboard, "relays" | "first" | "remove" | "count">>;
  readonly clock: Clock;
  readonly random: () => number;
  /** How to reach a relay, through the one door to the network. */
  readonly sendTo: (relay: string) => Send;
  /** So many pieces wait. */
  readonly counted: (waiting: number) => void;
  /** The relay will never take this piece. */
  readonly refused: (piece: StoredPiece, why: string) => void;
}

/** Brings what is on the disk to its relays, of each relay one piece at a time in the order they were taken. */
export class Courier {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly setup: CourierSetup) {}

  /** There is, or may be, something to send. */
  async wake(): Promise<void> {
    const cupboard = await this.setup.cupboard;
    for (const relay of await cupboard.relays()) {
      this.lane(relay).wake();
    }
    this.setup.counted(await cupboard.count());
  }

  /** A relay can be reached again: nothing waits any longer. */
  reachable(relay: string): void {
    this.lane(relay).hurry();
  }

  private lane(relay: string): Lane {
    const lane = this.lanes.get(relay) ?? new Lane(relay, this.setup);
    this.lanes.set(relay, lane);
    return lane;
  }
}

/** The way to one relay. */
class Lane {
  private running = false;
  private failures = 0;
  private cancel: (() => void) | undefined;
  private readonly send: Send;

  constructor(
    private readonly relay: string,
    private readonly setup: CourierSetup,
  ) {
    this.send = setup.sendTo(relay);
  }

  wake(): void {
    if (!this.running && this.cancel === undefined) {
      this.running = true;
      void this.run().finally(() => {
        this.running = false;
      });
    }
  }

  hurry(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.failures = 0;
    this.wake();
  }

  private async run(): Promise<void> {
    const cupboard = await this.setup.cupboard;
    for (;;) {
      const waiting = await cupboard.first(this.relay);
      if (waiting === undefined) {
        return;
      }
      const outcome = await deliver(waiting.piece, this.send);
      if (outcome.came === "later") {
        this.wait(outcome.afterMs);
        return;
      }
      this.failures = 0;
      await cupboard.remove(waiting.order);
      if (outcome.came === "refused") {
        this.setup.refused(waiting.piece, outcome.why);
      }
      this.setup.counted(await cupboard.count());
    }
  }

  private wait(atLeast = 0): void {
    const longest = Math.min(longestWait, firstWait * 2 ** Math.min(this.failures, 10));
    this.failures += 1;
    this.cancel = this.setup.clock.after(atLeast + this.setup.random() * longest, () => {
      this.cancel = undefined;
      this.wake();
    });
  }
}
