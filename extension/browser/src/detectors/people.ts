import type { Blindness, DetectedKind, Detector, DetectorSetup, Signal } from "./detector.js";
import { modelAtWork } from "./modelAtWork.js";

/** How many pictures are looked back at, and how many of them must agree: never one alone. */
export const lookedBack = 5;
export const agreeing = 4;
/** How long it must be unseen who is there before that is noted. */
export const unseenMilliseconds = 30_000;
/** Pictures further apart say nothing together, as after the machine has slept. */
export const apartMilliseconds = 20_000;

type Faces = Extract<Signal, { type: "faces" }>;
type View = "one" | "nobody" | "several" | "unseen";

interface Looked {
  readonly at: number;
  readonly view: View;
  readonly count: number;
  readonly why: Blindness | undefined;
}

const kinds: Readonly<Record<View, DetectedKind | undefined>> = {
  one: undefined,
  nobody: "people.nobody",
  several: "people.several",
  unseen: "people.unseen",
};

/**
 * Notices when the camera shows nobody, or several people. Whoever this detector has never found may be somebody it does not find: until
 * it has seen a face it says that it cannot see, and so it does of a picture that is dark or blurred. That is no offence.
 */
export function people(setup: DetectorSetup): Detector {
  return new People(setup);
}

class People implements Detector {
  private readonly machine: Detector;
  /** What was told and has not ended. */
  private told: DetectedKind | undefined;
  /** A face was found in this attempt. */
  private found: boolean;
  private seen: readonly Looked[] = [];
  /** What is seen now, and since when. */
  private now: Looked | undefined;

  constructor(private readonly setup: DetectorSetup) {
    this.machine = modelAtWork("people", setup);
    this.told = setup.stillOpen("people");
    this.found = this.told === "people.nobody" || this.told === "people.several";
  }

  signal(signal: Signal): void {
    this.machine.signal(signal);
    if (signal.type === "faces") {
      this.look(signal);
    }
  }

  stop(): void {
    this.machine.stop();
    this.setup.warn();
  }

  private look({ at, count, poor }: Faces): void {
    const last = this.seen.at(-1);
    const before = last !== undefined && at - last.at > apartMilliseconds ? [] : this.seen;
    const view: View = count > 1 ? "several" : count === 1 ? "one" : poor !== undefined || !this.found ? "unseen" : "nobody";
    const why: Blindness | undefined = view === "unseen" ? (poor ?? "notFound") : undefined;
    this.seen = [...before, { at, view, count, why }].slice(-lookedBack);
    const same = this.seen.filter((one) => one.view === view);
    if (same.length >= agreeing && view !== this.now?.view) {
      this.now = same[0];
      this.found ||= count > 0;
      this.setup.warn(view === "unseen" ? "face-unseen" : undefined);
    }
    if (this.now !== undefined) {
      this.judge(this.now, at);
    }
  }

  private judge(now: Looked, at: number): void {
    if (now.view !== "unseen") {
      this.tell(kinds[now.view], now);
    } else if (at - now.at >= unseenMilliseconds) {
      // A camera that was late to start was soon dark, or whatever it is now.
      this.tell("people.unseen", { ...now, why: this.seen.at(-1)?.why });
    } else if (this.told !== "people.unseen") {
      // Nobody, or several, were there until nothing could be seen any more.
      this.tell(undefined, now);
    }
  }

  private tell(kind: DetectedKind | undefined, { at, why }: Looked): void {
    const { report } = this.setup;
    if (kind === this.told) {
      return;
    }
    if (this.told !== undefined) {
      report({ kind: this.told, at, detail: {}, ends: true, open: "people" });
    }
    this.told = kind;
    if (kind === "people.unseen") {
      report({ kind, at, detail: { reason: why ?? "notFound" }, open: "people" });
    } else if (kind !== undefined) {
      const count = Math.max(...this.seen.map((one) => one.count));
      report({ kind, at, detail: kind === "people.several" ? { count } : {}, open: "people", evidence: "photo" });
    }
  }
}
