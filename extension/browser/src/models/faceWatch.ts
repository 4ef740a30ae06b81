import type { Clock, Signal } from "../detectors/detector.js";
import type { FaceFinder, Portrait } from "./faceFinder.js";
import { Pace } from "./pace.js";

/** How often a picture is looked at, and the least often on a machine that is busy. */
export const lookMilliseconds = 1000;
const slowestMilliseconds = 8000;
/** After a model has failed. */
export const againMilliseconds = 30_000;

export interface FaceWatchSetup {
  readonly clock: Clock;
  /** Milliseconds that only grow, for measuring. */
  readonly stopwatch: () => number;
  readonly camera: () => MediaStream | undefined;
  readonly open: () => Promise<FaceFinder>;
  readonly tell: (signal: Signal) => void;
}

/** Has the camera's pictures looked at, about once a second, and tells how many faces were there. */
export class FaceWatch {
  private readonly pace = new Pace(lookMilliseconds, slowestMilliseconds);
  private finder: FaceFinder | undefined;
  private stopped = false;
  private opening = false;
  private failedAt: number | undefined;

  constructor(private readonly setup: FaceWatchSetup) {
    this.next(0);
  }

  /** The face of this moment. */
  portrait(): Portrait {
    return this.finder?.portrait() ?? "nobody";
  }

  stop(): void {
    this.stopped = true;
    this.finder?.close();
    this.finder = undefined;
  }

  private next(wait: number): void {
    const due = this.setup.clock.now() + wait;
    this.setup.clock.after(wait, () => {
      if (!this.stopped) {
        this.look(this.setup.clock.now() - due);
        this.next(this.pace.everyMs);
      }
    });
  }

  private look(late: number): void {
    const { clock, stopwatch, camera, tell } = this.setup;
    const at = clock.now();
    const stream = camera();
    const { finder } = this;
    if (finder === undefined) {
      this.open();
      if (this.failedAt !== undefined) {
        tell({ type: "faces", at, count: 0, poor: "failed" });
      }
      return;
    }
    const begun = stopwatch();
    try {
      const sight = stream === undefined ? undefined : finder.look(stream);
      tell({ type: "faces", at, ...(sight ?? { count: 0, poor: "noPicture" }) });
    } catch {
      finder.close();
      this.finder = undefined;
      this.failedAt = at;
    }
    const change = this.pace.frame(stopwatch() - begun, late);
    if (change !== undefined) {
      tell({ type: "modelPace", option: "people", ...change });
    }
  }

  private open(): void {
    const { clock, open, tell } = this.setup;
    const now = clock.now();
    if (this.opening || (this.failedAt !== undefined && now - this.failedAt < againMilliseconds)) {
      return;
    }
    this.opening = true;
    open()
      .then((finder) => {
        if (this.stopped) {
          finder.close();
          return;
        }
        this.finder = finder;
        this.failedAt = undefined;
        tell({ type: "modelReady", option: "people", by: finder.by });
      })
      .catch(() => {
        this.failedAt = clock.now();
      })
      .finally(() => {
        this.opening = false;
      });
  }
}
