import { describe, expect, it } from "vitest";
import { BODY, expectOnlyTheReport, SAID, shownOf, TITLE } from "./only-the-report.ts";

describe("what stands above a report", () => {
  it.each([
    "The Harbour Lamp\nA light for members\nHome | News | Reports | Contact",
    "Skip to content\n\nInes for Everyone\n\nIfield ward to the executive and back on the 73 bus\n\n* Home\n* My ward\n* Report a pothole",
    "threadpage - read threads as pages\n\nHome  Trending  Bookmarks  Log in\n\nProfile picture of inesp",
    "Log in to the members' area   Text size: A A A\n|Home > Politics > Bulletins > 2031",
    "[Image: a harbour at dusk]\nView this email in your browser",
    "FERRY STAFFS POLITICAL BULLETIN\nFor noticeboards\nHome · Bulletins · Contact",
    "Search this site\nCreate Blog\nSign In",
  ])("is not shown: %j", async (around) => {
    await expectOnlyTheReport("page.md", `${around}\n\n# ${TITLE}\n\n${BODY}\n`, around);
  });
});

describe("a line of who put a report on its page", () => {
  it.each(["By Harbour Lamp staff", "By our newsdesk"])("is not shown below the title: %s", async (line) => {
    await expectOnlyTheReport(
      "page.html",
      `<html><body><article><h1>${TITLE}</h1><p>The six who sit for the members say what they did there.</p><p>${line}</p>${BODY.split(
        "\n\n",
      )
        .map((words) => `<p>${words}</p>`)
        .join("")}</article></body></html>`,
      line,
    );
  });
});

