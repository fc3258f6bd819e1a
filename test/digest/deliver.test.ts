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

/** A store with one message in its outbox. */
async function outbox(dataDir: string): Promise<Store> {
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
  const replies = [noteReply("New in the NEC reports", ["One report."], coverage)];
  await store.planDigest(
    {
      subscription: subscription.id,
      version: subscription.version,
      due: null,
      considered: [],
      delivery: { ...place(), id: "d1", replies, threadKeys: [] },
    },
    START,
  );
  return store;
}

describe("Two workers of one process", () => {
  it("do not both post a delivery that one had claimed before the process stood still", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "nec-deliver-"));
    const store = await outbox(dataDir);
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
