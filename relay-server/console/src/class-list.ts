import type { AttemptRow } from "./api.ts";
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

export const columns: readonly Column[] = [
  { key: "class.name", words: (row) => row.studentName, order: (row) => row.studentName },
  { key: "class.state", words: (row) => text(`state.${row.state}`), order: (row) => text(`state.${row.state}`) },
  { key: "class.started", words: (row) => when(row.startedAt), order: (row) => row.startedAt ?? last },
  { key: "class.finished", words: (row) => when(row.finishedAt), order: (row) => row.finishedAt ?? last },
  { key: "class.duration", words: (row) => length(took(row)), order: (row) => took(row) ?? last },
  { key: "class.recorded", words: (row) => length(row.recordedMs), order: (row) => row.recordedMs ?? last },
  { key: "class.noteworthy", words: (row) => String(row.noteworthy), order: (row) => -row.noteworthy },
];

const compare = new Intl.Collator(language, { numeric: true }).compare;

/** The rows whose name has every word of the search in it, in the column's order. */
export function arranged(rows: readonly AttemptRow[], query: string, column: Column, down: boolean): readonly AttemptRow[] {
  const words = query.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const fits = (row: AttemptRow): boolean => {
    const name = row.studentName.toLocaleLowerCase(language);
    return words.every((word) => name.includes(word));
  };
  const by = (a: AttemptRow, b: AttemptRow): number => {
    const [x, y] = [column.order(a), column.order(b)];
    if (typeof x === "number" && typeof y === "number") {
      return x === y ? 0 : x < y ? -1 : 1;
    }
    return compare(String(x), String(y));
  };
  return rows.filter(fits).sort((a, b) => (down ? by(b, a) : by(a, b)) || compare(a.studentName, b.studentName));
}

/** A cell a spreadsheet takes as text: what it might run as a formula gets an apostrophe in front. */
function cell(words: string): string {
  const harmless = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const iso = (at: number | undefined): string => (at === undefined ? "" : new Date(at).toISOString());
const seconds = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? "" : String(Math.round(milliseconds / 1000));

/** The list as a spreadsheet reads it (RFC 4180): times in UTC, lengths in seconds. */
export function csv(rows: readonly AttemptRow[]): string {
  const head = columns.map((column) => cell(text(column.key)));
  const lines = rows.map((row) =>
    [
      row.studentName,
      text(`state.${row.state}`),
      iso(row.startedAt),
      iso(row.finishedAt),
      seconds(took(row)),
      seconds(row.recordedMs),
      String(row.noteworthy),
    ].map(cell),
  );
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\uFEFF${[head, ...lines].map((line) => line.join(",")).join("\r\n")}\r\n`;
}
