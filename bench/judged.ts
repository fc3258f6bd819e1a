/** Judged collections: passages, questions, and which passages answer which question. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type BenchPassage = { readonly id: string; readonly title: string; readonly text: string };
export type BenchQuery = { readonly id: string; readonly text: string };
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
export function loadCollection(folder: string, name: string): Collection {
  const grades = new Map<string, Map<string, number>>();
  for (const line of readFileSync(join(folder, "qrels.tsv"), "utf8").split(/\r?\n/)) {
    const [query, passage, grade = "1"] = line.split("\t");
    if (!query || !passage) continue;
    const graded = grades.get(query) ?? new Map<string, number>();
    graded.set(passage, Number(grade));
    grades.set(query, graded);
  }
  return {
    name,
    passages: readLines(join(folder, "passages.jsonl")).map(readPassage),
    queries: readLines(join(folder, "queries.jsonl")).map(({ id, text }) => ({
      id: String(id),
      text: String(text),
    })),
    grades,
  };
}

export type JsonLine = Readonly<Record<string, unknown>>;

export function readPassage({ id, title, text }: JsonLine): BenchPassage {
  return {
    id: String(id),
    title: typeof title === "string" ? title : "",
    text: typeof text === "string" ? text : "",
  };
}

export function readLines(file: string): readonly JsonLine[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/)
    .flatMap((line, at) => {
      if (line.trim() === "") return [];
      try {
        return [JSON.parse(line) as JsonLine];
      } catch (cause) {
        throw new Error(`${file}:${at + 1} is not a line of JSON`, { cause });
      }
    });
}
