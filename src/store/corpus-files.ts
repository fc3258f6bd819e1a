/** The files of the corpus kept in the store, for processes that share no disk. */

/** `path`: inside the corpus folder, with forward slashes. `hash`: SHA-256 of the bytes in hex. */
export type CorpusEntry = { readonly path: string; readonly hash: string };

export type CorpusFile = CorpusEntry & { readonly bytes: Uint8Array };

export interface CorpusStore {
  /** Grows with each completed push; 0: nothing was ever pushed. */
  corpusVersion(): Promise<number>;
  /** Ordered by path. */
  corpusFiles(): Promise<readonly CorpusEntry[]>;
  corpusFile(path: string): Promise<CorpusFile | null>;
  /** Adds or replaces one file. Readers look when the push is completed. */
  putCorpusFile(file: CorpusFile): Promise<void>;
  /** Removes files and makes the push known to all processes. @returns the new version */
  completePush(removed: readonly string[]): Promise<number>;
}
