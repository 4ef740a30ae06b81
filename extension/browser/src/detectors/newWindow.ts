import type { DetectorSetup } from "./detector.js";

/** By when a new window shows what it was opened for, where that may be a site that the exam allows. */
export const openedMilliseconds = 1000;

/** Tells new windows; `shown` says which tab is in front in one. A window with an allowed site is none that is told. */
export function watchNewWindows({ clock, places, report }: DetectorSetup, shown: (windowId: number) => number | undefined): { opened(windowId: number): void; stop(): void } {
  const waiting = new Set<() => void>();
  return {
    opened(windowId) {
      if (places.examTab() === undefined) {
        return;
      }
      const at = clock.now();
      if (places.sitesAllowed?.() !== true) {
        report({ kind: "window.opened", at, detail: {} });
        return;
      }
      const cancel = clock.after(openedMilliseconds, () => {
        waiting.delete(cancel);
        const tab = shown(windowId);
        if (tab === undefined || !places.isOwnTab(tab)) {
          report({ kind: "window.opened", at, detail: {} });
        }
      });
      waiting.add(cancel);
    },
    stop() {
      waiting.forEach((cancel) => {
        cancel();
      });
      waiting.clear();
    },
  };
}
