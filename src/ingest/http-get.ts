/** One request over the web: guarded against private addresses, bounded in size, time and unpacking. */
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { asError, NecError } from "../errors.ts";
import { type AllowedHosts, guardedLookup } from "./address-guard.ts";

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

export class HttpStatusError extends NecError {
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

export async function send(
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
