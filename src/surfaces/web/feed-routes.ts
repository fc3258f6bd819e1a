/** Feeds for feed readers. */
import { type Context, Hono } from "hono";
import { type Naming, passagesNaming } from "../../answer/mentions.ts";
import { personNamed } from "../../answer/topic.ts";
import { personAddress, topicAddress } from "./addresses.ts";
import type { WebContext } from "./context.ts";
import { atomFeed, type FeedEntry, type FeedInput } from "./feeds.ts";

export function feedRoutes(web: WebContext): Hono {
  const app = new Hono();

  const sendFeed = async (c: Context, feed: Omit<FeedInput, "base" | "arrivals" | "self">) => {
    const url = new URL(c.req.url);
    const base = web.publicUrl?.replace(/\/$/, "") ?? url.origin;
    const arrivals = (await web.arrivals?.()) ?? new Map();
    const xml = atomFeed({ ...feed, base, arrivals, self: url.pathname });
    return c.body(xml, 200, {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "private, no-cache",
    });
  };

  app.get("/feeds/reports.atom", (c) =>
    sendFeed(c, {
      title: "New NEC reports",
      page: "/reports",
      entries: web.archive().reports.map((report) => ({ report, passage: null })),
    }),
  );

  app.get("/feeds/topic/:topic{.+\\.atom}", async (c) => {
    const topic = c.req.param("topic").replace(/\.atom$/, "");
    const passages = await passagesNaming(web.archive(), topic);
    return sendFeed(c, {
      title: `NEC reports: ${topic}`,
      page: topicAddress(topic),
      entries: entriesOf(web, passages, () => false),
    });
  });

  app.get("/feeds/person/:person{.+\\.atom}", async (c) => {
    const person = personNamed(c.req.param("person").replace(/\.atom$/, ""), web.archive());
    const passages = await passagesNaming(web.archive(), person);
    return sendFeed(c, {
      title: `NEC reports: ${person}`,
      page: personAddress(person),
      entries: entriesOf(web, passages, (authors) => authors.includes(person)),
    });
  });
  return app;
}

/** One entry for each report: at its first passage that names the subject, whole for its subject's own. */
function entriesOf(
  web: WebContext,
  passages: readonly Naming[],
  isOwn: (authors: readonly string[]) => boolean,
): readonly FeedEntry[] {
  const first = new Map<string, Naming>();
  for (const passage of passages) {
    const held = first.get(passage.report);
    if (held === undefined || passage.start < held.start) first.set(passage.report, passage);
  }
  return web.archive().reports.flatMap((report): readonly FeedEntry[] => {
    if (isOwn(report.authors ?? [])) return [{ report, passage: null }];
    const named = first.get(report.id);
    const passage = named && web.archive().passage(named.id);
    return passage === undefined ? [] : [{ report, passage }];
  });
}
