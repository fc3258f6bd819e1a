import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

const OPTIONS = { maxBytes: 1_000_000 };

/** Nothing in it says which body met. */
const SILENT =
  "The train was late again, so the chair had started before the sandwiches arrived.\n\nThe heating has been mended, and the lease runs until the summer.\n";
/** Reads as an appeal for votes. */
const APPEAL = "Please vote for me! If elected, these are my pledges. Voting opens on Monday.\n";

async function kinds(files: Readonly<Record<string, string>>) {
  await using folder = await corpusFolder(files);
  const loaded = await loadFolder(folder.dir, OPTIONS);
  return Object.fromEntries(
    loaded.files
      .filter((file) => file.file !== "reports.yaml")
      .map(({ file, kind, passages }) => [file, { kind, read: passages.length > 0 }]),
  );
}

const withFields = (fields: string, body: string) => `---\ntitle: Notes\n${fields}\n---\n\n${body}`;
const REPORT = { kind: "report", read: true };
const NONE = { kind: "not-a-report", read: false };

describe("the kind of a file", () => {
  it("goes by its text where nobody states anything", async () => {
    expect(await kinds({ "silent.txt": SILENT, "appeal.txt": APPEAL })).toEqual({
      "silent.txt": NONE,
      "appeal.txt": NONE,
    });
  });

  it.each([
    ["a meeting of the NEC", "meetings: [{ body: NEC, from: 2031-03-04 }]"],
    ["a meeting whose day nobody knows", "meetings: [{ body: NEC, precision: unknown }]"],
    ["a meeting of a committee", "meetings: [{ body: Disputes Panel, from: 2031-03 }]"],
    ["authors", "authors: [Ines Pemberton]"],
    ["one author", "author: Ines Pemberton"],
    ["that it is a digest", "text: digest"],
  ])("is a report when its front matter names %s, whatever its text says", async (_, fields) => {
    const files = { "silent.md": withFields(fields, SILENT), "appeal.md": withFields(fields, APPEAL) };
    expect(await kinds(files)).toEqual({ "silent.md": REPORT, "appeal.md": REPORT });
  });

  it("is a report when reports.yaml says so of it", async () => {
    const files = {
      "silent.txt": SILENT,
      "appeal.txt": APPEAL,
      "reports.yaml":
        "- file: silent.txt\n  meetings: [{ body: NEC, from: 2031-03-04, precision: day }]\n- file: appeal.txt\n  authors: [Ines Pemberton]\n",
    };
    expect(await kinds(files)).toEqual({ "silent.txt": REPORT, "appeal.txt": REPORT });
  });

  it("is no report for a title, an unknown author or the meeting of a regional board alone", async () => {
    expect(
      await kinds({
        "title.md": withFields("published: 2031-03-05", SILENT),
        "unknown.md": withFields("authors: unknown", SILENT),
        "regional.md": withFields("meetings: [{ body: London Regional Board, from: 2031-03-04 }]", SILENT),
      }),
    ).toEqual({ "title.md": NONE, "unknown.md": NONE, "regional.md": NONE });
  });

  it("is what a volunteer calls it, meeting and authors or not", async () => {
    const fields =
      "kind: not-a-report\nauthors: [Ines Pemberton]\nmeetings: [{ body: NEC, from: 2031-03-04 }]";
    expect(await kinds({ "marked.md": withFields(fields, SILENT) })).toEqual({ "marked.md": NONE });
  });
});

