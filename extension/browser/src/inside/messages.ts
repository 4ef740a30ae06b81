// What the extension's own contexts say to each other: pages over ports to the offscreen document, the worker by messages.
import type { CaptureState } from "../offscreen/capture.js";
import type { EndedBy, ExamBrief, Policy, Source } from "../network/protocol.js";
import type { DetectorWarning, TabShown, Try } from "../detectors/detector.js";
import type { StartPhotoView } from "../offscreen/startPhoto.js";
import type { Trouble } from "./trouble.js";

/** How far this sitting has come. */
export type Phase =
  | "idle"
  | "unfinished"
  | "connecting"
  | "held"
  | "reading"
  | "declined"
  | "setup"
  | "live"
  | "finishing"
  | "finished"
  | "ended"
  | "failed";

/** What was handed over, told to the student at the end. */
export interface Account {
  readonly title: string | undefined;
  readonly sources: readonly Source[];
  readonly events: number;
  readonly startedAt: number | undefined;
  readonly finishedAt: number;
  readonly everyTrackStopped: boolean;
  /** Of practice the relay keeps nothing. */
  readonly practice: boolean;
  /** The address of the student's own page, if they agreed to anything. */
  readonly ownPage?: string | undefined;
  readonly options: Policy["options"];
}

/** One captured source as pages show it. */
export interface CaptureView {
  readonly state: CaptureState;
  readonly recorded: boolean;
  readonly trouble?: Trouble | undefined;
  /** It is captured, but what it delivers is of no use. */
  readonly warning?: Trouble | undefined;
}

/** What can be seen and heard at this moment: small pictures as JPEG data addresses, loudness from 0 to 1. */
export interface Glimpse {
  readonly face?: string | undefined;
  readonly screen?: string | undefined;
  readonly level?: number | undefined;
}

/** How the evidence of this browser stands. */
export interface EvidenceView {
  /** So many pieces are on this browser's disk and not yet at the relay. */
  readonly waiting: number;
  /** The disk had no room for the last one. */
  readonly full: boolean;
  /** So many the relay will never take. */
  readonly refused: number;
}

/** Everything a page needs to draw itself; sent whole at each change. */
export interface Snapshot {
  readonly phase: Phase;
  readonly relay?: string | undefined;
  readonly online: boolean;
  readonly exam?: { readonly title: string; readonly address: string } | undefined;
  /** All the relay says of the exam, once it has. */
  readonly brief?: ExamBrief | undefined;
  /** When the relay ends the attempt, as a local time. */
  readonly endsAt?: number | undefined;
  readonly student?: string | undefined;
  readonly policy?: Policy | undefined;
  readonly camera: CaptureView;
  readonly screen: CaptureView;
  readonly examOpened: boolean;
  /** The student has looked at the pictures and begun. */
  readonly begun: boolean;
  /** The relay has taken note that the student does not take part. */
  readonly declineTold: boolean;
  readonly unsent: number;
  /** How evidence stands; absent where there is none to speak of. */
  readonly evidence?: EvidenceView | undefined;
  /** The photo before beginning, where the policy wants one. */
  readonly startPhoto?: StartPhotoView | undefined;
  /** The unfinished attempt was alive a short while ago. */
  readonly recent: boolean;
  readonly trouble?: Trouble | undefined;
  /** The relay's own words, when there are any. */
  readonly words?: string | undefined;
  readonly message?: string | undefined;
  /** The student has asked for help: the teachers know, or will once there is a line, or one has seen to it. */
  readonly help?: "asked" | "asking" | "answered" | undefined;
  /** More than one monitor is connected, and the exam wants one. */
  readonly severalMonitors: boolean;
  /** What a detector wants the student to know, and can be mended. */
  readonly warning?: DetectorWarning | undefined;
  /** A teacher has paused the exam. */
  readonly paused: boolean;
  /** Who has ended the attempt. */
  readonly by?: EndedBy | undefined;
  readonly account?: Account | undefined;
}

