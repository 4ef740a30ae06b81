// Written by TypeScriptWriter from the records of io.candor.signaling.protocol: do not edit.

export const PROTOCOL = 1;
export const SUBPROTOCOL = "candor.v1";
export const PATH = "/signaling";
export const MAX_MESSAGE_BYTES = 65536;
export const PING_EVERY_MS = 5000;
export const SILENCE_MS = 15000;
export const EVENT_WINDOW = 32;

export type StudentMessage =
  | FromStudentHello
  | FromStudentConsent
  | FromStudentDecline
  | FromStudentOffer
  | FromStudentCandidate
  | FromStudentClosePeer
  | FromStudentEvent
  | Ping
  | FromStudentHelp
  | FromStudentFinish;

export type ServerToStudent =
  | ToStudentWelcome
  | ToStudentConsented
  | ToStudentDeclined
  | ToStudentAnswer
  | ToStudentCandidate
  | ToStudentConnected
  | ToStudentPeerClosed
  | ToStudentAck
  | Pong
  | ToStudentMessage
  | ToStudentDeadline
  | ToStudentStanding
  | ToStudentFinished
  | ToStudentEnded
  | ToStudentReplaced
  | Problem;

export type TeacherMessage =
  | FromTeacherHello
  | FromTeacherWatch
  | FromTeacherUnwatch
  | FromTeacherSubscribe
  | FromTeacherCandidate
  | FromTeacherUnsubscribe
  | FromTeacherMessage
  | FromTeacherAnnounce
  | FromTeacherHelped
  | FromTeacherPause
  | FromTeacherEnd
  | Ping;

export type ServerToTeacher =
  | ToTeacherWelcome
  | ToTeacherRoster
  | ToTeacherAttempt
  | ToTeacherEvent
  | ToTeacherRecent
  | ToTeacherAnnounced
  | ToTeacherAnswer
  | ToTeacherCandidate
  | ToTeacherViewerClosed
  | Pong
  | Problem;

export const attemptStateValues = ["invited", "declined", "consented", "live", "interrupted", "finished"] as const;

export type AttemptState = (typeof attemptStateValues)[number];

export interface AudioLimits {
  readonly maxBitrate: number;
}

export interface Client {
  readonly name: string;
  readonly version: string;
  readonly browser: string;
  readonly os: string;
  readonly screens?: string;
}

export type Detail = Readonly<Record<string, string | number | boolean>>;

export const endedByValues = ["teacher", "time"] as const;

export type EndedBy = (typeof endedByValues)[number];

export const eventKindValues = ["tab.left", "window.left", "site.seen", "window.opened", "capture.started", "capture.stopped", "capture.interrupted", "capture.black", "capture.frozen", "capture.muted", "people.nobody", "people.several", "people.unseen", "audio.speech", "audio.unheard", "impersonation.different", "impersonation.unsure", "impersonation.declined", "detector.started", "detector.slowed", "evidence.missing", "monitors.several", "copyPaste.blocked", "fullScreen.left", "address.changed", "network.lost", "extension.restarted", "page.left", "page.returned", "attempt.resumed", "browser.replaced", "browser.tookOver", "help.asked", "attempt.paused", "message.sent", "media.away", "media.missing", "media.empty"] as const;

export type EventKind = (typeof eventKindValues)[number];

export interface ExamBrief {
  readonly title: string;
  readonly address: string;
  readonly endsAt?: number;
  readonly durationMinutes?: number;
  readonly practice: boolean;
  readonly retentionDays: number;
  readonly allowedSites: readonly string[];
  readonly institution: Institution;
  readonly mayLook: readonly Onlooker[];
}

export interface FromStudentCandidate {
  readonly type: "candidate";
  readonly peer: string;
  readonly candidate: string;
  readonly sdpMid?: string;
}

export interface FromStudentClosePeer {
  readonly type: "closePeer";
  readonly peer: string;
  readonly reason: string;
}

export interface FromStudentConsent {
  readonly type: "consent";
  readonly textVersion: string;
  readonly language: string;
  readonly wording?: string;
}

export interface FromStudentDecline {
  readonly type: "decline";
  readonly reason?: string;
}

export interface FromStudentEvent {
  readonly type: "event";
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly detail: Detail;
  readonly ends?: number;
  readonly durationMs?: number;
}

export interface FromStudentFinish {
  readonly type: "finish";
}

export interface FromStudentHello {
  readonly type: "hello";
  readonly protocol: number;
  readonly client: Client;
  readonly launch?: string;
  readonly resume?: string;
  readonly takeOver?: boolean;
}

export interface FromStudentHelp {
  readonly type: "help";
  readonly wanted: boolean;
}

