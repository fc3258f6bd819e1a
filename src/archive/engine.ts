/** PORT: the first stage of retrieval, ranked passages for a few words. */

export type Hit = { readonly passage: string; readonly score: number };

export type EngineQuery = {
  /** Free text; the engine analyses it as it analysed the passages. */
  readonly text: string;
  /** At most this many hits, best first. */
  readonly limit: number;
  /** Only these passages (ids); absent: all. Narrowing happens before ranking. */
  readonly within?: ReadonlySet<string>;
};

export interface Engine {
  readonly name: "memory" | "postgres";
  /** Best first; ties in order of passage id, so that the order of files on disk never shows. */
  search(query: EngineQuery): Promise<readonly Hit[]>;
  close(): Promise<void>;
}

/** How common the terms of the corpus are: what words are weighed by after the first stage, whatever the engine. */
export interface TermStatistics {
  readonly passages: number;
  /** Terms of an average passage's text. */
  readonly averageLength: number;
  /** How many passages hold an index term. */
  holding(term: string): number;
}
