import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

async function read(file: string, text: string, bodies = "") {
  await using folder = await corpusFolder({ [file]: text, "bodies.yaml": bodies });
  const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
  const report = files.find((one) => one.file === file);
  if (report === undefined) throw new Error(`${file} was not read`);
  return report;
}

/** "NEC 2031-03-04", "NEC 2031-03 (month)". */
async function meetings(file: string, text: string): Promise<string[]> {
  return ((await read(file, text)).meetings ?? []).map(({ body, from, precision }) =>
    precision === "day" ? `${body} ${from}` : `${body} ${from?.slice(0, 7)} (${precision})`,
  );
}

const PROSE =
  "The treasurer presented the accounts, and I asked about the reserve and when Labour would publish it. A motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.";

describe("a meeting's date", () => {
  it("comes from the weekday in a sentence that ends with a colon, when the day of publication is known", async () => {
    const page = `<html><head><meta property="article:published_time" content="2031-03-07T10:00:00Z"></head><body><h1>What we did about longlists</h1><p>Ines Pemberton</p><p>Labour’s national executive committee (NEC) met on Tuesday and talked about the following:</p><h3>Accounts</h3><p>${PROSE}</p></body></html>`;
    expect(await meetings("tuesday.html", page)).toEqual(["NEC 2031-03-04"]);
  });

  it("is the day before a thread was posted, if its first post says yesterday", async () => {
    const text = `Thread by @ipemberton\nInes Pemberton\n@ipemberton\n14 May 2031, 9 tweets, 3 min read\n1/9 Yesterday was a long NEC. ${PROSE}\n2/9 ${PROSE}\n`;
    expect(await meetings("thread.txt", text)).toEqual(["NEC 2031-05-13"]);
  });

  it.each([
    ["Thread on yesterday's NEC.", "2031-05-13"],
    ["A thread on today's NEC, my first.", "2031-05-14"],
  ])("counts from the day under a thread's name, its year in two digits: %s", async (words, day) => {
    const text = `Thread by @ipemberton on Spool\n\nProfile picture\nInes Pemberton\n@ipemberton\n14 May 31, 9 tweets, 3 min read\n\n${words} ${PROSE} 1/2\n\n${PROSE} 2/2\n`;
    const report = await read("unrolled.txt", text);
    expect(report.published).toBe("2031-05-14");
    expect(report.meetings).toMatchObject([{ from: day, precision: "day" }]);
  });

  it("stands though its weekday is wrong, and is not the day on which the report was put up", async () => {
    const text = `Ines Pemberton\nRepresenting Wales on the National Executive Committee\n\nReport: Thursday 4 March 2031\n\n${PROSE}\n\nComplaints\n\n${PROSE}\n`;
    const report = await read("ip_march31.txt", text);
    expect(report.published).toBeNull();
    expect(report.meetings).toMatchObject([{ body: "NEC", from: "2031-03-04" }]);
    expect(report.problems.map(({ code }) => code)).toContain("weekday-conflict");
  });

  it.each([
    ["# NEC notes – 4 March 2031\n\nNext meeting: 20 May 2031"],
    ["# NEC notes, 4 March 2031 - written up on 9 March 2031"],
    ["# Report of the NEC meeting of 4/3/2031 (written 9/3/2031)"],
    ["# NEC notes\n\nMeeting date: 04/03/2031\nReport date: 06/03/2031"],
    ["# NEC notes\n\nDate of next meeting: 20 May 2031\nDate of meeting: 4 March 2031"],
    ["# NEC 4.3.31 - brief notes, not minutes"],
    ["# National Executive Committee\n\nHeld at head office on the fourth of March 2031"],
    ["# NEC notes\n\n06.03.2031 Party matters\n\nInes Pemberton reports on Tuesday's meeting"],
    ["# NEC notes\n\nThis is what happened on Tuesday 4 March 2031."],
  ])("is told from other days beside it: %j", async (head) => {
    expect(await meetings("notes.md", `${head}\n\n${PROSE}\n\n${PROSE}\n`)).toEqual(["NEC 2031-03-04"]);
  });

  it.each([
    ["NEC MEETING", "4 March 2031", ["NEC 2031-03-04"], null],
    ["Report of the NEC meeting", "Tuesday 4th March 2031", ["NEC 2031-03-04"], null],
    ["Notes of the meeting of the Disputes Panel", "4 March 2031", ["Disputes Panel 2031-03-04"], null],
    ["NEC report", "4 March 2031", [], "2031-03-04"],
    ["NEC meeting", "4 March 2031, 22:14", [], "2031-03-04"],
  ])("is right below a title that calls it a meeting: %s, %s", async (title, day, expected, published) => {
    const text = `${title}\n\n${day}\n\nInes Pemberton\n\n${PROSE}\n\n${PROSE}\n`;
    expect(await meetings("notes.txt", text)).toEqual(expected);
    expect((await read("notes.txt", text)).published).toBe(published);
  });

  it.each([
    ["circular Mar 31.txt", ["NEC 2031-03-04"]],
    ["circular_march31.txt", ["NEC 2031-03-04"]],
    ["nec-march-2031.txt", ["NEC 2031-03-04"]],
    ["circular Apr 31.txt", []],
    ["circular.txt", []],
  ])(
    "is right below the title of a report that is kept under the name of its month: %s",
    async (file, expected) => {
      const text = `NEC report from Cllr Ines Pemberton\n4 March 2031\n\nSent to group leaders\n\nColleagues,\n\n${PROSE}\n\n${PROSE}\n`;
      expect(await meetings(file, text)).toEqual(expected);
    },
  );

  it.each([
    [
      "Tuesday 4 March was the day after the storm, and we began with a minute's silence.",
      ["NEC 2031-03-04"],
    ],
    ["Tuesday 4 March found us in a cold hall.", ["NEC 2031-03-04"]],
    ["Tuesday 4 March was polling day in Ifield, and we knocked on doors.", []],
    ["Tuesday 4 March was when the ferry sank.", []],
  ])("is the day by which a letter begins below its salutation: %s", async (words, expected) => {
    const hello =
      "Hello to the forty of you who have found this already. I'm Ines, I'm from Torham by way of Ifield, and since the vacancy in the autumn I have been one of those whom you chose. I'll write whenever there is something to say.";
    const text = `# First letter\n\nBy Ines Pemberton on 7 March 2031\n\n${hello}\n\n## Setting\n\n${words} ${PROSE}\n`;
    expect(await meetings("first.md", text)).toEqual(expected);
  });

  it("is the day in words after its month", async () => {
    const text = `# Foil\n\nBy Ines Pemberton on 7 March 2031\n\nForty degrees. Tempers were short in the executive, which met on the hottest day of all: March the fourth. ${PROSE}\n`;
    expect(await meetings("foil.md", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("counts from the day below such a title where the text counts from it", async () => {
    const text = `NEC meeting\n\n6 March 2031\n\nWe met on Tuesday. ${PROSE}\n\n${PROSE}\n`;
    expect(await meetings("notes.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("is the month whose executive the first sentence calls by it", async () => {
    const words = "Happy new year, a bit late. January's executive was my eleventh winter one.";
    const text = `# Cold hands\n\nBy Ines Pemberton on 7 March 2031\n\n${words} ${PROSE}\n`;
    expect(await meetings("cold.md", text)).toEqual(["NEC 2031-01 (month)"]);
  });

  it.each([
    ["Notes from the March meeting (Tuesday, the 4th)", "NEC 2031-03-04"],
    ["Notes from the February meeting, Tuesday 25th", "NEC 2031-02-25"],
    ["Notes from the March meeting", "NEC 2031-03 (month)"],
  ])("is a day of the month that stands before it: %s", async (subtitle, meeting) => {
    const text = `# People have feet\n\n### ${subtitle}\n\nInes Pemberton\nMar 27, 2031\n\nWe met in person. ${PROSE}\n`;
    expect(await meetings("feet.md", text)).toEqual([meeting]);
  });

  it("is not the day of publication, which a page sets like a heading over the text", async () => {
    const page = `<html><head><meta property="article:published_time" content="2031-03-07T10:00:00Z"></head><body><article><h1>What the NEC decided about headquarters</h1><p>Nobody took a coat off all day. Ines Pemberton reports from the executive meeting of 4 March</p><p>By Ines Pemberton</p><p>7th March, 2031</p><p>A sunny day. ${PROSE}</p><h2>Bricks</h2><p>${PROSE}</p></article></body></html>`;
    const report = await read("page.html", page);
    expect(report.meetings).toMatchObject([{ body: "NEC", from: "2031-03-04" }]);
    expect(new Set(report.sections.map(({ meeting }) => meeting?.from))).toEqual(new Set(["2031-03-04"]));
  });

  it("is the day that follows each committee in bold, on the line where its section begins", async () => {
    const page = `<html><body><div class="post-body">Two days of committees, and a bath in the wardrobe.<br><br>\n<b>Organisation Committee, 4 March 2031</b>\nBoundaries took an hour. ${PROSE}<br><br>${PROSE}<br><br>\n<b>Disputes Panel, 5 March 2031</b>\nI'm not allowed to say. ${PROSE}</div></body></html>`;
    const report = await read(
      "double.html",
      page,
      "- name: Organisation Committee\n- name: Disputes Panel\n",
    );
    expect(report.meetings).toMatchObject([
      { body: "Organisation Committee", from: "2031-03-04" },
      { body: "Disputes Panel", from: "2031-03-05" },
    ]);
    expect(report.sections.at(-1)).toMatchObject({
      heading: "Disputes Panel, 5 March 2031",
      meeting: { body: "Disputes Panel" },
    });
  });

  it("is the day that the first sentence gives, within the month of the title", async () => {
    const text = `NEC report, May 2031\n\nTwo committees met one after the other on the 13th May 2031. ${PROSE}\n`;
    expect(await meetings("may.txt", text)).toEqual(["NEC 2031-05-13"]);
  });

  const posted = (title: string, words: string) =>
    `# ${title}\n\nBy Ines Pemberton on 7 March 2031\n\n${words} ${PROSE}\n`;

  it.each([
    ["Tuesday's NEC: they are sitting on it", "So there we all were again, and nobody had a pen."],
    ["NEC, Tuesday: cold and cross", "So there we all were again, and nobody had a pen."],
    ["A long day", "Three days ago the NEC met for most of a day, in coats."],
    ["A long day", "The NEC met for five hours by Zoom on Tuesday 4th."],
    ["A long day", "Labour's ruling body met on Tuesday, with the blinds down."],
    ["A long day", "On Tuesday the party's governing body spent a day asking itself why we lost."],
    [
      "A long day",
      "I write with a cold. I had one last time. It will pass. This is my account of the special meeting of Labour's ruling body on Tuesday.",
    ],
    ["A long day", "The full NEC was on Tuesday 4 March and lasted for eight hours."],
    ["A long day", "The NEC met on Tuesday for what I believe will be looked back on as a turning point."],
    [
      "A long day",
      "The NEC should have met on 25 February. Because of the snow we reconvened on 4 March, by telephone.",
    ],
    [
      "A long day at the NEC",
      "Friends, we were allowed into a real room on 4 March. There were real biscuits.",
    ],
    [
      "The executive's long day",
      "Before the seaside comes the paperwork, and on 4 March we went through it.",
    ],
    [
      "A long day",
      "The last meeting before the holidays took place on 4 March, the coldest day of the year.",
    ],
    ["A long day", "Ines has sent this to constituencies after the NEC on Tuesday 4 March."],
    ["Meet the new boss", "New hall, same biscuits. On Tuesday we picked a treasurer. Seven had applied."],
    ["A long day", "Three days on from the NEC and I've only just got round to this."],
    ["My first NEC: what happened in the hall on Tuesday", "I was warned about the biscuits."],
    ["A long day", "I came straight into Tuesday's executive, my forty-third and my last."],
    [
      "A long day",
      "Tuesday's meeting was the last before Labour's annual conference. The NEC sat until seven.",
    ],
    ["A long day", "The 4th of March executive ran until seven."],
    ["A long day", "On Tuesday the NEC sat until half past nine."],
    ["Executive, Tue 4 Mar 31", "There was nobody to hold a pen."],
    ["Five things from the March NEC", "The meeting, on the 4th, was cold. I am still cold."],
    ["A long day", "Tuesday's executive was a quiet one, as everybody waits for Saturday's result."],
    [
      "The National Executive at Annual Conference, 4 March",
      "The executive meets at half past seven, at which hour some are at their best.",
    ],
    [
      "A long day",
      "The National Executive sat on the fourth day of the month.\n\nOn Tuesday 4 March it met again.",
    ],
  ])("is found, from when it was written if need be: %s / %s", async (title, words) => {
    expect(await meetings("day.md", posted(title, words))).toEqual(["NEC 2031-03-04"]);
  });

  it("is not any day of the title's month that is told of, nor one of two", async () => {
    const words = "Labour's leader resigned on the 2nd, and the NEC was called for the 4th.";
    expect(await meetings("march.md", posted("Five things from the March NEC", words))).toEqual([
      "NEC 2031-03 (month)",
    ]);
    expect(
      await meetings("untitled.md", posted("Five things", "I saw the dentist on the 3rd, and the NEC.")),
    ).toEqual([]);
  });

  it("is that of the week before, where a writer is late", async () => {
    for (const words of ["a week last Tuesday", "the Tuesday before last", "last Tuesday week"]) {
      const late = posted("A long day", `The NEC met ${words}.`).replace("7 March", "14 March");
      expect(await meetings("late.md", late)).toEqual(["NEC 2031-03-04"]);
    }
  });

  it("counts from the day that stands beside the hour of a post", async () => {
    for (const line of ["18:02 - 4 Mar 2031", "6:02 pm · 4 Mar 31", "3:14 PM · Mar 4, 2031"]) {
      const text = `Ines Pemberton @ipemberton\n${line}\n\nA thread on today's executive. ${PROSE} 1/2\n\n${PROSE} 2/2\n`;
      expect(await meetings("post.txt", text)).toEqual(["NEC 2031-03-04"]);
    }
  });

  it.each([
    ["20310304-nec.txt", "NEC 2031-03-04"],
    ["NEC 4 Mar 31.txt", "NEC 2031-03-04"],
    ["NEC 4.3.31 IP.txt", "NEC 2031-03-04"],
    ["nec_mar31.txt", "NEC 2031-03 (month)"],
    ["2031-03 NEC.txt", "NEC 2031-03 (month)"],
    ["letters 2031-03.txt", null],
  ])("is in the name of a file where nothing else gives it: %s", async (file, meeting) => {
    const text = `Notes\n\nInes Pemberton\n\nThe NEC met in coats. ${PROSE}\n`;
    expect(await meetings(file, text)).toEqual(meeting === null ? [] : [meeting]);
  });

  it("is under the title's first heading, if that ends with the day", async () => {
    const text = `# My first NEC: sandwiches and a train\n\n### What happened at the old mill on Tuesday\n\nInes Pemberton\nMar 7, 2031\n\nI was warned about the sandwiches. ${PROSE}\n`;
    expect(await meetings("first.md", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("is not the week in which its committees met on days of their own", async () => {
    const text = `# Report from NEC committees\n\nPosted on 7 March 2031 by Ines Pemberton\n\nTwo committees met this week, and there is a lot to get through.\n\n## Equalities Committee, 4 March 2031\n\n${PROSE}\n\n## Disputes Panel, 5 March 2031\n\n${PROSE}\n`;
    expect(await meetings("two.md", text)).toEqual([
      "Equalities Committee 2031-03-04",
      "Disputes Panel 2031-03-05",
    ]);
  });

  it("is that of both days which a file's name gives", async () => {
    const text = `Ines Pemberton writes\n\nTwo days in the former mill, and the stair-lift works. ${PROSE}\n`;
    const { meetings: told } = await read("nec-4-5-march-2031.txt", text);
    expect(told).toMatchObject([{ from: "2031-03-04", to: "2031-03-05" }]);
  });

  it("is told from the day of the message that was passed on", async () => {
    const text = `From: Eirlys Sharp <e@branch.example>\nTo: members@branch.example\nSubject: Fwd: NEC\nDate: Sun, 09 Mar 2031 08:12:44 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nAll, see below.\n\n---------- Forwarded message ----------\nFrom: Ines Pemberton <ines@example.org>\nDate: 5 March 2031 21:50\nSubject: NEC\n\nDear friends,\n\nYesterday's executive was a quiet one. ${PROSE}\n`;
    expect(await meetings("fwd.eml", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("may be broken over the end of a line", async () => {
    const text = `The executive, an occasional letter\n\nFriends,\n\nThere are people who say the NEC is all plotting. On Tuesday 4 Mar-\nch 2031 it was mostly stapling. ${PROSE}\n`;
    expect(await meetings("letter-march-2031.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("is a day of the title's month on which we did something, though no body is named beside it", async () => {
    const text = `NEC report - March 2031\n\nBefore the seaside comes the paperwork, and on 4 March we went through it. ${PROSE}\n`;
    expect(await meetings("report.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it.each([
    "I told my NEC colleagues so on 4 March, and I am telling you.",
    "On 4 March I took two trains and a ferry to get to my second meeting.",
    "So here is all that I could write down on Tuesday 4 March before my pen ran out.",
  ])("is the day of which a writer tells some way into the opening: %s", async (words) => {
    const before = "Hello! I am Ines. It is my first of these. Be kind.";
    const text = `# Ferries and flip charts\n\nBy Ines Pemberton on 7 March 2031\n\n${/write/u.test(words) ? "" : before} ${words} ${PROSE}\n`;
    expect(await meetings("told.md", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("is yesterday, where the sentence before says what yesterday's was one of", async () => {
    const text = `# Organisation Committee: a loud March\n\nby Ines Pemberton · 5 March 2031 · Leave a comment\n\nThe Organisation Committee is seldom lively, so I do not always report. Yesterday's was an exception. ${PROSE}\n`;
    expect(await meetings("loud.md", text)).toEqual(["Organisation Committee 2031-03-04"]);
  });

  it("is that of the last gathering before the conference", async () => {
    const text = `NEC REPORT, MARCH 2031\nInes Pemberton\n\nOur last gathering before conference was on 4 March, in a basement. ${PROSE}\n`;
    expect(await meetings("last.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it.each([
    "Ines Pemberton reports | March 7th, 2031",
    "Posted by the Harbour Lamp editors. Ines Pemberton reports from the NEC | March 7th, 2031",
    "*Ines Pemberton writes, 7 March 2031*",
  ])("is not when the page was put up, however its byline is worded: %s", async (line) => {
    const page = `# Two pens\n\n${line}\n\nTwo trains, and then a long wait. The NEC met on 4 March 2031. ${PROSE}\n`;
    const report = await read("pens.md", page);
    expect(report.published).toBe("2031-03-07");
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.meetings).toMatchObject([{ body: "NEC", from: "2031-03-04", to: "2031-03-04" }]);
  });

  it("counts from a line at the end that goes on after the day", async () => {
    const page = `# Two pens\n\nInes Pemberton\n\nThe NEC met on 4 March. ${PROSE}\n\n*Published 7 March 2031. Ines can be reached through the office.*\n`;
    const report = await read("pens.md", page);
    expect(report.published).toBe("2031-03-07");
    expect(report.meetings).toMatchObject([{ from: "2031-03-04", precision: "day" }]);
  });

  it.each([
    "On 4 January we lost the cat, and I have not been myself since.",
    "Hello. It is cold. Be kind. On 4 June I will be at my second meeting of the year.",
    "My union was founded on 4 March 1931, and I wore the badge.",
    "We were told that on 4 March we would have a new hall.",
  ])("is not just any day on which something was done: %s", async (words) => {
    const text = `# What the executive did\n\nBy Ines Pemberton on 7 June 2031\n\nIt was a long one. ${words} ${PROSE}\n`;
    expect(await meetings("other.md", text)).toEqual([]);
  });

  it("is that of a committee which a heading calls by its first word", async () => {
    const text = `# Four meetings and a conference\n\n## NEC, Monday 3 March 2031\n\n${PROSE}\n\n## Equalities, Tuesday 4 March 2031\n\n${PROSE}\n\n## Disputes – 5 March 2031\n\n${PROSE}\n`;
    expect(await meetings("diary.md", text)).toEqual([
      "NEC 2031-03-03",
      "Equalities Committee 2031-03-04",
      "Disputes Panel 2031-03-05",
    ]);
  });

  it("is that of the title's committee where the text says ours", async () => {
    const text = posted("Bulletin 14: Equalities Committee", "Our committee met on 4 March by video.");
    expect(await meetings("bulletin.md", text)).toEqual(["Equalities Committee 2031-03-04"]);
  });

  it("belongs to the body that the title names right before it", async () => {
    const text = `# Finance Committee (6 May) and NEC (13 May 2031)\n\n${PROSE}\n`;
    expect(await meetings("both.md", text)).toEqual(["Finance Committee 2031-05-06", "NEC 2031-05-13"]);
  });

  it("is that of each committee which a section is headed by, where a list names them together", async () => {
    const text = `# NEC committees, 13 May 2031\n\n## Disputes Panel\n\n${PROSE}\n\n## Finance Committee\n\n${PROSE}\n`;
    const found = (
      await read(
        "day.md",
        text,
        "- name: NEC committees\n- name: Disputes Panel\n- name: Finance Committee\n",
      )
    ).meetings;
    expect(found?.map(({ body }) => body).toSorted()).toEqual(["Disputes Panel", "Finance Committee"]);
  });

  it("is no Sunday in general, least of all outside the month that the title gives", async () => {
    const text = `Posted on 8 December 2031\n\nNEC report, November 2031\n\nThis was an unusual NEC meeting. It was on a Sunday for one thing. ${PROSE}\n`;
    expect(await meetings("sunday.txt", text)).toEqual(["NEC 2031-11 (month)"]);
  });

  it("is that of the first line, and not of a timetable further down", async () => {
    const text = `National Executive Committee, 13 May 2031\nThis special executive settled how the leader would be elected. ${PROSE}\nAgreed Timetable\nThu 15 May\nElection formally opens\nMon 9 June\nNominations close\nInes Pemberton\n`;
    const report = await read("special.txt", text);
    expect(report.meetings).toMatchObject([{ body: "NEC", from: "2031-05-13" }]);
    expect(report.problems.map(({ code }) => code)).not.toContain("date-conflict");
    expect(report.authors).toEqual(["Ines Pemberton"]);
  });

  it("stands after the name of a picture that was stuck to it", async () => {
    const page = `<html><head><title>Ines Pemberton reports from Labour’s November executive | Red Ledger</title></head><body><h1>Ines Pemberton reports from Labour’s November executive</h1><p><img src="p.jpg" alt="Pemberton1">Pemberton1<strong>National Executive Committee 21 November 2031 (‘Away Day’)</strong></p><p>${PROSE}</p><h3>National Policy Forum Report, 15-16th November</h3><p>It was calm. ${PROSE}</p></body></html>`;
    expect(await meetings("fused.html", page)).toEqual([
      "National Policy Forum 2031-11-15",
      "NEC 2031-11-21",
    ]);
  });

  it("is shown in its heading without the name of a picture that ends with initials", async () => {
    const report = await read(
      "initials.txt",
      `NEC Report IPNational Executive Committee, 4/5 March 2031\n\n${PROSE}\n`,
    );
    expect(report.meetings).toMatchObject([{ from: "2031-03-04", to: "2031-03-05" }]);
    expect(`${report.title} ${report.sections.map(({ heading }) => heading).join()}`).not.toContain("IP");
  });

  it("takes the year in which its weekday fits, of those that the text names", async () => {
    const text = `# Ines Pemberton reports from the 22 September NEC\n\nThe NEC met on Monday 22 September, in York. With regard to Annual Conference 2031, the agenda was shared. Members asked about 2032. ${PROSE}\n`;
    expect(await meetings("fits.md", text)).toEqual(["NEC 2031-09-22"]);
    expect(await meetings("unfit.md", text.replace("Monday 22", "Friday 22"))).toEqual([]);
    const since = text.replace("With regard to Annual Conference 2031", "As has been so since 2031");
    expect(await meetings("since.md", since)).toEqual([]);
  });

  it("takes the year in which its weekday fits before the page was last changed, whatever years the text names", async () => {
    const page = `<html><head><title>National Executive, Tuesday 4th March</title></head><body><h2>National Executive, Tuesday 4th March</h2><p>I said in 1980 that this would happen. ${PROSE}</p><hr><p>Page last altered 06/03/2031<br>Back to index of notes</p></body></html>`;
    expect(await meetings("nec_mar.htm", page)).toEqual(["NEC 2031-03-04"]);
    expect(await meetings("nec_mar.htm", page.replaceAll("Tuesday", "Friday"))).toEqual([]);
  });

  it.each([
    ["NEC, Tuesday 4 March", "NEC 2031-03-04"],
    ["NEC, Wednesday 4 March", null],
    ["NEC, 4 March", null],
    ["NEC, Tuesday (4 March)", "NEC 2031-03-04"],
  ])(
    "takes the year of the only meeting which others put on that day and weekday: %s",
    async (title, day) => {
      const other = `NEC report, 4 March 2031\n\nBy Gus Larkin\n\n${PROSE}\n`;
      await using folder = await corpusFolder({
        "yearless.txt": `${title}\n\nBy Ines Pemberton\n\nShort one from me, I have a train to catch. We are leaving Carway House at long last, and three of us on the NEC voted for Leeds, which is cheaper and nearer the members. Labour's pension scheme shuts to new staff in October. I moved that it be put off; that was lost.\n`,
        "larkin.txt": other,
      });
      const load = async () => {
        const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
        return files.find(({ file }) => file === "yearless.txt");
      };
      const report = await load();
      expect(report?.meetings?.map(({ body, from }) => `${body} ${from}`) ?? null).toEqual(
        day === null ? null : [day],
      );
      expect(report?.passages[0]?.meeting?.from ?? null).toBe(day === null ? null : "2031-03-04");
      await folder.write("again.txt", other.replace("2031", "2025").replace("Larkin", "Thirlwell"));
      // In 2025 it was a Tuesday too.
      expect((await load())?.meetings ?? null).toBeNull();
    },
  );

  it("is that of the day's committees together where a section of a report on several names none", async () => {
    const text = `# Report from NEC committees\n\nBy Ines Pemberton on 7 March 2031\n\nTwo committees met one after the other.\n\n## Equalities Committee, 4 March 2031\n\n${PROSE}\n\n## Disputes Panel, 4 March 2031\n\n${PROSE}\n`;
    const report = await read("day.md", text);
    expect(report.meetings?.map(({ body }) => body)).toEqual(["Equalities Committee", "Disputes Panel"]);
    expect(report.sections[0]?.meeting).toMatchObject({ body: "NEC committees", from: "2031-03-04" });
    const apart = await read("days.md", text.replace("Panel, 4 March", "Panel, 5 March"));
    expect(apart.sections[0]?.meeting).toBeNull();
  });

  it("is not the stamp that a copy bears before its headline", async () => {
    const report = await read("stamp.txt", ` date 2031-03-28 NEC Report – 25 March 2031\n${PROSE}\n`);
    expect(report.title).toBe("NEC Report – 25 March 2031");
    expect(report.published).toBe("2031-03-28");
    expect(report.meetings).toMatchObject([{ body: "NEC", from: "2031-03-25" }]);
  });

  it("is in the headline beside the article, whatever the site is called at the top", async () => {
    const page = `<html><head><title>Ines writes</title></head><body><div id="header"><h1>Ines writes</h1></div><div class="post"><h3 class="post-title">NEC Report – 16 September 2031</h3><div class="post-body">The September NEC meeting is always about conference. ${PROSE}<br><br>${PROSE}</div></div></body></html>`;
    const report = await read("blog.html", page);
    expect(report.title).toBe("NEC Report – 16 September 2031");
    expect(report.meetings).toMatchObject([{ from: "2031-09-16", precision: "day" }]);
  });

  it("is in the line that tells of the meeting, under the name of the site and of its section", async () => {
    const text = `Ines Pemberton Labour\n\nNEC report back\n\nReport of the NEC meeting held on 19 May 2031, at Carway House\n\n${PROSE}\n\nReserve Spent\n\n${PROSE}\n`;
    const report = await read("site.txt", text);
    expect(report.title).toBe("Report of the NEC meeting held on 19 May 2031, at Carway House");
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.problems).toEqual([]);
  });
});

describe("the day of a report whose page gives it", () => {
  const page = (title: string, words: string) =>
    `<html><head><meta property="article:published_time" content="2031-03-07T10:00:00Z"></head><body><h1>${title}</h1><p>Ines Pemberton</p><p>${words} ${PROSE}</p></body></html>`;

  it.each([
    [
      "is the weekday of its title, where nothing else dates it",
      "A wet Tuesday",
      "I write this on the train.",
      "2031-03-04",
    ],
    [
      "is that on which the executive was told something that is to come",
      "A hard report",
      "The treasurer told the NEC on 4 March that it will have to sell the hall.",
      "2031-03-04",
    ],
    [
      "is that of an away day",
      "Custard creams",
      "The away day was on 26 February in Warrington.",
      "2031-02-26",
    ],
    [
      "is that of a first sitting",
      "Kicked upstairs",
      "I can tell you how it went at my first sitting on Tuesday.",
      "2031-03-04",
    ],
  ])("%s", async (_what, title, words, day) => {
    expect(await meetings("page.html", page(title, words))).toEqual([`NEC ${day}`]);
  });

  it.each(["(Sat 1 and Sun 2)", "(Saturday 1st & Sunday 2nd)", "(Sat 1 - Sun 2)"])(
    "are two in a row of which none gives its month: %s",
    async (days) => {
      const text = page(
        "41 flip charts",
        `The away day of Labour's NEC was last weekend ${days}. Most of Sunday morning was spent on the lease.`,
      );
      expect((await read("pair.html", text)).meetings).toMatchObject([
        { from: "2031-03-01", to: "2031-03-02" },
      ]);
    },
  );

  it("is no heading under a site's name and motto, and the committee is that which the writer has joined", async () => {
    const text = `Pemberton's Page\nMusings of a member of the National Executive Committee. All views my own!\n\nFriday, 7 March 2031\nKicked upstairs\n\nI've been put on the Disputes Panel, which is like being a dinner lady. I can tell you how it went at my first sitting on Tuesday.\n\n${PROSE}\n\nInes xx\n\nPosted by Ines at 22:02\nLabels: disputes\n`;
    const report = await read("blog.txt", text, "- name: Disputes Panel\n");
    expect(report).toMatchObject({ title: "Kicked upstairs", published: "2031-03-07" });
    expect(report.meetings).toMatchObject([{ body: "Disputes Panel", from: "2031-03-04" }]);
  });

  it("counts from the day beside a masthead below who wrote it", async () => {
    const text = `"There's a list": NEC report\n\nBy Ines Pemberton and Gus Larkin\n\nTHE HARBOUR REVIEW | 7th March 2031\n\nOn Tuesday the NEC met for over five hours. ${PROSE}\n`;
    expect((await read("review.txt", text)).published).toBe("2031-03-07");
    expect(await meetings("review.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("counts from the day beside a masthead above all else", async () => {
    const text = `THE HARBOUR REVIEW | 7th March 2031\n\nThe executive this week\n\nOn Tuesday the NEC met for over five hours. ${PROSE}\n`;
    expect((await read("review.txt", text)).published).toBe("2031-03-07");
    expect(await meetings("review.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("counts from a byline with what was met before it, and a count after it", async () => {
    const text = `# Custard creams\n\nNEC away day, by Ines Pemberton · 7 March 2031 · 4 min\n\nThe NEC met on Tuesday. ${PROSE}\n`;
    const report = await read("hugo.md", text);
    expect(report).toMatchObject({ authors: ["Ines Pemberton"], published: "2031-03-07" });
    expect(report.meetings).toMatchObject([{ from: "2031-03-04" }]);
  });

  it.each([
    ["3 February 2031", ["NEC 2031-01-28"]],
    ["3 May 2031", []],
  ])("has its year from a page that was changed soon after it, on %s", async (changed, expected) => {
    const text = `Letter No. 34\n\nThis reports the National Executive of 28 January. ${PROSE}\n\nInes Pemberton\n\nThis page was last modified on ${changed}.\n`;
    expect(await meetings("letter.txt", text)).toEqual(expected);
  });
});

describe("two dates of one report", () => {
  it("conflict where title and text tell of one meeting", async () => {
    const text = `# Ines Pemberton NEC Report – 18th March 2031\n\nLabour’s NEC met last Wednesday 18th March. ${PROSE}\n`;
    expect((await read("weekday.md", text)).problems.map(({ code }) => code)).toEqual(["weekday-conflict"]);
    const other = text.replace("Wednesday 18th", "Tuesday 19th");
    expect((await read("rival.md", other)).problems.map(({ code }) => code)).toContain("date-conflict");
  });

  it("do not where another committee is said to have met on the other day", async () => {
    const text = `NEC Report, 8 December 2031\n\nTwo special meetings were held. The equalities committee met on Friday 5 December: together with NEC members it has stakeholders. The full NEC then met on Monday 8 December. ${PROSE}\n\nEqualities Committee, 5 December 2031\n\n${PROSE}\n`;
    const report = await read("two.txt", text, "- name: Equalities Committee\n");
    expect(report.problems.map(({ code }) => code)).not.toContain("date-conflict");
    expect(report.meetings).toMatchObject([{ from: "2031-12-05" }, { body: "NEC", from: "2031-12-08" }]);
  });
});

describe("the body that met", () => {
  it("is the committee, and not the NEC whose member writes or whose committees they were", async () => {
    const member = `Report from NEC Equalities Committee\n\nInes Pemberton, NEC member, September 2031\n\nThe NEC Equalities Committee met on Thursday 4th September 2031. ${PROSE}\n`;
    expect(await meetings("member.txt", member)).toEqual(["Equalities Committee 2031-09-04"]);
    const committees = `NEC Update, July 2031\n\nWhen two NEC subcommittees met on 1 July we had no idea what was coming. ${PROSE}\n\nDisputes Panel, 1 July 2031\n\n${PROSE}\n`;
    expect(await meetings("committees.txt", committees)).toEqual(["Disputes Panel 2031-07-01"]);
  });

  it("are the committees whose names head its parts, where its day is said to be theirs", async () => {
    const text = `The washing up\n\nI sit on two of the three committees which met on Tuesday 4 March 2031.\n\n## Organisation Committee\n\n${PROSE}\n\n## Equalities Committee\n\n${PROSE}\n\nInes Pemberton represents councillors on the NEC.\n`;
    expect((await meetings("day.md", text)).toSorted()).toEqual([
      "Equalities Committee 2031-03-04",
      "Organisation Committee 2031-03-04",
    ]);
  });

  it("is no panel that a title only speaks of", async () => {
    const text = `A panel for Oldthorpe\n\nWe met on 4 March 2031 in black ties. ${PROSE} The NEC agreed to our own panel.\n`;
    expect(await meetings("panel.txt", text)).toEqual(["NEC 2031-03-04"]);
  });

  it("is no slate of candidates", async () => {
    const bodies = "- name: Organisation Committee\n- name: Open Voice\n";
    await using folder = await corpusFolder({
      "bodies.yaml": bodies,
      "slate.md": `# Open Voice NEC Report – Organisation Committee 21.01.2031\n\n${PROSE}\n`,
    });
    const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
    const report = files.find(({ file }) => file === "slate.md");
    expect(report?.meetings?.map(({ body }) => body)).toEqual(["Organisation Committee"]);
  });

  it("is the NEC in the month in which it is said to have looked at something, beside a committee's day", async () => {
    const text = `Posted on 6 February 2031\n\n# Longlists and the lease – NEC report\n\nLabour’s national executive committee (NEC) in January focused on readiness. ${PROSE}\n\n## Selections\n\nAt the Organisation Committee meeting on 22nd January, we were disappointed. ${PROSE}\n`;
    expect(await meetings("month.md", text)).toEqual([
      "NEC 2031-01 (month)",
      "Organisation Committee 2031-01-22",
    ]);
  });
});
