import { glanceMilliseconds } from "./captureSwitchedTab.js";
import type { Detector, DetectorSetup, Sighting } from "./detector.js";
import { tabSwitch } from "./tabSwitch.js";

const otherApplication = -1;

/** One time away from the exam: names each site that is in front for longer than a glance, once. */
class Departure {
  private readonly named = new Set<string>();
  private untold = false;
  private looked: string | undefined;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly setup: DetectorSetup,
    readonly kind: Sighting["kind"],
    private readonly since: number,
  ) {}

  /** This tab is in front, or none; an empty name stands for one that the browser does not tell. */
  look(tab: number | undefined): void {
    const site = tab === undefined ? undefined : (this.setup.places.siteOf?.(tab) ?? "");
    if (site === this.looked) {
      return;
    }
    this.stop();
    this.looked = site;
    if (site !== undefined && !this.named.has(site)) {
      const at = this.setup.clock.now();
      this.cancel = this.setup.clock.after(glanceMilliseconds, () => {
        this.stayed(site, at);
      });
    }
  }

  private stayed(site: string, at: number): void {
    if (site === "") {
      this.untold = true;
    } else {
      this.named.add(site);
      this.setup.report({ kind: "site.seen", at, detail: { site } });
    }
  }

  end(): void {
    this.stop();
    if (this.untold && this.named.size === 0) {
      this.setup.report({ kind: "site.seen", at: this.since, detail: {} });
    }
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}

/** Names the sites a student is at while away from the exam. */
export function siteName(setup: DetectorSetup): Detector {
  const inFront = new Map<number, number>();
  let focused: number | undefined;
  let away: Departure | undefined;

  const look = (): void => {
    const window = away?.kind === "tab.left" ? setup.places.examWindow() : focused;
    away?.look(window === undefined || window === otherApplication ? undefined : inFront.get(window));
  };
  // Where the student is, is for one module to say; what it tells here is not reported twice.
  const where = tabSwitch({
    ...setup,
    stillOpen: () => undefined,
    report({ kind, at, ends }) {
      if (kind === "tab.left" || kind === "window.left") {
        away?.end();
        away = ends === true ? undefined : new Departure(setup, kind, at);
        look();
      }
    },
  });

  return {
    signal(signal) {
      if (signal.type === "windowFocused") {
        focused = signal.windowId;
      } else if (signal.type === "tabActivated") {
        inFront.set(signal.windowId, signal.tabId);
      }
      where.signal(signal);
      look();
    },
    stop() {
      away?.stop();
      where.stop();
    },
  };
}
