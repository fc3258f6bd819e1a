/** What the web pages are made with. */
import type { Archive } from "../../archive/archive.ts";
import type { Bot } from "../../bot.ts";
import type { Log } from "../../log.ts";
import type { Metrics } from "../../metrics.ts";
import type { Reply } from "../../reply.ts";
import type { Asker } from "../../surface.ts";

type Health = {
  readonly ready: boolean;
  readonly details: Readonly<Record<string, string | number | boolean>>;
};

export type WebAppOptions = {
  readonly bot: Bot;
  /** The archive as it is now. */
  archive(): Archive;
  /** The next digest, as it would be posted. @throws NecError */
  digestPreview(): Promise<Reply>;
  /** When each report came that was not there at the first start, by id; for the feeds. */
  arrivals?(): Promise<ReadonlyMap<string, Temporal.Instant>>;
  /** Address under which others reach the pages; null while they are for this machine alone. */
  readonly publicUrl: string | null;
  /** Null: whoever reaches the pages may read them. */
  readonly password: string | null;
  /** False: of verbatim reports only the passages around a citation are shown. */
  readonly fullText: boolean;
  /** Whether search engines may index the pages. */
  readonly robots: boolean;
  /** The address listened on: while it is a loopback one, only this machine's names are answered to. */
  readonly host: string;
  readonly metrics: Pick<Metrics, "expose">;
  readonly log: Log;
  now(): Temporal.Instant;
  /** Today in the configured time zone, `YYYY-MM-DD`. */
  today(): string;
  health(): Health;
};

export const webAsker: Asker = { surface: "web", community: null, channel: null, user: null, admin: false };
