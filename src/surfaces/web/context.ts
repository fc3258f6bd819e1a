/** What the routes share: the site's frame, and how a page goes out as HTML or JSON. */
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { Reply } from "../../reply.ts";
import { replyToJson } from "../../reply-json.ts";
import type { Html } from "./html.ts";
import { type Page, renderPage } from "./page.ts";
import type { StaticFiles } from "./static-files.ts";
import type { WebAppOptions } from "./web-options.ts";

export type WebContext = WebAppOptions & { readonly files: StaticFiles };

/** Makes an error page's status; the rest of a page is its own. */
type Status = 200 | 400 | 401 | 404 | 429 | 500 | 503;

/** Whether `.json` ends the path or the client prefers JSON to HTML. */
export function wantsJson(c: Context): boolean {
  if (new URL(c.req.url).pathname.endsWith(".json")) return true;
  return (
    accepts(c, { header: "Accept", supports: ["text/html", "application/json"], default: "text/html" }) ===
    "application/json"
  );
}

/** Sends what was asked for: the page, or the same as JSON. Only that which goes out is made. */
export async function send(
  c: Context,
  web: WebContext,
  parts: {
    readonly page: () => Page;
    readonly json: () => object | Promise<object>;
    readonly status?: Status;
  },
): Promise<Response> {
  c.header("Vary", "Accept");
  c.header("Cache-Control", "private, no-cache");
  const status = parts.status ?? 200;
  if (wantsJson(c)) return c.json(await parts.json(), status);
  return c.html(await document(web, { ...parts.page(), json: jsonAddress(c) }), status);
}

function document(web: WebContext, page: Page): Html {
  const { style, script } = web.files;
  return renderPage(
    { style: style.address, script: script.address, robots: web.robots, coverage: web.archive().coverage },
    page,
  );
}

/** A reply's page, with the status that a client can tell success from failure by. */
export function sendReply(
  c: Context,
  web: WebContext,
  reply: Reply,
  page: () => Page,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Response> {
  const status = reply.problem === "usage" ? 400 : reply.problem === "internal" ? 500 : 200;
  return send(c, web, { page, json: () => ({ ...replyToJson(reply), ...more }), status });
}

/** The values of a query that a command takes; empty ones count as not given. */
export function queryValues(c: Context, names: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = c.req.query(name)?.trim();
    if (value !== undefined && value !== "") values[name] = value;
  }
  return values;
}

function jsonAddress(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname === "/" ? "/reports.json" : `${pathname}.json${search}`;
}
