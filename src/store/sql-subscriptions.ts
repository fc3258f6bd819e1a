/** Subscriptions and follows, in SQL. */
import { choice, flag, instant, instantOrNull, json, number, text, textOrNull } from "./row-reader.ts";
import { placeholders, type Row, type SqlDatabase, type SqlRunner, type SqlValue } from "./sql-database.ts";
import type {
  Follow,
  FollowStore,
  Place,
  PlaceFilter,
  Subscription,
  SubscriptionChange,
  SubscriptionStore,
} from "./subscription.ts";
import { SURFACES } from "./surfaces.ts";

/** Leaves out rows of communities that the bot has been removed from; `alias` is the table's name. */
export const stillThere = (alias: string): string =>
  `NOT EXISTS (SELECT 1 FROM communities c WHERE c.surface = ${alias}.surface
     AND c.community = ${alias}.community AND c.departed_at IS NOT NULL)`;

export function subscriptionQueries(database: SqlDatabase): SubscriptionStore {
  const byId = async (runner: SqlRunner, id: string): Promise<Subscription | null> => {
    const [row] = await runner.run("SELECT * FROM subscriptions WHERE id = $1", [id]);
    return row === undefined ? null : readSubscription(row);
  };
  return {
    addSubscription: (added) =>
      database.transaction(async (transaction) => {
        const known = await byId(transaction, added.id);
        if (known !== null) return known;
        const [end] = await transaction.run("SELECT COALESCE(MAX(seq), 0) AS seq FROM ledger");
        await transaction.run(
          `INSERT INTO subscriptions (id, origin, surface, community, channel, person, cadence, cron,
             time_zone, wait, quiet, filters, state, reason, since, created_at, due, last_run, version)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'active', NULL, $13, $14, $15, NULL, 1)
           ON CONFLICT DO NOTHING`,
          [
            added.id,
            added.origin,
            added.surface,
            added.community,
            added.channel,
            added.person,
            added.cadence,
            added.cron,
            added.timeZone,
            added.wait,
            added.quiet ? 1 : 0,
            JSON.stringify(added.filters),
            end === undefined ? 0 : number(end, "seq"),
            added.createdAt.epochMilliseconds,
            added.due?.epochMilliseconds ?? null,
          ],
        );
        const stored = await byId(transaction, added.id);
        return stored ?? { ...added, state: "active", reason: null, since: 0, lastRun: null, version: 1 };
      }),
    subscription: (id) => byId(database, id),
    async subscriptions(filter) {
      const { where, values } = placeCondition(filter);
      const rows = await database.run(
        `SELECT * FROM subscriptions WHERE ${where} ORDER BY created_at, id`,
        values,
      );
      return rows.map(readSubscription);
    },
    async dueSubscriptions(now, surfaces, limit) {
      if (surfaces.length === 0) return [];
      const rows = await database.run(
        `SELECT s.* FROM subscriptions s
         WHERE s.state = 'active' AND s.due <= $1 AND s.surface IN (${placeholders(surfaces.length, 3)})
           AND ${stillThere("s")}
           AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.subscription = s.id
             AND d.state IN ('pending', 'claimed'))
         ORDER BY s.due, s.id LIMIT $2`,
        [now.epochMilliseconds, limit, ...surfaces],
      );
      return rows.map(readSubscription);
    },
    async changeSubscription(id, version, change) {
      const columns = changedColumns(change);
      const names = Object.keys(columns);
      const set = names.map((name, index) => `${name} = $${index + 3}`);
      const rows = await database.run(
        `UPDATE subscriptions SET ${[...set, "version = version + 1"].join(", ")}
         WHERE id = $1 AND version = $2 RETURNING id`,
        [id, version, ...Object.values(columns)],
      );
      return rows.length > 0;
    },
    removeSubscription: (id) =>
      database.transaction(async (transaction) => {
        await transaction.run(
          "UPDATE deliveries SET state = 'cancelled' WHERE subscription = $1 AND state IN ('pending', 'parked')",
          [id],
        );
        for (const table of ["considered", "threads"]) {
          await transaction.run(`DELETE FROM ${table} WHERE subscription = $1`, [id]);
        }
        await transaction.run("DELETE FROM subscriptions WHERE id = $1", [id]);
      }),
  };
}

