/** A report with something of its page around it: all of the report is to be shown, and nothing else. */
import { expect } from "vitest";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { corpusFolder } from "./folder.ts";

/** All that is shown of a file, line by line: its title, its headings, its text. */
export async function shownOf(file: string, text: string) {
  await using folder = await corpusFolder({ [file]: text });
  const [report] = (await loadFolder(folder.dir, { maxBytes: 1_000_000 })).files;
  if (report === undefined) throw new Error("nothing was read");
  const lines = [
    report.title,
    ...report.sections.map(({ heading }) => heading ?? ""),
    ...report.passages.map(({ text: words }) => words),
  ];
  return lines.join("\n");
}

export const TITLE = "NEC report, 4 March 2031";
export const BODY = `The executive met in a cold hall and it was a long one. The treasurer presented the accounts, and I asked about the reserve.

Longlists

A motion on longlists was lost by 11 votes to 18. I voted for it, and so did three of the constituency section.

In short:
- Membership 380,000
- Debt nil
- Next meeting in May`;
/** What of it must be shown, the short lines at its end included. */
export const SAID = [
  "cold hall",
  "Longlists",
  "three of the constituency section",
  "Membership 380,000",
  "Debt nil",
  "Next meeting in May",
];

/** @param around what of the text is to be shown nowhere, piece by piece */
export async function expectOnlyTheReport(file: string, text: string, around: string) {
  const shown = await shownOf(file, text);
  for (const words of SAID) expect(shown).toContain(words);
  const pieces = around.split(/\n|\s\|\s|\s·\s/u).filter((piece) => /\p{L}{3}/u.test(piece));
  for (const piece of pieces) expect(shown).not.toContain(piece.replace(/^[-*#\s]+/u, "").trim());
}
