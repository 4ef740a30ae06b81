/** Whoever has not said for so long, in milliseconds, that it is done keeps nobody waiting any more. */
const LONGEST_MS = 3000;

/** When the next task may run, such as after the page has been drawn. */
export type Pause = (then: () => void) => void;

/**
 * Lets one piece of work follow the other with a pause between them, so that many never make one
 * long task; what is given up before its turn is never done. A few may be under way at once: each
 * says when it is done.
 */
export class Turns {
  readonly #pause: Pause;
  readonly #most: number;
  readonly #waiting = new Set<(done: () => void) => void>();
  #underWay = 0;
  #pausing = false;

  constructor(most: number, pause: Pause) {
    this.#most = most;
    this.#pause = pause;
  }

  /** Waits for a turn; answers how to give it up. */
  take(work: (done: () => void) => void): () => void {
    const mine = (done: () => void): void => {
      work(done);
    };
    this.#waiting.add(mine);
    this.#next();
    return () => this.#waiting.delete(mine);
  }

  #next(): void {
    if (this.#pausing || this.#underWay >= this.#most || this.#waiting.size === 0) {
      return;
    }
    this.#pausing = true;
    this.#pause(() => {
      this.#pausing = false;
      const [first] = this.#waiting;
      if (first !== undefined) {
        this.#waiting.delete(first);
        this.#run(first);
      }
      this.#next();
    });
  }

  #run(work: (done: () => void) => void): void {
    let running = true;
    this.#underWay += 1;
    const done = (): void => {
      clearTimeout(late);
      if (running) {
        running = false;
        this.#underWay -= 1;
        this.#next();
      }
    };
    const late = setTimeout(done, LONGEST_MS);
    work(done);
  }
}

/** Until the browser has nothing better to do, but not for long. */
export const untilIdle: Pause = (then) => {
  if ("requestIdleCallback" in globalThis) {
    requestIdleCallback(then, { timeout: 50 });
  } else {
    setTimeout(then, 16);
  }
};

export const idle = (): Promise<void> =>
  new Promise((then) => {
    untilIdle(then);
  });
