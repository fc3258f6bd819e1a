import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { loadCollection } from "../../bench/judged.ts";
import { judge, meanQuality } from "../../bench/measures.ts";
import { TwoStages } from "../../bench/two-stages.ts";
import { buildIndex } from "../../src/archive/index-builder.ts";
import { plainFields } from "../../src/archive/passage-fields.ts";

const run = promisify(execFile);
const script = join(import.meta.dirname, "../../bench/retrieval.ts");

async function bench(passages: string, queries: string) {
  await using place = await mkdtempDisposable(join(tmpdir(), "nec-bench-"));
  const [passageFile, queryFile] = [join(place.path, "p.jsonl"), join(place.path, "q.jsonl")];
  await writeFile(passageFile, passages);
  await writeFile(queryFile, queries);
  return await run(process.execPath, [script, "--passages", passageFile, "--queries", queryFile]);
}

describe("the retrieval bench", () => {
  it("prints a line for each question and one for the whole, whatever the lines leave out", async () => {
    const passages = [
      '\ufeff{"id": "a", "title": "Money", "text": "The library fund was closed."}',
      '{"id": "b", "text": "Buses, and a line\u2028separator in the text."}',
      "",
      '{"id": "c", "title": null, "text": ""}',
      '{"id": 7, "title": "Shelters"}',
      '{"id": "a", "text": "A second passage of the same id about shelters."}',
    ].join("\r\n");
    const queries =
      '{"id": "q1", "text": "library fund"}\n{"id": "q2", "text": "buses shelters"}\n{"id": "q3", "text": "?"}';
    const { stdout, stderr } = await bench(passages, queries);
    const [first, second, third, last, ...rest] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ id: "q1", ranked: ["a"], ms: expect.any(Number) });
    expect(second.ranked.sort()).toEqual(["7", "b"]);
    expect(third.ranked).toEqual([]);
    expect(last).toEqual({ build_ms: expect.any(Number), rss_mb: expect.any(Number), passages: 4 });
    expect(last.rss_mb).toBeGreaterThan(10);
    expect(rest).toEqual([]);
    expect(stderr).toBe("");
  });

  it("names the file and line that it cannot read, and ends with 2", async () => {
    const failed = bench('{"id": "a"}\nno JSON\n', "");
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/p\.jsonl:2 /) });
    await expect(run(process.execPath, [script])).rejects.toMatchObject({ code: 2, stdout: "" });
  });
});

const judged = join(import.meta.dirname, "../../../shared/judged/squad-even");

describe("retrieval on judged questions", () => {
  it.skipIf(!existsSync(judged))(
    "finds the paragraph that answers, first more often than the first stage alone",
    async () => {
      const { passages, queries, grades } = await loadCollection(judged, "squad-even");
      const byId = new Map(passages.map((passage) => [passage.id, passage]));
      const index = buildIndex(passages.map(({ id, text, title }) => plainFields(id, text, title)));
      const stages = new TwoStages(index, (id) => byId.get(id) ?? { text: "", title: "" });
      const sample = queries.filter((_, at) => at % 10 === 0);
      const quality = (search: (text: string) => readonly string[]) =>
        meanQuality(sample.map(({ id, text }) => judge(search(text), grades.get(id) ?? new Map())));
      const one = quality((text) => stages.firstStage(text, 10).map(({ passage }) => passage));
      const both = quality((text) => stages.search(text, 10));
      expect(one.first).toBeGreaterThan(0.76);
      expect(both.first).toBeGreaterThan(one.first + 0.02);
      expect(both.ten).toBeGreaterThan(0.95);
    },
  );
});
