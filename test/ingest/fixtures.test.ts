import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { type Expected, type Field, type Judgement, judge } from "./score-fixtures.ts";

const FIXTURES = path.join(import.meta.dirname, "..", "fixtures");
const expected: readonly Expected[] = JSON.parse(readFileSync(path.join(FIXTURES, "expected.json"), "utf8"));

/** The share that must be right, field by field. Furniture and private strings have no tolerance to speak of. */
const FLOORS: Readonly<Record<Field, number>> = {
  kind: 0.97,
  title: 0.95,
  authors: 0.95,
  dates: 0.95,
  text: 0.99,
  boilerplate: 0.99,
  problems: 0.75,
};

const { files } = await loadFolder(path.join(FIXTURES, "reports"), { maxBytes: 5_000_000 });
const judgements = expected.flatMap((one) =>
  judge(
    one,
    files.find((file) => file.file === one.file),
    files,
  ),
);

function share(of: readonly Judgement[]): number {
  return of.filter((one) => one.right).length / of.length;
}

describe("the invented reports", () => {
  it("are forty or more, of every form", () => {
    expect(expected.length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.keys(FLOORS) as Field[])("are read rightly: %s", (field) => {
    const of = judgements.filter((one) => one.field === field);
    const wrong = of.filter((one) => !one.right).map((one) => `${one.file}: ${one.detail}`);
    expect(share(of), wrong.join("\n")).toBeGreaterThanOrEqual(FLOORS[field]);
  });

  it("are read rightly in 95 of 100 fields", () => {
    expect(share(judgements)).toBeGreaterThanOrEqual(0.95);
  });

  it("lists every file, and passages are exact stretches that never overlap", () => {
    for (const report of files) {
      let last = 0;
      for (const passage of report.passages) {
        expect(passage.start).toBeGreaterThanOrEqual(last);
        expect(passage.end - passage.start).toBe(passage.text.length);
        expect(passage.text.trim()).toBe(passage.text);
        last = passage.end;
      }
    }
    expect(new Set(files.map((file) => file.id)).size).toBe(files.length);
  });
});
