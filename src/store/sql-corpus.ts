import type { CorpusStore } from "./corpus-files.ts";
import { text } from "./row-reader.ts";
import type { SqlDatabase } from "./sql-database.ts";
import { counter, next } from "./sql-ledger.ts";

const VERSION = "corpus";

/** Bytes are stored in base64: text is the one type for them that both databases and the backup file share. */
export function corpusQueries(database: SqlDatabase): CorpusStore {
  return {
    corpusVersion: async () => (await counter(database, VERSION)) ?? 0,
    async corpusFiles() {
      const rows = await database.run("SELECT path, hash FROM corpus_files");
      return rows
        .map((row) => ({ path: text(row, "path"), hash: text(row, "hash") }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    async corpusFile(path) {
      const [row] = await database.run("SELECT path, hash, bytes FROM corpus_files WHERE path = $1", [path]);
      if (row === undefined) return null;
      return {
        path: text(row, "path"),
        hash: text(row, "hash"),
        bytes: Uint8Array.fromBase64(text(row, "bytes")),
      };
    },
    async putCorpusFile({ path, hash, bytes }) {
      await database.run(
        `INSERT INTO corpus_files (path, hash, bytes) VALUES ($1, $2, $3)
         ON CONFLICT (path) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes`,
        [path, hash, bytes.toBase64()],
      );
    },
    completePush: (removed) =>
      database.transaction(async (transaction) => {
        for (const path of removed) {
          await transaction.run("DELETE FROM corpus_files WHERE path = $1", [path]);
        }
        return next(transaction, VERSION);
      }),
  };
}
