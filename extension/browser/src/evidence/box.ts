import type { Cupboard } from "./cupboard.js";
import type { Keeper, Kept, Owner, Piece } from "./piece.js";

/** What a box is made of. */
export interface BoxSetup {
  readonly cupboard: Promise<Pick<Cupboard, "put" | "renew" | "discard">>;
  readonly newId: () => string;
  /** Something is to be sent. */
  readonly filled: () => void;
}

/** Takes evidence in for the attempt that is under way: on the disk first, then on its way to the relay. */
export class EvidenceBox implements Keeper {
  private owner: Owner | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly setup: BoxSetup) {}

  /** Whose evidence is taken from now on; nobody's once an attempt is over. */
  belongs(owner: Owner | undefined): void {
    const before = this.owner;
    this.owner = owner === undefined ? undefined : { queue: owner.queue, relay: owner.relay, resume: owner.resume };
    if (owner !== undefined && before?.queue === owner.queue && before.resume !== owner.resume) {
      void this.inTurn(async () => {
        await (await this.setup.cupboard).renew(owner.queue, owner.resume);
      }).catch(() => undefined);
    }
  }

  /** Keeps a piece until the relay has it; resolves once it is on the disk, or cannot be. */
  keep(piece: Piece): Promise<Kept> {
    const { owner } = this;
    return owner === undefined ? Promise.resolve("nowhere") : this.inTurn(() => this.store(piece, owner));
  }

  private async store({ kind, blob, at, event }: Piece, owner: Owner): Promise<Kept> {
    const bytes = await blob.arrayBuffer();
    const digest = base64(await crypto.subtle.digest("SHA-256", bytes));
    const id = this.setup.newId();
    try {
      await (await this.setup.cupboard).put({ ...owner, id, kind, type: blob.type, at: Math.round(at), event, digest, bytes });
    } catch {
      // Whatever a disk says, it comes to this.
      return "full";
    }
    this.setup.filled();
    return "kept";
  }

  // In the order they were taken, however long each one's hash takes.
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
