/** Subscriptions, deliveries and ledger changes for the tests of the store. */
import { noteReply, type Reply } from "../../src/reply.ts";
import type { NewDelivery, PostedPart } from "../../src/store/delivery.ts";
import type { LedgerChange, Snapshot } from "../../src/store/ledger.ts";
import type { Follow, NewSubscription, Place } from "../../src/store/subscription.ts";

export const START = Temporal.Instant.from("2026-03-06T09:00:00Z");

/** `START` and some minutes. */
export function minutes(count: number): Temporal.Instant {
  return START.add({ seconds: count * 60 });
}

export function place(channel = "c1", community: string | null = "g1"): Place {
  return { surface: "discord", community, channel, person: null };
}

/** A part that stands in the channel, or in the thread under another message. */
export function posted(message: string, thread: string | null = null): PostedPart {
  return { message, thread };
}

export function newSubscription(change: Partial<NewSubscription> = {}): NewSubscription {
  return {
    ...place(),
    id: "s1",
    origin: "command",
    cadence: "scheduled",
    cron: "0 9 * * 5",
    timeZone: "Europe/London",
    wait: 360,
    quiet: false,
    filters: { topics: [], people: [], bodies: [] },
    createdAt: START,
    due: START,
    ...change,
  };
}

export function reply(title: string): Reply {
  return noteReply(title, [`About ${title}.`], { reports: 1, from: null, to: null });
}

export function newDelivery(id: string, change: Partial<NewDelivery> = {}): NewDelivery {
  return { ...place(), id, replies: [reply(id)], threadKeys: [], ...change };
}

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    title: "A report",
    authors: ["Jo Bloggs"],
    meetings: [],
    address: null,
    passages: ["r.1"],
    ...change,
  };
}

export function arrived(report: string, hash = `hash of ${report}`): LedgerChange {
  return { type: "arrived", report, hash, snapshot: snapshot({ title: report }) };
}

export function follow(change: Partial<Follow> = {}): Follow {
  return { ...place(), id: "f1", kind: "topic", name: "Housing", createdAt: START, ...change };
}
