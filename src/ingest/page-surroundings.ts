/** What is around the article of a web page: taken out of its tree by element, by class, and by being links. */
import type { Page } from "./parse-page.ts";
import { renderText } from "./render-html.ts";

type Node = Page["root"];

const NO_CONTENT =
  "script,style,title,noscript,template,svg,canvas,iframe,object,embed,nav,aside,form,button,select,input,textarea,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=contentinfo],[role=complementary],[role=search],[role=dialog],#wm-ipp-base,#wm-ipp,#donato";
/** Class and id names of what surrounds articles. Whole words, so that "sharedparental" or "footage" stay. */
const AROUND =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|sharing|share|sharedaddy|social|related|recommended|sidebar|widget|widgets|newsletter|newsletters|subscribe|subscription|signup|sign-up|promo|promos|promotion|advert|advertisement|ads|banner|popup|modal|breadcrumbs?|menu|navbar|navigation|post-navigation|pagination|pager|footer|masthead|topbar|toolbar|skip-link|comments?|comment-list|commentlist|responses|tagline|site-description|blog-description|respond|reply-form|disqus|tags|tagcloud|archives?|blogroll|donate|donation|support|credit|screen-reader-text|buttonheading|jp-relatedposts|latest-posts?|most-read|trending|author-box|author-bio-links|read-more|readmore|printfriendly|feed-links|blog-pager|post-footer|post-share|profile-datablock)(?:$|[\s_-])/iu;
/** A page with less prose may be a directory of others. */
export const DIRECTORY_WORDS = 150;
const LONGEST_LINK_BLOCK = 600;
const MOST_SURROUNDINGS = 12;
const LINK_SHARE = 0.4;
const MOST_COLUMNS = 4;

/** @returns the words of mastheads, side columns and the like, line by line, the first of them */
export function removeSurroundings(root: Node): string {
  const around: string[] = [];
  const take = (element: Node) => {
    if (around.length < MOST_SURROUNDINGS) around.push(renderText(element).text.slice(0, LONGEST_LINK_BLOCK));
    element.remove();
  };
  for (const element of root.querySelectorAll("script,style,template,noscript")) element.remove();
  for (const element of root.querySelectorAll("header,footer,aside,[role=banner],[role=complementary]")) {
    // A header inside the article holds its headline; the page's holds the masthead.
    if (element.localName !== "header" || element.closest("article,main") === null) take(element);
  }
  for (const element of root.querySelectorAll(NO_CONTENT)) element.remove();
  for (const cell of root.querySelectorAll("td")) {
    if (isSideColumn(cell)) take(cell);
  }
  const holders = elementsAround(root.querySelectorAll("article,main,h1"));
  let left = longWords(root.textContent ?? "");
  for (const element of root.querySelectorAll("[class],[id]")) {
    const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
    if (!AROUND.test(names) || ["body", "main", "article", "html"].includes(element.localName)) continue;
    // A wrapper that holds most of the page is named after one of its parts.
    if (holders.has(element) || !root.contains(element)) continue;
    const inside = longWords(element.textContent ?? "");
    if (inside > left * 0.5) continue;
    left -= inside;
    take(element);
  }
  removeLinkBlocks(root);
  for (const element of root.querySelectorAll("figcaption,.wp-caption-text,.caption")) element.remove();
  return around.join("\n").replace(/^#+\s*/gmu, "");
}

/** A cell without prose beside one that has the page's: events, appeals, links of old pages laid out as tables. */
function isSideColumn(cell: Node): boolean {
  const row = cell.parentElement;
  if (row === null || row.children.length < 2 || row.children.length > MOST_COLUMNS) return false;
  if ((cell.textContent ?? "").length > LONGEST_LINK_BLOCK || longWords(cell.textContent ?? "") > 0)
    return false;
  return [...row.children].some(
    (other) => other !== cell && longWords(other.textContent ?? "") >= DIRECTORY_WORDS,
  );
}

/** Cells, lists and lines that are links for a good part: the ways to other pages. Who wrote a text may be linked too. */
function removeLinkBlocks(root: Node): void {
  // A page with little else is a directory, and is to be known as one.
  if (longWords(root.textContent ?? "") < DIRECTORY_WORDS) return;
  const linked = new Map<Node, number[]>();
  for (const link of root.querySelectorAll("a")) {
    const block = link.closest("td,div,p,ul,ol,center,font,section");
    if (block === null) continue;
    const seen = linked.get(block);
    const length = words(link.textContent ?? "");
    if (seen === undefined) linked.set(block, [length]);
    else seen.push(length);
  }
  for (const [block, links] of linked) {
    const text = block.textContent?.trim() ?? "";
    const within = links.reduce((sum, count) => sum + count, 0);
    if (links.length < 2 || text.length > LONGEST_LINK_BLOCK || within < words(text) * LINK_SHARE) continue;
    if (/^(?:by|from|posted|published|written)\b|\b(?:19|20)\d{2}\b/iu.test(text)) continue;
    if (/\p{Ll}[.!?](?:\s|$)/u.test(text) || block.querySelector("h1,h2,h3,article,main") !== null) continue;
    block.remove();
  }
}

/** Every element that one of these is in. */
export function elementsAround(elements: Iterable<Node>): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const element of elements) {
    for (let above = element.parentElement; above !== null && !found.has(above); above = above.parentElement)
      found.add(above);
  }
  return found;
}

export function words(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Words in lines of at least twelve words: prose, as against menus and captions. */
export function longWords(text: string): number {
  return text.split(/\n+/u).reduce((sum, line) => {
    const count = words(line);
    return count >= 12 ? sum + count : sum;
  }, 0);
}
