/** Fetching over the web: bounded, guarded, and a guest that keeps the house rules (robots.txt, pauses, back-off). */
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import robotsParser from "robots-parser";
import { asError, NecError } from "../errors.ts";
import { type AllowedHosts, fetchableUrl, guardedLookup } from "./address-guard.ts";

export type FetchOptions = {
  readonly userAgent: string;
  /** Of the body after unpacking. */
  readonly maxBytes: number;
  /** For the whole of a request, redirects included. */
  readonly timeoutMs: number;
  readonly allowedHosts: AllowedHosts;
  /** Between two requests to one host, unless its robots.txt asks for more. */
  readonly pauseMs: number;
  /** Told how much of a body has come; total null where the server does not say. */
  readonly onProgress?: (received: number, total: number | null) => void;
  /** Epoch milliseconds; for pauses. */
  readonly now?: () => number;
};

const FETCH_DEFAULTS: FetchOptions = {
  userAgent: "nec-bot/0.1 (reads public reports of Labour's NEC; respects robots.txt)",
  maxBytes: 5_000_000,
  timeoutMs: 20_000,
  allowedHosts: [],
  pauseMs: 1000,
};

export type Validators = { readonly etag?: string; readonly lastModified?: string };

export type Fetched =
  | {
      readonly status: "ok";
      readonly bytes: Uint8Array;
      /** Where the redirects ended. */
      readonly address: string;
      readonly contentType: string | null;
      readonly charset: string | null;
      readonly validators: Validators;
    }
  | { readonly status: "not-modified" };

/** A refusal that may pass: try again no sooner than after so many milliseconds. */
export class FetchAgainLater extends NecError {
  readonly afterMs: number | null;

  constructor(message: string, afterMs: number | null, options?: { cause?: unknown }) {
    super("FETCH", message, options);
    this.name = "FetchAgainLater";
    this.afterMs = afterMs;
  }
}

// The package is CommonJS with the types of a module: what is imported is the function itself.
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

const MOST_REDIRECTS = 5;
const ROBOTS_BYTES = 500_000;
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

type Rules = { allows(address: string): boolean; readonly delayMs: number };

/** RFC 9309: no robots.txt (4xx) allows everything, an unreachable one (5xx) nothing for now. */
async function readRobots(url: URL, settings: FetchOptions): Promise<Rules> {
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

class HttpStatusError extends NecError {
  readonly status: number;

  constructor(status: number, address: string) {
    super("FETCH", `${address} answered with status ${status}.`);
    this.name = "HttpStatusError";
    this.status = status;
  }
}

type Sent =
  | { readonly redirect: string; readonly fetched?: undefined }
  | { readonly redirect: null; readonly fetched: Fetched };

async function send(
  url: URL,
  settings: FetchOptions,
  signal: AbortSignal,
  validators: Validators,
): Promise<Sent> {
  const response = await connect(url, settings, signal, validators);
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  if (status >= 300 && status < 400 && status !== 304 && location !== undefined) {
    response.destroy();
    return { redirect: location };
  }
  if (status === 304) {
    response.destroy();
    return { redirect: null, fetched: { status: "not-modified" } };
  }
  if (status === 429 || status === 503) {
    response.destroy();
    throw new FetchAgainLater(
      `${url.host} asks to come back later (status ${status}).`,
      retryAfter(response.headers["retry-after"], settings.now ?? Date.now),
    );
  }
  if (status < 200 || status >= 300) {
    response.destroy();
    if (status >= 500) throw new FetchAgainLater(`${url.href} answered with status ${status}.`, null);
    throw new HttpStatusError(status, url.href);
  }
  const bytes = await body(response, url, settings, signal);
  const contentType = response.headers["content-type"] ?? null;
  return {
    redirect: null,
    fetched: {
      status: "ok",
      bytes,
      address: url.href,
      contentType: contentType?.split(";")[0]?.trim().toLowerCase() ?? null,
      charset: /charset\s*=\s*"?([\w-]+)/iu.exec(contentType ?? "")?.[1] ?? null,
      validators: {
        ...(response.headers.etag === undefined ? {} : { etag: response.headers.etag }),
        ...(response.headers["last-modified"] === undefined
          ? {}
          : { lastModified: response.headers["last-modified"] }),
      },
    },
  };
}

function connect(
  url: URL,
  settings: FetchOptions,
  signal: AbortSignal,
  validators: Validators,
): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      signal,
      lookup: guardedLookup(url, settings.allowedHosts),
      headers: {
        "user-agent": settings.userAgent,
        accept:
          "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
        "accept-language": "en-GB,en;q=0.8",
        "accept-encoding": "gzip, deflate, br",
        ...(validators.etag === undefined ? {} : { "if-none-match": validators.etag }),
        ...(validators.lastModified === undefined ? {} : { "if-modified-since": validators.lastModified }),
      },
    });
    outgoing.once("response", resolve);
    outgoing.once("error", (error) => reject(asFetchError(error, url, settings)));
    outgoing.end();
  });
}

/** The body, unpacked; stops reading as soon as it is too large. */
async function body(
  response: IncomingMessage,
  url: URL,
  settings: FetchOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const declared = Number(response.headers["content-length"] ?? Number.NaN);
  const tooLarge = () => new NecError("FETCH", `${url.href} is larger than ${settings.maxBytes} bytes.`);
  if (declared > settings.maxBytes) {
    response.destroy();
    throw tooLarge();
  }
  const chunks: Buffer[] = [];
  let received = 0;
  const stream = unpacked(response);
  signal.addEventListener("abort", () => response.destroy(signal.reason), { once: true });
  try {
    for await (const chunk of stream) {
      const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      received += piece.length;
      if (received > settings.maxBytes) throw tooLarge();
      chunks.push(piece);
      settings.onProgress?.(received, Number.isNaN(declared) ? null : declared);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof NecError) throw error;
    throw asFetchError(error, url, settings);
  }
  if (!response.complete) throw new FetchAgainLater(`${url.href} broke off before its end.`, null);
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): AsyncIterable<unknown> {
  const encoding = response.headers["content-encoding"]?.toLowerCase();
  const unpack =
    encoding === "gzip" || encoding === "x-gzip"
      ? createGunzip()
      : encoding === "br"
        ? createBrotliDecompress()
        : encoding === "deflate"
          ? createInflate()
          : null;
  if (unpack === null) return response;
  response.once("error", (error) => unpack.destroy(error));
  response.once("aborted", () => unpack.destroy(new Error("broken off")));
  return response.pipe(unpack);
}

function asFetchError(thrown: unknown, url: URL, settings: FetchOptions): NecError {
  const error = asError(thrown);
  const code = "code" in error ? String(error.code) : "";
  if (code === "EPRIVATE") return new NecError("FETCH", error.message, { cause: error });
  if (error.name === "TimeoutError" || code === "ABORT_ERR" || error.name === "AbortError") {
    return new FetchAgainLater(
      `${url.host} did not answer in full within ${settings.timeoutMs / 1000} seconds.`,
      null,
      { cause: error },
    );
  }
  if (code === "ENOTFOUND")
    return new NecError("FETCH", `There is no host called ${url.hostname}.`, { cause: error });
  return new FetchAgainLater(`${url.host} cannot be reached: ${error.message}`, null, { cause: error });
}

/** `Retry-After` in seconds or as a date (RFC 9110), in milliseconds. */
function retryAfter(value: string | undefined, now: () => number): number | null {
  if (value === undefined) return null;
  if (/^\d+$/u.test(value.trim())) return Number(value) * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? null : Math.max(0, until - now());
}
