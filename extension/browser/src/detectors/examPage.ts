import type { DetectorSetup, PlaceSignal } from "./detector.js";

/** How long a loaded page has for saying that it belongs to the exam. */
export const answerMilliseconds = 1000;
/** How long a page may take to load before its absence is told. */
export const loadMilliseconds = 15_000;

/**
 * Notices when the exam's tab is closed or shows something else. Going from one question to the next also unloads a page, so
 * the word is given only when the tab has finished loading and no page of the exam has spoken.
 */
export function watchExamPage(setup: DetectorSetup): { signal(signal: PlaceSignal): void; stop(): void } {
  return new ExamPage(setup);
}

class ExamPage {
  private goneAt: number | undefined;
  private left: boolean;
  /** The exam's tab shows a site that the exam allows. */
  private allowed = false;
  private cancel: (() => void) | undefined;

  constructor(private readonly setup: DetectorSetup) {
    this.left = setup.stillOpen("page") === "page.left";
  }

  signal(signal: PlaceSignal): void {
    if (!("tabId" in signal) || signal.tabId !== this.setup.places.examTab()) {
      return;
    }
    switch (signal.type) {
      case "pageGone":
        this.gone();
        this.wait(loadMilliseconds);
        return;
      case "tabLoaded":
        if (this.goneAt !== undefined) {
          this.wait(answerMilliseconds);
        }
        return;
      case "tabShows":
        this.elsewhere(this.setup.places.isOwnTab(signal.tabId));
        return;
      case "tabRemoved":
        this.gone();
        this.allowed = false;
        this.tell();
        return;
      case "page":
        this.returned();
        return;
      case "tabActivated":
        return;
    }
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }

  private gone(): void {
    this.goneAt ??= this.setup.clock.now();
  }

  /** The exam's tab has gone on to an allowed site, or from there to something that is none. */
  private elsewhere(allowed: boolean): void {
    if (this.allowed && !allowed) {
      this.gone();
      this.wait(answerMilliseconds);
    }
    this.allowed = allowed;
  }

  private wait(milliseconds: number): void {
    this.stop();
    this.cancel = this.setup.clock.after(milliseconds, () => {
      this.tell();
    });
  }

  private tell(): void {
    this.stop();
    if (this.allowed) {
      this.goneAt = undefined;
    } else if (this.goneAt !== undefined && !this.left) {
      this.left = true;
      this.setup.report({ kind: "page.left", at: this.goneAt, detail: {}, open: "page" });
    }
  }

  private returned(): void {
    this.goneAt = undefined;
    this.allowed = false;
    this.stop();
    if (this.left) {
      this.left = false;
      this.setup.report({ kind: "page.returned", at: this.setup.clock.now(), detail: {}, ends: true, open: "page" });
    }
  }
}
