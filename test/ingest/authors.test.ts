import { describe, expect, it } from "vitest";
import { quotedAt } from "../../src/answer/items.ts";
import { ungluedNames } from "../../src/ingest/glued-names.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

async function read(file: string, text: string, others: Readonly<Record<string, string>> = {}) {
  await using folder = await corpusFolder({ [file]: text, ...others });
  const loaded = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
  const report = loaded.files.find((one) => one.file === file);
  if (report === undefined) throw new Error(`${file} was not read`);
  return report;
}

const BODY =
  "The NEC met on 4 March 2031, with the vice-chair in the chair. The treasurer presented the accounts, and I asked about the reserve.\n\nA motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.\n";

const FORWARDED = `From: Hamid Larkin <hamid@branch.example>
To: members@branch.example
Subject: FW: NEC 4 March
Date: Fri, 07 Mar 2031 07:45:12 +0000
Content-Type: text/plain; charset=utf-8

Dear all, this came last night.

Hamid Larkin
Secretary, Fenwick branch

----- Forwarded message -----
From: Ines Pemberton <ines@example.org>
Sent: 6 March 2031 23:10
Subject: NEC 4 March

> Comrades,
>
> The NEC met on Tuesday. The motion on longlists was lost by eleven
> votes to eighteen, and I voted for it.
>
> Ines
`;

