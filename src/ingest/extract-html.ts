/** Web pages: the report's text without the page around it, and what the page says about itself. */
import { Readability } from "@mozilla/readability";
import type { Problem } from "../report.ts";
import { BUSINESS } from "./kind-words.ts";
import { listingReason } from "./listing.ts";
import { factsOf } from "./page-facts.ts";
import {
  DIRECTORY_WORDS,
  elementsAround,
  longWords,
  removeSurroundings,
  words,
} from "./page-surroundings.ts";
import { blogPostTitle } from "./page-titles.ts";
import { type Page, parsePage } from "./parse-page.ts";
import { statedDate } from "./publication.ts";
import { renderText } from "./render-html.ts";
import { plainSource, type Source } from "./source.ts";
import type { TreeNode } from "./text-places.ts";
import { isTraced, type Traced } from "./traced-text.ts";

const MAIN =
  "article,main,[role=main],[itemprop=articleBody],.entry-content,.post-content,.post-body,.article-body,.td-post-content";
const LONGEST_HTML = 8_000_000;
/** Main-content extraction goes over a page many times; a page of more elements is a list, and no article in a frame. */
const MOST_TO_SEARCH = 5000;

const SURROUNDING_HEAD = 800;

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
    read = isDirectory(whole, title ?? facts.pageTitle) ? full : (readable(page, whole) ?? full);
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

/** A page that leads to others has little but what main-content extraction leaves out, and tells of no business. */
function isDirectory(whole: string, title: string | null): boolean {
  return (
    longWords(whole) < DIRECTORY_WORDS &&
    listingReason(whole, title ?? "") !== null &&
    whole.match(BUSINESS) === null
  );
}

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
    // Where it made nodes anew after all, nobody could be shown where the words stand.
    return longWords(read.text) >= longWords(whole) * 0.9 && isTraced(read) ? read : null;
  } catch {
    return null;
  }
}
