/** The tables of the passage index in PostgreSQL. */
import type { PostgresRunner } from "../postgres.ts";

/** Names the lock under which the index is written ("nec2" in ASCII). */
const INDEX_LOCK = 0x6e656332;

/**
 * `search1`: the layout; a program that needs another makes tables of another name beside these. Passages are known
 * by number; the reports' order gives each its number, so no passage's id or text is stored here.
 */
const STATEMENTS = [
  // Average field lengths that impacts were made with.
  `CREATE TABLE IF NOT EXISTS search1_scales (
     number INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, averages FLOAT8[] NOT NULL)`,
  // Readings of reports: passages \`first\` up to \`first + passages\`.
  `CREATE TABLE IF NOT EXISTS search1_reports (
     number INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stamp TEXT NOT NULL, scale INT NOT NULL,
     first INT NOT NULL, passages INT NOT NULL, sums INT[] NOT NULL, holding INT[] NOT NULL,
     used_at BIGINT NOT NULL, UNIQUE (stamp, scale))`,
  `CREATE TABLE IF NOT EXISTS search1_terms (
     number INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, term TEXT COLLATE "C" NOT NULL UNIQUE)`,
  `CREATE TABLE IF NOT EXISTS search1_postings (
     term INT NOT NULL, passage INT NOT NULL, impact REAL NOT NULL,
     PRIMARY KEY (term, passage) INCLUDE (impact))`,
  // Postings are written report by report: a hundredth of the size of an ordinary index finds those to remove.
  `CREATE INDEX IF NOT EXISTS search1_postings_passage ON search1_postings USING brin (passage)`,
];

/** Makes the tables where they are missing, and keeps other writers out until the transaction ends. */
export async function prepareTables(transaction: PostgresRunner): Promise<void> {
  await transaction.run("SELECT pg_advisory_xact_lock($1)", [INDEX_LOCK]);
  for (const statement of STATEMENTS) await transaction.run(statement);
}

/** That a passage holds a term, and the share of the term's worth that the passage gets. */
export type Posting = { readonly term: string; readonly passage: number; readonly impact: number };

export async function addPostings(transaction: PostgresRunner, postings: readonly Posting[]): Promise<void> {
  await transaction.run(
    `INSERT INTO search1_terms (term) SELECT asked.term FROM unnest($1::text[]) AS asked (term)
     WHERE NOT EXISTS (SELECT FROM search1_terms AS known WHERE known.term = asked.term COLLATE "C")
     ON CONFLICT DO NOTHING`,
    [[...new Set(postings.map(({ term }) => term))]],
  );
  await transaction.run(
    `INSERT INTO search1_postings (term, passage, impact)
     SELECT known.number, posting.passage, posting.impact
     FROM unnest($1::text[], $2::int[], $3::real[]) AS posting (term, passage, impact)
     JOIN search1_terms AS known ON known.term = posting.term COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [
      postings.map(({ term }) => term),
      postings.map(({ passage }) => passage),
      postings.map(({ impact }) => impact),
    ],
  );
}