export interface FromStudentOffer {
  readonly type: "offer";
  readonly peer: string;
  readonly source: Source;
  readonly sdp: string;
  readonly tracks: OfferedTracks;
}

export interface FromTeacherAnnounce {
  readonly type: "announce";
  readonly exam: string;
  readonly text: string;
}

export interface FromTeacherCandidate {
  readonly type: "candidate";
  readonly viewer: string;
  readonly candidate: string;
  readonly sdpMid?: string;
}

export interface FromTeacherEnd {
  readonly type: "end";
  readonly attempt: string;
  readonly reason: string;
}

export interface FromTeacherHello {
  readonly type: "hello";
  readonly protocol: number;
  readonly client: Client;
}

export interface FromTeacherHelped {
  readonly type: "helped";
  readonly attempt: string;
}

export interface FromTeacherMessage {
  readonly type: "message";
  readonly attempt: string;
  readonly text: string;
}

export interface FromTeacherPause {
  readonly type: "pause";
  readonly attempt: string;
  readonly paused: boolean;
}

export interface FromTeacherSubscribe {
  readonly type: "subscribe";
  readonly viewer: string;
  readonly attempt: string;
  readonly source: Source;
  readonly sdp: string;
}

export interface FromTeacherUnsubscribe {
  readonly type: "unsubscribe";
  readonly viewer: string;
}

export interface FromTeacherUnwatch {
  readonly type: "unwatch";
  readonly exam: string;
}

export interface FromTeacherWatch {
  readonly type: "watch";
  readonly exam: string;
}

export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface Institution {
  readonly controller?: string;
  readonly legalBasis?: string;
  readonly dataProtection?: string;
}

export interface OfferedTracks {
  readonly video?: OfferedVideo;
  readonly audio?: boolean;
}

export interface OfferedVideo {
  readonly width: number;
  readonly height: number;
  readonly frameRate?: number;
}

export const onlookerValues = ["teacher", "reviewer", "administrator"] as const;

export type Onlooker = (typeof onlookerValues)[number];

export interface Ping {
  readonly type: "ping";
  readonly id: number;
}

export interface Policy {
  readonly options: Readonly<Partial<Record<TrackingOption, boolean>>>;
  readonly camera: VideoLimits;
  readonly screen: VideoLimits;
  readonly microphone: AudioLimits;
  readonly numberOfRandomPhotos?: number;
  readonly hideQuestions?: boolean;
}

export interface Pong {
  readonly type: "pong";
  readonly id: number;
  readonly serverTime: number;
}

export interface Problem {
  readonly type: "problem";
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retry: Retry;
  readonly about?: string;
  readonly lastEventSeq?: number;
}

export const retryValues = ["never", "later", "now"] as const;

export type Retry = (typeof retryValues)[number];

export interface RosterRow {
  readonly attempt: string;
  readonly student: string;
  readonly state: AttemptState;
  readonly sources: readonly Source[];
  readonly startedAt?: number;
  readonly declineReason?: string;
  readonly helpSince?: number;
  readonly pausedSince?: number;
}

export const sourceValues = ["camera", "screen"] as const;

export type Source = (typeof sourceValues)[number];

export interface StudentBrief {
  readonly name: string;
}

export interface ToStudentAck {
  readonly type: "ack";
  readonly seq: number;
}

export interface ToStudentAnswer {
  readonly type: "answer";
  readonly peer: string;
  readonly sdp: string;
}

export interface ToStudentCandidate {
  readonly type: "candidate";
  readonly peer: string;
  readonly candidate: string;
  readonly sdpMid?: string;
}

export interface ToStudentConnected {
  readonly type: "connected";
  readonly peer: string;
}

export interface ToStudentConsented {
  readonly type: "consented";
  readonly at: number;
}

export interface ToStudentDeadline {
  readonly type: "deadline";
  readonly at?: number;
}

export interface ToStudentDeclined {
  readonly type: "declined";
  readonly at: number;
}

export interface ToStudentEnded {
  readonly type: "ended";
  readonly reason: string;
  readonly by: EndedBy;
}

export interface ToStudentFinished {
  readonly type: "finished";
  readonly at: number;
}

export interface ToStudentMessage {
  readonly type: "message";
  readonly text: string;
}

export interface ToStudentPeerClosed {
  readonly type: "peerClosed";
  readonly peer: string;
  readonly reason: string;
}

export interface ToStudentReplaced {
  readonly type: "replaced";
}

export interface ToStudentStanding {
  readonly type: "standing";
  readonly helpSince?: number;
  readonly pausedSince?: number;
}

