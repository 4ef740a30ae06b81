import type { AttemptRow } from "./api.ts";
import { percent, points } from "./score.ts";
import { dateAndTime, duration, language, text } from "./texts.ts";
import type { TextKey } from "./texts-en.ts";

/** A column of a class list: what stands in it, and what it is sorted by. */
export interface Column {
  readonly key: TextKey;
  readonly words: (row: AttemptRow) => string;
  readonly order: (row: AttemptRow) => string | number;
}

const last = Number.POSITIVE_INFINITY;
const when = (at: number | undefined): string => (at === undefined ? "–" : dateAndTime(at));
const length = (milliseconds: number | undefined): string => (milliseconds === undefined ? "–" : duration(milliseconds));

/** How long an attempt took; nothing is known while it goes on. */
export function took({ startedAt, finishedAt }: AttemptRow): number | undefined {
  return startedAt === undefined || finishedAt === undefined ? undefined : finishedAt - startedAt;
}

function scoreWords({ score }: AttemptRow): string {
  return score === undefined ? "–" : score.points === undefined ? text("class.noScore") : points(score.points);
}

function flagWords({ score }: AttemptRow): string {
  if (score === undefined) {
    return "–";
  }
  const { flags, open } = score;
  return open === 0 ? String(flags) : text("class.flagsOpen", { flags, open });
}

export const columns: readonly Column[] = [
  { key: "class.name", words: (row) => row.studentName, order: (row) => row.studentName },
  { key: "class.score", words: scoreWords, order: ({ score }) => score?.points ?? (score === undefined ? last : -1) },
  { key: "class.flags", words: flagWords, order: ({ score }) => (score === undefined ? last : -score.flags) },
  { key: "class.observed", words: ({ score }) => (score === undefined ? "–" : percent(score.observed)), order: ({ score }) => score?.observed ?? last },
  { key: "class.state", words: (row) => text(`state.${row.state}`), order: (row) => text(`state.${row.state}`) },
  { key: "class.started", words: (row) => when(row.startedAt), order: (row) => row.startedAt ?? last },
  { key: "class.finished", words: (row) => when(row.finishedAt), order: (row) => row.finishedAt ?? last },
  { key: "class.duration", words: (row) => length(took(row)), order: (row) => took(row) ?? last },
  { key: "class.recorded", words: (row) => length(row.recordedMs), order: (row) => row.recordedMs ?? last },
];

const compare = new Intl.Collator(language, { numeric: true }).compare;

/** The rows whose name has every word of the search in it, in the column's order; without one as they came. */
export function arranged(rows: readonly AttemptRow[], query: string, column: Column | undefined, down: boolean): readonly AttemptRow[] {
  const words = query.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const fits = (row: AttemptRow): boolean => {
    const name = row.studentName.toLocaleLowerCase(language);
    return words.every((word) => name.includes(word));
  };
  const found = rows.filter(fits);
  if (column === undefined) {
    return found;
  }
  const by = (a: AttemptRow, b: AttemptRow): number => {
    const [x, y] = [column.order(a), column.order(b)];
    if (typeof x === "number" && typeof y === "number") {
      return x === y ? 0 : x < y ? -1 : 1;
    }
    return compare(String(x), String(y));
  };
  return found.sort((a, b) => (down ? by(b, a) : by(a, b)) || compare(a.studentName, b.studentName));
}

/** A cell a spreadsheet takes as text: what it might run as a formula gets an apostrophe in front. */
function cell(words: string): string {
  const harmless = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const iso = (at: number | undefined): string => (at === undefined ? "" : new Date(at).toISOString());
const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? "" : String(Math.round(milliseconds / 1000));

/** The list as a spreadsheet reads it (RFC 4180): times in UTC, lengths in seconds, what was observed as a share. */
export function csv(rows: readonly AttemptRow[]): string {
  const head = columns.map((column) => cell(text(column.key)));
  const lines = rows.map((row) =>
    [
      row.studentName,
      row.score?.points === undefined ? "" : String(row.score.points),
      String(row.score?.flags ?? ""),
      row.score === undefined ? "" : row.score.observed.toFixed(2),
      text(`state.${row.state}`),
      iso(row.startedAt),
      iso(row.finishedAt),
      seconds(took(row)),
      seconds(row.recordedMs),
    ].map(cell),
  );
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}