describe("the author", () => {
  it.each([
    [
      "stands under the title with a role, whoever's papers the text mentions",
      `NEC notes, 4 March 2031\nInes Pemberton, constituency representative\n\nThere was a report from Ada Thirlwell on the lease.\n\n${BODY}`,
    ],
    [
      "is the one who sits there and writes in a personal capacity",
      `# NEC notes, 4 March 2031\n\nInes Pemberton is a member of both committees and writes in a personal capacity.\n\n${BODY}`,
    ],
    ["says who she is", `# NEC notes\n\nMy name is Ines Pemberton and I sit there for you.\n\n${BODY}`],
    [
      "says who she is among others",
      `# NEC notes\n\nHi, I'm Ines Pemberton, one of your nine. Ada Thirlwell is ill.\n\n${BODY}`,
    ],
    [
      "is in capitals over the text",
      `# NEC notes\n\nINES PEMBERTON on a long Tuesday at head office\n\n${BODY}`,
    ],
    [
      "has an office in brackets",
      `# NEC notes\n\n*Ines Pemberton (CLP section) reports from the meeting*\n\n${BODY}`,
    ],
    ["is whose guest post it is", `# NEC notes\n\nA guest post by Ines Pemberton, who was there\n\n${BODY}`],
    ["has a desk", `From the desk of Ines Pemberton\n\n# NEC notes\n\n${BODY}`],
    ["submitted it", `# NEC notes\nSubmitted by: Cllr Ines Pemberton\n\n${BODY}`],
    ["has the news in a newsletter", `HARBOUR NEWS No. 47\n\nNEC NEWS FROM INES PEMBERTON\n\n${BODY}`],
    [
      "can be written to",
      `# NEC notes\n\n${BODY}\nInes Pemberton can be contacted at ines@harbour.example\n`,
    ],
    [
      "sent it to a list",
      `Subject: [harbour-left] NEC notes\nFrom: "Ines Pemberton" <ines@harbour.example>\nDate: Thu Mar 6 21:10:02 2031\n\n${BODY}`,
    ],
    [
      "sent it to a list whose archive puts her in brackets",
      `From: ines at harbour@lists.example (Ines Pemberton)\nDate: Thu Mar 6 21:10:02 2031\nSubject: NEC notes\n\n${BODY}`.replace(
        "ines at harbour@",
        "ines@",
      ),
    ],
    ["signs with her town", `# NEC notes\n\n${BODY}\n— Ines Pemberton, Ifield\n`],
    [
      "is nobody whom she quotes",
      `# NEC notes\n\nBy Ines Pemberton\n\n"My name is Gus Larkin," said our visitor. ${BODY}`,
    ],
    [
      "reports in a sentence of her own",
      `NEC notes, 4 March 2031\n\nIt was a long day. Ines Pemberton reports.\n\n${BODY}`,
    ],
    [
      "is named in capitals before what the report is of",
      `INES PEMBERTON: REPORT OF NEC COMMITTEES HELD ON 4TH MARCH 2031\n\n${BODY}`,
    ],
    [
      "is named before a dash and what the report is of",
      `Ines Pemberton – notes on the executive’s spring session, 4 March 2031\n\n${BODY}`,
    ],
  ])("%s", async (_, text) => {
    expect((await read("notes.md", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is the one by whom a blog says below the post that it was posted", async () => {
    const post = `<html><head><title>Tea and Contrary: March 2031</title></head><body><h1>Tea and Contrary</h1><h3>The executive</h3><p>${BODY}</p><p class="post-footer">posted by Ines Pemberton at 11:42 PM | 7 comments</p></body></html>`;
    expect((await read("2031-03.html", post)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is the known person whose double name ends the address", async () => {
    const page = `<html><head><title>Longlists</title><link rel="canonical" href="https://ledger.example/2031/03/nec-report-ines-pemberton-ash"></head><body><h1>Longlists, longlists – Labour NEC report</h1><p>${BODY}</p></body></html>`;
    const people = "- name: Ines Pemberton-Ash\n";
    expect((await read("longlists.html", page, { "people.yaml": people })).authors).toEqual([
      "Ines Pemberton-Ash",
    ]);
  });

  it("is not the branch on whose page the report stands", async () => {
    const text = `Fenwick District Labour\n\nHome | News | Join\n\nNational Executive, 4 March 2031\n\n${BODY}`;
    expect((await read("nec.txt", text)).authors).toBeNull();
  });

  const page = (title: string, body: string, head = "") =>
    `<html><head><title>${title}</title>${head}</head><body>${body}<p>${BODY.replaceAll("\n\n", "</p><p>")}</p></body></html>`;

  it.each([
    [
      "is whom the site is named after",
      page(
        "Ines Pemberton Labour - Report back",
        "<h1>Ines Pemberton Labour</h1><h2>Report of the NEC, 4 March 2031</h2>",
        '<link rel="canonical" href="https://www.inespemberton.example/nec/2031">',
      ),
    ],
    [
      "stands before the headline in the title of a blog's page, whoever's report is an item",
      page(
        "Ines Pemberton: NEC Meeting - 4/3/31",
        '<h1>Ines Pemberton</h1><h3 class="post-title">NEC Meeting - 4/3/31</h3><p>The main points were:<br><br><b>1) Ada Thirlwell’s Report</b></p>',
      ),
    ],
    [
      "is in the line that says by whom the page was posted, on a site of her name",
      page(
        "NEC, 4 March 2031 | Ines Pemberton at work",
        '<div class="entry-content"><h1>NEC, 4 March 2031</h1></div><p class="foot">This entry was posted in NEC Reports by <a>Ines Pemberton</a>.</p>',
      ),
    ],
    [
      "signs the letter that brings the report, with her office below",
      `<html><body><h1>Football talk</h1><p>Blue Square</p><p>Got this in the inbox, which is long and not about football at all, but some of you asked me for it last week and here it is.</p><p>Below is the latest one, with thanks for the many comments that came in after the last, and good luck to all who stand in May.</p><p>Ines Pemberton<br>NEC constituency representative</p><h3>National Executive Committee, 4 March 2031</h3><p>${BODY}</p></body></html>`,
    ],
  ])("%s", async (_, html) => {
    expect((await read("page.html", html)).authors).toEqual(["Ines Pemberton"]);
  });

  it.each([
    "A report of Labour’s 4th March National Executive by local reps Ines Pemberton, Ada Thirlwell and Siân Ellis",
    "See below for a report from the Labour Party NEC Organisation Committee meeting held 4th March 2031 from the Open Voice NEC members’ representatives team: Ines Pemberton, Ada Thirlwell, Siân Ellis.",
    "This is a collective report on behalf of all NEC local reps: Ines Pemberton, Ada Thirlwell and Siân Ellis.",
  ])("is each of those who report together: %s", async (line) => {
    const text = `# NEC report, 4 March 2031\n\n${line}\n\n${BODY}`;
    expect((await read("joint.md", text)).authors).toEqual(["Ines Pemberton", "Ada Thirlwell", "Siân Ellis"]);
  });

  it("is no heading of two words, wherever it stands", async () => {
    const text = `NEC report, 4 March 2031\n\n${BODY}\nSpeaker Resigns\n\n${BODY}\nReserve Spent\n\nNobody asked what it had been spent on, and the chair left early, which three of us regretted and said so.\n`;
    expect((await read("headings.txt", text)).authors).toBeNull();
  });

  it.each(["NEC report | Ines Pemberton", "What I saw on Tuesday | Ines Pemberton"])(
    "stands after the bar in the page's title: %s",
    async (title) => {
      const page = `<html><head><title>${title}</title></head><body><h1>${title.split(" | ")[0]}</h1>${BODY.split(
        "\n\n",
      )
        .map((words) => `<p>${words}</p>`)
        .join("")}</body></html>`;
      expect((await read("page.html", page)).authors).toEqual(["Ines Pemberton"]);
    },
  );

  const blog = (site: string, motto: string, foot: string, headline = "A long Tuesday") =>
    `<html><head><title>${site}: ${headline}</title></head><body><div class="header"><h1>${site}</h1><p>${motto}</p></div><h3 class="post-title">${headline}</h3><p>${BODY.replaceAll("\n\n", "</p><p>")}</p><p class="post-footer">${foot}</p></body></html>`;

  it.each([
    ["Pemberton Days", "Ines Pemberton. Young at heart. Needs tea.", "Posted by Nessie at 1:12 AM"],
    ["Ines in the Room", "Ines Pemberton: notes from a stubborn optimist", "Posted by Ines P at 07:52"],
    ["Ines o'r Sianel", "Blog Ines Pemberton. Politics, choirs, dogs.", "Posted by Ines at 21:10"],
    ["Ines for Everyone", "Cllr Ines Pemberton's blog", "Posted by admin"],
    ["Ines's Letters", "by Ines Pemberton", "Share"],
    ["Copper Kettle", "Where there's steam there's policy", "Posted by Ines Pemberton at 08:40"],
  ])(
    "is the owner of a site that bears a part of her name, and not the site: %s",
    async (site, motto, foot) => {
      expect((await read("page.html", blog(site, motto, foot))).authors).toEqual(["Ines Pemberton"]);
    },
  );

  it("stands with her first name in the title of somebody else's page", async () => {
    const page = blog(
      "Harbour Red",
      "One view from the wall",
      "Posted by Cllr Gus Larkin at 9:17 PM",
      "Ines on the March NEC",
    ).replace("<p>The NEC met", "<p>These are not my views, they're Ines Pemberton's.</p><p>The NEC met");
    const report = await read("page.html", page);
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.problems.map(({ code }) => code)).toContain("poster-byline");
  });

  it.each([
    "Bring a torch if you come. Ines x",
    "Love and rest,\nInes",
    "I. P.",
    "Ines x",
    "Yours in hope of spring,\nInes P",
  ])("is whoever the page names in full and a signature in short: %j", async (signature) => {
    const text = `Notes by the fire\nInes Pemberton's occasional letter\n\nNEC, 4 March 2031\n\n${BODY}\n${signature}\n`;
    expect((await read("letter.txt", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("ends the quotation that somebody pasted, and is no account of a forum", async () => {
    const post = (who: string, number: number, words: string) =>
      `${who}\nFirst team regular\nMar 6, 2031   #1,61${number}\n${words}\n\n`;
    const text = `${post("TealTim", 1, "He's never a winger mate.")}${post("Harbour_Bri", 2, `My mum gets this:\n\n"NEC Meeting, 4 March 2031\n\n${BODY}\nWrite to me if it is urgent. Ines Pemberton"`)}${post("TealTim", 3, "Eleven?! That's a stitch up.")}`;
    expect((await read("forum.txt", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it.each([
    ["More from Ines Pemberton", "Ines Pemberton\nMar 6, 2031 · 5 min read"],
    ["© 2031 Ines Pemberton", "by Ines Pemberton · Mar 6, 2031 · ♡ 57 · Share"],
    ["A version of this article first appeared in Ines Pemberton's newsletter.", "Posted on 6 March 2031"],
    ["Reactions: 12", "Ines Pemberton ✊\n@inespemb"],
  ])("is no site's name, though the page has it in the places of one: %s", async (foot, byline) => {
    const text = `# A long Tuesday\n\n${byline}\n\n${BODY}\n${foot}\n`;
    expect((await read("page.md", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is each of those whom a note says to be the members, with their report below it", async () => {
    const text = `# Collective report of the reps on Labour's NEC\n\n*Ines Pemberton, Ada Thirlwell, Gus Larkin and Siân Ellis are the four members elected by local parties. This is their first joint report.*\n\n${BODY}`;
    expect((await read("joint.md", text)).authors).toEqual([
      "Ines Pemberton",
      "Ada Thirlwell",
      "Gus Larkin",
      "Siân Ellis",
    ]);
  });

  it.each([
    ["Love and rest,\nInes", "Ines Pemberton"],
    ["Ines", "Ines Pemberton"],
    ["I.P.", "Ines Pemberton"],
    ["Warmly,\nInes P.", "Ines Pemberton"],
    ["Gus", null],
  ])("is whoever of the other authors a signature is short for: %j", async (signature, name) => {
    const text = `NEC notes, 4 March 2031\n\n${BODY}\n${signature}\n`;
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
    const report = await read("signed.txt", text, other);
    expect(report.authors).toEqual(name === null ? null : [name]);
    if (name !== null) expect(report.problems.map(({ code }) => code)).toContain("author-from-other-report");
  });

  it.each([
    ["Cheerio, Ines", "Ines P", "Ines Pemberton"],
    ["Bye now.", "Ine P", "Ines Pemberton"],
    ["Bye now.", "Gus P", null],
  ])(
    "is, on a page called after a surname, whoever bears it with that first name: %j, posted by %s",
    async (bye, who, name) => {
      const page = `<html><head><title>Pemberton Minutes: A cold day</title></head><body><h1>Pemberton Minutes</h1><h3 class="post-title">A cold day</h3><div class="post-body">${BODY}<br><br>${bye}</div><div class="post-footer"><span class="post-author">Posted by ${who}</span> at 09:31</div></body></html>`;
      const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
      const report = await read("minutes.html", page, other);
      expect(report.authors).toEqual(name === null ? null : [name]);
    },
  );

  it.each([
    ["NEC notes", "", "Cheerio, Ines Pemberton"],
    ["NEC notes", "", "-- Ines Pemberton (CLP section)"],
    ["NEC notes from your rep Ines Pemberton", "", ""],
    ["NEC notes", "Words: Ines Pemberton", ""],
    ["NEC notes", "Guest post: Ines Pemberton", ""],
    ["NEC notes", "Hello, it's Ines Pemberton here.", ""],
  ])("is said in so many ways: %s / %s / %s", async (title, top, foot) => {
    const text = `${title}\n\n${top}\n\n${BODY}\n\n${foot}\n`;
    expect((await read("ways.txt", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is none of a list of names that ends a text", async () => {
    const text = `NEC notes\n\n${BODY}\n\nElected to the panel:\n\n- Ada Thirlwell\n- Gus Larkin\n`;
    expect((await read("list.txt", text)).authors).toBeNull();
  });

  it("is nobody where the signature may be that of two", async () => {
    const text = `NEC notes, 4 March 2031\n\n${BODY}\nLove,\nInes\n`;
    const others = {
      "one.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}`,
      "two.txt": `NEC notes, 2 May 2031\n\nBy Ines Quayle\n\n${BODY}`,
    };
    expect((await read("signed.txt", text, others)).authors).toBeNull();
  });

  it("is in full what another report has in full of an initial", async () => {
    const text = `NATIONAL EXECUTIVE, 04.03.31\n| Sister I. Pemberton\n\n${BODY}\nI P\n`;
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
    expect((await read("initial.txt", text, other)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is whom only the texts of other accounts of the meeting name in full", async () => {
    const text = `NEC notes, 4 March 2031\n\n${BODY}\nSolidarity,\nInes\n`;
    const spoke =
      "Ines Pemberton asked about the reserve. It was lost, and Ines Pemberton asked for it to be minuted.";
    const other = {
      "other.txt": `NEC notes, 4 March 2031\n\nBy Ada Thirlwell\n\nThe NEC met in Leeds. ${spoke}\n`,
    };
    expect((await read("signed.txt", text, other)).authors).toEqual(["Ines Pemberton"]);
    const two = { ...other, "two.txt": other["other.txt"].replaceAll("Pemberton", "Quayle") };
    expect((await read("signed.txt", text, two)).authors).toBeNull();
    const later = { "later.txt": other["other.txt"].replace("4 March", "6 May") };
    expect((await read("signed.txt", text, later)).authors).toBeNull();
  });

  it.each([
    [
      "Dougal's Shed\nPosted on 6 March 2031 by Ines P",
      "Afternoon all. Ines Pemberton here, your woman on the NEC.",
    ],
    ["[Cllr Ines Pemberton](/) · [Report a pothole](/pothole)", "It rained."],
    ["Cllr Ines Pemberton – Working hard all year round\nPublished by ines in NEC", "It rained."],
    [
      "Longform\n[Ines Pemberton](https://longform.example/@ines) · Follow\n8 min read · Mar 6, 2031",
      "It rained.",
    ],
    [
      "# Letter from the NEC\n6 March 2031 · 4 minute read · Ines Pemberton, our member on Labour's NEC",
      "It rained.",
    ],
    [
      "Middle Distance\nSubscribe\nSign in\nA cold hall\nInes Pemberton\n19 likes 6 comments Share",
      "It rained.",
    ],
  ])("is told by the head of a page: %j / %s", async (head, opening) => {
    const foot =
      "More from Ines Pemberton\n© 2031 Ines Pemberton · Privacy\nThanks for reading Middle Distance!";
    expect((await read("page.md", `${head}\n\n${opening} ${BODY}\n${foot}\n`)).authors).toEqual([
      "Ines Pemberton",
    ]);
  });

  it.each([
    "Reported by Ines Pemberton. Telephone 01632 960417 (not after nine).",
    "Ines Pemberton, 14 Larkspur Rise, Oldthorpe. Telephone 01632 960417",
    "Posted by Ines Pemberton-Vaughan at 23:12",
  ])("is told by the last line: %s", async (line) => {
    const { authors } = await read("page.txt", `NEC, 4 March 2031\n\n${BODY}\n${line}\n`);
    expect(authors?.[0]).toMatch(/^Ines Pemberton/u);
  });

  it("is told by what stands before a title's colon", async () => {
    const text = `# Ines Pemberton: slow, but moving\n\nDate: 06.03.2031\n\nIt rained. ${BODY}`;
    expect((await read("page.md", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is not whose report the meeting had before it", async () => {
    const text = `NEC, 4 March 2031\n\nDame Ada Thirlwell’s report on Ifield has been published. ${BODY}`;
    expect((await read("page.txt", text)).authors).toBeNull();
  });

  it("is not whoever posted it, however often the page says so", async () => {
    const page = `<html><head><meta name="author" content="Colin Sharp"></head><body><h1>Report from the NEC</h1><p>Posted by Colin Sharp on 7 March 2031</p><p>Ines Pemberton has let us put her report of the executive on our site.</p><p>${BODY.replaceAll("\n\n", "</p><p>")}</p><p>Ines Pemberton is one of the members of the NEC elected by local parties.</p><p>Posted by Colin Sharp at 20:10</p></body></html>`;
    expect((await read("page.html", page)).authors).toEqual(["Ines Pemberton"]);
  });

  it("may be written small where another report has the name", async () => {
    const text = `NEC - March 2031\n\nines pemberton / CLP rep (again!)\n\n${BODY}`;
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
    expect((await read("small.txt", text, other)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is nobody where the bar parts off the site's name", async () => {
    const page = `<html><head><title>NEC report | Morning Ledger</title></head><body><h1>NEC report</h1><p>${BODY}</p></body></html>`;
    expect((await read("page.html", page)).authors).toBeNull();
  });

  it("is two people where their names ran together", async () => {
    const text = `NEC notes, 4 March 2031\n\nThis report is by Ines PembertonAda Thirlwell.\n\n${BODY}`;
    expect((await read("glued.txt", text)).authors).toEqual(["Ines Pemberton", "Ada Thirlwell"]);
  });

  it("is nobody where only an account is named, unless the list of people has it", async () => {
    const text = `NEC notes, 4 March 2031\nPosted on 5 March 2031 by inesp\n\n${BODY}`;
    const people = "- name: Ines Pemberton\n  handles: [inesp]\n";
    expect((await read("posted.txt", text)).authors).toBeNull();
    expect((await read("posted.txt", text, { "people.yaml": people })).authors).toEqual(["Ines Pemberton"]);
  });

  it.each([
    ["inespemberton", "Ines Pemberton"],
    ["ipemberton", "Ines Pemberton"],
    ["inesp", "Ines Pemberton"],
    ["inespember", "Ines Pemberton"],
    ["pembertonines", "Ines Pemberton"],
    ["CllrInesPemberton", "Ines Pemberton"],
    ["inespemberton4nec", "Ines Pemberton"],
    ["inesper", null],
    ["pemberton", null],
    ["red_ledger", null],
  ])(
    "is whoever the account %s is called after, of those who wrote the other reports",
    async (account, name) => {
      const text = `NEC notes, 4 March 2031\n\n${BODY}\nPosted on 5 March 2031 by ${account}\n`;
      const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
      expect((await read("posted.txt", text, other)).authors).toEqual(name === null ? null : [name]);
    },
  );

  it("is nobody where an account may be that of two", async () => {
    const text = `NEC notes, 4 March 2031\n\n${BODY}\nPosted on 5 March 2031 by ipemberton\n`;
    const others = {
      "one.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}`,
      "two.txt": `NEC notes, 2 May 2031\n\nBy Ivo Pemberton\n\n${BODY}`,
    };
    expect((await read("posted.txt", text, others)).authors).toBeNull();
  });

  it.each([
    ["a thread of an account", "threads.txt", `Unroller\n\n@inespemb\n\n12 posts. 3 min read\n\n${BODY}`],
    [
      "a first name with an initial",
      "site.txt",
      `Ines on the Hill\n\nNEC notes\n\nPosted on 6 March 2031 by Ines P\n\n${BODY}`,
    ],
    [
      "a site below front matter",
      "site.md",
      `---\ntitle: A long Tuesday\ndate: 2031-03-06\ntags: [nec]\nlayout: post\n---\n\n[inespemberton.example](/) | [RSS](/feed.xml)\n\n${BODY}\n— *I.*\n`,
    ],
  ])("is whoever wrote another report, as %s shows", async (_, file, text) => {
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
    expect((await read(file, text, other)).authors).toEqual(["Ines Pemberton"]);
  });

  it.each(["North Quay", "Salt Marsh", "Rolling Tide", "Red Lamp Media", "Red Rose Ramblings"])(
    "is nobody where the first line is what a site is called: %s",
    async (site) => {
      expect((await read("site.txt", `${site}\n\nNEC notes, 4 March 2031\n\n${BODY}`)).authors).toBeNull();
    },
  );

  it.each([
    "Ines Pemberton for Ifield",
    "Cllr Ines Pemberton's blog",
    "Ines Pemberton - your voice on the NEC",
  ])("is whose site it is: %s", async (site) => {
    const page = `<html><head><title>NEC round-up | ${site}</title></head><body><h1>NEC round-up</h1><p>${BODY}</p></body></html>`;
    expect((await read("page.html", page)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is not cut short where her name ends like a word", async () => {
    const text = `NEC notes, 4 March 2031\n\nby Ines Pemberton » yesterday\n\n${BODY}`;
    expect((await read("forum.txt", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it("is nobody where the first line of a page is a way to its front door", async () => {
    const text = `<html><head><title>NEC meeting, 4 March 2031</title></head><body><table><tr><td><a>Front Door</a><br><a>Our Directory</a><br><a>Guestbook</a></td><td><b>NEC meeting, 4 March 2031</b><p>${BODY}</td></tr></table></body></html>`;
    expect((await read("old.htm", text)).authors).toBeNull();
  });

  it("is the owner of the site who wrote another report, where the page names nobody", async () => {
    const text = `https://inespemberton.blog.example/2031/03/nec\n\nNEC notes, 4 March 2031\n\n${BODY}`;
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Ines Pemberton\n\n${BODY}` };
    const report = await read("copied.txt", text, other);
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.problems.map(({ code }) => code)).toContain("author-from-account");
  });

  it("is whoever a site is called after by the familiar form of her name, of those who wrote other reports", async () => {
    const text = `[inniepemberton.example](/) | [About](/about)\n\n# A long Tuesday\n\n**innie** · 6 March 2031 · filed under \`nec\`\n\n${BODY}`;
    const other = { "other.txt": `NEC notes, 1 April 2031\n\nBy Innogen Pemberton\n\n${BODY}` };
    const report = await read("site.md", text, other);
    expect(report.authors).toEqual(["Innogen Pemberton"]);
    expect(report.published).toBe("2031-03-06");
  });

  it.each([
    "From your Harbour Voice representatives on the NEC: Ines Pemberton, Gus Larkin and Ada Thirlwell",
    "Ines Pemberton, Gus Larkin and Ada Thirlwell, representatives on the NEC, on a difficult month",
  ])("are all whom its first line names: %s", async (line) => {
    const report = await read("joint.txt", `Report of the March executive\n\n${line}\n\n${BODY}`);
    expect(report.authors).toEqual(["Ines Pemberton", "Gus Larkin", "Ada Thirlwell"]);
  });

  it("is whoever wrote the text, and not the webmaster over it", async () => {
    const text = `Ferry Labour\n\nBy Gus Larkin, webmaster\n\nNEC notes, 4 March 2031\nby Ines Pemberton\n\n${BODY}`;
    expect((await read("web.txt", text)).authors).toEqual(["Ines Pemberton"]);
  });

  it.each([
    "Ines Pemberton, 6 March 2031",
    "Ines Pemberton, Oldthorpe, 6/3/31",
    "Ines Pemberton (6 March 2031)",
  ])("signs with the day of writing, which is that of publication: %s", async (signature) => {
    const report = await read("signed.txt", `NEC notes\n\n${BODY}\n${signature}\n`);
    expect(report).toMatchObject({ authors: ["Ines Pemberton"], published: "2031-03-06" });
  });

  it.each([
    "Labour's NEC, 4 March 2031",
    "Harbour Staffs' Union: Labour's NEC, 4 March 2031",
    "Momentum's NEC notes, 4 March 2031",
  ])("is no organisation: %s", async (title) => {
    expect((await read("title.txt", `${title}\n\n${BODY}`)).authors).toBeNull();
  });
});

describe("a message that was passed on", () => {
  it("is by its first sender, and shows neither who passed it on nor marks of quoting", async () => {
    const report = await read("fw.eml", FORWARDED);
    const shown = report.passages.map((passage) => passage.text).join("\n");
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.problems.map((problem) => problem.code)).toContain("poster-byline");
    expect(shown).toContain("eleven\nvotes to eighteen");
    expect(shown).not.toMatch(/>|Hamid|Fenwick/u);
  });

  it("is not by the gateway that looked through it", async () => {
    const mail = `From: Ines Pemberton <ines@branch.example>\nTo: members@branch.example\nSubject: What the NEC did\nDate: Fri, 07 Mar 2031 07:45:12 +0000\nContent-Type: text/plain; charset=utf-8\n\nDear all,\n\n${BODY}\n--\nThis e-mail has been scanned by Portcullis MailSweep. It may be confidential.\n`;
    expect((await read("scanned.eml", mail)).authors).toEqual(["Ines Pemberton"]);
  });

  it("keeps quotations exact where it was saved as text", async () => {
    const text = FORWARDED.slice(FORWARDED.indexOf("Dear all"));
    const report = await read("fw.txt", text);
    expect(report.authors).toEqual(["Ines Pemberton"]);
    for (const passage of report.passages) {
      const { text: quote, citation } = quotedAt(report, passage, passage.start, passage.end);
      expect(quote).toBe(text.slice(citation.start, citation.end));
      expect(passage.text).not.toMatch(/>|Hamid|Fenwick/u);
    }
  });

  it("is not what a report quotes below itself", async () => {
    const text = `${BODY.replace("The NEC", "Dear all,\n\nThe NEC")}\nIn solidarity,\n\nInes Pemberton\n\nOn 2 March 2031 at 19:02, Hamid Larkin <hamid@branch.example> wrote:\n> When is the next one?\n`;
    expect((await read("reply.txt", `NEC notes, 4 March 2031\n\n${text}`)).authors).toEqual([
      "Ines Pemberton",
    ]);
  });
});

describe("names that ran together", () => {
  it.each([
    ["by Ines PembertonAda Thirlwell", "by Ines Pemberton, Ada Thirlwell"],
    ["by InesPemberton and Ada Thirlwell", "by Ines Pemberton and Ada Thirlwell"],
    ["by Ines McBride and Ada MacLeod", "by Ines McBride and Ada MacLeod"],
    ["on LabourList and YouTube", "on LabourList and YouTube"],
  ])("%s", (text, apart) => {
    expect(ungluedNames(text)).toBe(apart);
  });
});
