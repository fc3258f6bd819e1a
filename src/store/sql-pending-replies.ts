/** Replies that are owed, in SQL. */
import type { Abandoned, PendingReplyStore } from "./pending-reply.ts";
import { choice, instant, text } from "./row-reader.ts";
import type { Row, SqlDatabase } from "./sql-database.ts";
import { SURFACES } from "./surfaces.ts";

/** No reply can be given for so long: what expires later was noted by a clock that ran ahead. */
const LONGEST_MS = 24 * 3_600_000;

export function pendingReplyQueries({ fleeting, dialect }: SqlDatabase): PendingReplyStore {
  return {
    async oweReply({ surface, id, address, language, owner, expires }, now, leaseMilliseconds) {
      const rows = await fleeting.run(
        `INSERT INTO pending_replies (surface, id, address, language, owner, state, was, until, expires_at)
         VALUES ($1, $2, $3, $4, $5, 'owed', 'owed', $6, $7)
         ON CONFLICT (surface, id) DO UPDATE SET owner = excluded.owner, address = excluded.address,
           language = excluded.language, state = 'owed', was = 'owed', until = excluded.until,
           expires_at = excluded.expires_at
         WHERE pending_replies.state = 'owed' OR pending_replies.expires_at <= $8
         RETURNING id`,
        [
          surface,
          id,
          address,
          language,
          owner,
          now.epochMilliseconds + leaseMilliseconds,
          expires.epochMilliseconds,
          now.epochMilliseconds,
        ],
      );
      return rows.length > 0;
    },
    async beginReply(surface, id, owner, now, leaseMilliseconds) {
      const rows = await fleeting.run(
        `UPDATE pending_replies SET state = 'sending', until = $4
         WHERE surface = $1 AND id = $2 AND owner = $3 AND state IN ('owed', 'sending') RETURNING id`,
        [surface, id, owner, now.epochMilliseconds + leaseMilliseconds],
      );
      return rows.length > 0;
    },
    async replyGiven(surface, id, until) {
      await fleeting.run(
        "UPDATE pending_replies SET state = 'given', address = '', expires_at = $3 WHERE surface = $1 AND id = $2",
        [surface, id, until.epochMilliseconds],
      );
    },
    async withdrawReply(surface, id, owner) {
      await fleeting.run(
        "DELETE FROM pending_replies WHERE surface = $1 AND id = $2 AND owner = $3 AND state <> 'given'",
        [surface, id, owner],
      );
    },
    async abandonReply(surface, id, owner, at) {
      await fleeting.run(
        `UPDATE pending_replies SET until = $4, state = CASE WHEN state = 'telling' THEN was ELSE state END
         WHERE surface = $1 AND id = $2 AND owner = $3 AND state <> 'given'`,
        [surface, id, owner, at.epochMilliseconds],
      );
    },
    async renewReplies(owner, now, leaseMilliseconds) {
      await fleeting.run("UPDATE pending_replies SET until = $2 WHERE owner = $1 AND state <> 'given'", [
        owner,
        now.epochMilliseconds + leaseMilliseconds,
      ]);
    },
    async takeOverReplies({ surface, owner, now, leaseMilliseconds, most }) {
      const at = now.epochMilliseconds;
      const lapsed = "state <> 'given' AND (until <= $3 OR until > $4)";
      // Two processes that look at once each get rows of their own; SQLite has one writer at a time anyway.
      const apart = dialect === "postgres" ? "FOR UPDATE SKIP LOCKED" : "";
      const rows = await fleeting.run(
        `UPDATE pending_replies SET was = state, state = 'telling', owner = $2, until = $5
         WHERE surface = $1 AND ${lapsed} AND id IN (
           SELECT id FROM pending_replies
           WHERE surface = $1 AND ${lapsed} AND expires_at > $3 ORDER BY until LIMIT $6 ${apart})
         RETURNING *`,
        [surface, owner, at, at + 2 * leaseMilliseconds, at + leaseMilliseconds, most],
      );
      return rows.map(readAbandoned);
    },
    async forgetReplies(now) {
      await fleeting.run("DELETE FROM pending_replies WHERE expires_at <= $1 OR expires_at > $2", [
        now.epochMilliseconds,
        now.epochMilliseconds + LONGEST_MS,
      ]);
    },
  };
}

function readAbandoned(row: Row): Abandoned {
  return {
    surface: choice(row, "surface", SURFACES),
    id: text(row, "id"),
    address: text(row, "address"),
    language: choice(row, "language", ["en", "cy"]),
    owner: text(row, "owner"),
    expires: instant(row, "expires_at"),
    was: choice(row, "was", ["owed", "sending", "telling"]),
  };
}
