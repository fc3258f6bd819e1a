/** Web pages: the report's text without the page around it, and what the page says about itself. */
import { Readability } from "@mozilla/readability";
import type { PartialDate, Problem } from "../report.ts";
import { spanOf } from "./given-fields.ts";
import { elementsAround, longWords, removeSurroundings, words } from "./page-surroundings.ts";
import { type Page, parsePage } from "./parse-page.ts";
import { statedDate } from "./publication.ts";
import { renderText } from "./render-html.ts";
import { plainSource, type Source } from "./source.ts";
import type { TreeNode } from "./text-places.ts";
import type { Traced } from "./traced-text.ts";

const MAIN =
  "article,main,[role=main],[itemprop=articleBody],.entry-content,.post-content,.post-body,.article-body,.td-post-content";
const LONGEST_HTML = 8_000_000;
/** Main-content extraction goes over a page many times; a page of more elements is a list, and no article in a frame. */
const MOST_TO_SEARCH = 5000;

const SURROUNDING_HEAD = 800;

type Root = Page["document"];
type Node = Page["root"];

/**
 * The plain text of a page: headings marked with `#`, list items with `- ` or numbers, a blank line between
 * paragraphs. What is navigation, sharing, promotion or the like by its element or class is left out; the article is
 * chosen where the page marks one, else by main-content extraction if that keeps the paragraphs.
 */
export function extractHtml(html: string): Source {
  const page = html.length > LONGEST_HTML ? html.slice(0, LONGEST_HTML) : html;
  const { document, root, places, elements } = parsePage(page);
  const problems: Problem[] = [];
  const facts = factsOf(document, root);
  if (root === null) return { ...plainSource("html", ""), ...facts, problems };
  const surroundings = removeSurroundings(root);
  const main = mainPart(root);
  const title = headline(main) ?? headlineAbove(main, root) ?? headline(root);
  let read = renderText(main, places);
  // Nothing of the report may be lost: an "article" that holds the lesser part of the page's text is not trusted.
  const full = main === root ? read : renderText(root, places);
  const whole = full.text;
  if (longWords(read.text) < longWords(whole) * 0.5) read = full;
  else if (main === root && elements <= MOST_TO_SEARCH && longWords(whole) < words(whole) * 0.5)
    read = readable(page, whole) ?? full;
  return {
    ...plainSource("html", read.text),
    fileMap: read.fileMap,
    ...facts,
    // The line with the date often stands above the element that holds the article.
    published: facts.published ?? (main === root ? null : statedDate(whole)),
    title: withoutSource(title, whole),
    pageTitle: blogPostTitle(withoutSource(facts.pageTitle, whole), root),
    surroundings: read === full ? surroundings : `${whole.slice(0, SURROUNDING_HEAD)}\n${surroundings}`,
    problems,
  };
}

function factsOf(document: Root, root: Node | null) {
  const meta = (...names: readonly string[]) => {
    for (const name of names) {
      const value =
        document.querySelector(`meta[property="${name}"]`)?.getAttribute("content") ??
        document.querySelector(`meta[name="${name}"]`)?.getAttribute("content");
      if (value != null && value.trim() !== "") return value.trim();
    }
    return null;
  };
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta("og:url");
  const publisher = meta("og:site_name", "application-name");
  const time = document.querySelector(
    "article time[datetime], time.published[datetime], time.entry-date[datetime], .meta time[datetime], time[pubdate]",
  );
  const published =
    meta("article:published_time", "datePublished", "date", "DC.date.issued", "dcterms.date", "pubdate") ??
    structuredDate(document) ??
    time?.getAttribute("datetime") ??
    null;
  return {
    address: address !== null && /^https?:\/\//iu.test(address) ? address : null,
    publisher,
    byline: markedByline(document) || postedBy(root?.textContent ?? ""),
    author: meta("author", "article:author", "DC.creator")?.replace(/^https?:\S+$/iu, "") || null,
    published: dayOf(published),
    pageTitleEnd: siteInTitle(document.querySelector("title")?.textContent ?? "", root),
    pageTitle: withoutSiteName(
      meta("og:title") ?? document.querySelector("title")?.textContent?.trim() ?? "",
      publisher,
    ),
  };
}

/** What a page marks as the line of who wrote it. */
function markedByline(document: Root): string | undefined {
  const marked = document.querySelector(
    "[rel=author],[itemprop=author],.author,.byline,.entry-author,.post-author",
  );
  return marked === null ? undefined : renderText(marked).text.replace(/\s+/gu, " ").trim().slice(0, 200);
}

/** Blog software signs posts below them: "Posted by Ann Example at 21:10". */
function postedBy(text: string): string | null {
  return (
    /\b(?:[Pp]osted|This entry was posted\b[^\n|]{0,60}?)\s+by\s+\p{Lu}[^\n|]{2,40}?(?=\s+(?:at|on)\b|\s*[\n|])/u.exec(
      text,
    )?.[0] ?? null
  );
}

