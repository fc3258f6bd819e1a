/** Links that open at the passage a citation names. */
import type { Citation } from "./reply.ts";

/**
 * Where a citation opens: in the reading room at the passage, or on the public page. On a public page a text
 * fragment (https://wicg.github.io/scroll-to-text-fragment/) leads to the quoted words; a digest's words do
 * not stand on that page, so its link has none. Null when the citation opens nowhere.
 * @param readingRoom address of this bot's own web pages, or null when they are not reachable
 */
export function citationLink(
  citation: Citation,
  quote: string | null,
  readingRoom: string | null,
): string | null {
  if (readingRoom !== null) return passageLink(citation.report, citation.passage, readingRoom);
  const address = safeAddress(citation.address);
  if (address === null || quote === null) return address;
  const fragment = textFragment(quote);
  return address.includes("#") || fragment === null ? address : `${address}#:~:text=${fragment}`;
}

/** The reading room's page of a report, opened at a passage. */
export function passageLink(report: string, passage: string, readingRoom: string): string {
  const anchor = encodeURIComponent(passage);
  return `${readingRoom.replace(/\/$/, "")}/report/${encodeURIComponent(report)}?at=${anchor}#${anchor}`;
}

/** A whole report: in the reading room, or on its public page; null when it opens nowhere. */
export function reportLink(
  report: { readonly id: string; readonly address: string | null },
  readingRoom: string | null,
): string | null {
  return readingRoom === null
    ? safeAddress(report.address)
    : `${readingRoom.replace(/\/$/, "")}/report/${encodeURIComponent(report.id)}`;
}

/** An address that may be shown as a link: http or https only, as the URL parser writes it; else null. */
export function safeAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : null;
}

/** The first and last words of a quotation as `textStart,textEnd`; null when it holds no words. */
function textFragment(quote: string): string | null {
  const words = quote
    .toWellFormed()
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return null;
  const encode = (part: readonly string[]) => encodeURIComponent(part.join(" ")).replaceAll("-", "%2D");
  if (words.length <= 8) return encode(words);
  return `${encode(words.slice(0, 4))},${encode(words.slice(-4))}`;
}
