import type { AttemptState, Detail, EventKind, IceServer, Policy, Source } from "@candor/signaling-client";

/** An exam as the server shows it; times in epoch milliseconds. */
export interface Exam {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly policy: Policy;
  readonly joinLink: string;
  readonly createdAt: number;
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
  };
  readonly consent?: { readonly at: number; readonly textVersion?: string; readonly language?: string };
  readonly parts: readonly Part[];
  readonly gaps: readonly Gap[];
  readonly events: readonly ReportEvent[];
  readonly eventsWhole: boolean;
}

/** What the server said instead of doing what was asked. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the server; an {@link ApiError} says why not. */
export async function request(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (response.ok) {
    return response.status === 204 ? undefined : await response.json();
  }
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  const words = [problem.title, problem.detail].filter(Boolean).join(". ");
  throw new ApiError(response.status, words || `HTTP ${response.status} ${response.statusText}`.trim());
}

/** What every page needs to know of the relay. */
export interface Relay {
  readonly studentsCanConnect: boolean;
  readonly certificate: "elsewhere" | "good" | "selfMade" | "awaited" | "endsSoon" | "ended";
  readonly certificateEnds?: string;
  /** Told to administrators, in English as in the log. */
  readonly problem?: string;
}

export const api = {
  signIn: async (key: string) => request("POST", "/api/session", { key }),
  signOut: async () => request("DELETE", "/api/session"),
  relay: async () => (await request("GET", "/api/relay")) as Relay,
  exams: async () => (await request("GET", "/api/exams")) as readonly Exam[],
  exam: async (id: string) => (await request("GET", `/api/exams/${id}`)) as Exam,
  createExam: async (title: string, address: string, policy: Policy) =>
    (await request("POST", "/api/exams", { title, address, policy })) as Exam,
  report: async (attempt: string) => (await request("GET", `/api/attempts/${attempt}`)) as Report,
  iceServers: async () => ((await request("GET", "/api/ice")) as { iceServers: IceServer[] }).iceServers,
  joinInfo: async (code: string) =>
    (await request("GET", `/api/join/${code}`)) as { examTitle: string; extensionIds: string[] },
  join: async (code: string, name: string) =>
    (await request("POST", `/api/join/${code}`, { name })) as { attempt: string; launchToken: string },
};

/** Where a part's recording is played from. */
export function mediaAddress(part: Part): string {
  return `/api/parts/${part.id}/media.webm`;
}
