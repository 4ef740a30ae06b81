import type { Detector, DetectorSetup, Try } from "./detector.js";

/** Tries of one kind within this time are told as one. */
export const gatherMilliseconds = 5000;

interface Gathered {
  readonly at: number;
  count: number;
  readonly cancel: () => void;
}

/** Counts what was tried and blocked on the exam's pages: copying, pasting, printing and the like. Never what it was about. */
export function copyPaste({ clock, report }: DetectorSetup): Detector {
  const gathered = new Map<Try, Gathered>();

  const tell = (what: Try, { at, count }: Gathered): void => {
    gathered.delete(what);
    report({ kind: "copyPaste.blocked", at, detail: { what, count } });
  };

  return {
    signal(signal) {
      if (signal.type !== "tried") {
        return;
      }
      const { what } = signal;
      const known = gathered.get(what);
      if (known !== undefined) {
        known.count += 1;
        return;
      }
      const first: Gathered = {
        at: clock.now(),
        count: 1,
        cancel: clock.after(gatherMilliseconds, () => {
          tell(what, first);
        }),
      };
      gathered.set(what, first);
    },
    stop() {
      for (const [what, one] of [...gathered]) {
        one.cancel();
        tell(what, one);
      }
    },
  };
}
