import type { Detector, DetectorSetup } from "./detector.js";
import { tabSwitch } from "./tabSwitch.js";

/** What is shorter is a glance, of which no picture is taken: the same as in the relay's score. By then a tab has painted. */
export const glanceMilliseconds = 1500;

/** Takes a picture of where the student went, once for each time the exam is left for longer than a glance. */
export function captureSwitchedTab(setup: DetectorSetup): Detector {
  let cancel: (() => void) | undefined;
  let focused: number | undefined;
  const forget = (): void => {
    cancel?.();
    cancel = undefined;
  };
  // Where the student is, is for one module to say; what it tells here is not reported twice.
  const where = tabSwitch({
    ...setup,
    stillOpen: () => undefined,
    report({ kind, at, detail, ends }) {
      if (kind !== "tab.left" && kind !== "window.left") {
        return;
      }
      forget();
      if (ends !== true) {
        const rest = Math.max(0, at + glanceMilliseconds - setup.clock.now());
        cancel = setup.clock.after(rest, () => {
          cancel = undefined;
          const inWindow = kind === "tab.left" ? setup.places.examWindow() : focused;
          setup.screenshot?.(detail["to"] === "application" ? undefined : inWindow);
        });
      }
    },
  });
  return {
    signal(signal) {
      if (signal.type === "windowFocused") {
        focused = signal.windowId;
      }
      where.signal(signal);
    },
    stop() {
      forget();
      where.stop();
    },
  };
}
