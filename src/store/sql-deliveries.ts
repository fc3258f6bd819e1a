/** The outbox, in SQL. */
import type {
  ClaimRequest,
  Considered,
  Delivery,
  DeliveryFilter,
  DeliveryStore,
  DigestPlan,
  Part,
  PostedPart,
} from "./delivery.ts";
import { choice, flag, instant, instantOrNull, json, number, text, textOrNull } from "./row-reader.ts";
import { placeholders, type Row, type SqlDatabase, type SqlRunner, type SqlValue } from "./sql-database.ts";
import { next } from "./sql-ledger.ts";
import { placeCondition, readPlace, stillThere } from "./sql-subscriptions.ts";

const DAY = 86_400_000;

const STATES = ["pending", "claimed", "posted", "parked", "cancelled"] as const;

export function deliveryQueries(database: SqlDatabase): DeliveryStore {
  return {
    async considered(subscription) {
      const rows = await database.run("SELECT * FROM considered WHERE subscription = $1 ORDER BY seq", [
        subscription,
      ]);
      return rows.map(readConsidered);
    },
    planDigest: (plan, now) =>
      database.transaction((transaction) => planDigest(transaction, plan, now.epochMilliseconds)),
    claim: (request) => claim(database, request),
    async renewClaim(id, owner, now, milliseconds) {
      const rows = await database.run(
        `UPDATE deliveries SET lease_until = $3
         WHERE id = $1 AND owner = $2 AND state = 'claimed' RETURNING id`,
        [id, owner, now.epochMilliseconds + milliseconds],
      );
      return rows.length > 0;
    },
    confirmPart: (id, owner, part, posted, now) =>
      database.transaction((transaction) =>
        confirmPart(transaction, { ...posted, id, owner, part, now: now.epochMilliseconds }),
      ),
    async postpone(id, owner, { notBefore, failure, doubtful, counts }) {
      const rows = await database.run(
        `UPDATE deliveries SET state = 'pending', owner = NULL, lease_until = NULL, not_before = $3,
           failure = $4, doubtful = $5, attempts = attempts - $6
         WHERE id = $1 AND owner = $2 AND state = 'claimed' RETURNING id`,
        [id, owner, notBefore.epochMilliseconds, failure, doubtful ? 1 : 0, counts ? 0 : 1],
      );
      return rows.length > 0;
    },
    async park(id, owner, failure, now) {
      const rows = await database.run(
        `UPDATE deliveries SET state = 'parked', owner = NULL, lease_until = NULL, failure = $3,
           finished_at = $4
         WHERE id = $1 AND owner = $2 AND state = 'claimed' RETURNING id`,
        [id, owner, failure, now.epochMilliseconds],
      );
      return rows.length > 0;
    },
    async retryParked(surface, channel, now) {
      const rows = await database.run(
        `UPDATE deliveries SET state = 'pending', attempts = 0, not_before = $3, finished_at = NULL
         WHERE surface = $1 AND channel = $2 AND state = 'parked' RETURNING id`,
        [surface, channel, now.epochMilliseconds],
      );
      return rows.length;
    },
    stopChannel: (place, reason, now) =>
      database.transaction(async (transaction) => {
        await transaction.run(
          `UPDATE subscriptions SET state = 'stopped', reason = $3, version = version + 1
           WHERE surface = $1 AND channel = $2 AND state <> 'stopped'`,
          [place.surface, place.channel, reason],
        );
        await transaction.run(
          `UPDATE deliveries SET state = 'parked', owner = NULL, lease_until = NULL, failure = $3,
             finished_at = $4
           WHERE surface = $1 AND channel = $2 AND state IN ('pending', 'claimed')`,
          [place.surface, place.channel, reason, now.epochMilliseconds],
        );
      }),
    async delivery(id) {
      const [row] = await database.run("SELECT * FROM deliveries WHERE id = $1", [id]);
      return row === undefined ? null : readDelivery(row);
    },
    async deliveries(filter) {
      const { where, values } = deliveryCondition(filter);
      const rows = await database.run(`SELECT * FROM deliveries WHERE ${where} ORDER BY seq`, values);
      return rows.map(readDelivery);
    },
    async nextDelivery(surfaces) {
      const [row] = await database.run(
        `SELECT MIN(CASE WHEN d.state = 'claimed' THEN d.lease_until ELSE d.not_before END) AS at
         FROM deliveries d
         WHERE d.state IN ('pending', 'claimed') AND d.surface IN (${placeholders(surfaces.length, 1)})
           AND ${stillThere("d")}`,
        surfaces,
      );
      return row === undefined ? null : instantOrNull(row, "at");
    },
    async thread(subscription, keys) {
      if (keys.length === 0) return null;
      const [row] = await database.run(
        `SELECT message FROM threads WHERE subscription = $1 AND key IN (${placeholders(keys.length, 2)})
         ORDER BY at DESC, key LIMIT 1`,
        [subscription, ...keys],
      );
      return row === undefined ? null : text(row, "message");
    },
    async forgetTexts(until) {
      const rows = await database.run(
        `UPDATE deliveries SET parts = '[]'
         WHERE state IN ('posted', 'cancelled') AND finished_at < $1 AND parts <> '[]' RETURNING id`,
        [until.epochMilliseconds],
      );
      return rows.length;
    },
  };
}

