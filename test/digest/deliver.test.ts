import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDeliverer, type DeliveryEvent } from "../../src/digest/deliver.ts";
import { noteReply } from "../../src/reply.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { channels, place, START } from "./world.ts";

const LEASE = 10_000;
const coverage = { reports: 0, from: null, to: null };

type Waiting = { readonly id: string; readonly parts: number; readonly threadKeys: readonly string[] };

/** A store with these messages in its outbox. */
async function outbox(dataDir: string, ...waiting: readonly Waiting[]): Promise<Store> {
  const store = await openStore({ dataDir, now: START });
  const subscription = await store.addSubscription({
    ...place(),
    id: "weekly",
    origin: "command",
    cadence: "scheduled",
    cron: "0 9 * * 5",
    timeZone: "Europe/London",
    wait: 0,
    quiet: false,
    filters: { topics: [], people: [], bodies: [] },
    createdAt: START,
    due: START,
  });
  for (const [index, { id, parts, threadKeys }] of waiting.entries()) {
    const replies = Array.from({ length: parts }, (_, part) =>
      noteReply("New in the NEC reports", [`Part ${part} of ${id}.`], coverage),
    );
    await store.planDigest(
      {
        subscription: subscription.id,
        version: subscription.version + index,
        due: null,
        considered: [],
        delivery: { ...place(), id, replies, threadKeys },
      },
      START,
    );
  }
  return store;
}

describe("Two workers of one process", () => {
  it("do not both post a delivery that one had claimed before the process stood still", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "nec-deliver-"));
    const store = await outbox(dataDir, { id: "d1", parts: 1, threadKeys: [] });
    const surface = channels();
    const events: DeliveryEvent[] = [];
    let now = START;
    const still = Promise.withResolvers<void>();
    const stands = Promise.withResolvers<void>();
    const slow = Promise.withResolvers<void>();
    const posting = Promise.withResolvers<void>();
    let renewals = 0;
    const deliverer = createDeliverer({
      store: {
        ...store,
        async renewClaim(...values) {
          renewals += 1;
          if (renewals === 1) {
            stands.resolve();
            await still.promise;
          }
          return store.renewClaim(...values);
        },
      },
      owner: "process",
      surfaces: [
        {
          ...surface,
          async post(...values) {
            posting.resolve();
            await slow.promise;
            return surface.post(...values);
          },
        },
      ],
      now: () => now,
      random: () => 0.5,
      observe: (event) => events.push(event),
      pause: async () => undefined,
      leaseMilliseconds: LEASE,
      postTimeout: LEASE * 10,
      firstWait: 5_000,
    });
    const never = new AbortController().signal;

    const first = deliverer.run(never);
    await stands.promise;
    now = now.add({ milliseconds: LEASE + 1 });
    const second = deliverer.run(never);
    await posting.promise;
    still.resolve();
    await first;
    slow.resolve();
    await second;

    expect(surface.messages).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual(["lost", "posted"]);
    expect((await store.delivery("d1"))?.state).toBe("posted");
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe("A later account of several parts", () => {
  const keys = ["NEC@2026-03-01"];
  const first: Waiting = { id: "first", parts: 1, threadKeys: keys };
  const later: Waiting = { id: "later", parts: 2, threadKeys: keys };

  it("is found in the thread of the first one, and not posted again, after a crash in its middle", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "nec-deliver-"));
    const store = await outbox(dataDir, first, later);
    const surface = channels();
    const looks: (string | null)[] = [];
    let confirmed = 0;
    let now = START;
    const events: DeliveryEvent[] = [];
    const deliverer = (crash: boolean) =>
      createDeliverer({
        store: {
          ...store,
          async confirmPart(...values) {
            confirmed += 1;
            // Its last part has been posted, but that is never written down.
            if (crash && confirmed === 3) throw new Error("The process dies here.");
            return store.confirmPart(...values);
          },
          postpone: async (...values) => (crash ? true : store.postpone(...values)),
        },
        owner: "process",
        surfaces: [
          {
            ...surface,
            async findPosted(target, mark) {
              looks.push(target.thread);
              // As on a platform: a message is found where it stands.
              const found = surface.messages.find(
                (message) => message.mark === mark && message.target.thread === target.thread,
              );
              return found === undefined ? null : { message: found.id };
            },
          },
        ],
        now: () => now,
        random: () => 0.5,
        observe: (event) => events.push(event),
        pause: async () => undefined,
        leaseMilliseconds: LEASE,
        postTimeout: LEASE,
        firstWait: 5_000,
      });
    const never = new AbortController().signal;

    await deliverer(true).run(never);
    now = now.add({ milliseconds: LEASE + 1 });
    await deliverer(false).run(never);

    const [head] = surface.messages;
    expect(surface.messages.map(({ target }) => target.thread)).toEqual([null, head?.id, head?.id]);
    expect(looks).toEqual([head?.id]);
    expect((await store.delivery("later"))?.state).toBe("posted");
    await store.close();
    rmSync(dataDir, { recursive: true });
  });
});
