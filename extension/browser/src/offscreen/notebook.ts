import type { Clock } from "../detectors/detector.js";
import type { AttemptRecord } from "../inside/store.js";
import type { SittingHost } from "./sittingHost.js";

const aliveMilliseconds = 1000;

/** What this browser keeps of its one attempt, in memory and on its disk. */
export class Notebook {
  constructor(
    private readonly attempts: SittingHost["attempts"],
    public record: AttemptRecord | undefined,
  ) {}

  /** Resolves once it is on the disk. */
  keep(record: AttemptRecord): Promise<void> {
    this.record = record;
    return this.attempts.save(record);
  }

  remember(change: Partial<AttemptRecord>): void {
    if (this.record !== undefined) {
      // A disk that fails costs the way back after a crash, not the exam.
      this.keep({ ...this.record, ...change }).catch(() => undefined);
    }
  }

  /** Notes the time each second while `alive`, so that this document's successor knows how long the gap was. */
  stayAlive(clock: Clock, alive: () => boolean): void {
    if (alive()) {
      this.remember({ lastAlive: clock.now() });
      clock.after(aliveMilliseconds, () => {
        this.stayAlive(clock, alive);
      });
    }
  }

  /** Forgets it here; the disk is cleared by whoever ends the attempt. */
  close(): void {
    this.record = undefined;
  }
}
