/** Fetching over the web as a guest that keeps the house rules: robots.txt, pauses, back-off. */
import { setTimeout as pause } from "node:timers/promises";
import { NecError } from "../errors.ts";
import { fetchableUrl } from "./address-guard.ts";
import { type Fetched, type FetchOptions, send, type Validators } from "./http-get.ts";
import { type Rules, readRobots } from "./robots.ts";

const FETCH_DEFAULTS: FetchOptions = {
  userAgent: "nec-bot/0.1 (reads public reports of Labour's NEC; respects robots.txt)",
  maxBytes: 5_000_000,
  timeoutMs: 20_000,
  allowedHosts: [],
  pauseMs: 1000,
};

const MOST_REDIRECTS = 5;

const LONGEST_PAUSE_MS = 30_000;

/** Fetches pages one at a time per host; remembers each host's robots.txt while it lives. */
export type Fetcher = {
  /** @throws NecError `FETCH`, FetchAgainLater */
  get(address: string, validators?: Validators): Promise<Fetched>;
};

export function politeFetcher(options: Partial<FetchOptions> = {}): Fetcher {
  const settings: FetchOptions = { ...FETCH_DEFAULTS, ...options };
  const now = settings.now ?? Date.now;
  const robots = new Map<string, Promise<Rules>>();
  const freeFrom = new Map<string, number>();

  async function turn(url: URL, delayMs: number): Promise<void> {
    const due = Math.max(now(), freeFrom.get(url.host) ?? 0);
    freeFrom.set(url.host, due + delayMs);
    if (due > now()) await pause(due - now());
  }

  async function rulesOf(url: URL): Promise<Rules> {
    const known = robots.get(url.origin);
    if (known !== undefined) return known;
    const asked = readRobots(url, settings);
    robots.set(url.origin, asked);
    asked.catch(() => robots.delete(url.origin));
    return asked;
  }

  return {
    async get(address, validators = {}) {
      const signal = AbortSignal.timeout(settings.timeoutMs);
      let url = fetchableUrl(address, settings.allowedHosts);
      const seen = new Set<string>();
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        if (seen.has(url.href)) throw new NecError("FETCH", `${url.href} leads back to itself.`);
        seen.add(url.href);
        const rules = await rulesOf(url);
        if (!rules.allows(url.href))
          throw new NecError("FETCH", `${url.host} asks programs not to read ${url.pathname} (robots.txt).`);
        await turn(url, Math.min(Math.max(settings.pauseMs, rules.delayMs), LONGEST_PAUSE_MS));
        const response = await send(url, settings, signal, redirects === 0 ? validators : {});
        if (response.redirect !== null) {
          url = fetchableUrl(new URL(response.redirect, url).href, settings.allowedHosts);
          continue;
        }
        return response.fetched;
      }
      throw new NecError("FETCH", `${address} redirects more than ${MOST_REDIRECTS} times.`);
    },
  };
}
