/** What a page calls itself: its headline and its site's name, which stand in one line. */
import type { Page } from "./parse-page.ts";

type Node = Page["root"];

/** "Headline | Site": the part before the last bar or spaced dash, if the rest is the site's name or short. */
export function withoutSiteName(title: string, publisher: string | null): string | null {
  const plain = title.replace(/\s+/gu, " ").trim();
  const match = /^(.{8,}?)\s+(?:[|«»·•:]|[-–—])\s+([^|«»·•]{2,40})$/u.exec(plain);
  if (match === null) return plain === "" ? null : plain;
  const [, head = "", site = ""] = match;
  const bar = /[|«»·•]/u.test(plain.slice(head.length, plain.length - site.length));
  return bar || site === publisher ? head : plain;
}

/** What stands after the last bar or dash of a page's title, or before the headline that a colon parts from it. */
export function siteInTitle(pageTitle: string, root: Node | null): string | null {
  const title = pageTitle.replace(/\s+/gu, " ").trim();
  const headline = root === null ? title : (blogPostTitle(title, root) ?? title);
  if (headline !== title) return title.slice(0, -headline.length).replace(/\s*[:|«»·•–—-]\s*$/u, "");
  return /.\s(?:[|«»·•–—-]|::)\s+([^|«»·•–—]{3,60})$/u.exec(title)?.[1] ?? null;
}

/**
 * "Site: Headline", "Site - Headline", as blog software writes it: the headline, if a heading of the page says the same
 * and none says what stands before it, as of "Headline - Site".
 */
export function blogPostTitle(title: string | null, root: Node): string | null {
  if (title === null) return null;
  const headings = [...root.querySelectorAll("h1,h2,h3")].map(
    (heading) => heading.textContent?.replace(/\s+/gu, " ").trim() ?? "",
  );
  const first = headings.some((text) => text !== "" && title.startsWith(text) && title !== text);
  const found = headings.find((text) => {
    if (text.length < 4 || !title.endsWith(text)) return false;
    const before = title.slice(0, -text.length);
    return /\S:\s$/u.test(before) || (!first && SITE_BEFORE.test(before));
  });
  return found ?? title;
}

const SITE_BEFORE = /\S\s[|«»·•–—-]\s+$/u;
