/** PORT: the first stage of retrieval, ranked passages for a few words. */
import type { Report } from "../report.ts";
import type { PassageFields } from "./passage-fields.ts";
import type { Correct } from "./weigh-query.ts";

export type Hit = { readonly passage: string; readonly score: number };

export type EngineQuery = {
  /** Free text; the engine analyses it as it analysed the passages. */
  readonly text: string;
  /** At most this many hits, best first. */
  readonly limit: number;
  /** Only these passages; absent: all. Narrowing happens before ranking. */
  readonly within?: PassageSet;
};

/** Some passages of an archive, told in two ways: each engine asks for what costs it less. */
export type PassageSet = {
  /** By report id the places of its passages: from each first up to, not including, the second. */
  readonly places: ReadonlyMap<string, readonly PlaceRange[]>;
  /** Ids of the reports all of whose passages are among them. */
  readonly whole: ReadonlySet<string>;
  has(passage: string): boolean;
};

export type PlaceRange = readonly [from: number, past: number];

export interface Engine {
  readonly name: "memory" | "postgres";
  /** Best first; ties in order of passage id, so that the order of files on disk never shows. */
  search(query: EngineQuery): Promise<readonly Hit[]>;
  close(): Promise<void>;
}

/** What an archive gives an engine outside the process to search in. */
export type SearchedCorpus = {
  /** Ordered by file name; of two passages of a report with one id the first counts. */
  readonly reports: readonly Report[];
  fieldsOf(report: Report): Iterable<PassageFields>;
  readonly correct: Correct;
  /** Equal for two archives of which the same is indexed: 64 hexadecimal digits. */
  readonly fingerprint: string;
};

/** Makes the engine of one archive. It searches what that archive holds, whatever others hold by then. */
export type MakeEngine = (corpus: SearchedCorpus) => Promise<Engine>;

/** How common the terms of the corpus are: what words are weighed by after the first stage, whatever the engine. */
export interface TermStatistics {
  readonly passages: number;
  /** Terms of an average passage's text. */
  readonly averageLength: number;
  /** How many passages hold an index term. */
  holding(term: string): number;
}
