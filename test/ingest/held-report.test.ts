import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TRACE } from "../../src/ingest/author-trace.ts";
import { Drafts, HeldReport, interning, recordOf } from "../../src/ingest/held-report.ts";
import { RecordWriter } from "../../src/record-file.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

/** Any UTF-16 at all, halves of pairs too. */
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    "Café – “quoted”",
    "\ud800 half a pair",
    "plain",
    "ÿ is the last of one byte; Ā the first of two",
  ),
);
const report = fc
  .record({
    texts: fc.uniqueArray(text, { minLength: 1, maxLength: 6 }),
    title: text,
    author: fc.constantFrom("Ann Grey", null),
    split: fc.boolean(),
  })
  .map(({ texts, title, author, split }): Report => {
    const half = split ? Math.ceil(texts.length / 2) : 0;
    return reportOf({
      title,
      authors: author === null ? null : [author],
      meeting: meetingOf("NEC", "2021-05-25"),
      sections: { "": texts.slice(0, half), "Any business": texts.slice(half) },
    });
  });

async function held(reports: readonly Report[]): Promise<{ drafts: Drafts; all: readonly HeldReport[] }> {
  const writer = await RecordWriter.begin(null, "ab".repeat(32));
  for (const one of reports) await writer.add(...recordOf("key", one, [1, 4_000_000_000], NO_TRACE));
  const drafts = new Drafts(await writer.finish());
  const intern = interning();
  return { drafts, all: reports.map((_, at) => HeldReport.from(drafts, at, drafts.draft(at), intern)) };
}

describe("a report on disk", () => {
  it("is the report that was written, to the last half of a pair", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 4 }), async (reports) => {
        const { drafts, all } = await held(reports);
        for (const [at, one] of all.entries()) {
          const { sections, passages, fileMap, ...header } = reports[at] as Report;
          expect(one).toMatchObject(header);
          expect(one.passages).toEqual(passages);
          expect(one.sections).toEqual(sections);
          expect(one.fileMap).toEqual(fileMap);
          expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(reports[at])));
          expect([...drafts.sketch(at)]).toEqual([1, 4_000_000_000]);
        }
      }),
    );
  });

  it("keeps its passages under another id, where it is copied to, and by another's author", async () => {
    const [one] = (await held([reportOf({ sections: { "": ["The fund was closed."] } })])).all;
    const renamed = one?.with({ id: "other" });
    const [passage] = renamed?.passages ?? [];
    expect(passage).toMatchObject({ report: "other", text: "The fund was closed." });
    expect(passage?.id).toMatch(/^other\./);
    expect(renamed?.sections[0]?.passages).toEqual([passage?.id]);
    expect(one?.passages[0]?.id).toMatch(/^report\./);
    const elsewhere = await held([reportOf({ file: "a.md", sections: { "": ["Another."] } }), one as Report]);
    expect(one?.movedTo(elsewhere.drafts, 1).passages).toEqual(one?.passages);
  });

  it("is read again when others have been asked about since", async () => {
    const long = "x".repeat(5_000_000);
    const reports = Array.from({ length: 8 }, (_, at) =>
      reportOf({ file: `r${at}.md`, sections: { "": [`${at}${long}`] } }),
    );
    const { all } = await held(reports);
    for (const round of [0, 1]) {
      for (const [at, { passages }] of all.entries())
        expect(passages[0]?.text.at(round)).toBe(round === 0 ? `${at}` : "x");
    }
  });
});
