/** Who may read when a password is set: those who type it, and those who follow a link the bot has signed. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** `session`: a cookie after login. `link`: part of the addresses the bot posts. */
type Purpose = "session" | "link";

const DAYS: Readonly<Record<Purpose, number>> = { session: 30, link: 30 };

export type Access = {
  isPassword(given: string): boolean;
  /** A token that opens the pages for 30 days, counted from the end of today (UTC): equal all day long. */
  sign(purpose: Purpose, now: Temporal.Instant): string;
  verify(purpose: Purpose, token: string, now: Temporal.Instant): boolean;
  /** Seconds for which a session's cookie is kept. */
  readonly sessionSeconds: number;
};

/** Tokens are `<last day, days since 1970>.<HMAC-SHA-256, 128 bits>`; a new password makes all of them void. */
export function createAccess(password: string): Access {
  const key = createHash("sha256").update(`nec-bot web access\n${password}`).digest();
  const macOf = (purpose: Purpose, day: string) =>
    createHmac("sha256", key).update(`${purpose} ${day}`).digest().subarray(0, 16);
  return {
    isPassword: (given) => timingSafeEqual(digest(given), digest(password)),
    sign(purpose, now) {
      const day = String(dayOf(now) + DAYS[purpose]);
      return `${day}.${macOf(purpose, day).toString("base64url")}`;
    },
    verify(purpose, token, now) {
      const [, day, mac] = /^(\d{1,7})\.([\w-]{22})$/.exec(token) ?? [];
      if (day === undefined || mac === undefined) return false;
      const given = Buffer.from(mac, "base64url");
      const right = macOf(purpose, day);
      return given.length === right.length && timingSafeEqual(given, right) && Number(day) >= dayOf(now);
    },
    sessionSeconds: DAYS.session * 86_400,
  };
}

/** The password of an `Authorization: Basic` header, whatever its user name; null when there is none. */
export function basicPassword(header: string | undefined): string | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : text.slice(colon + 1);
}

/** Where to go after login: a page of this site, never another address. */
export function ownPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(next) ? next : "/";
}

function dayOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 86_400_000);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