describe("reports about votes and elections", () => {
  const ballot =
    "We met on Thursday to settle the ballot for treasurer. First there was a vote on whether to vote in public, which was lost 11-15. Ballot papers go out in June and voting closes on 4 July, so the timetable is tight. Ada Thirlwell asked who counts. It was agreed by 14 votes to 12 that an agent should, and I was content with that.\n";
  const candidate =
    "I'm standing for the NEC again because branches deserve a voice. Please vote Ines Pemberton and give Ada Thirlwell your second preference. If elected I will report back after every meeting. Ballot papers arrive on Monday. On the executive I spoke up for members.\n";

  it("are reports when they tell what a meeting did", async () => {
    expect(await kinds({ "ballot.txt": `NEC on the treasurer's ballot\n\n${ballot}` })).toEqual({
      "ballot.txt": REPORT,
    });
  });

  it("stay reports when they end by asking for a vote", async () => {
    const text = `NEC notes\n\n${ballot}\nThe lease was approved and the accounts were noted.\n\nI'm standing for the NEC again, so please vote for me.\n`;
    expect(await kinds({ "both.txt": text })).toEqual({ "both.txt": REPORT });
  });

  it("are none when a message asks for a first preference", async () => {
    const text = `Ballots are open: three reasons to vote Ines No.1\n\nDear member,\n\nBallots for the NEC are dropping into inboxes from today. I'm asking for your first preference. I have been at every NEC meeting since March and I report on each. Find the message from the balloting company and vote 1 Pemberton. It closes at noon.\n\nInes\n`;
    expect(await kinds({ "vote.txt": text })).toEqual({ "vote.txt": NONE });
  });

  it("are reports on a page whose menu has candidates in it", async () => {
    const text = `Harbour Voice\nMembers for winning\n\nWho we are   Our candidates   News   Get involved\n\nNEC: how we will choose a treasurer\n\nInes Pemberton\n\nThere were three options on the table. After two hours the long one was approved 19-7. Nominations open on Monday and ballot papers go out in June. I argued for the long one, and Labour will be glad of it.\n`;
    expect(await kinds({ "menu.txt": text })).toEqual({ "menu.txt": REPORT });
  });

  it("are none when a group asks for nominations of its candidates", async () => {
    const text = `Nine seats, nine candidates\n\nDear friend,\n\nIt's time to choose who will speak for you on Labour's NEC. We're backing nine people. Nominations from CLPs close on 22 June. They include Ines Pemberton, who reports after each meeting.\n\nNominate our candidates at your CLP, and give £5 for leaflets.\n`;
    expect(await kinds({ "nine.txt": text })).toEqual({ "nine.txt": NONE });
  });

  it("are none when a newspaper tells who was elected", async () => {
    const text = `Left sweeps the board in Labour NEC poll\nMorning Wire | 3 September 2031 | By Fergus Sharp\n\nLabour members have returned all nine candidates of the slate to the party's ruling body. Ines Pemberton topped the poll with 91,204 votes, ahead of Ada Thirlwell (88,611). Turnout was 22.4%.\n\nThe new NEC meets for the first time after conference. Gus Larkin, re-elected in seventh place, said he would carry on.\n`;
    expect(await kinds({ "poll.txt": text })).toEqual({ "poll.txt": NONE });
  });

  it("are none when they only ask the reader for a vote", async () => {
    expect(await kinds({ "candidate.txt": `NEC elections\n\n${candidate}` })).toEqual({
      "candidate.txt": NONE,
    });
  });
});

describe("by words for the executive", () => {
  it("a letter that speaks of the Executive and never of the NEC is a report", async () => {
    const text = `INES PEMBERTON'S LETTER TO CONSTITUENCIES\nNumber 31\n\nComrades,\n\nThe Executive has met twice since my last. At the first we did little but approve what had been done. The women's conference was postponed from the spring.\n\nFraternally\nI. Pemberton\n`;
    expect(await kinds({ "letter.txt": text })).toEqual({ "letter.txt": REPORT });
  });

  it("a page of nothing but days is a list", async () => {
    const days = [4, 11, 18, 25].map((day) => `<li><a href="nec_${day}.htm">${day} March 2031</a>`).join("");
    const page = `<html><body><h2>NEC Reports Directory</h2><ul>${days}</ul><p>Earlier ones are in a shoe-box.</p></body></html>`;
    expect(await kinds({ "reports.htm": page })).toEqual({ "reports.htm": { kind: "listing", read: false } });
  });
});

