import { ApiError, type Recordings, type Report, request, type Statement } from "./api.ts";

/** What opens a student's own page: the attempt and its secret. */
export interface Secret {
  readonly attempt: string;
  readonly token: string;
}

/** Somebody who looked, by their role. */
export interface Look {
  readonly at: number;
  readonly what: "live-opened" | "report-opened" | "recording-opened" | "evidence-opened" | "attempt-exported" | "own-page-opened" | "own-page-exported";
  readonly who: "teacher" | "reviewer" | "administrator" | "student" | "somebody";
}

/** What a student sees of their own attempt; before it is over, the report tells the facts only. */
export interface OwnReport {
  readonly report: Report;
  readonly over: boolean;
  readonly until?: number;
  readonly held: boolean;
  readonly looks: readonly Look[];
}

/** When and why everything was erased. */
export interface Erased {
  readonly erasedAt: number;
  readonly why: "retention" | "asked" | "practice";
}

export const mostStatements = 20;
export const longestStatement = 2000;

/** Reads what the address carries after `#`; undefined where that is nothing of ours. */
export function secretOf(fragment: string): Secret | undefined {
  const [, attempt, token] = /^#([0-9a-z]{26})\.([\w-]{43})$/.exec(fragment) ?? [];
  return attempt === undefined || token === undefined ? undefined : { attempt, token };
}

/** One student's own page at the relay: shows its secret whenever the visit has ended. */
export class OwnPageApi {
  readonly #secret: Secret;
  readonly #path: string;

  constructor(secret: Secret) {
    this.#secret = secret;
    this.#path = `/api/mine/${secret.attempt}`;
  }

  /** Begins or prolongs the visit; tells when there is nothing left to visit. */
  async enter(): Promise<Erased | undefined> {
    const entry = (await request("POST", "/api/mine", this.#secret)) as Partial<Erased>;
    return entry.erasedAt === undefined ? undefined : (entry as Erased);
  }

  async report(): Promise<OwnReport> {
    return (await this.asked("GET", this.#path)) as OwnReport;
  }

  async say(text: string, event: number | undefined): Promise<Statement> {
    return (await this.asked("POST", `${this.#path}/statements`, event === undefined ? { text } : { text, event })) as Statement;
  }

  private async asked(method: string, path: string, body?: unknown): Promise<unknown> {
    try {
      return await request(method, path, body);
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.status === 401)) {
        throw thrown;
      }
      await this.enter();
      return request(method, path, body);
    }
  }

  /** Where the recordings are had from. */
  readonly recordings: Recordings = {
    part: (part) => `${this.#path}/parts/${part.id}/media.webm`,
    track: (source) => `${this.#path}/tracks/${source}.webm`,
    evidence: ({ id }) => `${this.#path}/evidence/${id}`,
  };

  get zip(): string {
    return `${this.#path}/export.zip`;
  }
}
