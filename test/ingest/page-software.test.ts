/** What the software of sites, mail and threads prints around a text in the same words on every page. */
import { describe, expect, it } from "vitest";
import { BODY, expectOnlyTheReport, shownOf, TITLE } from "./only-the-report.ts";

describe("what a page's software prints", () => {
  it.each([
    "Skip navigation\nFront Door | Directory of Notes | Conference Pages | Guestbook (now moderated)",
    "Cookies on this site: we use them to count visitors. That's fine / Tell me more",
    "Threadknit\nRead, save & share threads. Log in with your bird account",
    "Text-only version | Printable version | Site index",
    "JavaScript is disabled. For a better experience, please enable JavaScript in your browser before proceeding.",
    "[Harbour Left logo]\nSee new posts",
    "From our archive: this post is more than five years old",
  ])("above a report is not shown: %j", async (around) => {
    await expectOnlyTheReport("page.md", `${around}\n\n# ${TITLE}\n\n${BODY}\n`, around);
  });

  it.each([
    "Text-only version. This page has been accessed 611 times.",
    "Visitors since January 2031: 10,452",
    "Guestbook (now moderated)",
    "Please send comments about this site to the webmaster",
    "Page last updated on 9th March 2031",
    "Missing a post in this thread? Force a refresh",
    "This thread may be removed any time! Save it, just in case",
    "Did Threadknit help you today? Become a Threadknit Plus member for $4/month",
    "@threadknit please unroll",
    "Thanks for reading Oars & Rudders! This post is public so feel free to share it.",
    "Start your Substack\nGet the app",
    "Likes 14 · Reposts 3",
    "Ines Pemberton and 12 others like this",
    "Both comments and pings are currently closed.",
    "Digg this | del.icio.us | Stumble it | Add to Technorati",
    "Click to share on Twitter (Opens in new window)",
    "Your name (required)\nYour email (required)\nNotify me of new posts by email.",
    "Log in or sign up to comment",
    "Sent from my iPhone",
    'You received this message because you are subscribed to the list "Ferry members".',
    "Why am I getting this email? Change your settings",
    "All times are GMT. The time now is 10:14 PM.",
    "This work is licensed under a Creative Commons Attribution 3.0 License.",
    "Download: nec-report-march.pdf",
    "Printed from http://harbour.example/nec.htm on 12 May 2031",
    "Printed by Tideway Print (TU)",
    "ENDS\nNotes to editors:",
    "This message is intended only for the use of the addressee. If you are not the intended recipient please delete it.",
    "This e-mail is from Harbour Labour. Any views or opinions are solely those of the author.",
    "-=-=-\nHarbour Left - United Kingdom\nTo stop receiving emails, click here.",
    "To join this list e-mail the office with SUBSCRIBE in the title",
    "_______________________________________________\nharbour-left mailing list",
    "3 of 3\nJoin Date: May 2024",
  ])("below a report is not shown: %j", async (around) => {
    await expectOnlyTheReport("page.md", `# ${TITLE}\n\n${BODY}\n\n${around}\n`, around);
  });

  it.each([
    "Cookies on the campaign's pages were criticised by two members: consent had never been asked for.",
    "The members' area had been accessed 611 times by people without a login.",
    "You can opt out of the political levy under the new Act, as the unions reminded us.",
    "Missing a vote costs members their place.",
    "Some posts missing in Wales will be filled by May.",
    "This post is public money, said the treasurer.",
    "This message was sent to all members by the general secretary, and complaints followed.",
    "As usual, please feel free to circulate this.",
    "Printed by mistake in red, the ballot papers had to be done again.",
    "Downloaded 4,000 times, the toolkit is a success.",
    "Retrieved 4 votes on the recount.",
    "Comments on this paper were made by most members.",
    "The registered office: staff unions were not consulted.",
    "Press enquiries rose to 400 a week.",
    "Did head office help you? Nobody thought so.",
    "12 members liked this idea.",
    "A rate for as little as £3 a year was agreed.",
    "Money | 14 | 12",
    "MEMBERSHIP | 380,000",
  ])("is told from what a report says: %j", async (line) => {
    for (const text of [`# ${TITLE}\n\n${line}\n\n${BODY}\n`, `# ${TITLE}\n\n${BODY}\n\n${line}\n`])
      expect(await shownOf("page.md", text)).toContain(line);
  });
});

describe("a row of ways to other pages", () => {
  it.each([
    "Front Door | Directory of Notes | Conference Pages | Guestbook (now moderated)",
    "1 | 2 | 3 | Next page",
    "Old Letters | Latest News | Our Reports | About Ines",
  ])("is not shown below the title: %s", async (row) => {
    await expectOnlyTheReport("page.txt", `${TITLE}\nInes Pemberton\n\n${row}\n\n${BODY}\n`, row);
  });
});
