import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { runInLead } from "../../src/ingest/run-in-lead.ts";
import { corpusFolder } from "./folder.ts";

/** Which passage words belong to which meeting: "Disputes Panel 2031-03-04: words ...". */
async function sectioned(file: string, text: string): Promise<string[]> {
  await using folder = await corpusFolder({ [file]: text });
  const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
  return (report?.passages ?? []).map(
    ({ meeting, text: words }) =>
      `${meeting?.body} ${meeting?.from}: ${words.split(/\s+/u).slice(0, 3).join(" ")}`,
  );
}

describe("sections without a heading of their own", () => {
  it("begin at a lead in bold that names body and day", async () => {
    const text = `# What the committees did

Ines Pemberton

I sat through three of them, so here is a short account of each.

**Disputes Panel, 04.03.2031.** We had nineteen cases. Two were referred on, and I asked how long the oldest had waited.

**Organisation Committee, 11 March 2031.** The freeze date was noted. Guidance for branches was agreed by 8 votes to 5.

**Equalities Committee, 18 March 2031:** A survey of members was put off until the autumn.
`;
    expect((await sectioned("committees.md", text)).slice(-3)).toEqual([
      "Disputes Panel 2031-03-04: We had nineteen",
      "Organisation Committee 2031-03-11: The freeze date",
      "Equalities Committee 2031-03-18: A survey of",
    ]);
  });

  it("begin at a plain lead, whose year the title may give", async () => {
    const text = `NEC committees, spring 2031

Organisation Committee (11 March): The freeze date was noted, and guidance for branches was agreed by 8 votes to 5.

Equalities Committee (18 March): A survey of members was put off until the autumn, which I was sorry about.
`;
    expect(await sectioned("plain.txt", text)).toEqual([
      "Organisation Committee 2031-03-11: The freeze date",
      "Equalities Committee 2031-03-18: A survey of",
    ]);
  });

  it("begin at a day with an hour", async () => {
    const text = `NEC diary: a weekend by the sea, September 2031

Saturday 27 September, 9.30 a.m.

The NEC met in the ballroom, and the chair thanked the stewards. A paper on rule changes was noted.

Sunday 28 September, 2pm NEC

The second meeting took half an hour, and the emergency motion on ferries was opposed by 15 votes to 9.
`;
    expect(await sectioned("diary.txt", text)).toEqual([
      "NEC 2031-09-27: The NEC met",
      "NEC 2031-09-28: The second meeting",
    ]);
  });
});

describe("what is said between the byline and the first section", () => {
  it("is the report's, however short", async () => {
    const prose =
      "We paid tribute to those who have died. A motion on longlists was lost by 11 votes to 18, and I voted for it.";
    const text = `# Spring 2031: a joint report\n\nInes Pemberton and Ada Thirlwell\n\n24 May 2031\n\nAll these meetings were on a screen. Ada has learned to unmute.\n\n## NEC, 29 April 2031\n\n${prose}\n\n## NEC, 20 May 2031\n\n${prose}\n`;
    expect((await sectioned("spring.md", text)).join("\n")).toContain("All these meetings");
  });
});

