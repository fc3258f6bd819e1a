/** Judged collections: passages, questions, and which passages answer which question. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BenchPassage, jsonLines, readBenchPassage } from "./json-lines.ts";

type BenchQuery = { readonly id: string; readonly text: string };
/** Grade of each relevant passage by id; what is not there is not relevant. */
export type Grades = ReadonlyMap<string, number>;

export type Collection = {
  readonly name: string;
  readonly passages: readonly BenchPassage[];
  readonly queries: readonly BenchQuery[];
  readonly grades: ReadonlyMap<string, Grades>;
};

/**
 * Reads a folder of `passages.jsonl` ({id, title?, text}), `queries.jsonl` ({id, text}) and `qrels.tsv` (query,
 * passage, grade). Throws naming the file and line that cannot be read.
 */
export async function loadCollection(folder: string, name: string): Promise<Collection> {
  const grades = new Map<string, Map<string, number>>();
  for (const line of (await readFile(join(folder, "qrels.tsv"), "utf8")).split(/\r?\n/)) {
    const [query, passage, grade = "1"] = line.split("\t");
    if (!query || !passage) continue;
    const graded = grades.get(query) ?? new Map<string, number>();
    graded.set(passage, Number(grade));
    grades.set(query, graded);
  }
  return {
    name,
    passages: await readPassages(join(folder, "passages.jsonl")),
    queries: await readPassages(join(folder, "queries.jsonl")),
    grades,
  };
}

/** All passages, or questions, of a file. */
export async function readPassages(file: string): Promise<readonly BenchPassage[]> {
  const passages: BenchPassage[] = [];
  for await (const line of jsonLines(file)) passages.push(readBenchPassage(line));
  return passages;
}
