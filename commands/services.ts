/** What the commands work with; put together once in the composition root. */
import type { Archive } from "../src/archive/archive.ts";
import type { DigestService } from "../src/digest/digest-service.ts";
import type { Store } from "../src/store/store.ts";

export type Services = {
  /** The archive as it is now: a change in the corpus folder replaces it. */
  archive(): Archive;
  readonly store: Store;
  readonly digests: DigestService;
  /** Today in the configured time zone, `YYYY-MM-DD`. */
  today(): string;
  now(): Temporal.Instant;
  readonly timeZone: string;
};