/** `datePublished` of the page's JSON-LD. */
function structuredDate(document: Root): string | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = /"datePublished"\s*:\s*"([^"]{8,40})"/u.exec(script.textContent ?? "")?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function dayOf(value: string | null): PartialDate | null {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(value ?? "")?.[0];
  return day === undefined || spanOf(day) === null ? null : day;
}

/** "Headline | Site": the part before the last bar or spaced dash, if the rest is the site's name or short. */
function withoutSiteName(title: string, publisher: string | null): string | null {
  const plain = title.replace(/\s+/gu, " ").trim();
  const match = /^(.{8,}?)\s+(?:[|»·:]|[-–—])\s+([^|»·]{2,40})$/u.exec(plain);
  if (match === null) return plain === "" ? null : plain;
  const [, head = "", site = ""] = match;
  const bar = /[|»·]/u.test(plain.slice(head.length, plain.length - site.length));
  return bar || site === publisher ? head : plain;
}

/** What stands after the last bar or dash of a page's title, or before the headline that a colon parts from it. */
function siteInTitle(pageTitle: string, root: Node | null): string | null {
  const title = pageTitle.replace(/\s+/gu, " ").trim();
  const headline = root === null ? title : (blogPostTitle(title, root) ?? title);
  if (headline !== title) return title.slice(0, -headline.length).replace(/\s*[:|»·–—-]\s*$/u, "");
  return /.\s(?:[|»·–—-]|::)\s+([^|»·–—]{3,60})$/u.exec(title)?.[1] ?? null;
}

/**
 * "Site: Headline", "Site - Headline", as blog software writes it: the headline, if a heading of the page says the same
 * and none says what stands before it, as of "Headline - Site".
 */
function blogPostTitle(title: string | null, root: Node): string | null {
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

const SITE_BEFORE = /\S\s[|»·–—-]\s+$/u;

/** "Headline – Site" where the text itself names that site as its source: the part before. */
function withoutSource(title: string | null, text: string): string | null {
  const match = /^(.{8,}?)\s+[-–—|]\s+([^–—|]{3,40})$/u.exec(title ?? "");
  if (match === null) return title;
  const [, head = "", site = ""] = match;
  const named = new RegExp(
    `(?:appeared (?:first )?on|©|copyright|more from|originally published (?:on|by|at)|about)\\s+(?:\\d{4}\\s+)?${site.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}`,
    "iu",
  );
  return named.test(text) ? head : title;
}

function mainPart(root: Node): Node {
  // Of nested ones the outermost; of several side by side none: that is a page of several posts.
  const outer: Node[] = [];
  const within = new Set<Node>();
  for (const element of root.querySelectorAll(MAIN)) {
    // In the order of the page what is around an element comes before it.
    if (closestAmong(within, element) !== null || words(element.textContent ?? "") < 40) continue;
    within.add(element);
    outer.push(element);
  }
  return outer.length === 1 ? (outer[0] ?? root) : root;
}

function closestAmong(among: ReadonlySet<Node>, element: Node): Node | null {
  for (let above = element.parentElement; above !== null; above = above.parentElement)
    if (among.has(above)) return above;
  return null;
}

const HEADLINES = "h1,[itemprop=headline],.entry-title,.post-title,.article-title,.contentheading,.headline";

function headline(part: Node): string | null {
  const found = [...part.querySelectorAll(HEADLINES)];
  return found.length === 1 || found[0]?.localName === "h1" ? headlineText(found[0]) : null;
}

/** The headline that stands with the article in the element around it: the page's first one may be the site's name. */
function headlineAbove(main: Node, root: Node): string | null {
  const above = elementsAround([main]);
  let nearest: Node | null = null;
  let found: Node[] = [];
  for (const element of root.querySelectorAll(HEADLINES)) {
    const shared = main.contains(element) ? null : closestAmong(above, element);
    if (shared === null || shared === root || !root.contains(shared)) continue;
    if (nearest === null || (shared !== nearest && nearest.contains(shared))) {
      nearest = shared;
      found = [];
    }
    if (shared === nearest) found.push(element);
  }
  return found.length === 1 ? headlineText(found[0]) : null;
}

function headlineText(element: Node | undefined): string | null {
  const plain = element?.textContent?.replace(/\s+/gu, " ").trim() ?? "";
  return plain === "" || plain.length > 300 ? null : plain;
}

/** Main-content extraction, if it keeps nearly all of the long paragraphs. */
function readable(html: string, whole: string): Traced | null {
  try {
    const { document, places } = parsePage(html);
    const result = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      // No second attempt: it would make the page's nodes anew, and their places would be unknown.
      charThreshold: 1,
      // The nodes themselves: their places are known, those of a copy would not be.
      serializer: (content) => content as unknown as TreeNode,
    }).parse();
    if (result?.content == null) return null;
    const read = renderText(result.content, places);
    return longWords(read.text) >= longWords(whole) * 0.9 ? read : null;
  } catch {
    return null;
  }
}
