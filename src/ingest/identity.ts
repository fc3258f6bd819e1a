/** Names that stay: a report's id, its normalised address, its publisher. */
import { createHash } from "node:crypto";
import type { Source } from "./source.ts";

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|m|ref|ref_src|share|amp|feature)$/iu;

/**
 * An address without what does not tell pages apart: scheme, `www.`, upper case in the host, tracking parameters,
 * mobile copies (`?m=1`), a web archive's wrapper, fragment and trailing slash. Null where it is no web address.
 */
export function normalAddress(address: string): string | null {
  const inner = /^https?:\/\/web\.archive\.org\.?\/web\/\d+[a-z_]*\/(.+)$/iu.exec(address)?.[1] ?? address;
  let url: URL;
  try {
    url = new URL(/^https?:/iu.test(inner) ? inner : `http://${inner}`);
  } catch {
    return null;
  }
  // Reading an address's parameters costs more than all the rest of it.
  const parameters = url.search === "" ? [] : [...url.searchParams];
  const query = parameters.filter(([name]) => !TRACKING.test(name)).toSorted();
  const host = url.hostname
    .toLowerCase()
    .replace(/^(?:www|m|mobile)\./u, "")
    .replace(/\.$/u, "");
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php))?$/u, "").replace(/\/amp$/u, "");
  const search = query.map(([name, value]) => `${name}=${value}`).join("&");
  return `${host}${path}${search === "" ? "" : `?${search}`}`;
}

/**
 * A report's id: a readable part and six characters that make it unique. From the address where that names one page,
 * else from the file's name: a changed text keeps it.
 */
export function reportId(address: string | null, file: string): string {
  const normal = address === null ? null : normalAddress(address);
  // A site's front page shows another report every month: it identifies nothing.
  const key = normal !== null && /[/?]/u.test(normal) ? normal : file;
  return `${slug(key)}-${createHash("sha256").update(key).digest("hex").slice(0, 6)}`;
}

/** The site a report stands on: what the page says, else the host of its address. */
export function publisherOf(source: Source, address: string | null): string | null {
  if (source.publisher !== null) return source.publisher;
  if (address === null) return null;
  return normalAddress(address)?.split(/[/?]/u)[0] ?? null;
}

/** The last telling part of a path in at most 32 characters of `a-z0-9-`. */
function slug(key: string): string {
  const parts = key.split(/[/?]/u).filter((part) => part !== "");
  const last =
    (parts.length > 1 ? parts.slice(1) : parts).findLast((part) => /[a-z]{3}/iu.test(part)) ??
    parts.at(-1) ??
    "report";
  let decoded = last;
  try {
    decoded = decodeURIComponent(last);
  } catch {
    // A stray per cent sign: the raw part will do.
  }
  const plain = decoded
    .replace(/\.\w{2,5}$/u, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-");
  return plain.replace(/^-+/u, "").slice(0, 32).replace(/-+$/u, "") || "report";
}
