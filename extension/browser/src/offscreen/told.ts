import type { Account, Snapshot } from "../inside/messages.js";
import type { Trouble } from "../inside/trouble.js";
import type { Incoming, Line } from "../network/line.js";
import type { EndedBy, Welcome } from "../network/protocol.js";

/** What pages are told beside the state of the captures. */
export interface Notices {
  /** Who has ended the attempt. */
  readonly by?: EndedBy;
  readonly trouble?: Trouble;
  readonly words?: string;
  readonly message?: string;
  readonly account?: Account;
}

/** News that change nothing but what the student is told. */
export type News = Extract<Incoming, { type: "message" | "declined" | "deadline" | "standing" }>;

/** What the relay and the teachers have told, as pages show it. */
export class Told {
  notices: Notices = {};
  /** The relay has taken note that the student does not take part. */
  declined = false;
  /** On the relay's clock. */
  private deadline: number | undefined;
  /** What the student wants of help and the relay has not heard yet. */
  unheard: boolean | undefined;
  /** A teacher has paused the attempt. */
  paused = false;
  private helpSince: number | undefined;
  /** A teacher has seen the last call for help. */
  private answered = false;
  /** How far the relay's clock is ahead of ours. */
  private ahead = 0;

  /** When the relay ends this attempt, on the local clock. */
  get endsAt(): number | undefined {
    return this.deadline === undefined ? undefined : this.deadline - this.ahead;
  }

  /** Whether the student's call for help has reached the teachers, or still has to. */
  get help(): Snapshot["help"] {
    if (this.unheard ?? this.helpSince !== undefined) {
      return this.helpSince === undefined ? "asking" : "asked";
    }
    return this.answered ? "answered" : undefined;
  }

  /** The student wants help, or no longer does; false when that is known already. */
  ask(wanted: boolean): boolean {
    const news = wanted !== (this.unheard ?? this.helpSince !== undefined);
    if (news) {
      this.unheard = wanted;
      this.answered = false;
    }
    return news;
  }

  /** Tells the relay what it has not heard yet. */
  callOut(line: Pick<Line, "help"> | undefined): void {
    if (this.unheard !== undefined) {
      line?.help(this.unheard);
    }
  }

  private stands({ helpSince, pausedSince }: { readonly helpSince?: number; readonly pausedSince?: number }): void {
    const over = this.helpSince !== undefined && helpSince === undefined;
    this.answered = helpSince === undefined && (this.answered || (over && this.unheard !== false));
    this.helpSince = helpSince;
    this.paused = pausedSince !== undefined;
  }

  hear(news: News): void {
    switch (news.type) {
      case "message":
        this.notices = { ...this.notices, message: news.text };
        break;
      case "declined":
        this.declined = true;
        break;
      case "deadline":
        this.deadline = news.at;
        break;
      case "standing":
        this.stands(news);
        this.unheard = undefined;
        break;
    }
  }

  /** The line is up: what was wrong with it is past, what a teacher wrote is not. */
  welcomed({ deadline, serverTime, ...standing }: Welcome, now: number): void {
    this.stands(standing);
    if (this.unheard === (this.helpSince !== undefined)) {
      this.unheard = undefined;
    }
    this.deadline = deadline;
    this.ahead = serverTime - now;
    const { message } = this.notices;
    this.notices = message === undefined ? {} : { message };
  }
}