describe("a byline set like a heading", () => {
  const prose =
    "The NEC met in coats. A motion on longlists was lost by 11 votes to 18, and Labour's treasurer was sorry about it.";
  async function headings(text: string): Promise<(string | null)[]> {
    await using folder = await corpusFolder({ "report.md": text });
    const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
    return report?.sections.map(({ heading }) => heading) ?? [];
  }

  it.each([
    "Ines Pemberton",
    "Share on Facebook Share on X Email this article Print",
    "Ines Pemberton·5 min read·",
    "Ines Pemberton and Ada Thirlwell",
  ])("heads nothing: %s", async (line) => {
    const text = `# NEC notes, 4 March 2031\n\n${line}\n\n${prose}\n\n## Reserve\n\n${prose.replace("coats", "scarves")}\n`;
    expect(await headings(text)).toEqual([null, "Reserve"]);
  });

  it("is no byline where one of several heads what she wrote", async () => {
    const text = `# NEC notes, 4 March 2031\n\nInes Pemberton and Ada Thirlwell\n\n## Ada Thirlwell\n\n${prose}\n\n## Ines Pemberton\n\n${prose.replace("coats", "scarves")}\n`;
    expect(await headings(text)).toEqual(["Ada Thirlwell", "Ines Pemberton"]);
  });

  it("leaves the words after it whole where furniture before them has signs of two units", async () => {
    const text = `Thread by @ipemberton on Spool\n\nInes Pemberton 🌹🌹\n@ipemberton\n14 May 31, 9 tweets, 3 min read\n\nThread on yesterday's NEC. ${prose} 1/2\n\n${prose} 2/2\n`;
    await using folder = await corpusFolder({ "thread.txt": text });
    const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
    expect(report?.problems.map(({ message }) => message).join()).toContain('"Thread on yesterday\'s NEC."');
  });
});

describe("committees of one day", () => {
  it.each([
    ["Disputes Panel:", "Equalities Committee:"],
    ["**Disputes Panel.**", "**Equalities Committee.**"],
    ["The Disputes Panel –", "The Equalities Committee –"],
    ["_Disputes Panel_:", "_Equalities Sub-Committee_:"],
  ])("are told apart by the words that a paragraph begins with: %s", async (first, second) => {
    const text = `# NEC committees, 11 March 2031

Ines Pemberton

I sat through both of them, and so here is a short account of each for those who asked.

${first} We had nineteen cases. Two were referred on, and I asked how long the oldest had waited.

It was agreed by 8 votes to 5 that the figures will be published twice a year, which I had moved.

${second} A survey of members was put off until the autumn, and the chair was sorry about that.
`;
    const found = await sectioned("committees.md", text);
    expect(found.slice(-2).map((words) => words.replace(/ Sub-?/u, " "))).toEqual([
      expect.stringMatching(/^Disputes Panel 2031-03-11: /u),
      expect.stringMatching(/^Equalities Committee 2031-03-11: /u),
    ]);
    // What names neither is of the day, and of no meeting of the NEC.
    expect(found[0]).toMatch(/^NEC committees 2031-03-11: I sat/u);
  });

  it("leave a report of one meeting of the NEC as it is", async () => {
    const text = `# NEC report, 11 March 2031

Disputes Panel: nineteen cases were heard since the last time, and two of them were referred on to the NCC.

Finance Committee: the lease runs until the summer, and it was agreed by 8 votes to 5 to look for another hall.
`;
    for (const words of await sectioned("nec.md", text)) expect(words).toMatch(/^NEC 2031-03-11/u);
  });
});

describe("a run-in lead", () => {
  it.each([
    "On 4 March 2031 the Disputes Panel met again. It took an hour.",
    "Next meeting of the NEC, 4 March 2031. All are welcome.",
    "The NEC met on 4 March 2031. It took an hour.",
    "Membership, 4 March 2031: 380,000.",
    "Disputes Panel, 4 March 2031.",
    "Disputes Panel papers were due on 4 March 2031. They came late.",
  ])("is not read into: %s", (words) => {
    expect(runInLead(words)).toBeNull();
  });

  it.each([
    ["**Disputes Panel, 4 March 2031.** We met.", "Disputes Panel, 4 March 2031"],
    ["Disputes Panel, 4 March 2031. We met.", "Disputes Panel, 4 March 2031"],
    ["__NEC away day (4-5 March 2031)__ We met.", "NEC away day (4-5 March 2031)"],
    ["4 March 2031, Disputes Panel: We met.", "4 March 2031, Disputes Panel"],
    ["Disputes Panel – 4 March – We met.", "Disputes Panel – 4 March"],
  ])("is read out of: %s", (words, heading) => {
    const lead = runInLead(words);
    expect(lead?.heading).toBe(heading);
    expect(words.slice(lead?.length)).toBe("We met.");
  });
});
