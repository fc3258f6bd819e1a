/** Headers and checks that stand before every page. */
import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { RateLimiter } from "../../rate-limit.ts";
import { clientOf } from "./client.ts";

/** Nothing from elsewhere, nothing inline, no framing; no address of ours goes to the sites linked to. */
export function headers(publicUrl: string | null): MiddlewareHandler {
  const encrypted = publicUrl?.startsWith("https:") === true;
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    // With "no-referrer" browsers would send the login form without its origin.
    referrerPolicy: "same-origin",
    xFrameOptions: "DENY",
    strictTransportSecurity: encrypted ? "max-age=31536000" : false,
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

const LOOPBACK_NAMES = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * While the pages are for this machine alone, a request under any other name comes from a page elsewhere that
 * points its own name at this machine (DNS rebinding) and is refused.
 */
export function knownHosts(host: string, publicUrl: string | null): MiddlewareHandler {
  const local = LOOPBACK_NAMES.test(host.includes(":") ? `[${host}]` : host);
  const own = publicUrl === null ? null : new URL(publicUrl).host.toLowerCase();
  return async (c, next) => {
    const asked = (c.req.header("host") ?? "localhost").toLowerCase();
    if (!local || LOOPBACK_NAMES.test(asked) || asked === own) return next();
    return c.text("These pages are not served under that name. Set PUBLIC_URL to share them.\n", 421);
  };
}

/** Refuses clients that ask too much, with how long to wait. */
export function limited(
  limiter: RateLimiter,
  now: () => Temporal.Instant,
  behindProxy: boolean,
): MiddlewareHandler {
  return async (c, next) => {
    const client = clientOf(c, behindProxy);
    const seconds = client === null ? 0 : limiter.take(client, now());
    return seconds === 0 ? next() : tooMany(c, seconds);
  };
}

export function tooMany(c: Context, seconds: number) {
  c.header("Retry-After", String(seconds));
  return c.text(`Too many requests from here. Please try again in ${seconds} s.\n`, 429);
}
