import type { Clock, Detector, DetectorSetup, DetectorWarning, OpenKey, Places, Sighting, Signal, TabShown } from "../detectors/detector.js";
import { audio } from "../detectors/audio.js";
import { captureSwitchedTab } from "../detectors/captureSwitchedTab.js";
import { copyPaste } from "../detectors/copyPaste.js";
import { fullScreen } from "../detectors/fullScreen.js";
import { impersonation } from "../detectors/impersonation.js";
import { people } from "../detectors/people.js";
import { randomPhotos, type PhotoPlan } from "../detectors/randomPhotos.js";
import { severalMonitors } from "../detectors/severalMonitors.js";
import { shareKept } from "../detectors/shareKept.js";
import { siteName } from "../detectors/siteName.js";
import { tabSwitch } from "../detectors/tabSwitch.js";
import type { PieceKind } from "../evidence/piece.js";
import { Proof } from "../evidence/proof.js";
import type { Policy, Welcome, TrackingOption } from "../network/protocol.js";
import type { Journal } from "./journal.js";
import type { StartPhoto } from "./startPhoto.js";
import type { SittingHost } from "./sittingHost.js";

type Start = (setup: DetectorSetup) => Detector;

/** The detector of each tracking option that has one; the others are captures or only shown. */
const detectors: Readonly<Record<TrackingOption, Start | undefined>> = {
  recordCamera: undefined,
  recordMicrophone: undefined,
  recordScreen: undefined,
  liveView: undefined,
  selfView: undefined,
  tabSwitch,
  shareKept,
  people,
  audio,
  impersonation,
  randomPhotos,
  // The student takes it, on our page.
  photoAtStart: undefined,
  captureSwitchedTab,
  siteName,
  severalMonitors,
  copyPaste,
  fullScreen,
  // The relay notices these itself.
  severalSessions: undefined,
  desktopOnly: undefined,
};

/** How long after our own dialog closed the window's focus may still be on its way back. */
const dialogMilliseconds = 1000;

/** What is captured, as far as it is. */
export interface Streams {
  readonly camera: () => MediaStream | undefined;
  readonly screen: () => MediaStream | undefined;
}

/** When random photos are due, and where it is noted that one was taken. */
export type PhotoSchedule = Omit<PhotoPlan, "take"> & { readonly took: (stretch: number) => void };

/** The detectors at work, and the browser's word passed on to them. */
export class Watch {
  /** What a detector wants the student to know. */
  warning: DetectorWarning | undefined;
  private detectors: Detector[] = [];
  private proof: Proof | undefined;

  constructor(
    private readonly tabs: ExamTabs,
    private readonly host: Pick<SittingHost, "look" | "severalMonitors" | "show" | "senses" | "evidence" | "tabPicture">,
    private readonly streams: Streams,
  ) {}

  start({ policy, exam }: Pick<Welcome, "policy" | "exam">, clock: Clock, journal: Journal, plan?: PhotoSchedule, agreedToLikeness?: boolean): void {
    this.stop();
    this.tabs.allow(exam.allowedSites);
    const proof = (this.proof = this.newProof(clock, journal));
    const warn = (warning?: DetectorWarning): void => {
      if (warning !== this.warning) {
        this.warning = warning;
        this.host.show();
      }
    };
    this.detectors = startDetectors(policy, { clock, places: this.tabs, warn, agreedToLikeness, ...taking(proof, journal, plan) }, journal, proof);
    this.host.senses?.start(policy, agreedToLikeness === true);
    this.lookAtMonitors();
    void this.lookAround();
  }

  private newProof(clock: Clock, journal: Journal): Proof | undefined {
    const { evidence: keeper, senses } = this.host;
    if (keeper === undefined) {
      return undefined;
    }
    return new Proof({
      clock,
      keeper,
      ...this.streams,
      tab: (windowId) => this.tabs.picture(windowId, this.host.tabPicture),
      serverTime: (at) => journal.serverTime(at),
      clip: senses === undefined ? undefined : (from) => senses.clip(from),
      missing: (piece, reason, at) => void journal.write({ kind: "evidence.missing", at, detail: { piece, reason } }),
    });
  }

  /** The relay will never take a piece that was taken then. */
  refused(kind: PieceKind, at: number): void {
    this.proof?.refused(kind, at);
  }

  /** Keeps the photo that the student has taken before beginning. */
  keepPhoto(clock: Clock, journal: Journal, photo: StartPhoto): Promise<void> | undefined {
    const taken = photo.handOver();
    return taken && this.newProof(clock, journal)?.keep("photo", taken.at, undefined, () => Promise.resolve(taken));
  }

  /** Monitors may have come or gone. */
  lookAtMonitors(): void {
    this.signal({ type: "monitors", several: this.host.severalMonitors() });
  }

  stop(): void {
    this.host.senses?.stop();
    for (const detector of this.detectors.splice(0)) {
      detector.stop();
    }
  }

  signal(signal: Signal): void {
    this.tabs.before(signal);
    for (const detector of this.detectors) {
      detector.signal(signal);
    }
    this.tabs.after(signal);
  }

  /** Our own dialog has opened or closed. */
  ownDialog(open: boolean, clock: Clock): void {
    clock.after(open ? 0 : dialogMilliseconds, () => {
      this.signal({ type: "ownDialog", open });
    });
  }