describe("what stands below a report", () => {
  it.each([
    "Print this page | Tell a friend | (c) Harbour Lamp 2031",
    "Was this page useful? Yes / No · Subscribe to bulletins by RSS · Ferry Staffs' Union",
    "*Filed under: NEC reports* · One response to this post · Theme: Nearly Summer by Somebody",
    "117 claps · 3 responses · Listen · Share",
    "Print Friendly | E-mail this to a comrade",
    "Page maintained by the Webmaster. Last updated: Monday. Report a broken link",
    "Missing some posts in this thread? You can try to force a refresh",
    "This e-mail has been scanned by Portcullis MailSweep. It may be confidential.",
    "theme by hedgehog",
    "Harbour Lamp -- copy freely, no charge\nOlder posts | Newer posts",
    "Tweet   Share   Pin it\nFenwick Labour meets on the second Tuesday at the Lamp Rooms. Website by Tideway Design. Log in",
    "_______________________________________________\nExec-notes mailing list\nTo unsubscribe or change your options visit the list page",
    "You are receiving this because you are a branch officer\nMembers' discounts: a tenth off tyres",
    "Want to change how you receive these emails? You can update your preferences or unsubscribe from this list.",
    "This entry was posted on Tuesday, March 4th, 2031 at 7:51 pm and is filed under NEC. You can skip to the end and leave a response.",
    "**More on this:** Longlists: the ten-point guide · Event: Rooftop drinks with the Lamp",
    "This site is maintained by a nephew. Last updated 6 March 2031.",
    "Best viewed in 800x600 | You are visitor 004127",
    "See all Reports · Share on Facebook · Tweet this · Printed and promoted by P. Marlow for Open Harbour, PO Box 44",
    "Share this post\n\n12 comments\n\nOld Hand said: well done Ines",
    "Sent with Mailgull | Unsubscribe | Privacy",
    "48 claps\n1 response\nHelp\nStatus\nWriters\nCareers",
    "Poll: who won the hustings?\nVote  View results\nShare on WhatsApp\nEvent: Quiz night at the Lamp",
    "Simple theme. Powered by Blogger.",
    "Do you like this post?    Tweet   Like 6\nShowing 1 reaction\nBe the first to comment - please check your e-mail for a link.\n\nNEXT EVENT: Quiz and chips, Lamp Rooms, teams of six\nLog in with Facebook, Twitter or email.\nCreated with NationMaker",
    "Was this forwarded to you? Sign up here\n© 2031 Ines Pemberton. Unsubscribe from this list",
    "This site does not use cookies, as I do not know how.",
    "Harbour Lamp is a company limited by guarantee. Privacy. Unsubscribe.",
    "The county council is not responsible for the contents of this page.",
    "The views expressed here do not necessarily reflect those of the union.",
    "See other threads by @inesp\nThis site is funded by pop-ups. Upgrade to Premium ($3/month)",
    "Did you like this? Tell a friend\nBecome a supporter of Harbour Lamp for the price of a bun",
    "---\n\nHarbour Lamp runs on small change: [chip in](#). | [Our slate for 2031](#) | © Harbour Lamp. Hosted by a co-op.",
    "--------\nPage 1 of 1",
    "If you no longer wish to receive these letters please let me know.",
    "5 comments:\nGus from Ifield said...\nWho will tell us about the buns now?",
    "Turn the page for our guide to standing orders\nHarbour Lamp is printed on recycled paper. To advertise call the office",
    "Related pages: What is the levy fund? | Opt in, opt out\nHarbour HQ, 1 Quay Road. Follow us: Twitter Facebook Flickr",
    "This page was last modified on 3 March 2031. Site map. Sign my guestbook!",
    "Ines Pemberton · 6 March 2031 · 1 Comment",
    "> Donate £3 to mend our urn\nRelated: Ten slogans for a banner | Model motion: benches",
    "Chip in just a fiver towards the printer.\nHarbour Lamp, PO Box 44. Unsubscribe",
    "You are getting this as you filled in a card. Changed it? Unsubscribe here.\nHarbour Lamp, c/o the Lamp Rooms",
    "Donate to the Harbour Lamp Fund. We have no rich uncles.",
    "Bookmark  Save as PDF  + My Authors",
    "You've been sent this because you came to a fish supper.",
    "**About us** | **Contact**\n\n*Related posts:* What is a quorum? · Five hymns for a picket",
    "## Latest tweets\n\nA grand day with the lifeboat crew!",
  ])("is not shown: %j", async (around) => {
    await expectOnlyTheReport("page.md", `# ${TITLE}\n\n${BODY}\n\n${around}\n`, around);
    await expectOnlyTheReport("page.txt", `${TITLE}\n\n${BODY}\n\nInes Pemberton\n\n${around}\n`, around);
  });

  it("is not shown above it either, where somebody paid for it", async () => {
    const advert = "> **Sponsored:** Learn to keep bees. Enrol now.";
    await expectOnlyTheReport("page.md", `# ${TITLE}\n\n${advert}\n\n${BODY}\n`, "keep bees");
  });

  it("is told from what the treasurer gives, and from what members were sent", async () => {
    const said =
      "Branches give £2 a member to the levy fund, and nobody is sorry.\n\nYou are getting this fund back in the autumn, the treasurer said, as the lease is settled.";
    const shown = await shownOf("page.md", `# ${TITLE}\n\n${BODY}\n\n${said}\n`);
    expect(shown).toContain("nobody is sorry");
    expect(shown).toContain("the lease is settled");
  });

  it("is told from the report's own last lines", async () => {
    const shown = await shownOf(
      "page.txt",
      `${TITLE}\n\n${BODY}\n\nMembers deserve to know.\n\nShare this: Facebook, Twitter\n`,
    );
    expect(shown).toContain("Members deserve to know.");
    expect(shown).not.toContain("Facebook");
  });
});

