import type { Line, NewEvent } from "../network/line.js";
import type { OpenEvent } from "../inside/store.js";

/** One entry for the journal; `open` and `ends` pair the two events of something that lasts. */
export interface Entry extends Omit<NewEvent, "ends" | "detail"> {
  readonly detail?: NewEvent["detail"];
  /** Stays open under this key until an entry ends it. */
  readonly open?: string;
  /** Ends what is open under this key, with its duration. */
  readonly ends?: string;
}

/** The attempt's events in the order they were noticed; what began and has not ended outlives a restart. */
export class Journal {
  private open: Readonly<Record<string, OpenEvent>>;
  private last: Promise<unknown> = Promise.resolve();
  /** How many events the attempt has, those of an earlier life of this document included. */
  count = 0;

  constructor(
    private readonly line: () => Line | undefined,
    private readonly openChanged: (open: Readonly<Record<string, OpenEvent>>) => void,
    open: Readonly<Record<string, OpenEvent>> = {},
  ) {
    this.open = { ...open };
  }

  stillOpen(key: string): OpenEvent | undefined {
    return this.open[key];
  }

  /** Moves a local time to the relay's clock, as well as that is known. */
  serverTime(at: number): number {
    return this.line()?.serverTime(at) ?? at;
  }

  /** Writes one entry after all earlier ones; resolves to its number when it is kept. */
  write(entry: Entry): Promise<number | undefined> {
    const written = this.last.then(() => this.keep(entry));
    this.last = written.catch(() => undefined);
    return written;
  }

  /** Notes that something was missing from then until now. */
  gap(kind: NewEvent["kind"], since: number, now: number): void {
    void this.write({ kind, at: since, durationMs: Math.max(0, now - since) });
  }

  /** Resolves when every entry written so far is kept. */
  async settled(): Promise<void> {
    await this.last;
  }

  private async keep({ open, ends, detail, ...event }: Entry): Promise<number | undefined> {
    const line = this.line();
    if (line === undefined) {
      return undefined;
    }
    const opened = ends === undefined ? undefined : this.open[ends];
    const seq = await line.report({
      ...event,
      detail: detail ?? {},
      ...(opened === undefined ? {} : { ends: opened.seq, durationMs: Math.max(0, Math.round(event.at - opened.at)) }),
    });
    this.count = seq;
    if (open !== undefined || ends !== undefined) {
      const others = Object.entries(this.open).filter(([key]) => key !== ends);
      const begun: [string, OpenEvent][] = open === undefined ? [] : [[open, { seq, at: event.at, kind: event.kind }]];
      this.open = Object.fromEntries([...others, ...begun]);
      this.openChanged(this.open);
    }
    return seq;
  }
}
