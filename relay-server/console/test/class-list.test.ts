import { describe, expect, it } from "vitest";
import type { AttemptRow } from "../src/api.ts";
import { arranged, columns, csv, took, type Column } from "../src/class-list.ts";

function row(studentName: string, more: Partial<AttemptRow> = {}): AttemptRow {
  return { id: studentName, studentName, state: "finished", extraMinutes: 0, createdAt: 1, noteworthy: 0, ...more };
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
  const ada = row("Ada Lovelace", { startedAt: 2000, finishedAt: 5000, noteworthy: 1 });
  const alan = row("Alan Turing", { startedAt: 1000, noteworthy: 3 });
  const zoe = row("Zoë 10");
  const all = [zoe, alan, ada];

  it("is sorted by name, and the other way round", () => {
    expect(names(arranged([...all, row("Zoë 9")], "", column("class.name"), false))).toEqual(["Ada Lovelace", "Alan Turing", "Zoë 9", "Zoë 10"]);
    expect(names(arranged(all, "", column("class.name"), true))).toEqual(["Zoë 10", "Alan Turing", "Ada Lovelace"]);
  });

  it("puts those who never began last, and those with most to look at first", () => {
    expect(names(arranged(all, "", column("class.started"), false))).toEqual(["Alan Turing", "Ada Lovelace", "Zoë 10"]);
    expect(names(arranged(all, "", column("class.noteworthy"), false))).toEqual(["Alan Turing", "Ada Lovelace", "Zoë 10"]);
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
    expect(lines[0]).toContain('"Name","State","Started"');
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[1]).toContain('"1970-01-01T00:00:00.000Z","1970-01-01T00:01:01.400Z","61"');
  });
});
