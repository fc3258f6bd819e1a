import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";

const SEEDS = path.join(import.meta.dirname, "..", "..", "..", "shared", "seeds");
const there = existsSync(SEEDS);
if (!there) process.stderr.write("The five example reports are not here: their test is skipped.\n");

describe.skipIf(!there)("the five example reports, raw", () => {
  it("have the authors and dates that their texts give, and no others", async () => {
    const { files } = await loadFolder(SEEDS, { maxBytes: 5_000_000 });
    const read = files.map(({ authors, meetings }) => ({
      authors,
      dates: [...new Set(meetings?.map((meeting) => `${meeting.from}..${meeting.to}`))],
    }));
    expect(read).toEqual([
      { authors: ["Mish Rahman"], dates: [] },
      { authors: ["Alice Perry"], dates: ["2018-03-06..2018-03-06"] },
      {
        authors: ["Ann Black"],
        dates: ["2021-02-24..2021-02-24", "2021-03-04..2021-03-04", "2021-03-11..2021-03-11"],
      },
      { authors: null, dates: ["2021-05-01..2021-05-31"] },
      { authors: ["Jess Barnard", "Gemma Bolton", "Yasmine Dar"], dates: [] },
    ]);
    const shown = files.flatMap((file) => file.passages.map((passage) => passage.text)).join("\n");
    for (const text of [
      "07956",
      "consenting to the use of cookies",
      "More from LabourList",
      "You can follow",
      "Latest Threads",
    ]) {
      expect(shown).not.toContain(text);
    }
    expect(shown).toContain("lost 10-17");
    expect(shown).toContain("defeated 16-14 on a recount");
  });
});