  /** Asks the browser where the student is, for what its events left out. */
  async lookAround(): Promise<void> {
    if (this.detectors.length === 0) {
      return;
    }
    const look = await this.host.look();
    if (look !== undefined) {
      for (const { shown, ...tab } of look.activeTabs) {
        this.signal({ type: "tabShows", tabId: tab.tabId, ...shown });
        this.signal({ type: "tabActivated", ...tab });
      }
      this.signal({ type: "windowFocused", windowId: look.focusedWindow });
    }
  }
}

/** What takes pictures for detectors. */
function taking(proof: Proof | undefined, journal: Journal, plan: PhotoSchedule | undefined): Pick<DetectorSetup, "photos" | "screenshot"> {
  return {
    photos: plan && {
      ...plan,
      take(stretch) {
        plan.took(stretch);
        void proof?.photo();
      },
    },
    screenshot: (windowId) => void proof?.screenshot(windowId, journal.settled().then(() => journal.stillOpen("away")?.seq)),
  };
}

/** Runs the detectors that the exam's policy asks for, and no other. */
function startDetectors(policy: Policy, given: Omit<DetectorSetup, "report" | "stillOpen">, journal: Journal, proof: Proof | undefined): Detector[] {
  const report = ({ kind, at, detail, ends, open, evidence }: Sighting): void => {
    const key = open === undefined ? {} : ends === true ? { ends: open } : { open };
    const event = journal.write({ kind, at, detail, ...key });
    if (evidence === "photo") {
      void proof?.photo(event);
    } else if (evidence === "clip") {
      void proof?.clip(at, event);
    }
  };
  const stillOpen = (key: OpenKey): Sighting["kind"] | undefined =>
    journal.stillOpen(key)?.kind as Sighting["kind"] | undefined;
  return Object.entries(detectors)
    .filter(([option]) => policy.options[option as TrackingOption] === true)
    .flatMap(([, start]) => (start === undefined ? [] : [start({ ...given, report, stillOpen })]));
}

/** The exam's tab, and which tabs are our own pages or show a site that the exam allows. */
export class ExamTabs implements Places {
  private readonly own = new Map<number, number>();
  private readonly shown = new Map<number, string>();
  /** Tabs that were opened to show something, and show nothing yet. */
  private readonly empty = new Set<number>();
  private allowed: ReadonlySet<string> = new Set();
  /** Whether the exam's page has filled the screen since this attempt began here. */
  filled = false;

  constructor(
    private tab: { readonly tabId: number; readonly windowId: number } | undefined,
    private readonly changed: (tab: { readonly tabId: number; readonly windowId: number } | undefined) => void,
  ) {}

  examTab(): number | undefined {
    return this.tab?.tabId;
  }

  examWindow(): number | undefined {
    return this.tab?.windowId;
  }

  isOwnTab(tabId: number): boolean {
    const shown = this.shown.get(tabId);
    return this.own.has(tabId) || (shown !== undefined && this.allowed.has(shown));
  }

  sitesAllowed(): boolean {
    return this.allowed.size > 0;
  }

  siteOf(tabId: number): string | undefined {
    const shown = this.shown.get(tabId);
    return shown === undefined ? undefined : new URL(shown).host;
  }

  /** These sites are as good as the exam's page. */
  allow(origins: readonly string[]): void {
    this.allowed = new Set(origins.flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).origin] : [])));
  }

  /** Before the detectors hear of it. */
  before(signal: Signal): void {
    if (signal.type === "tabShows") {
      this.note(signal.tabId, signal);
    } else if (signal.type === "tabRemoved") {
      this.note(signal.tabId, {});
    }
  }

  /** Only of an empty tab it counts where it leads: another one still shows what it showed, as long as that site lets it wait. */
  private note(tabId: number, { origin, leadsTo, opened }: TabShown): void {
    if (leadsTo === undefined) {
      this.empty.delete(tabId);
    } else if (opened === true) {
      this.empty.add(tabId);
    }
    const shown = origin ?? (this.empty.has(tabId) ? leadsTo : undefined);
    if (shown === undefined) {
      this.shown.delete(tabId);
    } else {
      this.shown.set(tabId, shown);
    }
  }

  /** A picture of the tab in front of a window: never of the exam's or of a page of ours. */
  picture(windowId: number, take: SittingHost["tabPicture"]): Promise<Blob | undefined> {
    const exam = this.tab === undefined ? [] : [this.tab.tabId];
    const allowed = [...this.shown.keys()].filter((tabId) => this.isOwnTab(tabId));
    return take(windowId, [...exam, ...this.own.keys(), ...allowed]);
  }

  /** One of our own pages is open in this tab; call the result when it is gone. */
  ownPage(tabId: number): () => void {
    this.own.set(tabId, (this.own.get(tabId) ?? 0) + 1);
    return () => {
      const left = (this.own.get(tabId) ?? 1) - 1;
      if (left <= 0) {
        this.own.delete(tabId);
      } else {
        this.own.set(tabId, left);
      }
    };
  }

  opened(tabId: number, windowId: number): void {
    if (this.tab?.tabId !== tabId || this.tab.windowId !== windowId) {
      this.tab = { tabId, windowId };
      this.changed(this.tab);
    }
  }

  /** The tab is no longer known: its id belongs to an earlier browser session or attempt. */
  forget(): void {
    this.filled = false;
    if (this.tab !== undefined) {
      this.tab = undefined;
      this.changed(undefined);
    }
  }

  /** After the detectors have heard of it: a closed tab is nobody's, the next page of the exam takes its place. */
  after(signal: Signal): void {
    if (signal.type === "tabRemoved" && signal.tabId === this.tab?.tabId) {
      this.tab = undefined;
      this.changed(undefined);
    }
  }
}
