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
