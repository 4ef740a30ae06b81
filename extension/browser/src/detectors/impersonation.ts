import type { Detector, DetectorSetup, Signal } from "./detector.js";
import { modelAtWork } from "./modelAtWork.js";

/**
 * A face further than this from the first is clearly another; nearer than the second it is the same; between them nobody can tell. What was
 * measured with these is in docs/detectors.md.
 */
export const different = 0.65;
export const same = 0.57;
/** So many in a row must differ, and so many must be the same again. */
export const differing = 3;
export const matching = 2;
/** How long nothing could be compared before that is noted. */
export const unsureMilliseconds = 5 * 60_000;

/**
 * Notices when several looks in a row show somebody who clearly differs from who began. A student who has not agreed to that is never
 * compared: a person will look instead, which is noted and is no flag.
 */
export function impersonation(setup: DetectorSetup): Detector {
  return setup.agreedToLikeness === true ? new Comparison(setup) : declined(setup);
}

function declined({ clock, report, stillOpen, agreedToLikeness }: DetectorSetup): Detector {
  if (stillOpen("declined") === undefined) {
    report({ kind: "impersonation.declined", at: clock.now(), detail: agreedToLikeness === undefined ? { reason: "notAsked" } : {}, open: "declined" });
  }
  return { signal: () => undefined, stop: () => undefined };
}

class Comparison implements Detector {
  private readonly machine: Detector;
  private told: boolean;
  private unsureTold: boolean;
  private unlike: readonly number[] = [];
  private like: readonly number[] = [];
  private lastCompared: number;

  constructor(private readonly setup: DetectorSetup) {
    this.machine = modelAtWork("impersonation", setup);
    this.told = setup.stillOpen("impersonation") !== undefined;
    this.unsureTold = setup.stillOpen("unsure") !== undefined;
    this.lastCompared = setup.clock.now();
  }

  signal(signal: Signal): void {
    this.machine.signal(signal);
    if (signal.type === "likeness") {
      this.compared(signal.at, signal.distance, signal.why);
    }
  }

  stop(): void {
    this.machine.stop();
  }

  private compared(at: number, distance: number | undefined, why: string | undefined): void {
    if (distance === undefined || (distance >= same && distance <= different)) {
      this.unsure(at, why ?? "between");
      return;
    }
    this.lastCompared = at;
    this.sure(at);
    this.like = distance < same ? [...this.like, at] : [];
    this.unlike = distance < same ? [] : [...this.unlike, at];
    const { report } = this.setup;
    const [firstUnlike] = this.unlike;
    const [firstLike] = this.like;
    if (!this.told && firstUnlike !== undefined && this.unlike.length >= differing) {
      this.told = true;
      report({ kind: "impersonation.different", at: firstUnlike, detail: {}, open: "impersonation", evidence: "photo" });
    } else if (this.told && firstLike !== undefined && this.like.length >= matching) {
      this.told = false;
      report({ kind: "impersonation.different", at: firstLike, detail: {}, ends: true, open: "impersonation" });
    }
  }

  private unsure(at: number, reason: string): void {
    if (!this.unsureTold && at - this.lastCompared >= unsureMilliseconds) {
      this.unsureTold = true;
      this.setup.report({ kind: "impersonation.unsure", at: this.lastCompared, detail: { reason }, open: "unsure" });
    }
  }

  private sure(at: number): void {
    if (this.unsureTold) {
      this.unsureTold = false;
      this.setup.report({ kind: "impersonation.unsure", at, detail: {}, ends: true, open: "unsure" });
    }
  }
}
