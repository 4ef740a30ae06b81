import type { AttemptState, Detail, EventKind, IceServer, Policy, Source, TrackingOption } from "@candor/signaling-client";
import type { Evidence } from "./evidence.ts";
import type { ReviewState, ScoreLine, TrustScore } from "./score.ts";

/** An exam as the server shows it; times in epoch milliseconds. */
export interface Exam {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly policy: Policy;
  readonly joinLink: string;
  readonly createdAt: number;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly durationMinutes?: number;
  readonly retentionDays: number;
  readonly allowedSites: readonly string[];
  readonly controller?: string;
  readonly legalBasis?: string;
  readonly dataProtection?: string;
  readonly practice: boolean;
  /** Of every option that flags something: points for one flagged minute in an hour. */
  readonly weights: Readonly<Partial<Record<TrackingOption, number>>>;
  /** A student has agreed to what it collects, which cannot change from then on. */
  readonly agreed: boolean;
}

/** An exam as a teacher wants it. */
export type ExamWish = Partial<Omit<Exam, "id" | "joinLink" | "createdAt" | "agreed">> & Pick<Exam, "title" | "address">;

/** One line of a roster; with the state of its attempt once there is one. */
export interface RosterLine {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly extraMinutes: number;
  readonly state?: AttemptState;
}

export interface AttemptLine {
  readonly id: string;
  readonly studentName: string;
  readonly state: AttemptState;
  readonly extraMinutes: number;
}

/** What the page behind a launch may know. */
export interface LaunchInfo {
  readonly examTitle: string;
  readonly extensionIds: readonly string[];
  readonly desktopOnly: boolean;
}

/** What a student with a join link may know. */
export interface JoinInfo {
  readonly examTitle: string;
  readonly extensionIds: readonly string[];
  readonly practice: boolean;
  /** The exam has a roster: a code is asked for, not a name. */
  readonly byCode: boolean;
  /** Phones and tablets are turned away. */
  readonly desktopOnly: boolean;
  readonly door: "early" | "open" | "over";
  readonly startsAt?: number;
  readonly endsAt?: number;
}

/** What is wrong with a line of a roster's file. */
export interface Fault {
  readonly line: number;
  readonly fault:
    | "name-missing"
    | "name-too-long"
    | "code-bad"
    | "code-twice"
    | "minutes-bad"
    | "too-many-columns"
    | "quote-open"
    | "empty"
    | "too-long";
}

/** One stretch of recording; without a duration it is being recorded now. */
export interface Part {
  readonly id: string;
  readonly source: Source;
  readonly state: "recording" | "finished";
  readonly startedAt: number;
  readonly durationMs?: number;
  readonly bytes?: number;
  readonly tracks: readonly string[];
  readonly recovered: boolean;
  readonly reason?: string;
}

export interface Gap {
  readonly source: Source;
  readonly at: number;
  readonly durationMs: number;
}

export interface ReportEvent {
  readonly seq: number;
  readonly kind: EventKind;
  readonly at: number;
  readonly detail: Detail;
  readonly ends?: number;
  readonly durationMs?: number;
  readonly committedAt: number;
}

/** A line of a class list. */
export interface AttemptRow extends AttemptLine {
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly recordedMs?: number;
  /** Absent before it has begun. */
  readonly score?: ScoreLine;
}

/** A browser the attempt was sat in. */
export interface BrowserSeen {
  readonly firstAt: number;
  readonly extension: string;
  readonly name: string;
  readonly os: string;
  readonly screens?: string;
}

/** What a teacher wrote about an attempt. */
export interface Note {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: number;
  readonly editedAt?: number;
  /** Whether whoever asks wrote it. */
  readonly mine: boolean;
}

/** What a student says to their attempt, or to one event of it. */
export interface Statement {
  readonly id: string;
  readonly event?: number;
  readonly text: string;
  readonly writtenAt: number;
}

/** All that is known about one attempt. */
export interface Report {
  readonly attempt: {
    readonly id: string;
    readonly exam: string;
    readonly examTitle: string;
    readonly studentName: string;
    readonly state: AttemptState;
    readonly createdAt: number;
    readonly startedAt?: number;
    readonly finishedAt?: number;
    readonly endReason?: string;
    readonly declinedAt?: number;
    readonly declineReason?: string;
  };
  readonly consent?: { readonly at: number; readonly textVersion?: string; readonly language?: string; readonly wording?: string };
  readonly parts: readonly Part[];
  readonly gaps: readonly Gap[];
  readonly events: readonly ReportEvent[];
  readonly eventsWhole: boolean;
  readonly eventsBrokenAt?: number;
  readonly browsers: readonly BrowserSeen[];
  readonly notes: readonly Note[];
  readonly mayNote: boolean;
  readonly statements: readonly Statement[];
  readonly evidence: readonly Evidence[];
  /** Absent before it has begun. */
  readonly score?: TrustScore;
  readonly mayReview: boolean;
}

/** What the server said instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number;

  /** The problem's name for programs; about:blank where it has none. */
  readonly type: string;
  readonly faults: readonly Fault[];

  constructor(status: number, message: string, type = "about:blank", faults: readonly Fault[] = []) {
    super(message);
    this.status = status;
    this.type = type;
    this.faults = faults;
  }
}

