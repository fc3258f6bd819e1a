/** Whose report it is where only a credit, a line of several names or the title tells, and what is no report at all. */
import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

const TEXT =
  "The executive met on Tuesday in a cold hall. I asked the treasurer about the reserve and when Labour would publish it.\n\nA motion on longlists was lost by 11 votes to 18, and I voted for it. The lease on the hall runs until the summer.";

async function read(file: string, text: string) {
  await using folder = await corpusFolder({ [file]: text });
  const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
  if (report === undefined) throw new Error("no report");
  return report;
}

describe("the authors", () => {
  it("are all whom a line over the text names, whoever posted it", async () => {
    const report = await read(
      "team.txt",
      `A cold hall: NEC report\n\nPosted on March 6, 2031 by admin\n\nLeft members' reps Ines Pemberton, Gus Ferrier and Marta Oyelaran on the NEC meeting of 4 March 2031.\n\n${TEXT}\n`,
    );
    expect(report.authors).toEqual(["Ines Pemberton", "Gus Ferrier", "Marta Oyelaran"]);
  });
  it("are those who sign, and no things that a title sets after a colon", async () => {
    const report = await read(
      "title.txt",
      `NEC of 4th March 2031: Glass Walls and Cold Radiators\n\n${TEXT}\n\nYours in struggle, Ines Pemberton\n`,
    );
    expect(report.authors).toEqual(["Ines Pemberton"]);
  });
  it.each([
    "_Posted on March 6, 2031. Ines Pemberton has no site of her own, so we're hosting her._",
    "Posted here on behalf of Ines Pemberton, who is between blogs.",
  ])("are those for whom a site says that it has put a text up: %s", async (note) => {
    const report = await read("hosted.md", `# A cold hall\n\n${note}\n\n${TEXT}\n`);
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.published).toBe(note.includes("2031") ? "2031-03-06" : null);
  });
  it.each(["Ines's NEC letter", "Ines's notes from the NEC", "Ines's latest bulletin"])(
    "are whom a title calls by a first name, and the page in full: %s",
    async (title) => {
      const note = "Gus Larkin looks after these pages; the words are those of Ines Pemberton.";
      const report = await read("letter.md", `# ${title}\n\n${note}\n\n${TEXT}\n`);
      expect(report.authors).toEqual(["Ines Pemberton"]);
    },
  );
  it("are not those in whose name a site that is called after them is copyright", async () => {
    const report = await read(
      "site.txt",
      `The Copper Kettle\n\nA cold hall\n\n${TEXT}\n\n© 2031 Copper Kettle\n`,
    );
    expect(report.authors).toBeNull();
  });
});

describe("the day of the meeting", () => {
  it("is the one with which a report begins, its year that of the page's notice of copyright", async () => {
    const report = await read(
      "begins.txt",
      `The Long Bench\n\nNEC, the one with the women's conference row\n\nTuesday 4 March, and we were back in a cold hall.\n\n${TEXT.replace(" on Tuesday", "")}\n\n© 2031 Ines Pemberton\n`,
    );
    expect(report.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
  });
  it("has the year of the season in which a newsletter came out", async () => {
    const report = await read(
      "season.txt",
      `Society Newsletter, Spring 2031\n\nMembers have me to thank for speaking at the NEC. What follows is what I took down on 4 March at the last NEC before the locals.\n\n${TEXT.replace(" on Tuesday", "")}\n\nInes Pemberton\n`,
    );
    expect(report.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
  });
});

describe("a file", () => {
  it("is no report where the executive is that of a party with a name of its own", async () => {
    const report = await read(
      "others.txt",
      "Harbour Rising: what we agreed\n\nI'm one of two members on the NEC of Harbour Rising and this is what we did on Saturday 9 June 2031.\n\nThe leader gave a report. We agreed by 14 votes to 6 to stand in every ward. The treasurer told us that we owe £31,000.\n",
    );
    expect(report.kind).toBe("not-a-report");
  });
  it.each([
    "HARBOUR PARTY OF TORHAM - National Executive Committee - members' bulletin\n\nFrom Gus Larkin",
    "Spring bulletin\n\nThe Party of Torham's National Executive Committee met on Saturday 9 June 2031.",
    "Spring bulletin\n\nThe NEC of the Party for Torham met on Saturday 9 June 2031.",
  ])("is no report where the executive is that of the party of a place: %j", async (head) => {
    const told =
      "The leader reported that we shall fight eleven wards. The fee was raised from £8 to £10, by 5 votes to 3.";
    expect((await read("others.txt", `${head}\n\n${told}\n`)).kind).toBe("not-a-report");
    const ours = head.replaceAll(/HARBOUR PARTY|Party/gu, "Labour Party");
    expect((await read("ours.txt", `${ours}\n\n${told}\n`)).kind).toBe("report");
  });
  it("shows no home that its writer gives, whatever the street is called", async () => {
    const report = await read(
      "home.txt",
      `NEC report, 4 March 2031\n\n${TEXT}\n\nMy home address for the forms is 3 Larkspur Ginnel, Torham, as the civic centre is losing the post.\n\nInes Pemberton\n`,
    );
    expect(report.passages.map(({ text }) => text).join("\n")).not.toContain("Larkspur");
  });
});
