/** What a page's own data say of it: address, site, author, day of publication and title. */
import type { PartialDate } from "../report.ts";
import { spanOf } from "./given-fields.ts";
import { siteInTitle, withoutSiteName } from "./page-titles.ts";
import type { Page } from "./parse-page.ts";
import { renderText } from "./render-html.ts";
import { structuredFacts } from "./structured-data.ts";

type Root = Page["document"];
type Node = Page["root"];

/** Names of meta elements, the surest first: the standard's, those of search engines, readers and analytics. */
const PUBLISHED = [
  "article:published_time",
  "og:article:published_time",
  "datePublished",
  "date",
  "DC.date.issued",
  "dcterms.date",
  "dcterms.created",
  "DC.date",
  "dc.date",
  "pubdate",
  "parsely-pub-date",
  "sailthru.date",
  "article.published",
  "citation_publication_date",
];
const AUTHOR = [
  "author",
  "article:author",
  "og:article:author",
  "DC.creator",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
  "citation_author",
];
const TIME =
  "article time[datetime], time.published[datetime], time.entry-date[datetime], time.dt-published[datetime], time[itemprop=datePublished][datetime], .meta time[datetime], time[pubdate]";
const BYLINE =
  "[rel=author],[itemprop=author],.author,.byline,.entry-author,.post-author,.createdby,.submitted,.p-author,.author-name,.blog-author-name,.entry-author-name,.post-byline,.posted-by,.article-author,.story-author,.writer";

/** @param root what holds the page's text; null: nothing does */
export function factsOf(document: Root, root: Node | null) {
  const meta = (names: readonly string[]) => {
    for (const name of names) {
      for (const key of ["property", "name", "itemprop"]) {
        const value = document.querySelector(`meta[${key}="${name}"]`)?.getAttribute("content");
        if (value != null && value.trim() !== "") return value.trim();
      }
    }
    return null;
  };
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? meta(["og:url"]);
  const publisher = meta(["og:site_name", "application-name"]);
  const structured = structuredFacts(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? ""),
  );
  const published =
    meta(PUBLISHED) ??
    structured.published ??
    document.querySelector("[itemprop=datePublished][content]")?.getAttribute("content") ??
    document.querySelector(TIME)?.getAttribute("datetime") ??
    onlyTime(document) ??
    null;
  const label = meta(["twitter:label1"]);
  const written =
    label !== null && /^(?:written |posted )?by$/iu.test(label) ? meta(["twitter:data1"]) : null;
  return {
    address: address !== null && /^https?:\/\//iu.test(address) ? address : null,
    publisher,
    byline: markedByline(document) || postedBy(root?.textContent ?? ""),
    author: meta(AUTHOR)?.replace(/^https?:\S+$/iu, "") || structured.author || written,
    published: dayOf(published),
    pageTitleEnd: siteInTitle(document.querySelector("title")?.textContent ?? "", root),
    pageTitle: withoutSiteName(
      meta(["og:title"]) ?? document.querySelector("title")?.textContent?.trim() ?? "",
      publisher,
    ),
  };
}

/** The day of a page's moments, where all are of one day. */
function onlyTime(document: Root): string | null {
  const days = new Set<string>();
  for (const time of document.querySelectorAll("time[datetime]")) {
    if (time.closest("aside,footer,nav,form") === null)
      days.add(time.getAttribute("datetime")?.slice(0, 10) ?? "");
  }
  const [only = null] = days;
  return days.size === 1 ? only : null;
}

/** What a page marks as the line of who wrote it. */
function markedByline(document: Root): string | undefined {
  const marked = document.querySelector(BYLINE);
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

function dayOf(value: string | null): PartialDate | null {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(value ?? "")?.[0];
  return day === undefined || spanOf(day) === null ? null : day;
}
