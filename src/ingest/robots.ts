/** What a host asks of programs (robots.txt, RFC 9309). */
import robotsParser from "robots-parser";
import { fetchableUrl } from "./address-guard.ts";
import { type FetchOptions, HttpStatusError, send } from "./http-get.ts";

const MOST_REDIRECTS = 5;

// The package is CommonJS with the types of a module: what is imported is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const ROBOTS_BYTES = 500_000;

export type Rules = { allows(address: string): boolean; readonly delayMs: number };

/** RFC 9309: no robots.txt (4xx) allows everything, an unreachable one (5xx) nothing for now. */
export async function readRobots(url: URL, settings: FetchOptions): Promise<Rules> {
  let target = new URL("/robots.txt", url);
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const { onProgress: _told, ...quiet } = settings;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    try {
      const response = await send(target, { ...quiet, maxBytes: ROBOTS_BYTES }, signal, {});
      if (response.redirect !== null) {
        target = fetchableUrl(new URL(response.redirect, target).href, settings.allowedHosts);
        continue;
      }
      const text = response.fetched.status === "ok" ? new TextDecoder().decode(response.fetched.bytes) : "";
      const parsed = parseRobots(target.href, text);
      return {
        allows: (address) => parsed.isAllowed(address, settings.userAgent) ?? true,
        delayMs: (parsed.getCrawlDelay(settings.userAgent) ?? 0) * 1000,
      };
    } catch (error) {
      if (
        error instanceof HttpStatusError &&
        error.status >= 400 &&
        error.status < 500 &&
        error.status !== 429
      )
        break;
      throw error;
    }
  }
  return { allows: () => true, delayMs: 0 };
}
