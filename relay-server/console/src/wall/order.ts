import type { AttemptState, EventKind, RosterRow } from "@candor/signaling-client";
import type { Wall } from "./wall.ts";

/** For how long an event that is over still draws attention, in milliseconds. */
export const FRESH_MS = 60_000;

export const sortings = ["attention", "name", "state", "last"] as const;
export type Sorting = (typeof sortings)[number];

export const filters = ["all", "attention", "live", "interrupted", "away", "finished"] as const;
export type Filter = (typeof filters)[number];

/** What of a wall is shown, and in which order. */
export interface View {
  readonly filter: Filter;
  readonly query: string;
  readonly sorting: Sorting;
}

const noteworthy: Readonly<Record<EventKind, boolean>> = {
  "tab.left": true,
  "window.left": true,
  "window.opened": true,
  "site.seen": false,
  "capture.started": false,
  "capture.stopped": true,
  "capture.interrupted": true,
  "capture.black": true,
  "capture.frozen": true,
  "capture.muted": true,
  "people.nobody": true,
  "people.several": true,
  "people.unseen": false,
  "evidence.missing": false,
  "audio.speech": true,
  "audio.unheard": false,
  "impersonation.different": true,
  "impersonation.unsure": false,
  "impersonation.declined": false,
  "detector.started": false,
  "detector.slowed": false,
  "monitors.several": true,
  "copyPaste.blocked": true,
  "fullScreen.left": true,
  "address.changed": true,
  "network.lost": true,
  "extension.restarted": true,
  "page.left": true,
  "page.returned": false,
  "attempt.resumed": false,
  "browser.replaced": true,
  "browser.tookOver": true,
  "help.asked": false,
  "attempt.paused": false,
  "message.sent": false,
  "media.away": false,
  "media.missing": false,
  "media.empty": false,
};

const ranks: Readonly<Record<AttemptState, number>> = {
  interrupted: 1,
  declined: 3,
  live: 4,
  consented: 5,
  invited: 6,
  finished: 7,
};
const HELP = 0;
const EVENT = 2;

/** How soon somebody should be looked at; 0 is first. */
export function rank(wall: Wall, row: RosterRow, now: number): number {
  if (row.state === "finished") {
    return ranks.finished;
  }
  if (row.helpSince !== undefined) {
    return HELP;
  }
  const drawn = row.state !== "interrupted" && draws(wall, row.attempt, now);
  return drawn ? EVENT : ranks[row.state];
}

function draws(wall: Wall, attempt: string, now: number): boolean {
  const last = wall.last.get(attempt);
  const going = wall.going.get(attempt) ?? [];
  return going.length > 0 || (last !== undefined && noteworthy[last.kind] && now - last.committedAt < FRESH_MS);
}

/** Whether somebody is to be looked at now. */
export function needsAttention(wall: Wall, row: RosterRow, now: number): boolean {
  return rank(wall, row, now) <= ranks.declined;
}

function passes(filter: Filter, wall: Wall, row: RosterRow, now: number): boolean {
  switch (filter) {
    case "all":
      return true;
    case "attention":
      return needsAttention(wall, row, now);
    case "live":
    case "interrupted":
    case "finished":
      return row.state === filter;
    case "away":
      return row.state === "invited" || row.state === "consented";
  }
}

/** How many each filter would show. */
export function counts(wall: Wall, now: number): Readonly<Record<Filter, number>> {
  const rows = [...(wall.rows?.values() ?? [])];
  const of = (filter: Filter): number => rows.filter((row) => passes(filter, wall, row, now)).length;
  return {
    all: rows.length,
    attention: of("attention"),
    live: of("live"),
    interrupted: of("interrupted"),
    away: of("away"),
    finished: of("finished"),
  };
}

const names = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** What the view shows, in its order; equals by name, and those by attempt, so that nothing dances. */
export function shown(wall: Wall, view: View, now: number): readonly RosterRow[] {
  const query = plain(view.query.trim());
  const key = keys[view.sorting];
  return [...(wall.rows?.values() ?? [])]
    .filter((row) => passes(view.filter, wall, row, now) && (query === "" || plain(row.student).includes(query)))
    .map((row) => ({ row, key: key(wall, row, now) }))
    .sort(
      (a, b) =>
        a.key[0] - b.key[0] ||
        a.key[1] - b.key[1] ||
        names.compare(a.row.student, b.row.student) ||
        a.row.attempt.localeCompare(b.row.attempt),
    )
    .map(({ row }) => row);
}

const keys: Readonly<Record<Sorting, (wall: Wall, row: RosterRow, now: number) => readonly [number, number]>> = {
  attention: (wall, row, now) => [rank(wall, row, now), row.helpSince ?? 0],
  name: () => [0, 0],
  state: (_wall, row) => [ranks[row.state], 0],
  last: (wall, row) => [0, -(wall.last.get(row.attempt)?.committedAt ?? 0)],
};

/**
 * The order while somebody is pointing at a tile: nothing moves but calls for help, which come
 * first; whoever is new comes last.
 */
export function held(before: readonly string[], wanted: readonly RosterRow[]): readonly RosterRow[] {
  const places = new Map(before.map((attempt, place) => [attempt, place]));
  const place = (row: RosterRow): number => places.get(row.attempt) ?? before.length;
  const calls = wanted.filter((row) => row.helpSince !== undefined);
  const rest = wanted.filter((row) => row.helpSince === undefined);
  return [...calls, ...rest.sort((a, b) => place(a) - place(b))];
}
