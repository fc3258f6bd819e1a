import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

const BODY =
  "The executive met on Tuesday and it was a long one. The treasurer presented the accounts, and I asked about the reserve.\n\nA motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.\n";

async function read(text: string) {
  await using folder = await corpusFolder({ "notes.md": text });
  const { files } = await loadFolder(folder.dir, { maxBytes: 1_000_000 });
  const [report] = files;
  if (report === undefined) throw new Error("nothing was read");
  const shown = [
    ...report.sections.map(({ heading }) => heading),
    ...report.passages.map(({ text }) => text),
  ];
  return { ...report, shown: shown.join("\n") };
}

const INES = ["Ines Pemberton"];

describe("the line that says who put a text there and when", () => {
  it.each([
    ["by Ines Pemberton on 6 March, 2031 in Labour Party with 2 Comments", INES],
    ["By Ines Pemberton / @inespemberton / 6th March, 2031, 11:40 am", INES],
    ["by Ines Pemberton · Mar 6, 2031 · ♡ 57 · Share", INES],
    ["**March 6, 2031** by Ines Pemberton · Leave a comment", INES],
    ["**Ines Pemberton** | 06/03/2031 | Share on Facebook | Share on Twitter", INES],
    ["Ines Pemberton · Follow  6 min read · Mar 6, 2031", INES],
    ["Ines Pemberton Mar 6, 2031 ♡ 141 Comment 38 Share", INES],
    ["6 March 2031 — Ines Pemberton — 3 min read", INES],
    ["Published: 6 March 2031. By Ines Pemberton", INES],
    ["INES PEMBERTON MEP: E-NEWSLETTER, 6 MARCH 2031", INES],
    ["6 March 2031 inesp", null],
    ["Posted on **6 March 2031** by **inesp**", null],
    ["Posted by Webteam (Gail), 6 March 2031", null],
    ["Posted by Admin on 06/03/2031 in Uncategorised", null],
    ["Reports / March 6, 2031", null],
    ["*Fenwick Political Bulletin, posted 6 March 2031*", null],
    ["Sent 06/03/2031", null],
    ["06.03.2031 Uncategorised", null],
    ["06.03.2031 Party matters", null],
    ["06.03.2031 NEC Reports", null],
    ["2031/03/06 by Ines Pemberton in Uncategorised", INES],
    ["by Ines Pemberton » Thu Mar 06, 2031 10:12 pm", INES],
    ["Date added: 06/03/31 | Added by: Webteam | Filed in: NEC", null],
    ["6 March 2031 · Reports, NEC · Leave a comment", null],
    ["Edition: 6th March 2031", null],
    ["Admin · 6 March 2031 · 🌐", null],
    ["Ines P @inesp · Mar 6, 2031", null],
    ["By RoseVoice / 6th March, 2031, 4:00 pm", null],
  ])("%s", async (line, authors) => {
    const report = await read(`# What the executive did\n\n${line}\n\n${BODY}`);
    expect(report.published).toBe("2031-03-06");
    expect(report.authors).toEqual(authors);
    expect(report.meetings).toEqual([
      { body: "NEC", from: "2031-03-04", to: "2031-03-04", precision: "day" },
    ]);
    expect(report.shown).not.toMatch(/2031|Share|Comment|inesp|Bulletin|Webteam|RoseVoice/u);
    expect(report.shown).toContain("lost by 11 votes to 18");
  });

  it("may say below the text more than the day", async () => {
    const line =
      "This entry was posted on Thursday, March 6th, 2031 at 9:03 am and is filed under NEC. You can follow any responses to this entry.";
    expect((await read(`# What the executive did\n\n${BODY}\n\n${line}\n`)).published).toBe("2031-03-06");
  });

  it("begins no other post below a title and its standfirst", async () => {
    const report = await read(
      `# The NEC meeting on 4 March\n\nWhat was said in the hall, and what was not\n\nPublished 6 March 2031 by Webteam\n\n${BODY}`,
    );
    expect(report.shown).toContain("lost by 11 votes to 18");
    expect(report.published).toBe("2031-03-06");
  });

  it("may stand below the text", async () => {
    const report = await read(
      `# What the executive did\n\n${BODY}\n\nPosted by Ines Pemberton on 6 March 2031\n`,
    );
    expect(report.published).toBe("2031-03-06");
  });

  it.each([
    "NEC report, 4 March 2031",
    "Disputes Panel, 4 March 2031",
    "Equalities Committee – 4 March 2031",
    "Report from Ines Pemberton, 4 March 2031",
  ])("is none that says of which day the report is: %s", async (line) => {
    const report = await read(`${line}\n\n${BODY}`);
    expect(report.published).toBeNull();
    expect(report.meetings?.map(({ from }) => from)).toEqual(["2031-03-04"]);
  });
});
