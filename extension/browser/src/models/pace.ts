/** How a model is slowed down, or sped up again. */
export interface PaceChange {
  readonly everyMs: number;
  readonly slowed: boolean;
  /** Its own time a frame, or timers that come late: the machine has other things to do. */
  readonly because: "frame" | "lateness" | "";
}

/** Frames that are judged together. */
const judged = 8;
/** The most of one core that the model itself may take. */
const share = 0.08;
/** A machine whose timers come this late is busy. */
const lateMilliseconds = 400;
/** So many judgements in a row without strain, and the pace is doubled again. */
const calmJudgements = 8;

/** How often a model is asked: the interval doubles before the machine suffers, and halves when it has long been at ease. */
export class Pace {
  everyMs: number;
  private costs: number[] = [];
  private lates: number[] = [];
  private calm = 0;

  constructor(
    private readonly usualMs: number,
    private readonly slowestMs: number,
  ) {
    this.everyMs = usualMs;
  }

  /** One frame took `costMs`, and its turn came `lateMs` after it was due; tells when the interval has changed. */
  frame(costMs: number, lateMs: number): PaceChange | undefined {
    this.costs.push(costMs);
    this.lates.push(lateMs);
    if (this.costs.length < judged) {
      return undefined;
    }
    const cost = median(this.costs);
    const late = median(this.lates);
    this.costs = [];
    this.lates = [];
    const strained = late > lateMilliseconds ? "lateness" : cost > this.everyMs * share ? "frame" : undefined;
    this.calm = strained === undefined ? this.calm + 1 : 0;
    if (strained !== undefined) {
      return this.become(Math.min(this.slowestMs, this.everyMs * 2), strained);
    }
    // Faster only where twice as much would still be within the share.
    return this.calm >= calmJudgements && cost * 2 <= this.everyMs * share ? this.become(Math.max(this.usualMs, this.everyMs / 2), "") : undefined;
  }

  private become(everyMs: number, because: PaceChange["because"]): PaceChange | undefined {
    if (everyMs === this.everyMs) {
      return undefined;
    }
    this.everyMs = everyMs;
    this.calm = 0;
    return { everyMs, slowed: everyMs > this.usualMs, because };
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