export function followQueries(database: SqlDatabase): FollowStore {
  return {
    async addFollow(follow) {
      const rows = await database.run(
        `INSERT INTO follows (id, surface, community, channel, person, kind, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
        [
          follow.id,
          follow.surface,
          follow.community,
          follow.channel,
          follow.person,
          follow.kind,
          follow.name,
          follow.createdAt.epochMilliseconds,
        ],
      );
      return rows.length > 0;
    },
    async removeFollow(place, kind, name) {
      const rows = await database.run(
        "DELETE FROM follows WHERE surface = $1 AND channel = $2 AND kind = $3 AND name = $4 RETURNING id",
        [place.surface, place.channel, kind, name],
      );
      return rows.length > 0;
    },
    async follows(place) {
      const rows = await database.run(
        "SELECT * FROM follows WHERE surface = $1 AND channel = $2 ORDER BY name, kind",
        [place.surface, place.channel],
      );
      return rows.map(readFollow);
    },
  };
}

/** A condition over surface, community and channel with its values from `$1` on. */
export function placeCondition(filter: PlaceFilter): { where: string; values: SqlValue[] } {
  const conditions = ["1 = 1"];
  const values: SqlValue[] = [];
  const equals = (column: string, value: string | undefined): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${column} = $${values.length}`);
  };
  equals("surface", filter.surface);
  equals("channel", filter.channel);
  if (filter.community === null) conditions.push("community IS NULL");
  else equals("community", filter.community);
  return { where: conditions.join(" AND "), values };
}

function changedColumns(change: SubscriptionChange): Record<string, SqlValue> {
  return {
    ...(change.cadence !== undefined && { cadence: change.cadence }),
    ...(change.cron !== undefined && { cron: change.cron }),
    ...(change.timeZone !== undefined && { time_zone: change.timeZone }),
    ...(change.wait !== undefined && { wait: change.wait }),
    ...(change.quiet !== undefined && { quiet: change.quiet ? 1 : 0 }),
    ...(change.filters !== undefined && { filters: JSON.stringify(change.filters) }),
    ...(change.state !== undefined && { state: change.state }),
    ...(change.reason !== undefined && { reason: change.reason }),
    ...(change.due !== undefined && { due: change.due?.epochMilliseconds ?? null }),
  };
}

export function readPlace(row: Row): Place {
  return {
    surface: choice(row, "surface", SURFACES),
    community: textOrNull(row, "community"),
    channel: text(row, "channel"),
    person: textOrNull(row, "person"),
  };
}

function readSubscription(row: Row): Subscription {
  return {
    ...readPlace(row),
    id: text(row, "id"),
    origin: choice(row, "origin", ["command", "config"]),
    cadence: choice(row, "cadence", ["scheduled", "as-they-land", "follows"]),
    cron: textOrNull(row, "cron"),
    timeZone: text(row, "time_zone"),
    wait: number(row, "wait"),
    quiet: flag(row, "quiet"),
    filters: json(row, "filters"),
    state: choice(row, "state", ["active", "paused", "stopped"]),
    reason: textOrNull(row, "reason"),
    since: number(row, "since"),
    createdAt: instant(row, "created_at"),
    due: instantOrNull(row, "due"),
    lastRun: instantOrNull(row, "last_run"),
    version: number(row, "version"),
  };
}

function readFollow(row: Row): Follow {
  return {
    ...readPlace(row),
    id: text(row, "id"),
    kind: choice(row, "kind", ["topic", "person", "body"]),
    name: text(row, "name"),
    createdAt: instant(row, "created_at"),
  };
}
