/** What every store must do: run over each implementation. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/store/delivery.ts";
import type { Store } from "../../src/store/store.ts";
import type { StoredRow } from "../../src/store/stored-row.ts";
import {
  arrived,
  follow,
  minutes,
  newDelivery,
  newSubscription,
  place,
  posted,
  reply,
  START,
  snapshot,
} from "./samples.ts";

const LEASE = 30_000;

export type StoreUnderTest = {
  /** Two handles on one new, empty store, as two processes would have them. */
  open(): Promise<readonly [Store, Store]>;
  close(): Promise<void>;
};

export function storeContract(name: string, subject: () => StoreUnderTest): void {
  describe(`${name} keeps the store's contract`, () => {
    let under: StoreUnderTest;
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      under = subject();
      [store, other] = await under.open();
    });
    afterEach(() => under.close());

    const claim = (owner: string, at = START, by = store): Promise<Delivery | null> =>
      by.claim({ owner, now: at, leaseMilliseconds: LEASE, surfaces: ["discord"] });

    /** Puts deliveries into the outbox through one subscription for each channel. */
    const enqueue = async (...deliveries: ReturnType<typeof newDelivery>[]): Promise<void> => {
      for (const delivery of deliveries) {
        const subscription = await store.addSubscription(
          newSubscription({ id: `s-${delivery.channel}`, channel: delivery.channel }),
        );
        const current = await store.subscription(subscription.id);
        const planned = await store.planDigest(
          {
            subscription: subscription.id,
            version: current?.version ?? 0,
            due: null,
            considered: [],
            delivery,
          },
          START,
        );
        expect(planned).toBe(true);
      }
    };

    describe("settings", () => {
      it("are empty at first and keep what is changed, key by key", async () => {
        expect(await store.settings("slack", "T1")).toEqual({});
        await store.changeSettings("slack", "T1", { visibility: "private" });
        await other.changeSettings("slack", "T1", { channels: ["C1"] });
        expect(await store.settings("slack", "T1")).toEqual({ visibility: "private", channels: ["C1"] });
        expect(await store.settings("discord", "T1")).toEqual({});
      });

      it("lose nothing when two processes change them at once", async () => {
        await Promise.all([
          store.changeSettings("slack", "T1", { visibility: "public" }),
          other.changeSettings("slack", "T1", { timeZone: "Europe/Paris" }),
          store.changeSettings("slack", "T1", { language: "cy" }),
        ]);
        expect(await store.settings("slack", "T1")).toEqual({
          visibility: "public",
          timeZone: "Europe/Paris",
          language: "cy",
        });
      });
    });

    describe("the ledger", () => {
      it("has no version before the first start", async () => {
        expect(await store.ledger()).toEqual({ version: null, entries: [] });
      });

      it("keeps order, kind and time of arrivals and changes", async () => {
        const known = { type: "known", report: "a", hash: "h", snapshot: snapshot() } as const;
        expect(await store.recordChanges(null, [known], START)).toBe(true);
        const first = await other.ledger();
        await other.recordChanges(first.version, [arrived("b"), arrived("c")], minutes(5));
        const second = await store.ledger();
        const edited = { ...known, type: "changed", hash: "h2", change: "The title changed." } as const;
        await store.recordChanges(second.version, [edited, { type: "missing", report: "b" }], minutes(9));
        const { entries } = await other.ledger();
        expect(entries.map(({ report, kind, present, hash }) => ({ report, kind, present, hash }))).toEqual([
          { report: "b", kind: "new", present: false, hash: "hash of b" },
          { report: "c", kind: "new", present: true, hash: "hash of c" },
          { report: "a", kind: "changed", present: true, hash: "h2" },
        ]);
        const a = entries.find((entry) => entry.report === "a");
        expect(a?.firstSeen).toEqual(START);
        expect(a?.changedAt).toEqual(minutes(9));
        expect(a?.change).toBe("The title changed.");
      });

      it("refuses changes that rest on an older version, and does none of them", async () => {
        await store.recordChanges(null, [], START);
        const { version } = await store.ledger();
        expect(await other.recordChanges(version, [arrived("a")], START)).toBe(true);
        expect(await store.recordChanges(version, [arrived("b")], START)).toBe(false);
        expect(await store.recordChanges(null, [arrived("b")], START)).toBe(false);
        expect((await store.ledger()).entries.map((entry) => entry.report)).toEqual(["a"]);
      });

      it("carries a renamed report over with what was decided about it", async () => {
        await store.recordChanges(null, [arrived("old")], START);
        await store.addSubscription(newSubscription());
        await store.planDigest(
          {
            subscription: "s1",
            version: 1,
            due: null,
            considered: [{ report: "old", seq: 1, outcome: "filtered" }],
            delivery: null,
          },
          START,
        );
        const { version } = await store.ledger();
        await store.recordChanges(version, [{ type: "renamed", report: "old", to: "new" }], minutes(1));
        expect((await store.ledger()).entries.map((entry) => [entry.report, entry.firstSeen])).toEqual([
          ["new", START],
        ]);
        expect((await store.considered("s1")).map((each) => each.report)).toEqual(["new"]);
        expect((await store.snapshots(["new", "old"])).get("new")?.title).toBe("old");
      });
    });

    describe("subscriptions", () => {
      it("come back as they were made, and a second one of the same id changes nothing", async () => {
        await store.recordChanges(null, [arrived("a"), arrived("b")], START);
        const made = await store.addSubscription(
          newSubscription({ filters: { topics: ["Housing"], people: [], bodies: ["NEC"] }, quiet: true }),
        );
        expect(made).toMatchObject({ since: 2, state: "active", version: 1, quiet: true, lastRun: null });
        expect(made.due).toEqual(START);
        expect(await other.addSubscription(newSubscription({ cron: "0 8 * * *" }))).toEqual(made);
        expect(await other.subscription("s1")).toEqual(made);
        expect(await store.subscriptions({ surface: "discord", community: "g1" })).toEqual([made]);
        expect(await store.subscriptions({ surface: "slack" })).toEqual([]);
        expect(await store.subscriptions({ community: null })).toEqual([]);
      });

      it("are due when active and their time has come, longest due first", async () => {
        await store.addSubscription(newSubscription({ id: "later", due: minutes(10) }));
        await store.addSubscription(newSubscription({ id: "sooner", due: minutes(1) }));
        await store.addSubscription(newSubscription({ id: "never", due: null }));
        await store.addSubscription(newSubscription({ id: "paused", due: START }));
        await store.changeSubscription("paused", 1, { state: "paused" });
        const due = async (at: Temporal.Instant): Promise<string[]> =>
          (await other.dueSubscriptions(at, ["discord"], 10)).map((each) => each.id);
        expect(await due(START)).toEqual([]);
        expect(await due(minutes(1))).toEqual(["sooner"]);
        expect(await due(minutes(60))).toEqual(["sooner", "later"]);
      });

      it("are not due in a community that the bot has left, until it is back", async () => {
        await store.addSubscription(newSubscription());
        await store.communityLeft("discord", "g1", START);
        expect(await store.dueSubscriptions(minutes(5), ["discord"], 10)).toEqual([]);
        await store.communityReturned("discord", "g1");
        expect(await store.dueSubscriptions(minutes(5), ["discord"], 10)).toHaveLength(1);
      });

      it("are not due on other surfaces, nor while their last digest waits to be posted", async () => {
        await enqueue(newDelivery("d1"));
        await store.changeSubscription("s-c1", 2, { due: START });
        const due = async (surface: "discord" | "slack"): Promise<number> =>
          (await store.dueSubscriptions(minutes(5), [surface], 9)).length;
        expect(await due("discord")).toBe(0);
        await claim("me");
        expect(await due("discord")).toBe(0);
        await store.confirmPart("d1", "me", 0, posted("m"), START);
        expect(await due("discord")).toBe(1);
        expect(await due("slack")).toBe(0);
        expect(await store.dueSubscriptions(minutes(5), [], 9)).toEqual([]);
      });

      it("refuse a change that rests on an older version", async () => {
        await store.addSubscription(newSubscription());
        expect(await store.changeSubscription("s1", 1, { cron: "0 8 * * *" })).toBe(true);
        expect(await other.changeSubscription("s1", 1, { cron: "0 7 * * *" })).toBe(false);
        expect((await store.subscription("s1"))?.cron).toBe("0 8 * * *");
      });

      it("that wait for arrivals are woken by one, scheduled ones are not", async () => {
        await store.addSubscription(newSubscription({ id: "s", due: minutes(90) }));
        await store.addSubscription(newSubscription({ id: "l", cadence: "as-they-land", due: null }));
        await store.recordChanges(null, [arrived("a")], minutes(1));
        expect((await store.dueSubscriptions(minutes(1), ["discord"], 9)).map((each) => each.id)).toEqual([
          "l",
        ]);
      });

      it("take their waiting deliveries with them when removed", async () => {
        await enqueue(newDelivery("d1"));
        await store.removeSubscription("s-c1");
        expect(await claim("me")).toBeNull();
        expect((await store.delivery("d1"))?.state).toBe("cancelled");
        expect(await store.subscription("s-c1")).toBeNull();
      });
    });

    describe("follows", () => {
      it("are kept once for each subject and place", async () => {
        expect(await store.addFollow(follow())).toBe(true);
        expect(await store.addFollow(follow({ id: "f2" }))).toBe(false);
        expect(await store.addFollow(follow({ id: "f3", channel: "c2" }))).toBe(true);
        expect((await other.follows(place())).map((each) => each.name)).toEqual(["Housing"]);
        expect(await store.removeFollow(place(), "topic", "Housing")).toBe(true);
        expect(await store.removeFollow(place(), "topic", "Housing")).toBe(false);
        expect(await store.follows(place())).toEqual([]);
        expect(await store.follows(place("c2"))).toHaveLength(1);
      });
    });

    describe("planning a digest", () => {
      it("notes decisions, fills the outbox and moves the due time, all at once", async () => {
        await store.addSubscription(newSubscription());
        const plan = {
          subscription: "s1",
          version: 1,
          due: minutes(100),
          considered: [
            { report: "a", seq: 1, outcome: "included" },
            { report: "b", seq: 2, outcome: "filtered" },
          ],
          delivery: newDelivery("d1", { threadKeys: ["NEC@2026-03-01"] }),
        } as const;
        expect(await store.planDigest(plan, START)).toBe(true);
        expect(await other.planDigest({ ...plan, delivery: newDelivery("d2") }, START)).toBe(false);
        expect(await other.considered("s1")).toEqual([
          { subscription: "s1", report: "a", seq: 1, outcome: "included", delivery: "d1", at: START },
          { subscription: "s1", report: "b", seq: 2, outcome: "filtered", delivery: null, at: START },
        ]);
        const subscription = await other.subscription("s1");
        expect(subscription?.due).toEqual(minutes(100));
        expect(subscription?.lastRun).toEqual(START);
        expect((await other.deliveries({ subscription: "s1" })).map((each) => each.id)).toEqual(["d1"]);
        expect((await other.delivery("d1"))?.parts).toEqual([{ reply: reply("d1"), message: null }]);
      });
    });

    describe("the outbox", () => {
      it("gives each delivery to one claimant, oldest first in a channel", async () => {
        await enqueue(newDelivery("a1"), newDelivery("a2"), newDelivery("b1", { channel: "c2" }));
        const taken = await Promise.all([claim("x"), claim("y", START, other), claim("z")]);
        expect(taken.map((each) => each?.id).filter((id) => id !== undefined)).toHaveLength(2);
        expect(new Set(taken.map((each) => each?.id))).toEqual(new Set(["a1", "b1", undefined]));
        const a1 = taken.find((each) => each?.id === "a1");
        expect(await store.confirmPart("a1", a1?.owner ?? "", 0, posted("m1"), START)).toBe(true);
        expect((await claim("x"))?.id).toBe("a2");
      });

      it("finishes a delivery when every part is posted, and remembers its thread", async () => {
        const replies = [reply("head"), reply("rest")];
        await enqueue(newDelivery("d1", { replies, threadKeys: ["NEC@2026-03-01"] }));
        await claim("me");
        expect(await store.confirmPart("d1", "me", 0, posted("m1"), minutes(1))).toBe(true);
        expect(await store.delivery("d1")).toMatchObject({ state: "claimed", finishedAt: null });
        expect(await store.confirmPart("d1", "me", 1, posted("m2"), minutes(2))).toBe(true);
        const done = await other.delivery("d1");
        expect(done?.state).toBe("posted");
        expect(done?.finishedAt).toEqual(minutes(2));
        expect(done?.parts.map((part) => part.message)).toEqual(["m1", "m2"]);
        expect(await other.thread("s-c1", ["other", "NEC@2026-03-01"])).toBe("m1");
        expect(await other.thread("s-c1", ["other"])).toBeNull();
        expect(await store.nextDelivery(["discord"])).toBeNull();
      });

      it("remembers the head of the thread, not what was posted in it", async () => {
        await enqueue(
          newDelivery("d1", { threadKeys: ["NEC@2026-03-01"] }),
          newDelivery("d2", { threadKeys: ["NEC@2026-03-01", "NEC@2026-03-02"] }),
          newDelivery("d3", { threadKeys: ["NEC@2026-03-02"] }),
        );
        await claim("me");
        await store.confirmPart("d1", "me", 0, posted("m1"), minutes(1));
        await claim("me");
        await store.confirmPart("d2", "me", 0, posted("m2", "m1"), minutes(2));
        expect(await other.thread("s-c1", ["NEC@2026-03-01"])).toBe("m1");
        expect(await other.thread("s-c1", ["NEC@2026-03-02"])).toBe("m1");
        // The head has been deleted meanwhile: what stands on its own is the new head.
        await claim("me");
        await store.confirmPart("d3", "me", 0, posted("m3"), minutes(3));
        expect(await other.thread("s-c1", ["NEC@2026-03-02"])).toBe("m3");
      });

      it("lets another take over when a claim has run out, and says that it is doubtful", async () => {
        await enqueue(newDelivery("d1"));
        expect((await claim("dead"))?.doubtful).toBe(false);
        expect(await claim("heir", minutes(0.4), other)).toBeNull();
        const heir = await claim("heir", minutes(0.6), other);
        expect(heir).toMatchObject({ id: "d1", doubtful: true, owner: "heir" });
        expect(await store.renewClaim("d1", "dead", minutes(1), LEASE)).toBe(false);
        expect(await store.confirmPart("d1", "dead", 0, posted("m"), minutes(1))).toBe(false);
        expect(await other.renewClaim("d1", "heir", minutes(1), LEASE)).toBe(true);
      });

      it("frees a claim or a wait that a wrong clock has set far ahead", async () => {
        await enqueue(newDelivery("d1"));
        await claim("future", START.add({ hours: 48 }));
        expect((await claim("me", START))?.id).toBe("d1");
        await store.postpone("d1", "me", {
          notBefore: START.add({ hours: 24 * 400 }),
          failure: "x",
          doubtful: false,
          counts: true,
        });
        expect((await claim("me", minutes(1)))?.id).toBe("d1");
      });

      it("waits as long as it is told, and counts only real tries", async () => {
        await enqueue(newDelivery("d1"));
        await claim("me");
        const wait = { notBefore: minutes(5), failure: "busy", doubtful: true, counts: false };
        expect(await store.postpone("d1", "me", wait)).toBe(true);
        expect(await claim("me", minutes(4))).toBeNull();
        expect(await store.nextDelivery(["discord"])).toEqual(minutes(5));
        expect(await claim("me", minutes(5))).toMatchObject({ attempts: 1, doubtful: true, failure: "busy" });
        await store.postpone("d1", "me", { ...wait, counts: true, doubtful: false });
        expect(await claim("me", minutes(6))).toMatchObject({ attempts: 2, doubtful: false });
      });

      it("parks what cannot be posted, goes on with the next, and tries again by hand", async () => {
        await enqueue(newDelivery("d1"), newDelivery("d2"));
        await claim("me");
        expect(await store.park("d1", "me", "The platform refused it.", minutes(1))).toBe(true);
        expect((await claim("me"))?.id).toBe("d2");
        await store.confirmPart("d2", "me", 0, posted("m"), minutes(1));
        expect(await claim("me")).toBeNull();
        expect(await store.deliveries({ channel: "c1", states: ["parked"] })).toMatchObject([
          { id: "d1", failure: "The platform refused it." },
        ]);
        expect(await store.retryParked("discord", "c1", minutes(2))).toBe(1);
        expect(await claim("me", minutes(2))).toMatchObject({ id: "d1", attempts: 1 });
      });

      it("stops a channel: its subscriptions stop and nothing more is posted there", async () => {
        await enqueue(newDelivery("d1"), newDelivery("d2"), newDelivery("e1", { channel: "c2" }));
        await store.stopChannel(place(), "The bot may not post here.", minutes(1));
        expect((await store.subscription("s-c1"))?.state).toBe("stopped");
        expect((await store.subscription("s-c1"))?.reason).toBe("The bot may not post here.");
        expect((await store.subscription("s-c2"))?.state).toBe("active");
        expect((await claim("me", minutes(1)))?.id).toBe("e1");
        expect(await claim("me", minutes(1))).toBeNull();
      });

      it("leaves alone surfaces it was not asked for, held communities, and those left behind", async () => {
        await enqueue(newDelivery("d1"));
        const ask = { owner: "me", now: START, leaseMilliseconds: LEASE };
        expect(await store.claim({ ...ask, surfaces: ["slack"] })).toBeNull();
        expect(await store.claim({ ...ask, surfaces: [] })).toBeNull();
        expect(await store.claim({ ...ask, surfaces: ["discord"], held: ["discord:g1"] })).toBeNull();
        await store.communityLeft("discord", "g1", START);
        expect(await store.claim({ ...ask, surfaces: ["discord"] })).toBeNull();
        await store.communityReturned("discord", "g1");
        expect(await store.claim({ ...ask, surfaces: ["discord"], held: ["discord:g2"] })).not.toBeNull();
      });

      it("forgets the texts of old deliveries, not that they were posted", async () => {
        await enqueue(newDelivery("d1"));
        await claim("me");
        await store.confirmPart("d1", "me", 0, posted("m"), minutes(1));
        expect(await store.forgetTexts(minutes(1))).toBe(0);
        expect(await store.forgetTexts(minutes(2))).toBe(1);
        expect(await store.delivery("d1")).toMatchObject({ state: "posted", parts: [] });
      });
    });

    describe("installations and notices", () => {
      it("keep an installation under its key until it is removed", async () => {
        await store.saveInstallation("slack", "T1", "sealed", START);
        await other.saveInstallation("slack", "T1", "sealed again", START);
        await store.saveInstallation("slack", "T2", "sealed", START);
        expect(await store.installation("slack", "T1")).toBe("sealed again");
        expect(await other.installations("slack")).toEqual(["T1", "T2"]);
        await store.removeInstallation("slack", "T1");
        expect(await store.installation("slack", "T1")).toBeNull();
      });

      it("note a cause once until it is forgotten", async () => {
        const notice = {
          surface: "slack",
          community: null,
          key: "forbidden:C1",
          text: "No.",
          at: START,
        } as const;
        expect(await store.addNotice(notice)).toBe(true);
        expect(await other.addNotice({ ...notice, text: "Still no." })).toBe(false);
        expect(await other.notices("slack", null)).toEqual([notice]);
        await store.removeNotice("slack", null, "forbidden:C1");
        expect(await store.addNotice(notice)).toBe(true);
      });
    });

    describe("leases", () => {
      it("are held by one until given back or run out", async () => {
        expect(await store.acquireLease("digest", "a", START, LEASE)).toBe(true);
        expect(await other.acquireLease("digest", "b", minutes(0.4), LEASE)).toBe(false);
        expect(await store.acquireLease("digest", "a", minutes(0.4), LEASE)).toBe(true);
        expect(await other.acquireLease("digest", "b", minutes(0.6), LEASE)).toBe(false);
        expect(await other.acquireLease("digest", "b", minutes(1), LEASE)).toBe(true);
        await store.releaseLease("digest", "a");
        expect(await store.acquireLease("digest", "a", minutes(1), LEASE)).toBe(false);
        await other.releaseLease("digest", "b");
        expect(await store.acquireLease("digest", "a", minutes(1), LEASE)).toBe(true);
      });

      it("are free when a clock that ran ahead took them", async () => {
        await store.acquireLease("digest", "future", START.add({ hours: 24 }), LEASE);
        expect(await other.acquireLease("digest", "now", START, LEASE)).toBe(true);
      });
    });

    describe("pending replies", () => {
      const owe = (id: string, owner: string, at = START, by = store) =>
        by.oweReply(
          {
            surface: "discord",
            id,
            address: `token of ${id}`,
            language: "en",
            owner,
            expires: START.add({ minutes: 15 }),
          },
          at,
          LEASE,
        );
      const takeOver = (owner: string, at: Temporal.Instant, by = store) =>
        by.takeOverReplies({ surface: "discord", owner, now: at, leaseMilliseconds: LEASE, most: 10 });
      const ids = (replies: readonly { readonly id: string }[]) => replies.map(({ id }) => id).toSorted();

      it("are left to their owner while it lives, and taken over by one when it does not", async () => {
        expect(await owe("i1", "dead")).toBe(true);
        expect(await owe("i2", "alive")).toBe(true);
        expect(await takeOver("heir", minutes(0.4), other)).toEqual([]);
        await store.renewReplies("alive", minutes(0.4), LEASE);
        const [mine, yours] = await Promise.all([
          takeOver("one", minutes(0.6)),
          takeOver("two", minutes(0.6), other),
        ]);
        expect([...mine, ...yours]).toMatchObject([
          { id: "i1", address: "token of i1", language: "en", was: "owed" },
        ]);
        expect(await takeOver("three", minutes(0.7))).toEqual([]);
      });

      it("are not sent by whom they were taken from", async () => {
        await owe("i1", "slow");
        expect(await store.beginReply("discord", "i1", "slow", START, LEASE)).toBe(true);
        expect(await takeOver("heir", minutes(1), other)).toMatchObject([{ id: "i1", was: "sending" }]);
        expect(await store.beginReply("discord", "i1", "slow", minutes(1), LEASE)).toBe(false);
      });

      it("belong to the last process that the same event reached, until the answer is being sent", async () => {
        await owe("i1", "first");
        expect(await owe("i1", "second", START, other)).toBe(true);
        expect(await store.beginReply("discord", "i1", "first", START, LEASE)).toBe(false);
        expect(await other.beginReply("discord", "i1", "second", START, LEASE)).toBe(true);
        expect(await owe("i1", "third")).toBe(false);
      });

      it("are not owed again once they were given, and hold no address then", async () => {
        await owe("i1", "me");
        await store.replyGiven("discord", "i1", minutes(2));
        expect(await owe("i1", "other", minutes(1), other)).toBe(false);
        expect(await takeOver("other", minutes(1), other)).toEqual([]);
        await store.forgetReplies(minutes(2));
        expect(await owe("i1", "other", minutes(2), other)).toBe(true);
      });

      it("may be withdrawn or given up by their owner, and by nobody else", async () => {
        await owe("i1", "me");
        await owe("i2", "me");
        await other.withdrawReply("discord", "i1", "somebody");
        await other.abandonReply("discord", "i2", "somebody", START);
        expect(await takeOver("heir", minutes(0.1), other)).toEqual([]);
        await store.withdrawReply("discord", "i1", "me");
        await store.abandonReply("discord", "i2", "me", START);
        expect(ids(await takeOver("heir", minutes(0.1), other))).toEqual(["i2"]);
        expect(await takeOver("heir", minutes(5))).toMatchObject([{ id: "i2", was: "telling" }]);
      });

      it("are told again as they were before when telling failed in an orderly way", async () => {
        await owe("i1", "dead");
        expect(await takeOver("heir", minutes(1))).toMatchObject([{ was: "owed" }]);
        await store.abandonReply("discord", "i1", "heir", minutes(2));
        expect(await takeOver("heir", minutes(1.9))).toEqual([]);
        expect(await takeOver("heir", minutes(2))).toMatchObject([{ was: "owed" }]);
      });

      it("are left alone when nobody takes a reply any longer, or another surface asks", async () => {
        await owe("i1", "dead");
        expect(
          await store.takeOverReplies({
            surface: "slack",
            owner: "heir",
            now: minutes(1),
            leaseMilliseconds: LEASE,
            most: 10,
          }),
        ).toEqual([]);
        expect(await takeOver("heir", minutes(15))).toEqual([]);
        await store.forgetReplies(minutes(15));
        expect(await owe("i1", "new", minutes(15))).toBe(true);
      });

      it("of a clock that ran ahead are taken over", async () => {
        await owe("i1", "future", START.add({ hours: 1 }));
        expect(ids(await takeOver("heir", START))).toEqual(["i1"]);
      });

      it("stand in no copy and no backup", async () => {
        await owe("i1", "me");
        for await (const { row } of store.rows()) expect(JSON.stringify(row)).not.toContain("i1");
      });
    });

    describe("sessions of a gateway", () => {
      it("are kept for whoever connects next, until they end", async () => {
        expect(await store.gatewaySession("0")).toBeNull();
        await store.saveGatewaySession("0", "first", START);
        await store.saveGatewaySession("0", "second", minutes(1));
        await store.saveGatewaySession("1", "other", minutes(1));
        expect(await other.gatewaySession("0")).toBe("second");
        await other.saveGatewaySession("0", null, minutes(2));
        expect(await store.gatewaySession("0")).toBeNull();
        expect(await store.gatewaySession("1")).toBe("other");
      });
    });

    describe("personal and community data", () => {
      it("can be shown and deleted for a community, and nothing of others goes", async () => {
        await enqueue(newDelivery("d1"));
        await store.changeSettings("discord", "g1", { visibility: "public" });
        await store.addFollow(follow());
        await store.addFollow(follow({ id: "f9", channel: "c9", community: "g9" }));
        const shown = await other.exportData({ surface: "discord", community: "g1" });
        expect(new Set(shown.map((row) => row.table))).toEqual(
          new Set(["communities", "subscriptions", "deliveries", "follows"]),
        );
        expect(await other.deleteData({ surface: "discord", community: "g1" })).toBe(shown.length);
        expect(await store.exportData({ surface: "discord", community: "g1" })).toEqual([]);
        expect(await store.follows(place("c9"))).toHaveLength(1);
      });

      it("can be shown and deleted for one person", async () => {
        await store.addFollow(follow({ channel: "dm", community: null, person: "u1" }));
        await store.addFollow(follow({ id: "f2" }));
        const subject = { surface: "discord", person: "u1" } as const;
        expect((await store.exportData(subject)).map((row) => row.table)).toEqual(["follows"]);
        expect(await store.deleteData(subject)).toBe(1);
        expect(await store.follows(place())).toHaveLength(1);
      });

      it("names the communities that it is about, but for those that were left", async () => {
        await store.changeSettings("discord", "g1", { language: "cy" });
        await store.changeSettings("discord", "g2", { language: "cy" });
        await store.addFollow(follow({ channel: "c3", community: "g3" }));
        await store.addFollow(follow({ id: "f2", channel: "dm", community: null, person: "u1" }));
        const notice = { surface: "discord", key: "forbidden:c4", text: "No.", at: START } as const;
        await store.addNotice({ ...notice, community: "g4" });
        await store.addNotice({ ...notice, community: null });
        await store.changeSettings("slack", "T1", { language: "cy" });
        await store.communityLeft("discord", "g2", START);
        expect((await other.communities("discord")).toSorted()).toEqual(["g1", "g3", "g4"]);
        await store.communityReturned("discord", "g2");
        expect(await other.communities("discord")).toContain("g2");
      });

      it("of a community that was left is known with the day of leaving", async () => {
        await store.communityLeft("slack", "T1", START);
        await store.communityLeft("slack", "T1", minutes(60));
        expect(await other.departures(minutes(-1))).toEqual([]);
        expect(await other.departures(START)).toEqual([{ surface: "slack", community: "T1", at: START }]);
      });
    });

    it("gives all its rows, and takes them back only when empty", async () => {
      await enqueue(newDelivery("d1"));
      await store.recordChanges(null, [arrived("a")], START);
      const rows: StoredRow[] = [];
      for await (const row of store.rows()) rows.push(row);
      const again = async function* (): AsyncIterable<StoredRow> {
        yield* rows;
      };
      await expect(store.load(again())).rejects.toThrow("is not empty");
      for (const community of ["g1"]) await store.deleteData({ surface: "discord", community });
      expect(rows.map((row) => row.table)).toContain("deliveries");
    });
  });
}