describe("what stands below the signature", () => {
  const signed = (signature: string, below: string) =>
    `# ${TITLE}\n\nBy Ines Pemberton\n\n${BODY}\n\n${signature}\n\n${below}\n`;

  it.each([
    ["Ines Pemberton", "Members' discounts: a tenth off tyres"],
    ["I. P.", "Ferry timetable inside"],
    ["Ines x", "Heard at the Lamp\nWhy did the branch secretary cross the road"],
    ["*Ines*", "Next issue: who mended the urn"],
    ["Ines P", "Lamp Rooms, Tuesdays"],
  ])("is not shown: %s", async (signature, around) => {
    await expectOnlyTheReport("letter.md", signed(signature, around), around);
  });

  it("is shown where the report goes on there", async () => {
    const wrapped = "Reports also go out on paper to anyone who sends me a\nstamped envelope.";
    expect(await shownOf("wrapped.md", signed("Ines", wrapped))).toContain("Reports also go out on paper");
    const more = "The treasurer rang later to say that the reserve is smaller than she had told us.";
    expect(await shownOf("letter.md", signed("Ines", more))).toContain(more);
    expect(await shownOf("letter.md", signed("Ines", "P.S. The urn leaks again"))).toContain("The urn leaks");
  });
});

describe("what somebody says who passes a report on", () => {
  const passed = (words: string) =>
    `# From the executive\n\nPosted by Gus (web editor), 9 March 2031\n\n${words}\n\n${TITLE}\n\n${BODY}\n\nYours,\nInes Pemberton\n`;

  it.each([
    "Hi all, we have been sent the following by Ines, whom some of you met at the dinner. Raffle prizes to me.",
    "This was forwarded by Ines Pemberton and I pass it on as it came, though I disagree with half of it:",
    "Ines Pemberton has circulated the report below. Raffle prizes to me, please.",
  ])("is not shown: %s", async (words) => {
    await expectOnlyTheReport("repost.md", passed(words), words);
  });

  it("is told from what the author says herself of something sent", async () => {
    const own = "I was sent the following figures by the treasurer, and she asked me to pass them on to you:";
    expect(await shownOf("repost.md", passed(own))).toContain("sent the following figures");
  });
});

describe("a headline of whoever passes a report on", () => {
  it("is not shown, nor is what she says below it, where the report has a title over a byline of its own", async () => {
    const above =
      "Ferry and Lagoon Labour\nHOME  NEWS  JOIN  GALLERY\n\nBy Gus Larkin, webmaster\n7 March 2031\n\nAT LAST (sort of)\n\nWe've been sent this and Ines says we can put it up. Thanks to her for all she does.";
    const text = `${above}\n\nThe hall and the lease: the NEC, March 2031\nby Ines Pemberton\n\n${BODY}\n`;
    const shown = await shownOf("forum.txt", text);
    for (const words of SAID) expect(shown).toContain(words);
    for (const words of ["AT LAST", "GALLERY", "we can put it up"]) expect(shown).not.toContain(words);
    expect(shown.split("\n")[0]).toBe("The hall and the lease: the NEC, March 2031");
  });
});

describe("a picture's caption that ran into the text", () => {
  it.each([
    ["Image: Ines Pemberton at her desk", "Before"],
    ["Photo: a harbour", "On Tuesday"],
  ])("is not shown, and the text is: %s%s", async (caption, first) => {
    const shown = await shownOf(
      "page.txt",
      `${TITLE}\n\n${caption}${first} it rained, and we met all the same\nin the cold hall. ${BODY}\n`,
    );
    expect(shown).toContain(`${first} it rained, and we met all the same`);
    expect(shown).not.toContain(caption);
  });
});

describe("a page's columns of links", () => {
  const paragraphs = BODY.split("\n\n")
    .slice(0, 3)
    .map((words) => `<p>${words}</p>`)
    .join("");
  const long = `<p>${"The chair said that papers would come out earlier in future, and nobody believed it. ".repeat(8)}</p>`;

  it.each([
    ["a cell", "<td><a>Front door</a><br><a>Recipes</a><br><a>Sign my book</a><br>You are number 41</td>"],
    ["a line", "<p><a>Our candidates</a> ~ <a>Tea towels</a> ~ <a>Who we are</a></p>"],
    ["a list", "<ul><li><a>The tenth guide</a> <a>Rooftop drinks</a></li></ul>"],
  ])("are not shown: %s", async (_, links) => {
    const page = `<html><body><table><tr>${links}<td><h2>${TITLE}</h2>${paragraphs}${long}</td></tr></table></body></html>`;
    const shown = await shownOf("page.html", page);
    expect(shown).toContain("three of the constituency section");
    expect(shown).not.toMatch(/Recipes|number 41|Tea towels|Rooftop/u);
  });

  it("are told from sentences in which words are linked, and from who wrote it", async () => {
    const page = `<html><body><p>By <a>Ines Pemberton</a> and <a>Ada Thirlwell</a></p><h2>${TITLE}</h2><p><a>The panel</a> <a>met twice</a>.</p>${paragraphs}${long}</body></html>`;
    expect(await shownOf("page.html", page)).toContain("The panel met twice.");
  });
});

