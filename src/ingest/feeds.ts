/** RSS, Atom and JSON feeds of `feeds.yaml`: new reports land in the corpus folder by themselves. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseFeed } from "feedsmith";
import { z } from "zod";
import { asError, type NecError } from "../errors.ts";
import { decodeText } from "./decode.ts";
import { type Imported, type ImportOptions, importReport } from "./fetch-report.ts";
import { FetchAgainLater, type Validators } from "./http-get.ts";
import { normalAddress } from "./identity.ts";
import type { Fetcher } from "./polite-fetch.ts";
import type { FileProblem } from "./problems.ts";
import { type ReadList, readYamlList } from "./yaml-list.ts";

export type Feed = {
  readonly name: string;
  readonly address: string;
  /** Hours between two looks. */
  readonly every: number;
  /** An item is taken when its title, summary or categories hold one of these words. */
  readonly words: readonly string[];
  readonly enabled: boolean;
};

const feed = z.strictObject({
  name: z.string().trim().min(1),
  address: z.string().regex(/^https?:\/\/\S+$/iu, "expected an address that starts with http:// or https://"),
  every: z
    .number()
    .min(0.25, "at least a quarter of an hour")
    .max(24 * 31)
    .default(6),
  words: z.array(z.string().trim().min(2)).min(1).default(["NEC", "National Executive"]),
  enabled: z.boolean().default(true),
  note: z.string().optional(),
});

/** `feeds.yaml`: a list of `{ name, address, every: 6, words: [NEC], enabled: true }`. */
export function readFeeds(source: string): ReadList<Feed> {
  return readYamlList(source, "feeds.yaml", "feeds", feed);
}

/** What is remembered of a feed between two looks. */
export type FeedState = {
  readonly validators: Validators;
  /** Normalised addresses of the items that were taken or refused; the newest last. */
  readonly seen: readonly string[];
  /** Epoch milliseconds before which the feed is left alone. */
  readonly notBefore: number;
  readonly failures: number;
};

export type FeedMemory = {
  read(): Promise<Readonly<Record<string, FeedState>>>;
  write(states: Readonly<Record<string, FeedState>>): Promise<void>;
};

export type FeedResult = {
  readonly feed: string;
  readonly imported: readonly Imported[];
  /** What went wrong, in a sentence each; the rest was done. */
  readonly problems: readonly string[];
};

export type FeedDependencies = {
  readonly fetcher: Fetcher;
  readonly memory: FeedMemory;
  readonly importing: Omit<ImportOptions, "fetcher">;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const HOUR = 3_600_000;
const LONGEST_BACK_OFF = 24 * HOUR;
const MOST_SEEN = 500;
/** The first look at a feed takes what is there, within reason. */
const MOST_AT_ONCE = 20;

/** Looks at every feed that is due, one after the other. A feed that fails is left alone for longer each time. */
export async function pollFeeds(
  feeds: readonly Feed[],
  dependencies: FeedDependencies,
): Promise<FeedResult[]> {
  const states: Record<string, FeedState> = { ...(await dependencies.memory.read()) };
  const results: FeedResult[] = [];
  for (const one of feeds) {
    const state = states[one.address] ?? { validators: {}, seen: [], notBefore: 0, failures: 0 };
    if (!one.enabled || dependencies.now() < state.notBefore) continue;
    const { result, next } = await pollFeed(one, state, dependencies);
    results.push(result);
    states[one.address] = next;
    // After each feed: a stop in the middle forgets nothing that was imported.
    await dependencies.memory.write(states);
  }
  return results;
}

async function pollFeed(
  one: Feed,
  state: FeedState,
  dependencies: FeedDependencies,
): Promise<{ result: FeedResult; next: FeedState }> {
  const { fetcher, importing, now } = dependencies;
  const rested = { ...state, failures: 0, notBefore: now() + one.every * HOUR };
  try {
    const fetched = await fetcher.get(one.address, state.validators);
    if (fetched.status === "not-modified")
      return { result: { feed: one.name, imported: [], problems: [] }, next: rested };
    const text = decodeText(fetched.bytes, fetched.charset)?.text ?? "";
    const items = itemsOf(text, fetched.address);
    const seen = new Set(state.seen);
    const fresh = items
      .filter((item) => !seen.has(item.key) && concerns(item, one.words))
      .slice(0, MOST_AT_ONCE);
    const imported: Imported[] = [];
    const problems: string[] = [];
    for (const item of fresh) {
      try {
        imported.push(await importReport(item.address, { ...importing, fetcher }));
        seen.add(item.key);
      } catch (error) {
        problems.push(`${item.address}: ${asError(error).message}`);
        // What may go better later is tried again; what is refused for good is not asked for twice.
        if (!(error instanceof FetchAgainLater)) seen.add(item.key);
      }
    }
    // With items left to try, an unchanged feed must be sent in full again.
    const complete = problems.length === 0 && fresh.length < MOST_AT_ONCE;
    const next = {
      ...rested,
      validators: complete ? fetched.validators : {},
      seen: [...seen].slice(-MOST_SEEN),
    };
    return { result: { feed: one.name, imported, problems }, next };
  } catch (error) {
    const failures = state.failures + 1;
    const asked = error instanceof FetchAgainLater ? (error.afterMs ?? 0) : 0;
    const wait = Math.min(
      LONGEST_BACK_OFF,
      Math.max(asked, one.every * HOUR * 2 ** Math.min(failures - 1, 8)),
    );
    return {
      result: { feed: one.name, imported: [], problems: [(error as NecError).message ?? String(error)] },
      next: { ...state, failures, notBefore: now() + wait },
    };
  }
}

type FeedItem = { readonly address: string; readonly key: string; readonly text: string };

/** The items of a feed with the address of their page; items without one are left out. */
function itemsOf(text: string, base: string): FeedItem[] {
  const { feed: parsed } = parseFeed(text);
  const raw: unknown = "entries" in parsed ? parsed.entries : "items" in parsed ? parsed.items : [];
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((item: unknown) => {
    const link = linkOf(item);
    if (link === null) return [];
    try {
      const address = new URL(link, base).href;
      return [{ address, key: normalAddress(address) ?? address, text: wordsOf(item) }];
    } catch {
      return [];
    }
  });
}

/** RSS: `link`; Atom: the alternate of `links`; JSON: `url`. */
function linkOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null) return null;
  const fields = item as Record<string, unknown>;
  for (const key of ["link", "url", "external_url"]) {
    const value = fields[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
  }
  if (Array.isArray(fields.links)) {
    const links = fields.links.filter(
      (link): link is Record<string, unknown> => typeof link === "object" && link !== null,
    );
    const chosen = links.find((link) => link.rel === undefined || link.rel === "alternate") ?? links[0];
    if (typeof chosen?.href === "string") return chosen.href;
  }
  return null;
}

