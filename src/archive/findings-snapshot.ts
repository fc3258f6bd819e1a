/**
 * What was drawn from the reports, kept for the next start. Only ever a short cut: a file that is damaged, or that
 * another version of the code has written, is as good as none.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { keyOf, readKept, writeKept } from "../ingest/snapshot.ts";
import type { Findings } from "./findings.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Drawn = {
  /** By the stamp of the report. */
  readonly findings: ReadonlyMap<string, Findings>;
  /** The words of all these reports together. */
  readonly vocabulary: Vocabulary;
  /** Key of the reports, in order. */
  readonly corpus: string;
};

type Stored = {
  readonly findings: readonly (readonly [string, Findings])[];
  /** Word, term, occurrences, those in lower case. */
  readonly words: readonly (readonly [string, string, number, number])[];
  readonly corpus: string;
};

/** What an earlier start has drawn; null where there is nothing that can be relied on. */
export async function loadDrawn(path: string): Promise<Drawn | null> {
  const kept = (await readKept(path, await codeVersion())) as Stored | null;
  if (kept === null) return null;
  return { findings: new Map(kept.findings), vocabulary: vocabularyOf(kept.words), corpus: kept.corpus };
}

/** Where the disk refuses, nothing is kept. */
export async function saveDrawn(path: string, { findings, vocabulary, corpus }: Drawn): Promise<void> {
  const { counts, lowerCase, termOf } = vocabulary;
  const stored: Stored = {
    findings: [...findings],
    words: [...termOf].map(([word, term]) => [word, term, counts.get(word) ?? 0, lowerCase.get(word) ?? 0]),
    corpus,
  };
  await writeKept(path, await codeVersion(), stored);
}

function vocabularyOf(words: Stored["words"]): Vocabulary {
  return {
    counts: new Map(words.map(([word, , count]) => [word, count])),
    lowerCase: new Map(words.flatMap(([word, , , lower]) => (lower > 0 ? [[word, lower]] : []))),
    termOf: new Map(words.map(([word, term]) => [word, term])),
    terms: new Set(words.map(([, term]) => term)),
  };
}

/** Changes with the code that draws from reports and with its stemmer: nobody has to count a version up. */
async function codeVersion(): Promise<string> {
  const here = import.meta.dirname;
  const files = await Promise.all([sourcesIn(here), sourcesIn(join(here, ".."))]);
  const stemmer = createRequire(import.meta.url).resolve("snowball-stemmers/package.json");
  const sources = [...files.flat(), stemmer].map((file) => readFile(file, "utf8"));
  return keyOf(...(await Promise.all(sources)));
}

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  return names.sort().map((name) => join(folder, name));
}
