import type { Detector, DetectorSetup } from "./detector.js";

/** How long full screen must be left: a page that loads anew may say so for a moment. */
export const settleMilliseconds = 500;

/** Notices when full screen is left after it was entered, and the return to it. The page itself covers its questions meanwhile. */
export function fullScreen({ clock, report, stillOpen }: DetectorSetup): Detector {
  let left = stillOpen("fullScreen") !== undefined;
  let entered = left;
  let pending: (() => void) | undefined;

  const tell = (at: number, ends: boolean): void => {
    pending = undefined;
    left = !ends;
    report({ kind: "fullScreen.left", at, detail: {}, open: "fullScreen", ...(ends ? { ends } : {}) });
  };

  return {
    signal(signal) {
      if (signal.type !== "fullScreen") {
        return;
      }
      if (signal.on) {
        entered = true;
        pending?.();
        pending = undefined;
        if (left) {
          tell(clock.now(), true);
        }
      } else if (entered && !left && pending === undefined) {
        const at = clock.now();
        pending = clock.after(settleMilliseconds, () => {
          tell(at, false);
        });
      }
    },
    stop() {
      pending?.();
      pending = undefined;
    },
  };
}
