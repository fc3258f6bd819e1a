/** Login, and the check before every page, when a password is set. */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { createRateLimiter } from "../../rate-limit.ts";
import type { Access } from "./access.ts";
import { basicPassword, ownPath } from "./access.ts";
import { clientOf } from "./client.ts";
import { send, type WebContext, wantsJson } from "./context.ts";
import { errorPage, loginPage } from "./error-page.ts";
import { tooMany } from "./security.ts";

const COOKIE = "nec_session";

/** Passwords tried in a row, and one more every ten seconds after that. */
const ATTEMPTS = { burst: 5, perSecond: 0.1 };

/** Reached without the password: the style sheet, and what monitors and crawlers ask. */
const OPEN = /^\/(?:static\/|icon\.svg$|robots\.txt$|healthz$|readyz$|metrics$)/;

/** Routes and the check; mounted before all others. */
export function accessRoutes(web: WebContext, access: Access): Hono {
  const app = new Hono();
  const attempts = createRateLimiter(ATTEMPTS);
  const behindProxy = web.publicUrl !== null;
  const secure = web.publicUrl?.startsWith("https:") === true;
  const open = (c: Context) =>
    setCookie(c, COOKIE, access.sign("session", web.now()), {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure,
      maxAge: access.sessionSeconds,
    });

  /** Behind a proxy that ends the encryption, the page's own origin is the public one. */
  const publicOrigin = web.publicUrl === null ? null : new URL(web.publicUrl).origin;
  const isOwnOrigin = (origin: string, c: Context) =>
    origin === publicOrigin || origin === new URL(c.req.url).origin;

  /** 0: the password is right; above 0: seconds to wait before it is even looked at; below 0: it is wrong. */
  const attempt = (c: Context, given: string): number => {
    const client = clientOf(c, behindProxy) ?? "this machine";
    const seconds = attempts.wait(client, web.now());
    if (seconds > 0) return seconds;
    if (access.isPassword(given)) return 0;
    attempts.take(client, web.now());
    return -1;
  };

  app.get("/k/:token/*", async (c) => {
    const token = c.req.param("token");
    const { pathname, search } = new URL(c.req.url);
    if (token === undefined || !access.verify("link", token, web.now())) return refuse(c, web, "/", false);
    open(c);
    return c.redirect(ownPath(`${pathname.slice(`/k/${token}`.length)}${search}`), 303);
  });

  app.post("/login", csrf({ origin: isOwnOrigin }), bodyLimit({ maxSize: 4_096 }), async (c) => {
    const form = await c.req.parseBody();
    const next = ownPath(typeof form.next === "string" ? form.next : undefined);
    const given = typeof form.password === "string" ? form.password : "";
    const seconds = attempt(c, given);
    if (seconds > 0) return tooMany(c, seconds);
    if (seconds < 0) return refuse(c, web, next, true);
    open(c);
    return c.redirect(next, 303);
  });

  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (OPEN.test(pathname)) return next();
    if (access.verify("session", getCookie(c, COOKIE) ?? "", web.now())) return next();
    const password = basicPassword(c.req.header("authorization"));
    if (password === null) return refuse(c, web, ownPath(`${pathname}${search}`), false);
    const seconds = attempt(c, password);
    if (seconds > 0) return tooMany(c, seconds);
    return seconds < 0 ? refuse(c, web, "/", false) : next();
  });
  return app;
}

/**
 * A browser gets a form; other clients are told to send the password with any user name. The form's page names
 * a scheme that browsers do not know, so that they show the form and no window of their own.
 */
function refuse(c: Context, web: WebContext, next: string, failed: boolean): Promise<Response> {
  c.header(
    "WWW-Authenticate",
    wantsJson(c) ? 'Basic realm="NEC reports", charset="UTF-8"' : 'Form realm="NEC reports"',
  );
  return send(c, web, {
    status: 401,
    page: () => ({ title: "Password needed", main: loginPage(next, failed) }),
    json: () => ({ error: "A password is needed: HTTP Basic authentication, with any user name." }),
  });
}

export function notFound(
  c: Context,
  web: WebContext,
  text = "There is no page of that address here.",
): Promise<Response> {
  return send(c, web, {
    status: 404,
    page: () => ({ title: "Not found", main: errorPage("Not found", text) }),
    json: () => ({ error: text }),
  });
}