describe("an index of reports", () => {
  const row = (first: string, second: string) => `<tr><td>${first}</td><td>${second}</td></tr>`;
  const rows = [
    row('<a href="a.htm">National Executive, Tuesday 29th January</a>', "new digs, a bequest"),
    row('<a href="b.htm">National Executive, 24/5/31</a>', "Scotland, the levy"),
    row('<a href="c.htm">National Executive, 17 March 2030</a>', "money, the two per cent"),
    row("Annual report 2029", "file mislaid"),
  ];

  it("is a listing, whatever stands beside each of its days", async () => {
    const page = `<html><head><title>Ines on the Executive - notes</title></head><body><h2>Index of notes</h2><table>${rows.join("")}</table></body></html>`;
    expect(await kinds({ "notes.htm": page })).toEqual({ "notes.htm": { kind: "listing", read: false } });
  });

  it("is a listing where a line says what to do with it", async () => {
    const days = ["27 January 2031 - the lease", "May 2030 - committees", "July 2030"].map(
      (day) => `<li><a href="a.htm">${day}</a>`,
    );
    const page = `<html><body><h2>Reports Directory</h2><p>Choose a date to read what was said.</p><ul>${days.join("")}</ul></body></html>`;
    expect(await kinds({ "dir.htm": page })).toEqual({ "dir.htm": { kind: "listing", read: false } });
  });

  it("is a listing where a page is laid out as a table below a word on whose reports they are", async () => {
    const rows = ["4 March 2031", "6 May 2031", "8 July 2031", "9 September 2031"]
      .map((day) => `<tr><td><a href="x.htm">${day}</a></td><td>Money, the lease ...</td></tr>`)
      .join("");
    const page = `<html><head><title>Directory of NEC Reports</title></head><body><center><b>Directory of NEC Reports</b></center><p>Ines Pemberton has written up the meetings of Labour's National Executive Committee since her election. Click on a date.</p><table>${rows}</table><p><a href="index.htm">Front Door</a></p></body></html>`;
    expect(await kinds({ "directory.htm": page })).toEqual({
      "directory.htm": { kind: "listing", read: false },
    });
  });

  it("is a listing of all that somebody wrote, whatever else of the page can be pressed", async () => {
    const days = ["4 March 2031 - the lease", "6 May 2031 - longlists", "8 July 2031 - buns"]
      .map((day) => `<li><a href="x.htm">${day}</a></li>`)
      .join("");
    const page = `<html><body><table><tr><td><p><a href="/">Home</a></p><p><a href="/g">Sign my guestbook!</a></p></td><td><h2>All my NEC reports</h2><ul>${days}</ul><p>The older ones are in a biscuit tin.</p></td></tr></table></body></html>`;
    expect(await kinds({ "all.htm": page })).toEqual({ "all.htm": { kind: "listing", read: false } });
  });

  it("is a report where anything is told below it", async () => {
    const told =
      "The NEC met on 17 March 2030, and I asked about the reserve. A motion on longlists was lost by 11 votes to 18. I voted for it.";
    const page = `<html><body><h2>Notes from the NEC</h2><table>${rows.join("")}</table><p>${told}</p></body></html>`;
    expect(await kinds({ "notes.htm": page })).toEqual({ "notes.htm": REPORT });
  });
});