/** Asks the server; an {@link ApiError} says why not. */
export async function request(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : body instanceof Blob
        ? { headers: { "Content-Type": "text/csv" }, body }
        : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (response.ok) {
    return response.status === 204 ? undefined : await response.json();
  }
  const problem = (await response.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    type?: string;
    faults?: readonly Fault[];
  };
  const words = [problem.title, problem.detail].filter(Boolean).join(". ");
  throw new ApiError(response.status, words || `HTTP ${response.status} ${response.statusText}`.trim(), problem.type, problem.faults);
}

/** How long an attempt is kept; times are epoch milliseconds. */
export interface Keeping {
  /** Absent when nothing but a person erases it. */
  readonly until?: number;
  readonly hold?: { readonly by?: string; readonly reason: string; readonly since: number };
}

/** What every page needs to know of the relay. */
export interface Relay {
  readonly studentsCanConnect: boolean;
  readonly certificate: "elsewhere" | "good" | "selfMade" | "awaited" | "endsSoon" | "ended";
  readonly certificateEnds?: string;
  /** Told to administrators, in English as in the log. */
  readonly problem?: string;
  readonly mediaServers?: number;
  /** How many of them cannot be reached now. */
  readonly mediaServersAway?: number;
}

export const api = {
  signIn: async (key: string) => request("POST", "/api/session", { key }),
  signOut: async () => request("DELETE", "/api/session"),
  relay: async () => (await request("GET", "/api/relay")) as Relay,
  exams: async () => (await request("GET", "/api/exams")) as readonly Exam[],
  exam: async (id: string) => (await request("GET", `/api/exams/${id}`)) as Exam,
  createExam: async (wish: ExamWish) => (await request("POST", "/api/exams", wish)) as Exam,
  changeExam: async (id: string, wish: ExamWish) => (await request("PUT", `/api/exams/${id}`, wish)) as Exam,
  roster: async (exam: string) => (await request("GET", `/api/exams/${exam}/roster`)) as readonly RosterLine[],
  addRoster: async (exam: string, file: Blob) => request("POST", `/api/exams/${exam}/roster`, file),
  removeLine: async (exam: string, line: string) => request("DELETE", `/api/exams/${exam}/roster/${line}`),
  /** Of an attempt or a roster's line, by its path. */
  extraTime: async (path: string, extraMinutes: number) => request("PUT", path, { extraMinutes }),
  report: async (attempt: string) => (await request("GET", `/api/attempts/${attempt}`)) as Report,
  attempts: async (exam: string) => (await request("GET", `/api/exams/${exam}/attempts`)) as readonly AttemptRow[],
  addNote: async (attempt: string, words: string) =>
    (await request("POST", `/api/attempts/${attempt}/notes`, { text: words })) as Note,
  editNote: async (attempt: string, note: string, words: string) =>
    (await request("POST", `/api/attempts/${attempt}/notes/${note}`, { text: words })) as Note,
  removeNote: async (attempt: string, note: string) => request("DELETE", `/api/attempts/${attempt}/notes/${note}`),
  review: async (attempt: string, event: number, state: ReviewState, reason: string) =>
    (await request("POST", `/api/attempts/${attempt}/reviews`, { event, state, reason })) as TrustScore,
  accommodate: async (attempt: string, option: TrackingOption, percent: number, reason: string) =>
    (await request("POST", `/api/attempts/${attempt}/accommodations`, { option, percent, reason })) as TrustScore,
  keeping: async (attempt: string) => (await request("GET", keepingPath(attempt))) as Keeping,
  erase: async (attempt: string) => request("DELETE", keepingPath(attempt)),
  hold: async (attempt: string, reason: string) => request("POST", `${keepingPath(attempt)}/hold`, { reason }),
  liftHold: async (attempt: string) => request("DELETE", `${keepingPath(attempt)}/hold`),
  iceServers: async () => ((await request("GET", "/api/ice")) as { iceServers: IceServer[] }).iceServers,
  joinInfo: async (code: string) =>
    (await request("GET", `/api/join/${code}`)) as JoinInfo,
  launchInfo: async (token: string) => (await request("POST", "/api/launch", { token })) as LaunchInfo,
  /** Spends a link from a learning management system; answers where it leads. */
  enter: async (token: string) => (await request("POST", "/api/enter", { token })) as { readonly page: string },
  join: async (code: string, who: { readonly name: string } | { readonly code: string }) =>
    (await request("POST", `/api/join/${code}`, who)) as { attempt: string; launchToken: string },
};

/** Where recordings are had from. */
export interface Recordings {
  readonly part: (part: Part) => string;
  /** All of a source as one file. */
  readonly track: (source: Source) => string;
  readonly evidence: (piece: Evidence) => string;
}

/** Where a teacher has an attempt's recordings from. */
export function recordings(attempt: string): Recordings {
  return {
    part: mediaAddress,
    track: (source) => `/api/attempts/${attempt}/tracks/${source}.webm`,
    evidence: ({ id }) => `/api/attempts/${attempt}/evidence/${id}`,
  };
}

/** Where a part's recording is played from. */
export function mediaAddress(part: Part): string {
  return `/api/parts/${part.id}/media.webm`;
}

function keepingPath(attempt: string): string {
  return `/api/keeping/${attempt}`;
}

/** Where all that is held about an attempt can be downloaded. */
export function exportAddress(attempt: string): string {
  return `${keepingPath(attempt)}/export.zip`;
}
