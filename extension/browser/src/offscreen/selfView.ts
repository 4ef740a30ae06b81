import type { Clock } from "../detectors/detector.js";
import type { Glimpse } from "../inside/messages.js";
import type { Ear } from "./ear.js";
import { Picture } from "./picture.js";

/** How often there is a new picture: on our page, where the student looks whether all is well, and beside the exam, where a glance is enough. */
const pauses = { checking: 333, glancing: 1000 } as const;

/** What is looked at. */
export interface Views {
  readonly camera: () => MediaStream | undefined;
  readonly screen: () => MediaStream | undefined;
}

/** Somebody who looks; `all`: at the screen and the sound as well. */
export interface Looker {
  readonly all: boolean;
  readonly see: (glimpse: Glimpse) => void;
}

/** Small pictures of what is captured, while somebody looks; they never leave the browser. */
export class SelfView {
  private readonly face = new Picture(160, 120);
  private readonly desk = new Picture(320, 200);
  private running = false;

  constructor(
    private readonly clock: Clock,
    private readonly views: Views,
    private readonly ear: Ear,
    private readonly lookers: () => readonly Looker[],
  ) {}

  /** Somebody may have begun to look. */
  wake(): void {
    if (!this.running && this.lookers().length > 0) {
      this.running = true;
      this.next();
    }
  }

  private next(): void {
    const lookers = this.lookers();
    if (lookers.length === 0) {
      this.running = false;
      this.face.jpeg(undefined);
      this.desk.jpeg(undefined);
      this.ear.level(undefined);
      return;
    }
    this.show(lookers);
    this.clock.after(lookers.some(({ all }) => all) ? pauses.checking : pauses.glancing, () => {
      this.next();
    });
  }

  private show(lookers: readonly Looker[]): void {
    const face = this.face.jpeg(this.views.camera());
    const all = lookers.some((looker) => looker.all);
    // Without anybody who looks at all of it, screen and sound are let go of.
    const screen = this.desk.jpeg(all ? this.views.screen() : undefined);
    const level = this.ear.level(all ? this.views.camera() : undefined);
    for (const looker of lookers) {
      looker.see(looker.all ? { face, screen, level } : { face });
    }
  }
}
