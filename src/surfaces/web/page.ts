/** The frame of every page: head, skip link, navigation, main, foot. */
import { formatDate } from "../../format-date.ts";
import type { Coverage } from "../../report.ts";
import { type Html, html, shownLine } from "./html.ts";

/** What every page needs to know of the site it stands on. */
export type Site = {
  readonly style: string;
  readonly script: string;
  /** Whether search engines may index and follow. */
  readonly robots: boolean;
  readonly coverage: Coverage;
};

export type Page = {
  readonly title: string;
  /** Path of the navigation entry this page belongs to. */
  readonly section?: string;
  readonly main: Html | readonly Html[];
  /** Feeds of this page's subject, for feed readers. */
  readonly feeds?: readonly { readonly title: string; readonly address: string }[];
  /** The same in JSON. */
  readonly json?: string;
};

const SITE_NAME = "NEC reports";

const SECTIONS: readonly (readonly [path: string, label: string])[] = [
  ["/ask", "Ask"],
  ["/reports", "Reports"],
  ["/coverage", "Meetings"],
  ["/people", "People"],
  ["/topics", "Topics"],
  ["/votes", "Votes"],
  ["/figures", "Figures"],
];

/** A whole document. */
export function renderPage(site: Site, page: Page): Html {
  const title = shownLine(page.title);
  const feeds = [{ title: "New reports", address: "/feeds/reports.atom" }, ...(page.feeds ?? [])];
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title === SITE_NAME ? title : `${title} – ${SITE_NAME}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${site.robots ? "" : html`<meta name="robots" content="noindex, nofollow">`}
<link rel="stylesheet" href="${site.style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${feeds.map((feed) => html`<link rel="alternate" type="application/atom+xml" title="${shownLine(feed.title)}" href="${feed.address}">\n`)}
${page.json === undefined ? "" : html`<link rel="alternate" type="application/json" href="${page.json}">`}
<script src="${site.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="top-inner">
<a class="brand" href="/"${page.section === "/" ? html` aria-current="page"` : ""}>${SITE_NAME}</a>
<nav aria-label="Pages"><ul>
${SECTIONS.map(([path, label]) => html`<li><a href="${path}"${path === page.section ? html` aria-current="page"` : ""}>${label}</a></li>\n`)}
</ul></nav>
</div></header>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer class="foot"><div class="foot-inner">
<p>${coverageLine(site.coverage)}</p>
<p>Every line is a quotation or a marked paraphrase of a member’s own report. Not an official Labour Party service.</p>
<p><a href="/brief">Branch brief</a> · <a href="/digest">What is new</a> · <a href="/help">Help</a> · <a href="/privacy">Privacy</a> · <a href="/about">About</a></p>
<p id="status" role="status"></p>
</div></footer>
</body>
</html>
`;
}

const NUMBER = new Intl.NumberFormat("en-GB");

export function coverageLine({ reports, from, to }: Coverage): string {
  const count = `${NUMBER.format(reports)} ${reports === 1 ? "report" : "reports"} held`;
  return from === null || to === null
    ? `${count}.`
    : `${count}, of meetings from ${formatDate(from)} to ${formatDate(to)}.`;
}

/** A mark in the colours of the style sheet; served at `/icon.svg`. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="9" y="6" width="17" height="22" rx="2" fill="#d98b96"/><rect x="5" y="3" width="17" height="22" rx="2" fill="#9b1b30"/><path d="M9 9h9M9 13h9M9 17h6" stroke="#fff" stroke-width="2"/></svg>';
