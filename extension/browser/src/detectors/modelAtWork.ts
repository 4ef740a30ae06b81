import type { Detector, DetectorSetup, ModelOption } from "./detector.js";

/** Notes by what a detector's model runs, and while it is asked less often for the machine's sake. */
export function modelAtWork(option: ModelOption, { clock, report, stillOpen }: DetectorSetup): Detector {
  const open = `slowed.${option}` as const;
  let slowed = stillOpen(open) !== undefined;

  const end = (): void => {
    if (slowed) {
      slowed = false;
      report({ kind: "detector.slowed", at: clock.now(), detail: { option }, ends: true, open });
    }
  };

  return {
    signal(signal) {
      if (signal.type === "modelReady" && signal.option === option) {
        report({ kind: "detector.started", at: clock.now(), detail: { option, by: signal.by } });
      } else if (signal.type === "modelPace" && signal.option === option) {
        end();
        if (signal.slowed) {
          slowed = true;
          const { everyMs, because } = signal;
          report({ kind: "detector.slowed", at: clock.now(), detail: { option, everyMs, because }, open });
        }
      }
    },
    stop() {
      // What is open ends with the attempt.
    },
  };
}
