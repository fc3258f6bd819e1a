/** The reading room as one function from request to response; nothing here listens or reads a file. */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { etag } from "hono/etag";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { asError } from "../../errors.ts";
import { createRateLimiter } from "../../rate-limit.ts";
import { createAccess } from "./access.ts";
import { accessRoutes, notFound } from "./access-routes.ts";
import { askRoutes } from "./ask-routes.ts";
import { send, type WebContext } from "./context.ts";
import { errorPage } from "./error-page.ts";
import { feedRoutes } from "./feed-routes.ts";
import { ledgerRoutes } from "./ledger-routes.ts";
import { noteRoutes } from "./note-routes.ts";
import { operationsRoutes } from "./operations-routes.ts";
import { pageCache } from "./page-cache.ts";
import { reportRoutes } from "./report-routes.ts";
import { headers, knownHosts, limited } from "./security.ts";
import { subjectRoutes } from "./subject-routes.ts";

/** Far above what a person reads, far below what would slow others down. */
const READING = { burst: 120, perSecond: 10 };

/** `/report/x.json` is `/report/x` as JSON; the description of the interface is a file of its own. */
function pathWithoutFormat(request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname === "/openapi.json" ? pathname : pathname.replace(/\.json$/, "");
}

export function createWebApp(web: WebContext): Hono {
  const app = new Hono({ getPath: pathWithoutFormat });
  const behindProxy = web.publicUrl !== null;

  app.use(knownHosts(web.host, web.publicUrl));
  app.use(headers(web.publicUrl));
  if (!web.robots) {
    app.use(async (c, next) => {
      c.header("X-Robots-Tag", "noindex, nofollow");
      await next();
    });
  }
  app.route("/", operationsRoutes(web));
  app.use(limited(createRateLimiter(READING), web.now, behindProxy));
  if (web.password !== null) app.route("/", accessRoutes(web, createAccess(web.password)));
  // Hashing a page of some kilobytes on the spot is cheaper than handing it to another thread.
  app.use(
    etag({ generateDigest: (body) => new Uint8Array(createHash("sha256").update(body).digest()).buffer }),
  );
  app.use(pageCache(web.archive, web.today));
  app.route("/", askRoutes(web));
  app.route("/", reportRoutes(web));
  app.route("/", subjectRoutes(web));
  app.route("/", ledgerRoutes(web));
  app.route("/", noteRoutes(web));
  app.route("/", feedRoutes(web));

  app.notFound((c) => notFound(c, web));
  app.onError((thrown, c) => {
    // Refused by a check of the framework, such as a form sent from another site.
    if (thrown instanceof HTTPException && thrown.status < 500) return thrown.getResponse();
    // The route, not the path: a path may hold what somebody asked.
    web.log.error({ route: routePath(c, -1), err: asError(thrown) }, "a web page failed");
    return send(c, web, {
      status: 500,
      page: () => ({
        title: "Something went wrong",
        main: errorPage(
          "Something went wrong here",
          "The page could not be made. It has been logged; please try again.",
        ),
      }),
      json: () => ({ error: "The page could not be made. It has been logged." }),
    });
  });
  return app;
}
