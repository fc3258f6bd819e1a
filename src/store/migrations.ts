/** The tables, step by step. Steps are only ever added: what has run somewhere is never edited. */
import { createHash } from "node:crypto";
import { NecError } from "../errors.ts";
import { number, text } from "./row-reader.ts";
import type { SqlRunner } from "./sql-database.ts";

export type Migration = { readonly name: string; readonly statements: readonly string[] };

/** Times are milliseconds since 1970, lists and objects JSON, flags 0 or 1: the same in both databases. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: "settings, ledger, subscriptions, deliveries",
    statements: [
      `CREATE TABLE counters (name TEXT PRIMARY KEY, value BIGINT NOT NULL)`,
      `CREATE TABLE communities (
         surface TEXT NOT NULL, community TEXT NOT NULL, settings TEXT NOT NULL, departed_at BIGINT,
         PRIMARY KEY (surface, community))`,
      `CREATE TABLE installations (
         surface TEXT NOT NULL, key TEXT NOT NULL, blob TEXT NOT NULL, changed_at BIGINT NOT NULL,
         PRIMARY KEY (surface, key))`,
      `CREATE TABLE ledger (
         report TEXT PRIMARY KEY, arrival BIGINT NOT NULL, seq BIGINT NOT NULL UNIQUE, kind TEXT NOT NULL, hash TEXT NOT NULL,
         first_seen BIGINT NOT NULL, changed_at BIGINT NOT NULL, change TEXT, present BIGINT NOT NULL,
         snapshot TEXT NOT NULL)`,
      `CREATE TABLE subscriptions (
         id TEXT PRIMARY KEY, origin TEXT NOT NULL, surface TEXT NOT NULL, community TEXT,
         channel TEXT NOT NULL, person TEXT, cadence TEXT NOT NULL, cron TEXT, time_zone TEXT NOT NULL,
         wait BIGINT NOT NULL, quiet BIGINT NOT NULL, filters TEXT NOT NULL, state TEXT NOT NULL,
         reason TEXT, since BIGINT NOT NULL, created_at BIGINT NOT NULL, due BIGINT, last_run BIGINT,
         version BIGINT NOT NULL)`,
      `CREATE INDEX subscriptions_due ON subscriptions (state, due)`,
      `CREATE INDEX subscriptions_place ON subscriptions (surface, channel)`,
      `CREATE TABLE considered (
         subscription TEXT NOT NULL, report TEXT NOT NULL, seq BIGINT NOT NULL, outcome TEXT NOT NULL,
         delivery TEXT, at BIGINT NOT NULL,
         PRIMARY KEY (subscription, report))`,
      `CREATE TABLE deliveries (
         id TEXT PRIMARY KEY, subscription TEXT, seq BIGINT NOT NULL UNIQUE, surface TEXT NOT NULL,
         community TEXT, channel TEXT NOT NULL, person TEXT, created_at BIGINT NOT NULL,
         not_before BIGINT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL,
         doubtful BIGINT NOT NULL, owner TEXT, lease_until BIGINT, thread_keys TEXT NOT NULL,
         parts TEXT NOT NULL, failure TEXT, finished_at BIGINT)`,
      `CREATE INDEX deliveries_open ON deliveries (not_before, seq) WHERE state IN ('pending', 'claimed')`,
      `CREATE INDEX deliveries_channel ON deliveries (surface, channel, seq)`,
      `CREATE TABLE threads (
         subscription TEXT NOT NULL, key TEXT NOT NULL, message TEXT NOT NULL, at BIGINT NOT NULL,
         PRIMARY KEY (subscription, key))`,
      `CREATE TABLE follows (
         id TEXT PRIMARY KEY, surface TEXT NOT NULL, community TEXT, channel TEXT NOT NULL, person TEXT,
         kind TEXT NOT NULL, name TEXT NOT NULL, created_at BIGINT NOT NULL,
         UNIQUE (surface, channel, kind, name))`,
      `CREATE TABLE notices (
         surface TEXT NOT NULL, community TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL,
         at BIGINT NOT NULL, PRIMARY KEY (surface, community, key))`,
      `CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, until BIGINT NOT NULL)`,
    ],
  },
  {
    name: "files of the corpus",
    statements: [
      `CREATE TABLE corpus_files (path TEXT PRIMARY KEY, hash TEXT NOT NULL, bytes TEXT NOT NULL)`,
    ],
  },
  {
    name: "pending replies, gateway sessions",
    statements: [
      `CREATE TABLE pending_replies (
         surface TEXT NOT NULL, id TEXT NOT NULL, address TEXT NOT NULL, language TEXT NOT NULL,
         owner TEXT NOT NULL, state TEXT NOT NULL, was TEXT NOT NULL, until BIGINT NOT NULL,
         expires_at BIGINT NOT NULL, PRIMARY KEY (surface, id))`,
      `CREATE TABLE gateway_sessions (key TEXT PRIMARY KEY, session TEXT NOT NULL, at BIGINT NOT NULL)`,
    ],
  },
];

/** Every table whose data is worth a copy, in an order in which rows can be loaded. */
export const TABLES = [
  "counters",
  "communities",
  "installations",
  "ledger",
  "subscriptions",
  "considered",
  "deliveries",
  "threads",
  "follows",
  "notices",
  "corpus_files",
] as const;

/** SHA-256 over a step's name and statements, hex. */
export function checksum(migration: Migration): string {
  return createHash("sha256")
    .update([migration.name, ...migration.statements].join("\n;\n"))
    .digest("hex");
}

/**
 * Brings a database up to date; to be called inside a transaction that keeps other processes out.
 * @throws NecError when the database is newer than the program, or a step that ran differs from the one here.
 */
export async function migrate(
  transaction: SqlRunner,
  now: Temporal.Instant,
  location: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  await transaction.run(
    `CREATE TABLE IF NOT EXISTS migrations (
       version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)`,
  );
  const applied = await transaction.run("SELECT version, name, checksum FROM migrations ORDER BY version");
  for (const row of applied) {
    const version = number(row, "version");
    const known = migrations[version - 1];
    if (known === undefined) {
      throw new NecError(
        "STORE",
        `The store ${location} was written by a newer version of this program (step ${version}, "${text(row, "name")}"). Start that version, or restore an older backup.`,
      );
    }
    if (checksum(known) !== text(row, "checksum")) {
      throw new NecError(
        "STORE",
        `The store ${location} was set up differently from what this version expects (step ${version}, "${known.name}"). Nothing was changed. Start the version that made it, or restore a backup.`,
      );
    }
  }
  const missing = migrations.slice(applied.length);
  for (const [index, migration] of missing.entries()) {
    for (const statement of migration.statements) await transaction.run(statement);
    await transaction.run(
      "INSERT INTO migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
      [applied.length + index + 1, migration.name, checksum(migration), now.epochMilliseconds],
    );
  }
  return missing.length;
}