describe("what a page asks its reader to do", () => {
  it.each([
    "MENU: About Ines / NEC / Hire a plumber",
    "Home · Plumbing tips · NEC stuff · County",
    "You are here: Home > Our rep > March",
    "Text size A A A | High contrast | Easy read",
    "Join the network | Donate | Contact the web team. Tell us what you think of this page: Useful / Not useful",
    "[Facebook] [Twitter] [Back to all posts]",
    "Liked this? [Follow Ines](x) · [More reports](x) · Report abuse",
    "Tweet Share on WhatsApp Copy link",
    "Bookmark Save as PDF My Authors",
    "Thanks for reading Middle Distance! Subscribe for free to receive new posts and support my work.",
    "Get Ines Pemberton's stories in your inbox. Join Longform for free.",
    "Ines's Letter is a reader-supported publication.",
    "We respect your privacy.",
    "To be removed from this list, reply with STOP in the subject line.",
    "Did somebody forward you this? [Get it yourself](/signup). I also do a podcast.",
    "Support our work! Donate £5 or £10",
    "If you like this blog, buy me a pint: PayPal",
    "Best viewed in 800 x 600. You are visitor number 004417. Promoted by I. Pemberton, Oldthorpe.",
    "Saltmarsh & District Labour. Made with Wix.",
    "![](ines.jpg)*Ines Pemberton with members on a picket*",
    "Scroll down to the video below...",
    "Ines Pemberton speaks at the harbour rally. Photo: HLN/J. Sills",
  ])("is not shown: %s", async (line) => {
    const shown = await shownOf("page.md", `# ${TITLE}\n\nInes Pemberton\n\n${line}\n\n${BODY}\n\n${line}\n`);
    for (const words of SAID) expect(shown).toContain(words);
    expect(shown).not.toContain(line.slice(-12));
  });

  it("is not shown from a column beside the text", async () => {
    const prose = BODY.split("\n\n")[0]?.repeat(8) ?? "";
    const page = `<html><body><table><tr><td><h1>${TITLE}</h1><p>${prose}</p></td><td width="160"><b>Next event</b><br>Quiz night, Harbour Legion<br><b>Leaflets needed!</b></td></tr></table></body></html>`;
    const shown = await shownOf("page.html", page);
    expect(shown).toContain("cold hall");
    expect(shown).not.toContain("Quiz night");
    expect(shown).not.toContain("Leaflets");
  });

  it("is told from where somebody lives, which is never shown, and from where a body meets, which is", async () => {
    const home = [
      "14 Coppice Rise, Oldthorpe",
      "2 Weir Cottages, Fourstones Road",
      "9 Tallow Hill, Oldthorpe",
      "3 Almshouse Row",
    ];
    const text = `# ${TITLE}\n\n${BODY}\n\nLetters still to ${home[0]}.\n\nThe kettle's on: ${home[1]}. My own telephone is 07700 900461.\n\nThe house is easily found: ${home[2]}.\n\nThe lease on the building at 18 Harbour Street was renewed.\n\nInes Pemberton\n${home[3]}\n`;
    const shown = await shownOf("page.md", text);
    for (const words of home) expect(shown).not.toContain(words.slice(0, 12));
    expect(shown).toContain("18 Harbour Street was renewed");
  });
});
