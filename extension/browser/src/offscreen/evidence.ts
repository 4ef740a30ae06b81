// Evidence in the offscreen document: the box that takes it in, the courier that brings it away, and what pages read of both.
import { EvidenceBox } from "../evidence/box.js";
import { Courier } from "../evidence/courier.js";
import { Cupboard } from "../evidence/cupboard.js";
import type { Keeper, Kept, Owner, Piece, StoredPiece } from "../evidence/piece.js";
import { openDoor } from "../network/door.js";
import type { Clock } from "../detectors/detector.js";
import type { EvidenceView } from "../inside/messages.js";

/** What it needs of the document. */
export interface EvidenceHost {
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly changed: () => void;
  /** The last piece has gone. */
  readonly emptied: () => void;
  /** A piece of the attempt that is under way was refused for ever. */
  readonly refused: (piece: StoredPiece) => void;
}

/** All evidence of this browser, of the attempt under way and of those before it. */
export class EvidenceDesk implements Keeper {
  view: EvidenceView = { waiting: 0, full: false, refused: 0 };
  private owner: Owner | undefined;
  private counted = false;
  private readonly box: EvidenceBox;
  private readonly courier: Courier;

  constructor(private readonly host: EvidenceHost) {
    const cupboard = Cupboard.open();
    this.courier = new Courier({
      cupboard,
      clock: host.clock,
      random: host.random,
      sendTo: (relay) => openDoor(relay).send,
      counted: (waiting) => {
        const before = this.view.waiting;
        this.counted = true;
        this.show({ waiting });
        if (before > 0 && waiting === 0) {
          host.emptied();
        }
      },
      refused: (piece) => {
        this.show({ refused: this.view.refused + 1 });
        if (piece.queue === this.owner?.queue) {
          host.refused(piece);
        }
      },
    });
    this.box = new EvidenceBox({ cupboard, newId: host.newId, filled: () => { this.wake(); } });
    this.wake();
  }

  /** Whether nothing waits to be sent; nobody knows before the disk was read. */
  get empty(): boolean {
    return this.counted && this.view.waiting === 0;
  }

  /** Whose evidence is taken; another attempt begins with a clean sheet. */
  belongs(owner: Owner | undefined): void {
    if (owner !== undefined && owner.queue !== this.owner?.queue) {
      this.show({ full: false, refused: 0 });
    }
    this.owner = owner;
    this.box.belongs(owner);
  }

  async keep(piece: Piece): Promise<Kept> {
    const kept = await this.box.keep(piece);
    if (kept !== "nowhere") {
      this.show({ full: kept === "full" });
    }
    return kept;
  }

  /** The relay answers again. */
  reachable(relay: string): void {
    if (!this.empty) {
      this.courier.reachable(relay);
    }
  }

  private wake(): void {
    // A disk that cannot be read now is read at the next start.
    this.courier.wake().catch(() => undefined);
  }

  private show(change: Partial<EvidenceView>): void {
    const view = { ...this.view, ...change };
    if (JSON.stringify(view) !== JSON.stringify(this.view)) {
      this.view = view;
      this.host.changed();
    }
  }
}
