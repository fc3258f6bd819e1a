/** Settings, installations, notices, departures and personal data, in SQL. */
import type { SurfaceName } from "../surface.ts";
import type {
  CommunityStore,
  DataSubject,
  InstallationStore,
  Notice,
  NoticeStore,
  Settings,
  SettingsStore,
} from "./community.ts";
import { choice, instant, json, number, text } from "./row-reader.ts";
import type { Row, SqlDatabase, SqlRunner, SqlValue } from "./sql-database.ts";
import type { StoredRow } from "./stored-row.ts";
import { SURFACES } from "./surfaces.ts";

export function settingsQueries(database: SqlDatabase): SettingsStore {
  const read = async (runner: SqlRunner, surface: SurfaceName, community: string): Promise<Settings> => {
    const [row] = await runner.run("SELECT settings FROM communities WHERE surface = $1 AND community = $2", [
      surface,
      community,
    ]);
    return row === undefined ? {} : json<Settings>(row, "settings");
  };
  return {
    settings: (surface, community) => read(database, surface, community),
    changeSettings: (surface, community, change) =>
      database.transaction(async (transaction) => {
        await transaction.run(
          "INSERT INTO communities (surface, community, settings) VALUES ($1, $2, '{}') ON CONFLICT DO NOTHING",
          [surface, community],
        );
        // Written to before it is read, so that a second process waits here instead of losing this change.
        await transaction.run(
          "UPDATE communities SET settings = settings WHERE surface = $1 AND community = $2",
          [surface, community],
        );
        const settings: Settings = { ...(await read(transaction, surface, community)), ...change };
        await transaction.run("UPDATE communities SET settings = $3 WHERE surface = $1 AND community = $2", [
          surface,
          community,
          JSON.stringify(settings),
        ]);
        return settings;
      }),
  };
}

export function installationQueries(database: SqlDatabase): InstallationStore {
  return {
    async installation(surface, key) {
      const [row] = await database.run("SELECT blob FROM installations WHERE surface = $1 AND key = $2", [
        surface,
        key,
      ]);
      return row === undefined ? null : text(row, "blob");
    },
    async saveInstallation(surface, key, blob, now) {
      await database.run(
        `INSERT INTO installations (surface, key, blob, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (surface, key) DO UPDATE SET blob = excluded.blob, changed_at = excluded.changed_at`,
        [surface, key, blob, now.epochMilliseconds],
      );
    },
    async removeInstallation(surface, key) {
      await database.run("DELETE FROM installations WHERE surface = $1 AND key = $2", [surface, key]);
    },
    async installations(surface) {
      const rows = await database.run("SELECT key FROM installations WHERE surface = $1 ORDER BY key", [
        surface,
      ]);
      return rows.map((row) => text(row, "key"));
    },
  };
}

/** Notices outside a community are kept under the empty name, as a key column cannot be null. */
const nameOf = (community: string | null): string => community ?? "";

export function noticeQueries(database: SqlDatabase): NoticeStore {
  return {
    async addNotice({ surface, community, key, text: message, at }) {
      const added = await database.run(
        `INSERT INTO notices (surface, community, key, text, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING key`,
        [surface, nameOf(community), key, message, at.epochMilliseconds],
      );
      return added.length > 0;
    },
    async notices(surface, community) {
      const rows = await database.run(
        "SELECT * FROM notices WHERE surface = $1 AND community = $2 ORDER BY at, key",
        [surface, nameOf(community)],
      );
      return rows.map(readNotice);
    },
    async removeNotice(surface, community, key) {
      await database.run("DELETE FROM notices WHERE surface = $1 AND community = $2 AND key = $3", [
        surface,
        nameOf(community),
        key,
      ]);
    },
  };
}

function readNotice(row: Row): Notice {
  const community = text(row, "community");
  return {
    surface: choice(row, "surface", SURFACES),
    community: community === "" ? null : community,
    key: text(row, "key"),
    text: text(row, "text"),
    at: instant(row, "at"),
  };
}

export function communityQueries(database: SqlDatabase): CommunityStore {
  return {
    async communities(surface) {
      const held = ["communities", "subscriptions", "follows", "deliveries", "notices"]
        .map((table) => `SELECT community FROM ${table} WHERE surface = $1`)
        .join(" UNION ");
      const rows = await database.run(
        `SELECT community FROM (${held}) AS held WHERE community <> '' AND NOT EXISTS (
           SELECT 1 FROM communities AS known
           WHERE known.surface = $1 AND known.community = held.community AND known.departed_at IS NOT NULL)`,
        [surface],
      );
      return rows.map((row) => text(row, "community"));
    },
    async communityLeft(surface, community, now) {
      await database.run(
        `INSERT INTO communities (surface, community, settings, departed_at) VALUES ($1, $2, '{}', $3)
         ON CONFLICT (surface, community)
         DO UPDATE SET departed_at = COALESCE(communities.departed_at, excluded.departed_at)`,
        [surface, community, now.epochMilliseconds],
      );
    },
    async communityReturned(surface, community) {
      await database.run("UPDATE communities SET departed_at = NULL WHERE surface = $1 AND community = $2", [
        surface,
        community,
      ]);
    },
    async departures(until) {
      const rows = await database.run(
        "SELECT surface, community, departed_at FROM communities WHERE departed_at <= $1 ORDER BY departed_at, community",
        [until.epochMilliseconds],
      );
      return rows.map((row) => ({
        surface: choice(row, "surface", SURFACES),
        community: text(row, "community"),
        at: instant(row, "departed_at"),
      }));
    },
    async exportData(subject) {
      const rows: StoredRow[] = [];
      for (const { table, where, values } of holdings(subject)) {
        for (const row of await database.run(`SELECT * FROM ${table} WHERE ${where}`, values)) {
          rows.push({ table, row });
        }
      }
      return rows;
    },
    deleteData: (subject) =>
      database.transaction(async (transaction) => {
        let deleted = 0;
        for (const { table, where, values } of holdings(subject)) {
          const [counted] = await transaction.run(
            `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
            values,
          );
          await transaction.run(`DELETE FROM ${table} WHERE ${where}`, values);
          deleted += counted === undefined ? 0 : number(counted, "n");
        }
        return deleted;
      }),
  };
}

const DEPARTED = `EXISTS (SELECT 1 FROM communities
  WHERE surface = $1 AND community = $2 AND departed_at IS NOT NULL)`;

type Holding = { readonly table: string; readonly where: string; readonly values: readonly SqlValue[] };

/** Where data of a community or person is held; rows that are found through others come first. */
function holdings(subject: DataSubject): readonly Holding[] {
  const [condition, name] =
    "community" in subject ? ["community = $2", subject.community] : ["person = $2", subject.person];
  const own = `surface = $1 AND ${condition}`;
  const bySubscription = `subscription IN (SELECT id FROM subscriptions WHERE ${own})`;
  const values = [subject.surface, name];
  const shared: Holding[] = [
    { table: "considered", where: bySubscription, values },
    { table: "threads", where: bySubscription, values },
    { table: "deliveries", where: own, values },
    { table: "follows", where: own, values },
    { table: "subscriptions", where: own, values },
  ];
  if ("person" in subject) return shared;
  return [
    ...shared,
    { table: "notices", where: own, values },
    // Without it the bot could no longer answer there: it goes when the bot has gone.
    { table: "installations", where: `surface = $1 AND key = $2 AND ${DEPARTED}`, values },
    { table: "communities", where: own, values },
  ];
}
