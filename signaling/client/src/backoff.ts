/** Waiting times between attempts to connect: doubling, up to 15 s, with full jitter. */
export class Backoff {
  static readonly FIRST_MS = 250;
  static readonly LONGEST_MS = 15_000;
  #failures = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long to wait now. */
  next(): number {
    const longest = Math.min(Backoff.LONGEST_MS, Backoff.FIRST_MS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    return Math.floor(this.#random() * longest);
  }

  /** A connection has proved itself. */
  reset(): void {
    this.#failures = 0;
  }
}
