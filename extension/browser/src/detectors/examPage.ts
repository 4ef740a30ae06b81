import type { DetectorSetup, PlaceSignal } from "./detector.js";

/** How long a loaded page has for saying that it belongs to the exam. */
export const answerMilliseconds = 1000;
/** How long a page may take to load before its absence is told. */
export const loadMilliseconds = 15_000;

/**
 * Notices when the exam's tab is closed or shows something else. Going from one question to the next also unloads a page, so
 * the word is given only when the tab has finished loading and no page of the exam has spoken.
 */
export function watchExamPage({ clock, places, report, stillOpen }: DetectorSetup): { signal(signal: PlaceSignal): void; stop(): void } {
  let goneAt: number | undefined;
  let left = stillOpen("page") === "page.left";
  let cancel: (() => void) | undefined;

  const wait = (milliseconds: number): void => {
    cancel?.();
    cancel = clock.after(milliseconds, tell);
  };
  function tell(): void {
    cancel?.();
    cancel = undefined;
    if (goneAt !== undefined && !left) {
      left = true;
      report({ kind: "page.left", at: goneAt, detail: {}, open: "page" });
    }
  }

  return {
    signal(signal) {
      switch (signal.type) {
        case "pageGone":
          if (signal.tabId === places.examTab()) {
            goneAt ??= clock.now();
            wait(loadMilliseconds);
          }
          return;
        case "tabLoaded":
          if (goneAt !== undefined && signal.tabId === places.examTab()) {
            wait(answerMilliseconds);
          }
          return;
        case "tabRemoved":
          if (signal.tabId === places.examTab()) {
            goneAt ??= clock.now();
            tell();
          }
          return;
        case "page":
          if (signal.tabId === places.examTab()) {
            goneAt = undefined;
            cancel?.();
            cancel = undefined;
            if (left) {
              left = false;
              report({ kind: "page.returned", at: clock.now(), detail: {}, ends: true, open: "page" });
            }
          }
          return;
        case "tabActivated":
        case "windowFocused":
        case "windowCreated":
        case "ownDialog":
          return;
      }
    },
    stop() {
      cancel?.();
      cancel = undefined;
    },
  };
}