export interface ToStudentWelcome {
  readonly type: "welcome";
  readonly protocol: number;
  readonly attempt: string;
  readonly exam: ExamBrief;
  readonly student: StudentBrief;
  readonly state: AttemptState;
  readonly policy: Policy;
  readonly consentTextVersion: string;
  readonly resume: string;
  readonly lastEventSeq: number;
  readonly serverTime: number;
  readonly deadline?: number;
  readonly helpSince?: number;
  readonly pausedSince?: number;
  readonly ownPage?: string;
  readonly iceServers: readonly IceServer[];
}

export interface ToTeacherAnnounced {
  readonly type: "announced";
  readonly exam: string;
  readonly reached: number;
}

export interface ToTeacherAnswer {
  readonly type: "answer";
  readonly viewer: string;
  readonly sdp: string;
}

export interface ToTeacherAttempt {
  readonly type: "attempt";
  readonly exam: string;
  readonly attempt: string;
  readonly student: string;
  readonly state: AttemptState;
  readonly sources: readonly Source[];
  readonly startedAt?: number;
  readonly declineReason?: string;
  readonly helpSince?: number;
  readonly pausedSince?: number;
}

export interface ToTeacherCandidate {
  readonly type: "candidate";
  readonly viewer: string;
  readonly candidate: string;
  readonly sdpMid?: string;
}

export interface ToTeacherEvent {
  readonly type: "event";
  readonly attempt: string;
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly detail: Detail;
  readonly ends?: number;
  readonly durationMs?: number;
  readonly committedAt: number;
}

export interface ToTeacherRecent {
  readonly type: "recent";
  readonly exam: string;
  readonly events: readonly ToTeacherEvent[];
}

export interface ToTeacherRoster {
  readonly type: "roster";
  readonly exam: string;
  readonly attempts: readonly RosterRow[];
}

export interface ToTeacherViewerClosed {
  readonly type: "viewerClosed";
  readonly viewer: string;
  readonly reason: string;
}

export interface ToTeacherWelcome {
  readonly type: "welcome";
  readonly protocol: number;
  readonly serverTime: number;
}

export const trackingOptionValues = ["recordCamera", "recordMicrophone", "recordScreen", "liveView", "selfView", "tabSwitch", "shareKept", "people", "audio", "impersonation", "randomPhotos", "photoAtStart", "captureSwitchedTab", "siteName", "severalMonitors", "copyPaste", "fullScreen", "severalSessions", "desktopOnly"] as const;

export type TrackingOption = (typeof trackingOptionValues)[number];

export interface VideoLimits {
  readonly maxWidth: number;
  readonly maxHeight: number;
  readonly maxFrameRate: number;
  readonly maxBitrate: number;
}

export interface TrackingOptionText {
  readonly name: TrackingOption;
  readonly onByDefault: boolean;
  /** Points for one flagged minute in an hour; 0 where nothing is flagged. */
  readonly weight: number;
  readonly title: string;
  readonly collects: string;
  readonly permissions: readonly ("camera" | "microphone" | "screen" | "sites")[];
}

