/** What monitors, crawlers and browsers ask by themselves: health, metrics, robots, style sheet, icon. */
import { Hono } from "hono";
import { isLocalRequest } from "./client.ts";
import type { WebContext } from "./context.ts";
import { ICON } from "./page.ts";

export function operationsRoutes(web: WebContext): Hono {
  const app = new Hono();
  for (const file of [web.files.style, web.files.script]) {
    app.get(file.address, (c) =>
      c.body(file.bytes, 200, {
        "Content-Type": file.type,
        "Cache-Control": "public, max-age=31536000, immutable",
      }),
    );
  }
  app.get("/icon.svg", (c) =>
    c.body(ICON, 200, { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400" }),
  );
  app.get("/robots.txt", (c) => c.text(`User-agent: *\n${web.robots ? "Disallow: /ask" : "Disallow: /"}\n`));
  app.get("/healthz", (c) => c.json({ ok: true }));
  app.get("/readyz", (c) => {
    const { ready, details } = web.health();
    return c.json({ ready, details }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => {
    if (!isLocalRequest(c)) return c.text("Metrics are for this machine and its network.\n", 403);
    const { text, contentType } = await web.metrics.expose();
    return c.body(text, 200, { "Content-Type": contentType });
  });
  return app;
}
