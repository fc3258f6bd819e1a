/** A bot's digests over a real store, with a clock that is moved by hand and channels that are looked at. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import {
  createDigestService,
  type DigestEvent,
  type DigestParts,
  type DigestService,
} from "../../src/digest/digest-service.ts";
import type { Gazetteer } from "../../src/gazetteer.ts";
import type { Reply } from "../../src/reply.ts";
import type { Report } from "../../src/report.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { Place } from "../../src/store/subscription.ts";
import type { PostError, PostingSurface, Target } from "../../src/surface.ts";

export const GAZETTEER: Gazetteer = {
  people: ["Ann Archer", "Bob Baker", "Cat Cole"].map((name) => ({
    name,
    aliases: [],
    misspellings: [],
    handles: [],
    roles: [],
  })),
  bodies: [
    { name: "NEC", aliases: ["National Executive Committee"], formerNames: [], parent: null },
    { name: "Disputes Panel", aliases: [], formerNames: [], parent: "NEC" },
  ],
  topics: [
    { name: "Housing policy", aliases: ["council housing"], abbreviations: [] },
    { name: "Membership figures", aliases: ["membership numbers"], abbreviations: [] },
  ],
};

export type Message = {
  readonly target: Target;
  readonly reply: Reply;
  readonly mark: string;
  readonly id: string;
};

/** A surface whose channels are lists of messages; `obstacle` decides which posts fail, and how. */
export type Channels = PostingSurface & {
  readonly messages: Message[];
  /** Posts tried, the failed ones included. */
  tries: number;
  obstacle: (target: Target, reply: Reply) => PostError | Error | null;
  /** Set: the post arrives, but the answer is this error. */
  lostAnswer: Error | null;
};

export function channels(name: "discord" | "slack" = "discord"): Channels {
  const surface: Channels = {
    name,
    messages: [],
    tries: 0,
    obstacle: () => null,
    lostAnswer: null,
    start: async () => undefined,
    stop: async () => undefined,
    async post(target, reply, mark) {
      surface.tries += 1;
      const error = surface.obstacle(target, reply);
      if (error !== null) throw error;
      const id = `m${surface.messages.length + 1}`;
      surface.messages.push({ target, reply, mark, id });
      if (surface.lostAnswer !== null) {
        const lost = surface.lostAnswer;
        surface.lostAnswer = null;
        throw lost;
      }
      return { message: id };
    },
    async findPosted(target, mark) {
      const found = surface.messages.find(
        (message) => message.mark === mark && message.target.channel === target.channel,
      );
      return found === undefined ? null : { message: found.id };
    },
  };
  return surface;
}

export type World = {
  readonly store: Store;
  readonly surface: Channels;
  readonly events: DigestEvent[];
  digests: DigestService;
  now: Temporal.Instant;
  /** The corpus holds exactly these from now on. */
  corpus(...reports: readonly Report[]): Promise<Archive>;
  /** An archive of these reports that the digests are not told of. */
  corpusOnly(...reports: readonly Report[]): Promise<Archive>;
  /** Moves the clock and lets whatever is due happen. */
  pass(duration: Temporal.DurationLike): Promise<void>;
  /** A further process over the same store, at the same time. */
  second(change?: Partial<DigestParts>): DigestService;
  /** A new process over the same store. */
  restart(change?: Partial<DigestParts>): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export const START = Temporal.Instant.from("2026-03-02T10:00:00Z");

export async function world(change: Partial<DigestParts> = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), "nec-digest-"));
  const store = await openStore({ dataDir, now: START });
  const surface = channels();
  const events: DigestEvent[] = [];
  let ids = 0;
  let current: Archive | null = null;
  const service = (more: Partial<DigestParts>): DigestService =>
    createDigestService({
      store,
      timeZone: "Europe/London",
      cron: "0 9 * * 5",
      channels: [],
      now: () => made.now,
      random: () => 0.5,
      pause: async () => undefined,
      newId: () => {
        ids += 1;
        return `id${String(ids).padStart(14, "0")}`;
      },
      observe: (event) => events.push(event),
      ...change,
      ...more,
    });
  const made: World = {
    store,
    surface,
    events,
    now: START,
    digests: undefined as never,
    corpusOnly: (...reports) => buildArchive({ files: reports, gazetteer: GAZETTEER }),
    async corpus(...reports) {
      current = await made.corpusOnly(...reports);
      await made.digests.onCorpus(current);
      await made.digests.pulse();
      return current;
    },
    async pass(duration) {
      made.now = made.now.toZonedDateTimeISO("UTC").add(duration).toInstant();
      await made.digests.pulse();
    },
    second: (more = {}) => service(more),
    async restart(more = {}) {
      await made.digests.stop();
      made.digests = service(more);
      if (current !== null) await made.digests.onCorpus(current);
      await made.digests.start([surface]);
      await made.digests.pulse();
    },
    async [Symbol.asyncDispose]() {
      await made.digests.stop();
      await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
  made.digests = service({});
  return made;
}

export function place(channel = "c1"): Place {
  return { surface: "discord", community: "g1", channel, person: null };
}

/** Titles of the reports that messages in a channel list, in order; changes and notes left out. */
export function told(surface: Channels, channel = "c1"): readonly string[] {
  return surface.messages
    .filter((message) => message.target.channel === channel)
    .flatMap((message) => message.reply.items)
    .filter((item) => item.kind === "report")
    .map((item) => item.text);
}

/** Everything a message says, as one text. */
export function textOf(message: Message | undefined): string {
  if (message === undefined) return "";
  const { title, summary, items, conflicts } = message.reply;
  return [
    title,
    summary,
    ...items.map((item) => [item.label, item.person, item.text].filter(Boolean).join(" | ")),
    ...conflicts.map(
      (conflict) => `${conflict.about}: ${conflict.values.map((value) => value.text).join(" / ")}`,
    ),
  ].join("\n");
}
