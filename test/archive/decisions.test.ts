import { describe, expect, test } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { decisionIn } from "../../src/archive/ledger-decisions.ts";
import { gazetteer } from "../answer/invented-archive.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

const meeting = meetingOf("NEC", "2031-03-11");
const report = reportOf({
  file: "lamps.md",
  title: "NEC Meeting, 11 March 2031",
  authors: ["Mabel Thistlewood"],
  meeting,
  sections: {
    Lamps: ["The paper on lamps was long. It was agreed that it be deferred until May. Nobody minded."],
    Piers: ["The motion on piers fell 14-22. There was no vote on the amendment, and we were told nothing."],
    Gulls: ["Gulls were seen."],
  },
});

describe("Decisions that a report tells of", () => {
  test("are given back with their words, their place and how it ended; what puts off decides nothing else", async () => {
    const archive = await buildArchive({ files: [report], gazetteer });
    const told = archive.decisions.of(report);
    expect(told.map(({ decision, quote, inLedger }) => [decision, quote, inLedger])).toEqual([
      ["put off", "It was agreed that it be deferred until May.", expect.any(Boolean)],
      ["lost", "The motion on piers fell 14-22.", true],
      [
        "not put to a vote",
        "There was no vote on the amendment, and we were told nothing.",
        expect.any(Boolean),
      ],
    ]);
    for (const { passage, start, end, quote, meeting: of } of told) {
      const held = archive.passage(passage);
      expect(held?.text.slice(start - held.start, end - held.start)).toBe(quote);
      expect(of).toEqual(meeting);
    }
  });

  test("are not that somebody sits without a vote", () => {
    expect(decisionIn("There was a plan to make the cadets' member an observer without a vote.")).toBeNull();
    expect(decisionIn("The keeper may attend and speak without a vote.")).toBeNull();
    expect(decisionIn("The motion on piers was dealt with without a vote.")).toBe("not put to a vote");
  });

  test("are none where the archive does not hold the report", async () => {
    const archive = await buildArchive({ files: [], gazetteer });
    expect(archive.decisions.of(report)).toEqual([]);
  });
});