/** What the consent page asks of the offscreen document. */
export type Command =
  | { readonly type: "begin"; readonly relay: string; readonly launch: string }
  | { readonly type: "resume" }
  | { readonly type: "takeOver" }
  | { readonly type: "forget" }
  | { readonly type: "consent"; readonly language: string; readonly wording?: string; readonly likeness?: boolean }
  | { readonly type: "decline"; readonly reason: string }
  | { readonly type: "reconsider" }
  | { readonly type: "start" }
  /** The photo before beginning: takes it, or takes it again. */
  | { readonly type: "photo" }
  | { readonly type: "again"; readonly source: Source }
  | { readonly type: "camera" }
  | { readonly type: "deviceTrouble"; readonly trouble: Trouble }
  | { readonly type: "screen" }
  | { readonly type: "examOpened"; readonly tabId: number; readonly windowId: number }
  | { readonly type: "help"; readonly wanted: boolean }
  | { readonly type: "finish" }
  | { readonly type: "glimpses"; readonly wanted: boolean };

/** What the offscreen document tells pages. */
export type News =
  | { readonly type: "snapshot"; readonly snapshot: Snapshot }
  | { readonly type: "glimpse"; readonly glimpse: Glimpse }
  /** Something was tried that the exam's pages block: the student reads why nothing happens. */
  | { readonly type: "blocked" }
  /** Open the exam's page, or show it where it is open. */
  | { readonly type: "openExam" };

/** What the exam wants of its pages. */
export interface PageRules {
  /** Copying, pasting, printing and the like are blocked. */
  readonly copyPaste: boolean;
  /** They are to fill the screen. */
  readonly fullScreen: boolean;
  /** Their questions are covered while they do not. */
  readonly covered: boolean;
}

/** What the offscreen document tells a page of the exam, which it covers while `paused`; after "over" the page is left alone. */
export type PageNews = { readonly type: "watching"; readonly paused: boolean; readonly rules: PageRules } | { readonly type: "over" };

/** What a page of the exam tells. */
export type PageReport =
  | { readonly type: "page"; readonly visible: boolean; readonly focused: boolean; readonly fullScreen: boolean }
  /** Something was tried that the exam's pages block; what it was about is not told. */
  | { readonly type: "tried"; readonly what: Try };

/** The names of the ports. */
export const ports = { consent: "consent", overlay: "overlay", exam: "exam", frame: "frame" } as const;

/** What the worker tells the offscreen document. */
export type WorkerNews =
  | { readonly to: "offscreen"; readonly type: "tabActivated"; readonly tabId: number; readonly windowId: number }
  | { readonly to: "offscreen"; readonly type: "tabLoaded"; readonly tabId: number }
  /** What a tab shows, as far as the browser lets us know: the sites that the student has allowed us, and no other. */
  | ({ readonly to: "offscreen"; readonly type: "tabShows"; readonly tabId: number } & TabShown)
  | { readonly to: "offscreen"; readonly type: "tabRemoved"; readonly tabId: number }
  | { readonly to: "offscreen"; readonly type: "windowFocused"; readonly windowId: number }
  | { readonly to: "offscreen"; readonly type: "windowCreated"; readonly windowId: number };

/** What others ask of the worker. */
export type WorkerRequest =
  | { readonly to: "worker"; readonly type: "wake" }
  /** Lets the window of whoever asks fill the screen, or no longer. */
  | { readonly to: "worker"; readonly type: "fullScreen"; readonly on: boolean }
  | { readonly to: "worker"; readonly type: "look" }
  /** A picture of the tab in front of this window, if it is none of these. */
  | { readonly to: "worker"; readonly type: "picture"; readonly windowId: number; readonly except: readonly number[] }
  | { readonly to: "worker"; readonly type: "running"; readonly running: boolean }
  | { readonly to: "worker"; readonly type: "openConsent" };

/** Which window has the focus and which tabs are in front: the answer to "look". */
export interface Look {
  readonly focusedWindow: number;
  readonly activeTabs: readonly { readonly tabId: number; readonly windowId: number; readonly shown: TabShown }[];
}

/** Whether a message of any sender is one for the named context. */
export function isFor<To extends "worker" | "offscreen">(to: To, message: unknown): message is { to: To; type: string } {
  return typeof message === "object" && message !== null && "to" in message && message.to === to && "type" in message;
}
