import type { Account } from "../inside/messages.js";
import type { Trouble } from "../inside/trouble.js";
import type { Incoming } from "../network/line.js";

/** What pages are told beside the state of the captures. */
export interface Notices {
  readonly trouble?: Trouble;
  readonly words?: string;
  readonly message?: string;
  readonly account?: Account;
}

/** News that change nothing but what the student is told. */
export type News = Extract<Incoming, { type: "message" | "declined" | "deadline" }>;

/** What the relay and the teachers have told, as pages show it. */
export class Told {
  notices: Notices = {};
  /** The relay has taken note that the student does not take part. */
  declined = false;

  hear(news: News): void {
    switch (news.type) {
      case "message":
        this.notices = { ...this.notices, message: news.text };
        break;
      case "declined":
        this.declined = true;
        break;
      case "deadline":
        // No page shows the time left yet.
        break;
    }
  }

  /** The line is up: what was wrong with it is past, what a teacher wrote is not. */
  welcomed(): void {
    const { message } = this.notices;
    this.notices = message === undefined ? {} : { message };
  }
}
