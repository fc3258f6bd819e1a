import { describe, expect, it } from "vitest";
import { checkTable } from "../../src/ingest/check-table.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder, reportText } from "./folder.ts";

describe("checkTable", () => {
  it("says of each file what the bot made of it and what a person should mend, and counts", async () => {
    await using folder = await corpusFolder({
      "good.txt": reportText(),
      "bare.txt":
        "The NEC met and the paper on selections was carried by 20 votes to 8. I asked about the accounts.\n",
      "empty.txt": "",
      "people.yaml": "- nam: x\n",
    });
    const { files, problems } = await loadFolder(folder.dir, { maxBytes: 1e6 });
    const { rows, configuration, counts } = checkTable(files, problems);
    const row = (file: string) => rows.find((one) => one.file === file);
    expect(row("good.txt")).toMatchObject({
      kind: "report",
      authors: "Ines Pemberton",
      meetings: "NEC 2017-01-24",
      passages: 2,
      problems: [],
      mend: [],
    });
    expect(row("bare.txt")).toMatchObject({ authors: "unknown", meetings: "undated" });
    expect(row("bare.txt")?.mend.join(" ")).toContain("`meetings:`");
    expect(row("empty.txt")?.problems).toEqual(["The file is empty."]);
    expect(configuration.join(" ")).toContain("people.yaml");
    expect(counts).toMatchObject({
      files: 4,
      reports: 2,
      unreadable: 1,
      undated: 1,
      unknownAuthors: 1,
      toMend: 2,
    });
  });
});
