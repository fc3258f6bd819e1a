/** Pages made once for each state of the corpus: a list of two thousand reports is not made anew for every reader. */
import type { MiddlewareHandler } from "hono";
import { LRUCache } from "lru-cache";
import type { Archive } from "../../archive/archive.ts";
import { wantsJson } from "./context.ts";

type Kept = { readonly body: string; readonly headers: readonly (readonly [string, string])[] };

/** Characters that all kept pages have together, at most. */
const MOST_CHARACTERS = 16_000_000;
const LONGEST_PAGE = 1_000_000;

/** What people ask in their own words is not kept, not even in memory. */
const NEVER = /^\/(?:ask|complete|digest|login|openapi\.json|chart\.png)(?:\.json)?$/;

/** Keeps pages that were found, until the corpus or the day changes; least used ones go first. */
export function pageCache(archive: () => Archive, today: () => string): MiddlewareHandler {
  let state: Archive | null = null;
  const pages = new LRUCache<string, Kept>({
    maxSize: MOST_CHARACTERS,
    maxEntrySize: LONGEST_PAGE,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  });
  return async (c, next) => {
    const { pathname, search, origin } = new URL(c.req.url);
    if (c.req.method !== "GET" || NEVER.test(pathname)) return next();
    if (state !== archive()) {
      state = archive();
      pages.clear();
    }
    const made = state;
    const key = `${today()} ${wantsJson(c) ? "json" : "html"} ${origin}${pathname}${search}`;
    const held = pages.get(key);
    if (held !== undefined) {
      for (const [name, value] of held.headers) c.header(name, value);
      return c.body(held.body);
    }
    await next();
    const type = c.res.headers.get("content-type") ?? "";
    if (c.res.status !== 200 || !/^(?:text\/|application\/(?:json|atom))/.test(type) || made !== archive())
      return;
    const names = ["Content-Type", "Vary", "Cache-Control"];
    pages.set(key, {
      body: await c.res.clone().text(),
      headers: names.flatMap((name) => {
        const value = c.res.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
    });
  };
}
