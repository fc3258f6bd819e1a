/** One report as the systems that people write and publish with make a file of it: who wrote it, when, and no furniture. */
import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

const HEADLINE = "Longlists, leases and a late lunch";
const WORDS = [
  "The executive met on Tuesday in a cold hall and it was a long one. The treasurer presented the accounts, and I asked about the reserve and when Labour would publish it.",
  "A motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.",
  "The lease on the hall runs until the summer, and the landlord wants half as much again. We agreed to look elsewhere.",
];
const TEXT = WORDS.map((words) => `<p>${words}</p>`).join("\n");
const PLAIN = WORDS.join("\n\n");

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

/** System, file, what it holds, and what of it is to be shown nowhere. */
const FILES: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "a magazine with name and day in one line by their marks only",
    "marked.html",
    `<html><head><title>Long lunch - Harbour Ahead</title><meta property="og:site_name" content="Harbour Ahead"/></head><body><article><h1>Long lunch</h1><div class="meta"><span class="author">Ines Pemberton</span> <span class="date">6 March 2031</span></div><figure><img src="a.jpg" alt=""><figcaption>Photo: a hall</figcaption></figure><div class="post-content">${TEXT}</div></article></body></html>`,
    ["Photo", "6 March"],
  ],
  [
    "a blog that parts day and account by a wave",
    "wave.txt",
    `Ines on the executive\nMENU\n\nA hall with a sting\nMarch 6, 2031 ~ inespemberton\n\n${PLAIN}\n\nInes Pemberton\n\nRate this:\nLoading...\nPublished by inespemberton\nView all posts by inespemberton\n`,
    ["Rate this", "View all posts"],
  ],
  [
    "a thread whose unroller names the writer below it",
    "unrolled.txt",
    `Thread by @ines_p_nec on Unroller\n@ines_p_nec\n6 Mar 2031 • 9 tweets • 3 min read\n\n${PLAIN}\n\n• • •\nMissing some Tweet in this thread? You can try to force a refresh\nKeep Current with Ines Pemberton\nStay in touch and get notified when new unrolls are available from this author!\n`,
    ["Keep Current", "Missing some"],
  ],
  [
    "a letter whose copyright is all that names her",
    "owned.txt",
    `The Long Bench\nSubscribe   Sign in\nShare this post\n\nThe one with the hall\n\nPosted 6 March 2031\n\n${PLAIN}\n\n17 Likes\nTop  Latest  Discussions\nNo posts\n© 2031 Ines Pemberton\nPrivacy ∙ Terms ∙ Collection notice\n`,
    ["Likes", "Collection notice", "Long Bench"],
  ],
  [
    "a mirror of her own pages",
    "mirror.htm",
    `<HTML><HEAD><TITLE>A cold hall</TITLE></HEAD><BODY><TABLE><TR><TD><H2>A cold hall</H2><P>Posted 6 March 2031</P>${TEXT}</TD></TR><TR><TD><FONT SIZE="1">Site best viewed at 800 x 600. Reproduced from Ines Pemberton's web pages; promoted by I Pemberton.</FONT></TD></TR></TABLE></BODY></HTML>`,
    ["best viewed", "Reproduced"],
  ],
  [
    "a society's letter that runs name and office together",
    "society.html",
    `<html><head><title>Society letter</title></head><body><table><tr><td>View this email in your browser</td></tr><tr><td><h1>Society letter</h1><p>6 March 2031</p>${TEXT}<p>Ines Pemberton Socialist societies' representative</p></td></tr><tr><td>You are receiving this email because your society is affiliated. <a>Unsubscribe from this list</a></td></tr></table></body></html>`,
    ["receiving this", "Unsubscribe"],
  ],
  [
    "a magazine that tells of somebody else's first meeting",
    "first.html",
    `<html><head><title>A cold hall: my report from Colm Devlin&rsquo;s first NEC - Harbour Ahead</title><meta property="article:published_time" content="2031-03-06T07:00:00+00:00"/></head><body><article><h1>A cold hall: my report from Colm Devlin&rsquo;s first NEC</h1><div class="meta"><span class="author">Ines Pemberton</span> <span class="date">6th March 2031, 8:00 am</span></div>${TEXT}</article></body></html>`,
    ["8:00"],
  ],
  [
    "a site with an appeal set as a quotation",
    "quoted.md",
    `---\nlayout: post\ntitle: A cold hall\ndate: 2031-03-06\n---\n\n[← All reports](../)\n\n${PLAIN}\n\nIt costs members from £12 a year to £24, and I said so to the treasurer.\n\nInes Pemberton\n\n> **Like what you read?** Ines's reports come by e-mail. [Add me to the list](#)\n`,
    ["Like what you read", "Add me"],
  ],
  [
    "the archive of a mailing list",
    "list.txt",
    `[Harbour-l] NEC on Tuesday\nInes Pemberton ines at harbour.example\nThu Mar 6 09:12:33 GMT 2031\n\nPrevious message: [Harbour-l] jumble sale\nNext message: [Harbour-l] minibus\nMessages sorted by: [ date ] [ thread ] [ subject ] [ author ]\n\n${PLAIN}\n\nInes\n\nMore information about the Harbour-l mailing list\n`,
    ["jumble sale", "sorted by", "More information"],
  ],
  [
    "a ward's letter with number and day of its issue",
    "issue.txt",
    `HARBOUR WARD NEWS\nIssue 14 · Thursday 6 March 2031\n\nFrom our member on the executive\nInes Pemberton\n\n${PLAIN}\n\nPrinted and promoted by G Ferrier on behalf of Harbour Labour, both at 3 Quay Street, Torham\n`,
    ["Printed", "Issue 14"],
  ],
  [
    "a thread with name, account and day in its first line",
    "account.txt",
    `Ines Pemberton @inesp · Mar 6, 2031\nA thread on the executive 🧵 1/4\n\n${WORDS[0]} 2/4\n\n${WORDS[1]} 3/4\n\n${WORDS[2]} 4/4\n\nReplying to @inesp\n12 Retweets 40 Likes\n`,
    ["Retweets", "Replying", "@inesp"],
  ],
  [
    "a message passed on in a copied mail",
    "copied.txt",
    `From: Gus Ferrier\nSent: 07 March 2031 10:00\nTo: Branch\nSubject: FW: NEC\n\nSee below, all.\n\nGus\n\n________________________________\nFrom: Ines Pemberton <ines@harbour.example>\nSent: 06 March 2031 09:12\nTo: Gus Ferrier\nSubject: NEC\n\n${PLAIN}\n\nInes\n`,
    ["See below", "Gus"],
  ],
  [
    "a talk on the radio",
    "radio.txt",
    `TRANSCRIPT\nHarbour Sound, broadcast 6 March 2031\n\nIt's Ines Pemberton here, with my report from the executive.\n\n${PLAIN}\n`,
    [],
  ],
  [
    "a blog with name, day and categories between strokes",
    "strokes.html",
    `<html><head><title>A cold hall</title></head><body><div class="post"><h2>A cold hall</h2><p class="meta">Ines Pemberton / March 6, 2031 / Labour, NEC / 0 Comments</p>${TEXT}</div></body></html>`,
    ["0 Comments"],
  ],
  [
    "a page whose byline has lost its spaces",
    "lost.html",
    `<html><head><title>A cold hall</title></head><body><div class="post"><h2>A cold hall</h2><p class="meta"><span>byInes Pemberton</span><span>6 March 2031</span></p>${TEXT}</div></body></html>`,
    ["byInes"],
  ],
  [
    "a form with its particulars line by line",
    "form.txt",
    `REPORT TO MEMBERS\n\nName: Ines Pemberton\nPosition: constituency representative, NEC\nMeeting: National Executive Committee\nDate of meeting: 4 March 2031\nDate of report: 6 March 2031\n\n${PLAIN}\n\nPage 1 of 1\n`,
    ["Page 1"],
  ],
  [
    "a chat's export",
    "chat.txt",
    `${WORDS.map((words, index) => `[06/03/2031, 08:1${index}:22] Ines Pemberton: ${words}`).join("\n")}\n`,
    ["08:1", "06/03"],
  ],
  [
    "notes like minutes",
    "minutes.txt",
    `NATIONAL EXECUTIVE COMMITTEE\nNotes of meeting held 4/3/31, 10.30am, Quay Street\nNotes taken by: Ines Pemberton (CLP section)\nCirculated: 6/3/31\n\n1. Accounts\n${WORDS[0]}\n\n2. Motions\n${WORDS[1]}\n\n3. Premises\n${WORDS[2]}\n`,
    ["Circulated"],
  ],
  [
    "a site with the author in a heading of her own",
    "ghost.html",
    `<html><head><title>Long lunch</title><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ines Pemberton"></head><body><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">Long lunch</h1><div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/ines/">Ines Pemberton</a></h4><div class="gh-article-meta-content"><time class="gh-article-meta-date" datetime="2031-03-06">Mar 6, 2031</time><span class="gh-article-meta-length"><span class="bull">•</span> 3 min read</span></div></div></header><section class="gh-content">${TEXT}</section></article><section class="gh-subscribe"><h2>Subscribe to Harbour</h2><p>Get the latest posts delivered right to your inbox.</p></section><footer>Powered by Ghost</footer></body></html>`,
    ["min read", "inbox", "Powered"],
  ],
  [
    "a site builder that lists name and day",
    "wix.html",
    `<html><head><title>Long lunch | Harbour</title></head><body><div id="SITE_HEADER"><span>Harbour</span></div><div data-hook="post"><ul><li><span data-hook="user-name">Ines Pemberton</span></li><li><span title="6 Mar 2031" data-hook="time-ago">6 Mar 2031</span></li><li><span>3 min read</span></li></ul><h1 data-hook="post-title">Long lunch</h1><div data-hook="post-description">${TEXT}</div><div>12 views0 comments</div><div><h2>Recent Posts</h2><a>See All</a><p>How I knit</p></div></div></body></html>`,
    ["views", "How I knit", "min read"],
  ],
  [
    "a short-form blog with its day below",
    "tumblr.html",
    `<html><head><title>Pemberton's pages • Long lunch</title></head><body><div id="content"><div class="post text"><h2>Long lunch</h2>${TEXT}<p>Ines Pemberton</p><div class="post-meta"><a>March 6th, 2031</a> • <a>14 notes</a> • <a>#nec</a> <a>#labour</a></div></div></div></body></html>`,
    ["14 notes"],
  ],
  [
    "an old blog with its links above",
    "typepad.html",
    `<html><head><title>Harbour Days: Long lunch</title></head><body><div id="banner"><h1>Harbour Days</h1></div><div class="content-nav">« Older | Main | Newer »</div><h2 class="date-header">06 March 2031</h2><div class="entry"><h3 class="entry-header">Long lunch</h3><div class="entry-body">${TEXT}</div><p class="entry-footer">Posted by Ines Pemberton on 06 March 2031 at 09:12 PM in <a>Labour</a> | <a>Permalink</a> | <a>Comments (3)</a> | <a>TrackBack (0)</a></p></div></body></html>`,
    ["TrackBack", "Older"],
  ],
  [
    "an old blog with comments signed like posts",
    "mt.html",
    `<html><head><title>Long lunch (Harbour Days)</title></head><body><div id="content"><h1>Harbour Days</h1><h3>Long lunch</h3>${TEXT}<p class="posted">Posted by Ines Pemberton at March 6, 2031 09:12 PM | TrackBack</p><h3>Comments</h3><p>Hear hear.</p><p class="posted">Posted by: Gus at March 7, 2031</p></div></body></html>`,
    ["TrackBack", "Hear hear"],
  ],
  [
    "an organiser's site with points beside names",
    "nb.html",
    `<html><head><title>Long lunch - Harbour Labour</title><meta property="og:site_name" content="Harbour Labour"></head><body><div id="headline"><h2>Long lunch</h2></div><div class="byline">Posted by <a class="linked-signup-name">Ines Pemberton</a> <span class="linked-signup-points">20sc</span> · March 06, 2031 9:12 PM</div><div class="text-content">${TEXT}</div><p>Do you like this post?</p><h3>Showing 2 reactions</h3><p>Sign in with Facebook, Twitter or email</p></body></html>`,
    ["20sc", "reactions"],
  ],
  [
    "a notebook with a table of particulars",
    "notion.html",
    `<html><head><title>NEC – long lunch</title></head><body><article><header><h1 class="page-title">NEC – long lunch</h1><table class="properties"><tr><th>Author</th><td>Ines Pemberton</td></tr><tr><th>Date</th><td>March 6, 2031</td></tr><tr><th>Tags</th><td>NEC, hall</td></tr></table></header><div class="page-body">${TEXT}</div></article></body></html>`,
    ["Tags"],
  ],
  [
    "a newsletter with name and day below one another",
    "beehiiv.html",
    `<html><head><title>Long lunch</title></head><body><div><div>Ines's Harbour</div><h1>Long lunch</h1><h2>What the executive did</h2><div class="flex"><img><div>Ines Pemberton</div><div>March 06, 2031</div></div></div><div class="rendered-post">${TEXT}</div><div><p>Reply</p><p>or to participate</p><h3>Keep Reading</h3></div></body></html>`,
    ["to participate", "Keep Reading"],
  ],
  [
    "a page with the byline as an address",
    "telegraph.html",
    `<html><head><title>Long lunch</title><meta property="article:author" content="Ines Pemberton"><meta property="article:published_time" content="2031-03-06T21:12:00+0000"></head><body><main><header><h1>Long lunch</h1><address><a rel="author">Ines Pemberton</a> <time datetime="2031-03-06T21:12:00+0000">March 06, 2031</time></address></header><article><address>Ines Pemberton<br></address>${TEXT}</article></main></body></html>`,
    [],
  ],
  [
    "a network of professions",
    "linkedin.html",
    `<html><head><title>Long lunch | LinkedIn</title></head><body><div class="top-nav"><a>Join now</a> <a>Sign in</a></div><article class="article-main"><h1>Long lunch</h1><div class="publisher-author-card"><h3>Ines Pemberton</h3><h4>Councillor for Ifield, member of the NEC</h4></div><div>Published Mar 6, 2031</div><button>+ Follow</button><div class="article-content">${TEXT}</div><div class="social">Like Comment Share 14 2 Comments</div></article><div>To view or add a comment, sign in</div><h2>More articles by Ines Pemberton</h2><p>How I knit</p></body></html>`,
    ["How I knit", "sign in"],
  ],
  [
    "a note on a network, copied with its comments",
    "fbnote.txt",
    `Ines Pemberton\n6 March 2031 · Public\n\nLong lunch at the NEC\n\n${PLAIN}\n\n47 · 12 comments · 3 shares\nLike\nComment\nShare\nGus Larkin\nWell done Ines\nLike · Reply · 5y\n`,
    ["Well done", "Public", "shares"],
  ],
  [
    "a thread copied with its counts",
    "mastodon.txt",
    `Ines Pemberton\n@ines@harbour.example\n\nLong lunch: the NEC on Tuesday, a thread (1/3)\n\n${WORDS[0]}\n\nMar 06, 2031, 21:12 · Web · 4 boosts · 12 favourites\n\n2/3 ${WORDS[1]}\n\n3/3 ${WORDS[2]}\n`,
    ["boosts"],
  ],
  [
    "a thread read through another site",
    "bluesky.txt",
    `Skyview\nInes Pemberton\n@ines.harbour.example\n6 March 2031\n\n1/ ${WORDS[0]}\n\n2/ ${WORDS[1]}\n\n3/ ${WORDS[2]}\n\n12 reposts  40 likes\n`,
    ["reposts", "Skyview"],
  ],
  [
    "a numbered letter",
    "letter.txt",
    `THE HARBOUR LETTER\nNo. 34, March 2031\n\nfrom Ines Pemberton, your constituency rep on the NEC\n\n6th March 2031\n\nDear friends\n\n${PLAIN}\n\nYours ever\n\nInes\n\nThis letter may be freely copied. If you'd like it by post send stamps.\n`,
    [],
  ],
  [
    "a report to a committee",
    "minutes.txt",
    `Report to: Ifield CLP General Committee\nFrom: Ines Pemberton (NEC)\nDate: 6 March 2031\nSubject: NEC meeting, Tuesday 4 March\n\n1. ${WORDS[0]}\n\n2. ${WORDS[1]}\n\n3. ${WORDS[2]}\n`,
    [],
  ],
  [
    "a memorandum in capitals",
    "memo.txt",
    `TO:      All branch secretaries\nFROM:    Ines Pemberton\nRE:      Labour NEC 4 March 2031\nDATE:    6 March 2031\n\n${PLAIN}\n\nIP/jk/2031/14\n`,
    [],
  ],
  [
    "a blog whose title is before its site, and its author beside the text",
    "wp2.html",
    `<html><head><title>Long lunch &laquo; Harbour Days</title></head><body><div id="page"><div id="header"><h1>Harbour Days</h1><div class="description">Views from the quay</div></div><div id="content"><div class="post"><h2>Long lunch</h2><small>March 6th, 2031 <!-- by Ines --></small><div class="entry">${TEXT}<p class="postmetadata alt"><small>This entry was posted on Thursday, March 6th, 2031 at 9:12 pm and is filed under NEC. You can follow any responses to this entry through the RSS 2.0 feed.</small></p></div></div><h3 id="comments">2 Responses to &#8220;Long lunch&#8221;</h3><ol class="commentlist"><li><cite>Gus</cite> Says: Well said.</li></ol></div><div id="sidebar"><h2>Author</h2><p>Ines Pemberton sits on the executive for the members.</p></div></div></body></html>`,
    ["RSS", "Well said", "Views from"],
  ],
  [
    "a magazine laid out in tables",
    "joomla2.html",
    `<html><head><title>Long lunch</title></head><body><table class="contentpaneopen"><tr><td class="contentheading">Long lunch</td><td><a>PDF</a></td><td><a>Print</a></td><td><a>E-mail</a></td></tr></table><table class="contentpaneopen"><tr><td><span class="small">Written by Ines Pemberton</span></td></tr><tr><td class="createdate">Thursday, 06 March 2031 21:12</td></tr><tr><td>${TEXT}</td></tr><tr><td class="modifydate">Last Updated ( Friday, 07 March 2031 09:00 )</td></tr></table></body></html>`,
    ["Last Updated", "PDF"],
  ],
  [
    "a post for a program that makes sites",
    "md-front.md",
    `---\nlayout: post\ntitle: "Long lunch"\nauthor: Ines Pemberton\ndate: 2031-03-06 21:12:00 +0000\ncategories: [nec]\n---\n\n${PLAIN}\n`,
    ["layout"],
  ],
  [
    "a site with colons for bullets",
    "hugo.html",
    `<html><head><title>Long lunch :: Harbour</title></head><body><main class="post"><article><h1 class="post-title"><a>Long lunch</a></h1><div class="post-meta"><span class="post-date">2031-03-06</span><span class="post-author">:: Ines Pemberton</span></div><span class="post-tags">#nec </span><div class="post-content">${TEXT}</div></article></main><footer><span>2031 Harbour</span><span>:: Powered by Hugo</span></footer></body></html>`,
    ["Powered"],
  ],
  [
    "a platform that is named after its author",
    "patreon.html",
    `<html><head><title>Long lunch | Ines Pemberton on Patreon</title></head><body><div data-tag="post-card"><span data-tag="post-published-at">Mar 6, 2031 at 9:12pm</span><span data-tag="post-title">Long lunch</span><div data-tag="post-content">${TEXT}</div><div>14 likes</div><div>Join to unlock</div></div></body></html>`,
    ["likes", "unlock"],
  ],
  [
    "a journal that tells its mood",
    "lj.html",
    `<html><head><title>inesp: Long lunch</title></head><body><table><tr><td><b>Ines Pemberton</b> (<a>inesp</a>)<br>@ <i>2031-03-06 21:12:00</i></td></tr></table><div><b>Long lunch</b><br>${TEXT}</div><p>Current Mood: tired<br>Current Music: kettle</p><p>(4 comments | Leave a comment)</p></body></html>`,
    ["Current Mood"],
  ],
  [
    "a page for telephones that counts hours",
    "amp.html",
    `<html><head><title>Long lunch</title></head><body><main><h1>Long lunch</h1><div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">Ines Pemberton</span></div><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2031-03-06T21:12:00+00:00">7 hours ago</time></div><div class="amp-wp-article-content">${TEXT}</div></main></body></html>`,
    ["hours ago"],
  ],
  [
    "a published document",
    "gdoc.txt",
    `NEC report back\nInes Pemberton\nThurs 6 March 2031\nPublished using Google Docs\nReport abuse\nLearn more\n\n${PLAIN}\n\nUpdated automatically every 5 minutes\n`,
    ["Google Docs", "automatically"],
  ],
  [
    "a mailing list",
    "listserv.txt",
    `Subject: [harbour-left] long lunch\nFrom: "Ines Pemberton" <ines@example.org>\nDate: Thu, 6 Mar 2031 21:12:00 +0000\nMessage-ID: <abc@example>\n\n${PLAIN}\n\nInes\n\n_______________________________________________\nharbour-left mailing list\n`,
    ["mailing list", "Message-ID"],
  ],
  [
    "an archive of a hand-made page",
    "wayback.txt",
    `https://web.archive.org/web/20330101000000/http://harbour.example/ines/nec.htm\n\nHarbour Labour :: Ines's Page\n[Home] [NEC] [Links]\n\nLong lunch\nby Cllr. Ines Pemberton\n06/03/31\n\n${PLAIN}\n\n[Back] [Top]\n`,
    ["[Back]"],
  ],
  [
    "a newspaper column",
    "press.txt",
    `Harbour Echo\nLETTERS AND COLUMNS\nThursday March 6 2031\n\nINES PEMBERTON\nLong lunch with the executive\n\n${PLAIN}\n\n● Ines Pemberton is a member of Labour's National Executive Committee.\n`,
    ["LETTERS"],
  ],
  [
    "a channel copied out of a messenger",
    "tele.txt",
    `Ines Pemberton, [06/03/2031 21:12]\nLong lunch at the NEC\n\n${PLAIN}\n`,
    [],
  ],
];

async function read(file: string, content: string) {
  await using folder = await corpusFolder({ [file]: content });
  const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
  if (report === undefined) throw new Error("nothing was read");
  return report;
}

describe("a report from", () => {
  it.each([
    ...PAGES.map(({ system, html, around }) => [system, "page.html", html, around] as const),
    ...FILES,
  ])("%s", async (_system, file, content, around) => {
    const report = await read(file, content);
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