async function planDigest(transaction: SqlRunner, plan: DigestPlan, now: number): Promise<boolean> {
  const [subscription] = await transaction.run(
    `UPDATE subscriptions SET due = $3, last_run = COALESCE($4, last_run), version = version + 1
     WHERE id = $1 AND version = $2 RETURNING *`,
    [
      plan.subscription,
      plan.version,
      plan.due?.epochMilliseconds ?? null,
      plan.delivery === null ? null : now,
    ],
  );
  if (subscription === undefined) return false;
  for (const { report, seq, outcome } of plan.considered) {
    await transaction.run(
      `INSERT INTO considered (subscription, report, seq, outcome, delivery, at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (subscription, report) DO UPDATE SET seq = excluded.seq, outcome = excluded.outcome,
         delivery = excluded.delivery, at = excluded.at`,
      [
        plan.subscription,
        report,
        seq,
        outcome,
        outcome === "included" ? (plan.delivery?.id ?? null) : null,
        now,
      ],
    );
  }
  const { delivery } = plan;
  if (delivery === null) return true;
  const parts = delivery.replies.map((reply): Part => ({ reply, message: null }));
  await transaction.run(
    `INSERT INTO deliveries (id, subscription, seq, surface, community, channel, person, created_at,
       not_before, state, attempts, doubtful, owner, lease_until, thread_keys, parts, failure, finished_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'pending', 0, 0, NULL, NULL, $9, $10, NULL, NULL)`,
    [
      delivery.id,
      plan.subscription,
      await next(transaction, "delivery"),
      delivery.surface,
      delivery.community,
      delivery.channel,
      delivery.person,
      now,
      JSON.stringify(delivery.threadKeys),
      JSON.stringify(parts),
    ],
  );
  return true;
}

/**
 * One statement picks and takes. Two processes that pick the same row are told apart by the repeated
 * condition: the second finds it no longer true and gets nothing.
 */
