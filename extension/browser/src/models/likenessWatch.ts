import type { Clock, Signal } from "../detectors/detector.js";
import type { Portrait } from "./faceFinder.js";
import type { LikenessModel } from "./likenessModel.js";
import { unlikeness } from "./portrait.js";

/** How long after one look the next comes: while the first portraits are taken, usually, and when one was unlike. */
export const looks = { first: 3000, usual: 30_000, unlike: 6000, random: 15_000 } as const;
/** So many portraits, each like the one before, are what others are compared with. */
const references = 3;
/** As far as two portraits of one person may be apart to be taken for that. */
const alike = 0.5;
/** From here on a face is looked at again soon. */
const suspicious = 0.6;

export interface LikenessWatchSetup {
  readonly clock: Clock;
  readonly random: () => number;
  /** The only face in the camera's picture, or why there is none to compare. */
  readonly portrait: () => Portrait;
  readonly open: () => LikenessModel;
  readonly tell: (signal: Signal) => void;
}

/** Compares who is before the camera with who was there at the beginning, now and then. */
export class LikenessWatch {
  private model: LikenessModel | undefined;
  private ready = false;
  private first: Float32Array[] = [];
  private stopped = false;

  constructor(private readonly setup: LikenessWatchSetup) {
    this.next(looks.first);
  }

  stop(): void {
    this.stopped = true;
    this.first = [];
    this.rest();
  }

  private next(wait: number): void {
    this.setup.clock.after(wait, () => {
      if (!this.stopped) {
        void this.look()
          .catch(() => {
            this.tell({ why: "failed" });
            return looks.usual;
          })
          .then((pause) => {
            if (pause === looks.usual) {
              this.rest();
            }
            this.next(pause + (pause === looks.usual ? this.setup.random() * looks.random : 0));
          });
      }
    });
  }

  private tell(compared: { readonly distance: number } | { readonly why: NonNullable<Extract<Signal, { type: "likeness" }>["why"]> }): void {
    if (!this.stopped) {
      this.setup.tell({ type: "likeness", at: this.setup.clock.now(), ...compared });
    }
  }

  private async describe(portrait: Uint8ClampedArray): Promise<Float32Array> {
    const model = (this.model ??= this.setup.open());
    const described = await model.describe(portrait);
    if (!this.ready) {
      this.ready = true;
      this.setup.tell({ type: "modelReady", option: "impersonation", by: "wasm" });
    }
    return described;
  }

  /** Lets go of the model where it is not needed soon: it takes as much memory as everything else here. */
  private rest(): void {
    this.model?.close();
    this.model = undefined;
  }

  /** Takes one portrait and compares it; gives how long until the next. */
  private async look(): Promise<number> {
    const portrait = this.setup.portrait();
    if (typeof portrait === "string") {
      this.tell({ why: portrait });
      return this.first.length < references ? looks.first : looks.usual;
    }
    const described = await this.describe(portrait);
    if (this.first.length < references) {
      const like = this.first.every((one) => unlikeness(one, described) < alike);
      this.first = like ? [...this.first, described] : [described];
      return looks.first;
    }
    // The nearest counts: it is the student's good right to look different from one of them.
    const distance = Math.min(...this.first.map((one) => unlikeness(one, described)));
    this.tell({ distance });
    return distance > suspicious ? looks.unlike : looks.usual;
  }
}
