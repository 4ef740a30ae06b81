import type { Detector, DetectorSetup } from "./detector.js";

/** How long a change must last: while monitors are plugged in, systems name them and take them away again. */
export const settleMilliseconds = 1500;

/** Notices when more than one monitor is connected, and when only one is left. */
export function severalMonitors({ clock, report, stillOpen }: DetectorSetup): Detector {
  let told = stillOpen("monitors") !== undefined;
  let pending: (() => void) | undefined;

  const settle = (several: boolean, at: number): void => {
    pending = undefined;
    told = several;
    report({ kind: "monitors.several", at, detail: {}, open: "monitors", ...(several ? {} : { ends: true }) });
  };

  return {
    signal(signal) {
      if (signal.type !== "monitors") {
        return;
      }
      const { several } = signal;
      if (several === told) {
        pending?.();
        pending = undefined;
      } else if (pending === undefined) {
        const at = clock.now();
        pending = clock.after(settleMilliseconds, () => {
          settle(several, at);
        });
      }
    },
    stop() {
      pending?.();
      pending = undefined;
    },
  };
}