/** Title, summary and categories, in whatever shape the format has them. */
function wordsOf(item: unknown): string {
  if (typeof item !== "object" || item === null) return "";
  const fields = item as Record<string, unknown>;
  return ["title", "description", "summary", "categories", "tags"]
    .map((key) => JSON.stringify(fields[key] ?? ""))
    .join(" ");
}

function concerns(item: FeedItem, words: readonly string[]): boolean {
  return words.some((word) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\p{L}\\p{N}])`,
      "iu",
    ).test(item.text),
  );
}

/** Memory in a JSON file; what cannot be read is forgotten, and the feeds are looked at afresh. */
export function fileMemory(file: string): FeedMemory {
  const state = z.record(
    z.string(),
    z.object({
      validators: z.object({ etag: z.string().exactOptional(), lastModified: z.string().exactOptional() }),
      seen: z.array(z.string()),
      notBefore: z.number(),
      failures: z.number(),
    }),
  );
  return {
    async read() {
      try {
        return state.parse(JSON.parse(await readFile(file, "utf8")));
      } catch {
        return {};
      }
    },
    async write(states) {
      const passing = `${file}.${process.pid}.tmp`;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(passing, JSON.stringify(states));
      await rename(passing, file);
    },
  };
}

export type FeedSchedule = { stop(): Promise<void> };

/**
 * Polls at once and then every `everyMs` (default a quarter of an hour), never two polls at a time. The feeds are read
 * anew each time, so that an edit counts at the next look.
 */
export function followFeeds(
  feeds: () => Promise<readonly Feed[]>,
  dependencies: FeedDependencies,
  report: (results: readonly FeedResult[]) => void,
  everyMs: number = HOUR / 4,
): FeedSchedule {
  let running: Promise<void> | null = null;
  const look = () => {
    if (running !== null) return;
    running = feeds()
      .then((list) => pollFeeds(list, dependencies))
      .then(report)
      .catch((error: unknown) =>
        report([{ feed: "feeds.yaml", imported: [], problems: [asError(error).message] }]),
      )
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  look();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** The feeds of a corpus folder; none where it has no `feeds.yaml`. */
export async function feedsOf(
  corpusDir: string,
): Promise<{ feeds: readonly Feed[]; problems: readonly FileProblem[] }> {
  const source = await readFile(path.join(corpusDir, "feeds.yaml"), "utf8").catch(() => "");
  const { entries, problems } = readFeeds(source);
  return { feeds: entries, problems };
}
