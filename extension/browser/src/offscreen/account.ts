import type { Account } from "../inside/messages.js";
import type { AttemptRecord } from "../inside/store.js";
import type { Captures } from "./captures.js";
import type { Journal } from "./journal.js";

/** Lets go of every device, and says what was handed over and whether every track really ended. */
export function settleAccount(
  record: AttemptRecord | undefined,
  captures: Captures | undefined,
  journal: Journal,
  reason: string,
  now: number,
  practice: boolean,
): Account {
  const everyTrackStopped = captures?.release(reason) ?? true;
  return {
    title: record?.exam.title,
    sources: captures?.started ?? [],
    events: journal.count,
    startedAt: record?.liveSince,
    finishedAt: now,
    everyTrackStopped,
    practice,
    ownPage: record?.consented === true ? ownPageAddress(record.relay, record.ownPage) : undefined,
    options: record?.policy.options ?? {},
  };
}

/** The student's own page; undefined where the relay has none, or names one that isn't its own. */
export function ownPageAddress(relay: string, path: string | undefined): string | undefined {
  const address = path === undefined || !URL.canParse(path, relay) ? undefined : new URL(path, relay);
  return address?.origin === new URL(relay).origin ? address.href : undefined;
}
