/** One report as the systems that people publish with put it on a page: who wrote it, when, and nothing of the page. */
import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

const HEADLINE = "Longlists, leases and a late lunch";
const TEXT = [
  "The executive met on Tuesday in a cold hall and it was a long one. The treasurer presented the accounts, and I asked about the reserve and when Labour would publish it.",
  "A motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.",
  "The lease on the hall runs until the summer, and the landlord wants half as much again. We agreed to look elsewhere.",
]
  .map((words) => `<p>${words}</p>`)
  .join("\n");

type Page = {
  readonly system: string;
  readonly html: string;
  /** Stands on the page, and is to be shown nowhere. */
  readonly around: readonly string[];
};

const PAGES: readonly Page[] = [
  {
    system: "a blog that names its owner beside the text",
    html: `<html><head><title>Ines on the Hill: ${HEADLINE}</title></head><body><div id="header"><h1><a href="/">Ines on the Hill</a></h1><p class="description">Councillor, cyclist, pessimist</p></div>
<h2 class="date-header">Thursday, March 6, 2031</h2><div class="post hentry"><h3 class="post-title entry-title">${HEADLINE}</h3><div class="post-body entry-content">${TEXT}<p>Ines</p></div>
<div class="post-footer"><p>Posted by <span class="fn">Ines P</span> at <a href="#">23:58</a> <a>Email This BlogThis!</a></p><p>Labels: NEC, lease</p></div></div>
<div id="sidebar"><h2>About Me</h2><p>Ines Pemberton. Represents the members on the executive.</p><h2>Blog Archive</h2><ul><li>2031 (9)</li></ul></div></body></html>`,
    around: ["pessimist", "BlogThis", "Blog Archive", "Labels"],
  },
  {
    system: "a blog that cuts her first name short",
    html: `<html><head><title>Nessie's notebook: ${HEADLINE}</title></head><body><div id="header"><h1>Nessie's notebook</h1></div>
<h2 class="date-header">Thursday, 6 March 2031</h2><div class="post hentry"><h3 class="post-title">${HEADLINE}</h3><div class="post-body">${TEXT}</div>
<div class="post-footer">Posted by <span>In P</span> at 10:14</div></div>
<div class="sidebar"><h2>Profile</h2><p>Ines Pemberton</p></div></body></html>`,
    around: ["Profile", "10:14"],
  },
  {
    system: "a newsletter whose byline is parted by its style only",
    html: `<html><head><title>${HEADLINE} - by Ines Pemberton - The Ledger</title></head><body><div class="topbar">The Ledger <button>Subscribe</button></div>
<div class="single-post"><h1 class="post-title">${HEADLINE}</h1><h3 class="subtitle">What the executive did with the hall</h3><div class="byline"><a>Ines Pemberton</a><span>Mar 6, 2031</span> <span>♡ 87</span> <span>Share</span></div>
<div class="available-content"><div class="body markup">${TEXT}</div></div>
<div class="subscription-widget"><p>The Ledger is a reader-supported publication.</p></div></div><div class="footer">© Ines Pemberton ∙ Privacy ∙ Terms ∙ Get the app</div></body></html>`,
    around: ["reader-supported", "Get the app", "Share"],
  },
  {
    system: "a newsletter whose byline is in two rows",
    html: `<html><head><title>${HEADLINE} - The Ledger</title></head><body><article class="newsletter-post post"><h1 class="post-title">${HEADLINE}</h1><div class="post-header"><div class="pencraft"><a href="/@ines">Ines Pemberton</a></div><div class="pencraft meta">Mar 06, 2031</div><div class="ufi">12<a>4</a><a>Share</a></div></div><div class="available-content">${TEXT}</div></article><div class="discussion"><h4>Discussion about this post</h4><p>Marg: quite right x</p></div></body></html>`,
    around: ["Marg", "Discussion", "Share"],
  },
  {
    system: "a site of essays with the author between headline and site",
    html: `<html><head><title>${HEADLINE} — Ines Pemberton — Parchment</title><meta property="article:published_time" content="2031-03-06T06:31:22.000Z"></head><body><nav><a>Open in app</a> <a>Sign In</a></nav><article><h1>${HEADLINE}</h1><div class="meta"><img alt=""><a>Ines Pemberton</a> <a>Follow</a> <span>Mar 6, 2031 · 5 min read</span></div><div class="actions"><span>318 claps</span> <span>Listen</span></div>${TEXT}<section class="footer"><h3>More from Ines Pemberton</h3><p>What a teacher learns from canvassing</p></section></article></body></html>`,
    around: ["claps", "min read", "What a teacher learns"],
  },
  {
    system: "a member's own site that is named before the headline",
    html: `<html><head><title>Ines Pemberton MEP - ${HEADLINE}</title></head><body><div id="accessibility"><a>Skip to content</a> | Text size: A A A</div><ul id="nav"><li>Home</li><li>About Ines</li><li>Press</li></ul><div id="content"><h1>${HEADLINE}</h1><p class="date">6 March 2031</p>${TEXT}<p class="print"><a>Print this page</a></p></div><div id="foot">Constituency office: 4 Quay Chambers. The assembly is not responsible for the contents of this page.</div></body></html>`,
    around: ["Print this page", "not responsible", "Text size"],
  },
  {
    system: "a page made by hand, signed with name and day",
    html: `<HTML><HEAD><TITLE>NEC Report</TITLE></HEAD><BODY><TABLE><TR><TD COLSPAN="2"><FONT SIZE="5"><B>Ferry Street online</B></FONT></TD></TR><TR><TD WIDTH="140"><A HREF="i.htm">Home</A><BR><A HREF="d.htm">Back to directory</A><BR>Sign my guestbook</TD><TD><H2>${HEADLINE}</H2>${TEXT}<P>Ines Pemberton, 6 March 2031</P><HR><FONT SIZE="1">You are visitor number 023990. Best viewed at 800 x 600.</FONT></TD></TR></TABLE></BODY></HTML>`,
    around: ["guestbook", "visitor number", "Best viewed"],
  },
  {
    system: "a content system that says who submitted it",
    html: `<html><head><title>${HEADLINE} | Ferry Street Labour</title></head><body class="node-type-article"><div id="header"><a>Ferry Street Labour</a></div><div id="main"><h1 class="title">${HEADLINE}</h1><div class="node"><span class="submitted">Submitted by Ines Pemberton on Thu, 06/03/2031 - 21:14</span><div class="content">${TEXT}</div><ul class="links inline"><li>Add new comment</li><li>Printer-friendly version</li></ul></div></div><div id="footer">Powered by a content system</div></body></html>`,
    around: ["Submitted", "Add new comment", "Powered by"],
  },
  {
    system: "a magazine whose details are in a list",
    html: `<html><head><title>${HEADLINE}</title></head><body><div class="item-page"><h2 itemprop="headline">${HEADLINE}</h2><dl class="article-info"><dt>Details</dt><dd class="createdby">Written by <span itemprop="name">Ines Pemberton</span></dd><dd class="category-name">Category: Reports</dd><dd class="published">Published: 06 March 2031</dd><dd class="hits">Hits: 412</dd></dl><div itemprop="articleBody">${TEXT}</div></div></body></html>`,
    around: ["Category", "Hits", "Details"],
  },
  {
    system: "a site builder with its byline below the text",
    html: `<html><head><title>${HEADLINE} — Red Lantern</title></head><body><article class="blog-item"><div class="blog-item-top"><h1 class="entry-title">${HEADLINE}</h1></div><div class="blog-item-content">${TEXT}</div><div class="blog-item-author"><a class="blog-author-name" href="/?author=1">Ines Pemberton</a> <time class="dt-published" datetime="2031-03-06">06 March 2031</time> <a>1 Comment</a></div></article></body></html>`,
    around: ["1 Comment"],
  },
  {
    system: "an editor's page with the author's card",
    html: `<html><head><title>${HEADLINE}</title><script type="application/ld+json">{"@type":"BlogPosting","headline":"${HEADLINE}","datePublished":"2031-03-06T08:00:00+00:00","author":{"@type":"Person","name":"Ines Pemberton"}}</script></head><body><main><article class="post"><header><h1>${HEADLINE}</h1></header>${TEXT}</article></main></body></html>`,
    around: [],
  },
  {
    system: "a page whose data list several things",
    html: `<html><head><title>${HEADLINE}</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Red Lantern"},{"@type":"Person","@id":"#a","name":"Ines Pemberton"},{"@type":"Article","datePublished":"2031-03-06","author":{"@id":"#a"}}]}</script></head><body><main><article class="post"><h1>${HEADLINE}</h1>${TEXT}</article></main></body></html>`,
    around: [],
  },
  {
    system: "a page with its author and day in its head only",
    html: `<html><head><title>${HEADLINE}</title><meta name="parsely-author" content="Ines Pemberton"><meta itemprop="datePublished" content="2031-03-06"></head><body><div class="content"><h1>${HEADLINE}</h1>${TEXT}</div></body></html>`,
    around: [],
  },
  {
    system: "a letter in the archive of a mailing service",
    html: `<html><head><title>${HEADLINE}</title></head><body><div id="awesomewrap"><a>Subscribe</a> <a>Past Issues</a> <a>Translate</a></div><table><tr><td><p>View this email in your browser</p><h1>${HEADLINE}</h1><p>6 March 2031</p>${TEXT}<p>Best wishes,</p><p>Ines Pemberton</p><p><em>Copyright © 2031 Ferry Street, All rights reserved.</em></p><p>Want to change how you receive these emails?<br>You can update your preferences or unsubscribe from this list.</p></td></tr></table></body></html>`,
    around: ["Past Issues", "View this email", "unsubscribe", "Copyright"],
  },
  {
    system: "a journal with the day above and the owner below",
    html: `<html><head><title>ferrystreet: ${HEADLINE}</title></head><body><div class="entry"><div class="entry-title">${HEADLINE}</div><div class="entry-date">Mar. 6th, 2031 at 9:12 PM</div><div class="entry-text">${TEXT}</div><p>Posted by Ines Pemberton | Permalink | Comments (2)</p></div></body></html>`,
    around: ["Permalink"],
  },
];

async function read(html: string) {
  await using folder = await corpusFolder({ "page.html": html });
  const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
  if (report === undefined) throw new Error("nothing was read");
  return report;
}

describe("a report on a page of", () => {
  it.each(PAGES.map((page) => [page.system, page] as const))("%s", async (_system, { html, around }) => {
    const report = await read(html);
    expect(report.kind).toBe("report");
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.published).toBe("2031-03-06");
    expect(report.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
    const shown = report.passages.map(({ text }) => text.replace(/\s+/gu, " ")).join("\n");
    for (const words of ["cold hall", "lost by 11 votes to 18", "agreed to look elsewhere"])
      expect(shown).toContain(words);
    const headings = report.sections.map(({ heading }) => heading ?? "").join("\n");
    for (const words of around) expect(`${headings}\n${shown}`).not.toContain(words);
  });
});