describe("executives of others", () => {
  it("are told by an abbreviation, and a month in capitals is none", async () => {
    const other = `<html><body><h1>HARP NEC: statement from the chairman</h1><p>Following the meeting of HARP's National Executive Committee on 4 March 2031 I can report that membership stands at 41,943. The NEC voted 9-4 to confirm the candidate for Ifield.</p></body></html>`;
    const asked = `What happened at the HARP National Executive Committee at the weekend\n\nWe agreed the dates of the spring conference by 24 votes to 7, and I was there for Ifield.\n`;
    expect(await kinds({ "asked.txt": asked })).toEqual({ "asked.txt": NONE });
    const ours = `MARCH NEC\n\nThe NEC met on 4 March 2031. A motion on longlists was lost by 11 votes to 18, and I voted for it.\n`;
    expect(await kinds({ "harp.html": other, "march.txt": ours })).toEqual({
      "harp.html": NONE,
      "march.txt": REPORT,
    });
  });

  it("are told from ours by the council they are of", async () => {
    const page = `<html><body><div class="post"><h3>A double helping</h3><p>Home from the NEC (Tuesday, 4 March 2031) with a cold. A motion on longlists was lost by 11 votes to 18, and I voted for it, and so did three of the constituency section.</p></div><div class="post"><h3>Executive of Oldthorpe Town Council: bins and bunting</h3><p>Tonight was the other executive. We voted 9-4 for benches on the Parade and 7-6 against the bunting.</p></div></body></html>`;
    await using folder = await corpusFolder({ "two.html": page });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    const shown = report?.passages.map(({ text }) => text).join("\n");
    expect(shown).toContain("three of the constituency section");
    expect(shown).not.toContain("benches");
  });

  it("have their own post on a page of two, and only ours is read", async () => {
    const page = `<html><body><article><h2>NEC, 4 March 2031</h2><p class="date">6 March 2031</p><p>The NEC met by telephone. A motion on longlists was lost by 11 votes to 18, and I voted for it, and so did three of the constituency section.</p></article><article><h2>North West Regional Board, 1 March</h2><p class="date">2 March 2031</p><p>Board met in Warrington. The pies were sponsored. The board agreed by 16-2 that the regional conference be put off.</p></article></body></html>`;
    await using folder = await corpusFolder({ "two.html": page });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    const shown = report?.passages.map(({ text }) => text).join("\n");
    expect(shown).toContain("three of the constituency section");
    expect(shown).not.toContain("pies");
    expect(report?.meetings?.map(({ from }) => from)).toEqual(["2031-03-04"]);
  });

  it("are no report: a union's circular on its own executive", async () => {
    const circular =
      "Ferry and Harbour Staffs Union\nNational Executive report\n\nBranch circular 9/2031, for all branch officers.\n\nThe union's national executive met on 4 March 2031. The president of the union was in the chair.\n\nThe pay claim was agreed by 19 votes to 6, and a consultative ballot was noted. Branches should return their forms by Easter.\n";
    expect(await kinds({ "circular.txt": circular })).toEqual({ "circular.txt": NONE });
  });

  it.each([
    [
      "by whose NEC meets next",
      "Members' voice\n\nReport from the National Executive Committee, 4 March 2031\nInes Pemberton, equalities convener\n\nThe NEC agreed the timetable by 24 votes to 3, and I asked about the fund. The next NEC of the HARP is in May.\n",
    ],
    [
      "by the union's own in the first words",
      "From your National Executive member: March 2031\n\nInes Pemberton\n\nThe union's National Executive Committee met on 4 March 2031. The NEC voted by 31 to 12 to ballot over the tables, and I moved it.\n",
    ],
  ])("are told where nothing is said of Labour: %s", async (_, text) => {
    expect(await kinds({ "other.txt": text })).toEqual({ "other.txt": NONE });
    const ours = text.replace(/\n$/u, " Labour's NEC has not met since.\n");
    expect(await kinds({ "ours.txt": ours })).toEqual({ "ours.txt": REPORT });
  });

  it("are left out of a page that tells of Labour's too", async () => {
    const page = `# Two evenings in March

Ines Pemberton sits on both committees and writes in a personal capacity.

## Harbour Staffs' Union executive committee, 4 March 2031

The union's general secretary told us about the strike fund. A motion on ferries was lost 9-12.

## Labour NEC, 6 March 2031

The NEC met on Thursday. The general secretary said that 380,000 members were on the books, and a motion on longlists was lost 11-18. I moved that CLPs should have a say.
`;
    await using folder = await corpusFolder({ "page.md": page });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    const shown = report?.passages.map((passage) => passage.text).join("\n") ?? "";
    expect(shown).toContain("longlists was lost 11-18");
    expect(shown).not.toContain("ferries");
    expect(report?.meetings).toEqual([
      { body: "NEC", from: "2031-03-06", to: "2031-03-06", precision: "day" },
    ]);
  });

  it.each([
    [
      "in capitals and numbered",
      "1. WELSH EXECUTIVE COMMITTEE, 1 March",
      "2. NATIONAL EXECUTIVE COMMITTEE, 4 March",
    ],
    ["under marks", "## Scottish Labour Executive, 1 March", "## NEC, 4 March"],
    ["by itself on a line", "Regional Board: Saturday 1 March", "Labour's NEC: Tuesday 4 March"],
    ["of a branch", "## Fenwick branch meeting, 1 March", "## National Executive, 4 March"],
    ["after it", "## NEC, 4 March", "## London Labour Party Board, 8 March"],
  ])("are left out of a newsletter that tells of Labour's too, headed %s", async (_, first, second) => {
    const theirs =
      "We sat in a hall with two bar heaters for an hour. A motion on ferries was lost 9-12, and the accounts showed a surplus of £22,000.";
    const ours =
      "The general secretary told us that 380,000 members were on the books. A motion on longlists was lost 11-18, and I voted for it.";
    const ahead = /NEC/u.test(first);
    const text = `INES PEMBERTON MEP: E-NEWSLETTER, 12 MARCH 2031\n\n${first}\n\n${ahead ? ours : theirs}\n\n${second}\n\n${ahead ? theirs : ours}\n`;
    await using folder = await corpusFolder({ "newsletter.md": text });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    const shown = report?.passages.map((passage) => passage.text).join("\n") ?? "";
    expect(shown).toContain("longlists was lost 11-18");
    expect(shown).not.toContain("ferries");
    expect(`${report?.title} ${report?.sections.map(({ heading }) => heading)}`).not.toMatch(
      /Welsh|Scottish|Regional|London|branch/iu,
    );
    expect(report?.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
    expect(report?.authors).toEqual(["Ines Pemberton"]);
  });

  it("are left out of a blog's page whose posts stand under their days", async () => {
    const text = `<html><head><title>Tea and Contrary: March 2031</title></head><body><h1>Tea and Contrary</h1><h2>Saturday, 8 March 2031</h2><h3>Welsh Executive Committee: what we did</h3><p>On Friday I was at the Welsh Executive Committee, where a motion on ferries was lost 9-12. The accounts were noted.</p><h2>Thursday, 6 March 2031</h2><h3>NEC, Tuesday: cold and cross</h3><p>The NEC met on Tuesday with its coats on. A motion on longlists was lost 11-18, and I voted for it. The NEC will come back to it.</p></body></html>`;
    await using folder = await corpusFolder({ "2031-03.html": text });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    expect(report?.passages.map((passage) => passage.text).join("\n")).not.toContain("ferries");
    expect(report?.published).toBe("2031-03-06");
    expect(report?.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
  });

  it("do not sink a report of Labour's that speaks of unions", async () => {
    const report =
      "NEC report, 6 March 2031\n\nThe NEC met in London. The trade union section asked about industrial action at head office, and the president of our union spoke on the pay claim. Labour MPs may join picket lines. CLPs will be consulted. I voted for it, and it was carried 17-13.\n";
    expect(await kinds({ "labour.txt": report })).toEqual({ "labour.txt": REPORT });
  });

  it.each([
    [
      "a union's own executive, where nothing of Labour is said",
      "Report of NEC meeting, 27th June 2031\n\nThe NEC was a half day meeting. A branch secretary told us of the strike fund. A motion urging branches to give was passed, and the vote to leave was carried 31-24.\n",
    ],
    [
      "a national party's executive that has heard of the NEC",
      "Scottish Executive Committee Report, 26 April 2031\n\nThe Scottish Executive met on 26 April. Of the recent NEC meeting she said she was glad. The NEC had discussed Labour’s selections. A process was agreed by 16 votes to 5.\n",
    ],
    [
      "an explanation of what the NEC is",
      "The National Executive Committee\n\nMuch of this blog will be about the National Executive Committee of the Labour Party, so it helps to know how it works.\n\nIt has 32 members:\n\nThe Leader\n12 Trade Union representatives\n\nThe full NEC meets every 2 months. The sub-committees meet 2 weeks before. I’m on two of them.\n",
    ],
    [
      "questions and answers about the NEC",
      "Explainer: what is Labour's NEC?\n\nBy the politics desk\n\nThe National Executive Committee is the governing body of the Labour Party. It oversees the party between conferences and has the final say on candidates.\n\nWho sits on it? About 39 people.\n\nWhat's coming up? This month the committee is expected to receive the report on longlists.\n\nHow do I become a member of it? Elections are held every two years. You need nominations from five parties.\n\nDoes it meet in public? No. Some members publish reports.\n",
    ],
    [
      "an appeal of somebody who sits there to be elected again",
      "Re-elect Ines Pemberton to Labour’s NEC\n\nBallots open on Monday. If re-elected to the National Executive Committee, I will work for longer longlists. I have always reported back to members. Nominated by 61 CLPs.\n",
    ],
    [
      "news in which the NEC comes up",
      "Carway: mayoral candidate removed\n\nThe regional Labour Party has put out a statement. It says serious allegations were made about who could vote, and that he has been removed while the NEC looks into it. Earlier in the day the opposition asked the police to investigate.\n\nThere is a view in local Labour circles that this will end in court.\n",
    ],
    [
      "a union's digest of its own council",
      "FERRY AND HARBOUR STAFFS' UNION\n\nNATIONAL EXECUTIVE COUNCIL (NEC) DIGEST, MARCH 2031\nFor noticeboards\n\nThe NEC met at Head Office on 4 March 2031. Contribution rates were raised by 19 votes to 6. The affiliation to the Labour Party was confirmed.\n",
    ],
    [
      "notes of somebody who sits on her union's council",
      "Notes from our NEC, 4 March 2031\n\nBy Gail Morrow, Division 3\n\nI represent ferries on the National Executive Council of our union. We met with the windows open, and agreed by 14 votes to 3 to pay the Labour Party what we paid last year. I was one of the fourteen.\n",
    ],
    [
      "a leaflet for a slate",
      "VOTE SIX FOR HARBOUR!\n\nThe ballot for the NEC opens on 4 March. Six seats. Six votes. Six candidates who will speak up:\n\nLarkin / Morrow / Pemberton / Quayle / Sarr / Thirlwell\n\nWhat we want\n- longer longlists\n- a report after each meeting\n\nPlease use ALL your votes.\n",
    ],
  ])("is not a report: %s", async (_, text) => {
    expect(await kinds({ "other.txt": text })).toEqual({ "other.txt": NONE });
  });

  it("are told from ours by whose it is said to be, in a union's page for its branches", async () => {
    const text =
      "NEC REPORT BACK, 4/3/31\n\nBrothers and sisters, this is the report back to all branches from the executive of the Party. Branch secretaries may put it up.\n\nI moved that the Party end the contract. It was lost by 11 votes to 12. Our union's position on the pay claim was heard.\n";
    expect(await kinds({ "union.txt": text })).toEqual({ "union.txt": REPORT });
  });

  it.each([
    "# NEC meeting dates 2031\n\n- 28 January\n- 4 March\n- 20 May\n- 22 July\n\nPapers go out a week before.\n",
    "# Model motion: longlists\n\nThis branch notes that the NEC decided to close longlists.\n\nThis branch resolves to write to the NEC asking it to think again.\n",
    "# Letter to the NEC\n\nDear members of the NEC,\n\nMembers were given four days. Please put this on the agenda of your next meeting.\n",
    "# Who represents you on the NEC?\n\nInes Pemberton joined the party in 1994 and was elected in 2029. Gus Larkin is a councillor in Ifield.\n",
    "# NEC elections: how to vote\n\nBallot papers go out on 4 March. You have nine votes for the constituency section. Voting closes at noon on 27 March. Results will be announced on 29 March.\n",
    "# Your guide to the NEC\n\nWhat does the NEC do? It sets the party's direction. How often does it meet? Six times a year. How can I contact my reps? By e-mail.\n",
  ])("is not a report: %j", async (text) => {
    expect(await kinds({ "other.md": text })).toEqual({ "other.md": NONE });
  });

  it.each([
    "Agenda and outcomes: the NEC",
    "A letter to members from the NEC",
    "NEC timetable row",
    "Meet the NEC",
  ])("is a report for what it tells, whatever its title: %s", async (title) => {
    const text = `# ${title}\n\nThe NEC met on 4 March 2031. A motion on longlists was lost by 11 votes to 18. I voted for it, and we agreed to look at the lease.\n`;
    expect(await kinds({ "told.md": text })).toEqual({ "told.md": REPORT });
  });

  it("is a report that says what the NEC is, where somebody who was there tells of it", async () => {
    const text =
      "My first NEC\n\nIt is the ruling body of the Labour Party, and about 40 people sit on it. What is it like? We met for six hours. I asked about longlists, and I was told to wait. The NEC meets every two months.\n";
    expect(await kinds({ "first.txt": text })).toEqual({ "first.txt": REPORT });
  });

  it("is a report of a joint meeting with another executive", async () => {
    const text =
      "Scottish Executive Committee Report - November 2031\n\nThe morning was a Joint Session with the National Executive Committee (NEC) of the Labour Party. I asked about selections, and 15 shortlists were agreed by 14 votes to 7.\n";
    expect(await kinds({ "joint.txt": text })).toEqual({ "joint.txt": REPORT });
  });

  it("is a listing when long teasers are cut off", async () => {
    const teaser =
      "It is a strange question to ask, even at my second meeting, but I pondered on it in March, when a member suggested that we meet on one day instead of two, and was not there to say why, for which he has my sympathy though his proposal has not. Continue reading";
    const text = `Tag Archives: nec\n\nWhat is it for?\n\n${teaser} What is it for?\n\nNEC, 22 November 2031\n\n${teaser} NEC, 22 November 2031\n`;
    expect(await kinds({ "tag.txt": text })).toEqual({ "tag.txt": { kind: "listing", read: false } });
  });

  it("loses no sentence to the line below it that says who posted the text", async () => {
    const text = `NEC Report – january 2031\n\nAt today’s NEC meeting we were told that Labour has 412,000 members.\n\nWe discussed a motion to restore the whip. We lost the vote: 22-15\n\nPosted on January 25, 2031 by inesp\nPosted in NEC Reports\n`;
    await using folder = await corpusFolder({ "foot.txt": text });
    const [report] = (await loadFolder(folder.dir, OPTIONS)).files;
    expect(report?.passages.map((passage) => passage.text).join("\n")).toContain("We lost the vote: 22-15");
    expect(report?.problems.map(({ code }) => code)).not.toContain("other-body");
  });
});
