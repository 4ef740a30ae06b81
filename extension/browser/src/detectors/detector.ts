// What a detector is: one file per tracking option, fed with what the browser tells, saying what it noticed.

import type { PieceKind } from "../evidence/piece.js";
import type { PhotoPlan } from "./randomPhotos.js";

/** The kinds of event the detectors of this extension send. */
export type DetectedKind =
  | "tab.left"
  | "window.left"
  | "window.opened"
  | "site.seen"
  | "page.left"
  | "page.returned"
  | "capture.black"
  | "capture.frozen"
  | "capture.muted"
  | "people.nobody"
  | "people.several"
  | "people.unseen"
  | "audio.speech"
  | "audio.unheard"
  | "impersonation.different"
  | "impersonation.unsure"
  | "impersonation.declined"
  | "detector.started"
  | "detector.slowed"
  | "monitors.several"
  | "copyPaste.blocked"
  | "fullScreen.left";

/** What is captured of a student; camera and microphone come in one stream and fail apart. */
export type CapturedSource = "camera" | "microphone" | "screen";

/** What may be wrong with a source that is captured. */
export type CaptureFault = "black" | "frozen" | "muted";

/** What the exam's pages may block. */
export type Try = "copy" | "cut" | "paste" | "drop" | "print" | "menu";

/** Options whose detector goes by a model. */
export type ModelOption = "people" | "audio" | "impersonation";

/** Why a detector cannot tell: the picture is of no use, there is none, the model does not work, or it has not found a face yet. */
export type Blindness = "dark" | "blurred" | "noPicture" | "noSound" | "failed" | "notFound";

/** Under which key an event stays open until a second one ends it. */
export type OpenKey = "away" | "page" | "monitors" | "fullScreen" | "people" | "speech" | "unheard" | "impersonation" | "unsure" | "declined" | `slowed.${ModelOption}` | `share.${CapturedSource}`;

/** Something noticed; times are milliseconds of the local clock, the sender moves them to the server's. */
export interface Sighting {
  readonly kind: DetectedKind;
  readonly at: number;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  /** Ends what this detector opened last under the same key. */
  readonly ends?: boolean;
  /** Under which key the event stays open until a second one ends it. */
  readonly open?: OpenKey;
  /** What shows it: taken as soon as it is told, and kept with the event. */
  readonly evidence?: Exclude<PieceKind, "screenshot">;
}

/** What a tab shows, where that is a site we may know of. */
export interface TabShown {
  readonly origin?: string;
  /** Where it is on its way to: what it shows meanwhile is still what it showed before. */
  readonly leadsTo?: string;
  /** It has just been opened, and shows nothing. */
  readonly opened?: true;
}

/** What the browser tells about tabs, windows and the exam's pages: where the student is. */
export type PlaceSignal =
  | { readonly type: "page"; readonly tabId: number; readonly visible: boolean; readonly focused: boolean }
  | { readonly type: "pageGone"; readonly tabId: number }
  | { readonly type: "tabActivated"; readonly tabId: number; readonly windowId: number }
  | { readonly type: "tabLoaded"; readonly tabId: number }
  | ({ readonly type: "tabShows"; readonly tabId: number } & TabShown)
  | { readonly type: "tabRemoved"; readonly tabId: number }
  | { readonly type: "windowFocused"; readonly windowId: number }
  | { readonly type: "windowCreated"; readonly windowId: number }
  /** One of our own dialogs (the screen picker) opened or closed: looking at it is no offence. */
  | { readonly type: "ownDialog"; readonly open: boolean };

/** What detectors are told. */
export type Signal =
  | PlaceSignal
  /** How a source was found a moment ago: with a fault that has lasted `since` then, or without. Told about once a second. */
  | { readonly type: "captured"; readonly source: CapturedSource; readonly fault?: { readonly kind: CaptureFault; readonly since: number } }
  /** Whether the exam could be spread over more than one monitor. */
  | { readonly type: "monitors"; readonly several: boolean }
  /** Whether the exam's page fills the screen. */
  | { readonly type: "fullScreen"; readonly on: boolean }
  /** How many faces a picture of the camera showed, or why that cannot be told. */
  | { readonly type: "faces"; readonly at: number; readonly count: number; readonly poor?: Exclude<Blindness, "notFound" | "noSound"> }
  /** How likely somebody spoke in a moment of sound, 0 to 1, and how loud it was, in dB over silence. */
  | { readonly type: "sound"; readonly at: number; readonly speech: number; readonly loudness: number }
  /** How far who is before the camera is from who was there first, as numbers of faces go; or why that cannot be told. */
  | { readonly type: "likeness"; readonly at: number; readonly distance?: number; readonly why?: "nobody" | "several" | "small" | "turned" | "poor" | "failed" }
  /** The microphone gives nothing that could be listened to; told about once a second. */
  | { readonly type: "deaf"; readonly why: "noSound" | "failed" }
  /** A model is ready, and runs on this. */
  | { readonly type: "modelReady"; readonly option: ModelOption; readonly by: string }
  /** A model is asked less often than it could be, or as often again. */
  | { readonly type: "modelPace"; readonly option: ModelOption; readonly everyMs: number; readonly slowed: boolean; readonly because: string }
  /** Something was tried that the exam's pages block. */
  | { readonly type: "tried"; readonly what: Try };

export function aboutPlaces(signal: Signal): signal is PlaceSignal {
  return "tabId" in signal || "windowId" in signal || signal.type === "ownDialog";
}

/** The exam's tab, and those that are as good as it, as far as they are known. */
export interface Places {
  examTab(): number | undefined;
  examWindow(): number | undefined;
  /** Whether it shows a page of ours, or a site that the exam allows. */
  isOwnTab(tabId: number): boolean;
  /** Whether the exam allows any site: a new window may be one of theirs. */
  sitesAllowed?(): boolean;
  /** The host of the site that a tab shows, where the browser tells it. */
  siteOf?(tabId: number): string | undefined;
}

/** Time as a detector sees it; replaced by a virtual one in tests. */
export interface Clock {
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
}

/** The browser's clock. setTimeout and nothing else: an offscreen document never gets an animation frame. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** One tracking option's eyes; it holds no browser API itself. */
export interface Detector {
  signal(signal: Signal): void;
  stop(): void;
}

/** What a detector tells the student. */
export type DetectorWarning = "face-unseen";

/** What a detector is given when it starts. */
export interface DetectorSetup {
  /** When random photos are to be taken, and what takes them. */
  readonly photos?: PhotoPlan | undefined;
  /** Takes a picture of the tab in front of that window or, without one, of what else there is; for the event that is open as "away". */
  readonly screenshot?: ((windowId: number | undefined) => void) | undefined;
  readonly clock: Clock;
  readonly places: Places;
  readonly report: (sighting: Sighting) => void;
  /** What was still open when the extension was last alive. */
  readonly stillOpen: (key: OpenKey) => DetectedKind | undefined;
  /** Whether the student has agreed to being compared with their first pictures; undefined where they were not asked in this browser. */
  readonly agreedToLikeness?: boolean | undefined;
  /** What the student should know and can mend; without it, that it is well again. */
  readonly warn: (warning?: DetectorWarning) => void;
}
