import { describe, expect, it } from "vitest";
import type { AttemptRow } from "../src/api.ts";
import { arranged, columns, csv, took, type Column } from "../src/class-list.ts";

function row(studentName: string, more: Partial<AttemptRow> = {}): AttemptRow {
  return { id: studentName, studentName, state: "finished", extraMinutes: 0, createdAt: 1, ...more };
}

function column(key: Column["key"]): Column {
  const found = columns.find((one) => one.key === key);
  if (found === undefined) {
    throw new Error(`no column ${key}`);
  }
  return found;
}

const names = (rows: readonly AttemptRow[]): string[] => rows.map((one) => one.studentName);

describe("a class list", () => {
  const ada = row("Ada Lovelace", { startedAt: 2000, finishedAt: 5000 });
  const alan = row("Alan Turing", { startedAt: 1000 });
  const zoe = row("Zoë 10");
  const all = [zoe, alan, ada];

  it("is sorted by name, and the other way round", () => {
    expect(names(arranged([...all, row("Zoë 9")], "", column("class.name"), false))).toEqual(["Ada Lovelace", "Alan Turing", "Zoë 9", "Zoë 10"]);
    expect(names(arranged(all, "", column("class.name"), true))).toEqual(["Zoë 10", "Alan Turing", "Ada Lovelace"]);
  });

  it("puts those who never began last", () => {
    expect(names(arranged(all, "", column("class.started"), false))).toEqual(["Alan Turing", "Ada Lovelace", "Zoë 10"]);
  });

  it("stays as it came without a column: what most needs a look first", () => {
    expect(names(arranged(all, "", undefined, false))).toEqual(["Zoë 10", "Alan Turing", "Ada Lovelace"]);
    expect(names(arranged(all, "a", undefined, false))).toEqual(["Alan Turing", "Ada Lovelace"]);
  });

  it("is sorted by score, flags and what was observed; without a number first, not begun last", () => {
    const line = { observed: 0.9, coverage: {}, flags: 1, open: 1 };
    const class_ = [row("Zoe"), row("Yan", { score: { ...line, points: 96.5, flags: 3 } }), row("Bea", { score: { ...line, observed: 0.2 } }), row("Ada", { score: { ...line, points: 60, observed: 1 } })];
    expect(names(arranged(class_, "", column("class.score"), false))).toEqual(["Bea", "Ada", "Yan", "Zoe"]);
    expect(names(arranged(class_, "", column("class.flags"), false))).toEqual(["Yan", "Ada", "Bea", "Zoe"]);
    expect(names(arranged(class_, "", column("class.observed"), false))).toEqual(["Bea", "Yan", "Ada", "Zoe"]);
    expect(class_.map((one) => column("class.score").words(one))).toEqual(["–", "96.5", "insufficient data", "60"]);
    expect(class_.map((one) => column("class.flags").words(one))).toEqual(["–", "3, 1 not reviewed", "1, 1 not reviewed", "1, 1 not reviewed"]);
  });

  it("finds names by all words of a search, whatever their case and order", () => {
    expect(names(arranged(all, " tur ALAN", column("class.name"), false))).toEqual(["Alan Turing"]);
    expect(arranged(all, "alan love", column("class.name"), false)).toEqual([]);
  });

  it("knows how long an attempt took once it is over", () => {
    expect(took(ada)).toBe(3000);
    expect(took(alan)).toBeUndefined();
  });

  it("is a file that no spreadsheet takes for formulas", () => {
    const lines = csv([row('=HYPERLINK("x")', { startedAt: 0, finishedAt: 61_400 })]).replace("\uFEFF", "").split("\r\n");
    expect(lines[0]).toContain('"Name","Trust score","Flags","Observed","State","Started"');
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[1]).toContain('"1970-01-01T00:00:00.000Z","1970-01-01T00:01:01.400Z","61"');
  });
});
