interface Sample {
  readonly offset: number;
  readonly roundTrip: number;
}

/**
 * The server's clock as seen from here: the offset of the quickest of the last exchanges, which is
 * wrong by at most half its round trip.
 */
export class ServerClock {
  static readonly KEPT = 16;
  static readonly SLACK_MS = 50;
  #samples: Sample[] = [];
  #best: Sample = { offset: 0, roundTrip: Infinity };
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Epoch milliseconds on the server's clock; the local clock's until the first exchange. */
  now(): number {
    return Math.round(this.#now() + this.#best.offset);
  }

  /** Milliseconds to add to the local clock. */
  get offset(): number {
    return this.#best.offset;
  }

  /** An exchange: sent and received by the local clock, answered at serverTime by the server's. */
  exchanged(sent: number, received: number, serverTime: number): void {
    const roundTrip = received - sent;
    if (roundTrip < 0) {
      return; // the local clock was set back meanwhile
    }
    const sample = { offset: serverTime - (sent + received) / 2, roundTrip };
    if (this.#contradicts(sample)) {
      this.#samples = []; // one of the two clocks has been set: what was known is worthless
    }
    this.#samples = [...this.#samples, sample].slice(-ServerClock.KEPT);
    this.#best = this.#samples.reduce((a, b) => (b.roundTrip <= a.roundTrip ? b : a));
  }

  #contradicts(sample: Sample): boolean {
    const tolerance = (sample.roundTrip + this.#best.roundTrip) / 2 + ServerClock.SLACK_MS;
    return Math.abs(sample.offset - this.#best.offset) > tolerance;
  }
}