async function claim(database: SqlDatabase, request: ClaimRequest): Promise<Delivery | null> {
  const { owner, leaseMilliseconds, surfaces, held = [] } = request;
  const now = request.now.epochMilliseconds;
  if (surfaces.length === 0) return null;
  // A wait or lease far beyond any that is ever set comes from a clock that has since been put right.
  const ready = (alias: string): string =>
    `((${alias}.state = 'pending' AND (${alias}.not_before <= $1 OR ${alias}.not_before > $2))
      OR (${alias}.state = 'claimed' AND (${alias}.lease_until <= $1 OR ${alias}.lease_until > $3)))`;
  const among = placeholders(surfaces.length, 6);
  const apart =
    held.length === 0
      ? ""
      : `AND (d.surface || ':' || COALESCE(d.community, '')) NOT IN (${placeholders(held.length, 6 + surfaces.length)})`;
  const rows = await database.run(
    `UPDATE deliveries SET state = 'claimed', owner = $4, lease_until = $5, attempts = attempts + 1,
       doubtful = CASE WHEN state = 'claimed' THEN 1 ELSE doubtful END
     WHERE ${ready("deliveries")} AND id = (
       SELECT d.id FROM deliveries d
       WHERE d.state IN ('pending', 'claimed') AND ${ready("d")} AND d.surface IN (${among}) ${apart}
         AND ${stillThere("d")}
         AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.surface = d.surface AND e.channel = d.channel
           AND e.seq < d.seq AND e.state IN ('pending', 'claimed'))
       ORDER BY d.not_before, d.seq LIMIT 1)
     RETURNING *`,
    [now, now + DAY, now + 2 * leaseMilliseconds, owner, now + leaseMilliseconds, ...surfaces, ...held],
  );
  const [row] = rows;
  return row === undefined ? null : readDelivery(row);
}

type Confirmation = PostedPart & {
  readonly id: string;
  readonly owner: string;
  readonly part: number;
  readonly now: number;
};

async function confirmPart(transaction: SqlRunner, confirmation: Confirmation): Promise<boolean> {
  const { id, owner, part, message, thread, now } = confirmation;
  const [row] = await transaction.run(
    "UPDATE deliveries SET attempts = 1, doubtful = 0 WHERE id = $1 AND owner = $2 AND state = 'claimed' RETURNING *",
    [id, owner],
  );
  if (row === undefined) return false;
  const delivery = readDelivery(row);
  const parts = delivery.parts.map((each, index) => (index === part ? { ...each, message } : each));
  const done = parts.every((each) => each.message !== null);
  await transaction.run(
    `UPDATE deliveries SET parts = $2, state = $3, failure = NULL, finished_at = $4,
       owner = CASE WHEN $5 = 1 THEN NULL ELSE owner END,
       lease_until = CASE WHEN $5 = 1 THEN NULL ELSE lease_until END
     WHERE id = $1`,
    [id, JSON.stringify(parts), done ? "posted" : "claimed", done ? now : null, done ? 1 : 0],
  );
  if (part === 0 && delivery.subscription !== null) {
    for (const key of delivery.threadKeys) {
      await transaction.run(
        `INSERT INTO threads (subscription, key, message, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (subscription, key) DO UPDATE SET message = excluded.message, at = excluded.at`,
        [delivery.subscription, key, thread ?? message, now],
      );
    }
  }
  return true;
}

function deliveryCondition(filter: DeliveryFilter): { where: string; values: SqlValue[] } {
  const { where, values } = placeCondition(filter);
  const conditions = [where];
  if (filter.subscription !== undefined) {
    values.push(filter.subscription);
    conditions.push(`subscription = $${values.length}`);
  }
  if (filter.states !== undefined && filter.states.length > 0) {
    conditions.push(`state IN (${placeholders(filter.states.length, values.length + 1)})`);
    values.push(...filter.states);
  }
  return { where: conditions.join(" AND "), values };
}

function readDelivery(row: Row): Delivery {
  return {
    ...readPlace(row),
    id: text(row, "id"),
    subscription: textOrNull(row, "subscription"),
    seq: number(row, "seq"),
    createdAt: instant(row, "created_at"),
    notBefore: instant(row, "not_before"),
    state: choice(row, "state", STATES),
    attempts: number(row, "attempts"),
    doubtful: flag(row, "doubtful"),
    owner: textOrNull(row, "owner"),
    threadKeys: json(row, "thread_keys"),
    parts: json<readonly Part[]>(row, "parts"),
    failure: textOrNull(row, "failure"),
    finishedAt: instantOrNull(row, "finished_at"),
  };
}

function readConsidered(row: Row): Considered {
  return {
    subscription: text(row, "subscription"),
    report: text(row, "report"),
    seq: number(row, "seq"),
    outcome: choice(row, "outcome", ["included", "filtered", "elsewhere"]),
    delivery: textOrNull(row, "delivery"),
    at: instant(row, "at"),
  };
}
