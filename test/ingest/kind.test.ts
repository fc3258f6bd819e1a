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

  it("are none when they only ask the reader for a vote", async () => {
    expect(await kinds({ "candidate.txt": `NEC elections\n\n${candidate}` })).toEqual({
      "candidate.txt": NONE,
    });
  });
});

describe("executives of others", () => {
  it("are no report: a union's circular on its own executive", async () => {
    const circular =
      "Ferry and Harbour Staffs Union\nNational Executive report\n\nBranch circular 9/2031, for all branch officers.\n\nThe union's national executive met on 4 March 2031. The president of the union was in the chair.\n\nThe pay claim was agreed by 19 votes to 6, and a consultative ballot was noted. Branches should return their forms by Easter.\n";
    expect(await kinds({ "circular.txt": circular })).toEqual({ "circular.txt": NONE });
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

  it("do not sink a report of Labour's that speaks of unions", async () => {
    const report =
      "NEC report, 6 March 2031\n\nThe NEC met in London. The trade union section asked about industrial action at head office, and the president of our union spoke on the pay claim. Labour MPs may join picket lines. CLPs will be consulted. I voted for it, and it was carried 17-13.\n";
    expect(await kinds({ "labour.txt": report })).toEqual({ "labour.txt": REPORT });
  });
});