export const trackingOptionTexts: readonly TrackingOptionText[] = [
  {
    name: "recordCamera",
    onByDefault: false,
    weight: 0,
    title: "Record the camera",
    collects: "The picture of your camera, from start to finish, kept by your institution.",
    permissions: ["camera"],
  },
  {
    name: "recordMicrophone",
    onByDefault: false,
    weight: 0,
    title: "Record the microphone",
    collects: "The sound of your microphone, from start to finish, kept by your institution.",
    permissions: ["microphone"],
  },
  {
    name: "recordScreen",
    onByDefault: false,
    weight: 0,
    title: "Record the screen",
    collects: "Everything on your screen, from start to finish, kept by your institution.",
    permissions: ["screen"],
  },
  {
    name: "liveView",
    onByDefault: true,
    weight: 0,
    title: "Watch live",
    collects: "The teachers of this exam can see your camera and your screen while you sit it.",
    permissions: ["camera","screen"],
  },
  {
    name: "selfView",
    onByDefault: true,
    weight: 0,
    title: "Show the student their own camera",
    collects: "A small picture of yourself on the exam's page. It stays in your browser.",
    permissions: ["camera"],
  },
  {
    name: "tabSwitch",
    onByDefault: true,
    weight: 10,
    title: "Notice tab and window switches",
    collects: "When you leave the exam's tab or window, and for how long. Not which pages you open.",
    permissions: [],
  },
  {
    name: "shareKept",
    onByDefault: true,
    weight: 10,
    title: "Notice when camera, microphone or screen fail",
    collects: "When your camera, microphone or screen stops, is muted, or shows black, and when your camera's picture stands still; and for how long. The server notes as well when nothing, or nothing but black or silence, arrives.",
    permissions: [],
  },
  {
    name: "people",
    onByDefault: true,
    weight: 10,
    title: "Notice how many people the camera sees",
    collects: "When the camera shows nobody or more than one face, and for how long, with a photo of the moment. Your browser counts the faces; it does not tell whose they are.",
    permissions: ["camera"],
  },
  {
    name: "audio",
    onByDefault: true,
    weight: 5,
    title: "Notice speech",
    collects: "When the microphone hears somebody speak, how loud and for how long, with a short recording of the moment. Your browser tells speech from noise; not what is said.",
    permissions: ["microphone"],
  },
  {
    name: "impersonation",
    onByDefault: false,
    weight: 20,
    title: "Notice another person before the camera",
    collects: "Only if you agree to it apart from everything else: when several looks in a row show somebody who clearly differs from who began, with a photo of the moment. Faces are compared in your browser; what they are compared by never leaves it.",
    permissions: ["camera"],
  },
  {
    name: "randomPhotos",
    onByDefault: true,
    weight: 0,
    title: "Take photos at random moments",
    collects: "Photos of your camera's picture, at moments that nobody knows beforehand, spread over the exam.",
    permissions: ["camera"],
  },
  {
    name: "photoAtStart",
    onByDefault: false,
    weight: 0,
    title: "Photo before beginning",
    collects: "A photo of you that you take yourself before you begin, look at, and take again if you like.",
    permissions: ["camera"],
  },
  {
    name: "captureSwitchedTab",
    onByDefault: true,
    weight: 0,
    title: "Screenshot on tab switch",
    collects: "When you leave the exam's tab or window for longer than a glance: a picture of the tab you have switched to or, where your browser is not allowed to take it, of your screen if you share that.",
    permissions: ["sites"],
  },
  {
    name: "siteName",
    onByDefault: false,
    weight: 0,
    title: "Name of the site switched to",
    collects: "When you leave the exam's tab or window for longer than a glance: the name of the site you are at, such as example.org, where your browser is allowed to tell it. Not the page, and nothing that is on it.",
    permissions: ["sites"],
  },
  {
    name: "severalMonitors",
    onByDefault: true,
    weight: 5,
    title: "Notice more than one monitor",
    collects: "When more than one monitor is connected, and for how long. Not what is on it.",
    permissions: [],
  },
  {
    name: "copyPaste",
    onByDefault: false,
    weight: 10,
    title: "Block copying, pasting and printing",
    collects: "On the exam's pages copying, cutting, pasting, dropping, printing and the context menu are blocked. That you tried, and how often. Never what it was about.",
    permissions: [],
  },
  {
    name: "fullScreen",
    onByDefault: false,
    weight: 5,
    title: "Show the exam in full screen only",
    collects: "The exam's page is covered until it fills the screen. When you leave full screen, and for how long.",
    permissions: [],
  },
  {
    name: "severalSessions",
    onByDefault: false,
    weight: 10,
    title: "Notice another device, browser or address",
    collects: "When the exam goes on in another browser or on another device, and when your browser comes back from another network address. Not which address.",
    permissions: [],
  },
  {
    name: "desktopOnly",
    onByDefault: false,
    weight: 0,
    title: "Computers only",
    collects: "Phones and tablets are turned away at the door. Nothing is collected.",
    permissions: [],
  },
];

export const qualityValues = ["modest", "clear", "sharp"] as const;

export type Quality = (typeof qualityValues)[number];

/** The figures of each; a policy may have any others. */
export const qualityLimits: Readonly<Record<Quality, Pick<Policy, "camera" | "screen" | "microphone">>> = {
  modest: { camera: {"maxWidth":320,"maxHeight":240,"maxFrameRate":15,"maxBitrate":150000}, screen: {"maxWidth":1920,"maxHeight":1200,"maxFrameRate":5,"maxBitrate":300000}, microphone: {"maxBitrate":32000} },
  clear: { camera: {"maxWidth":640,"maxHeight":480,"maxFrameRate":15,"maxBitrate":500000}, screen: {"maxWidth":1920,"maxHeight":1200,"maxFrameRate":10,"maxBitrate":800000}, microphone: {"maxBitrate":48000} },
  sharp: { camera: {"maxWidth":1280,"maxHeight":720,"maxFrameRate":20,"maxBitrate":1500000}, screen: {"maxWidth":2560,"maxHeight":1600,"maxFrameRate":10,"maxBitrate":1500000}, microphone: {"maxBitrate":64000} },
};
