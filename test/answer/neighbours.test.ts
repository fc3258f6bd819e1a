import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apartIn, neighboursIn } from "../../src/answer/neighbours.ts";
import { understand } from "../../src/answer/understand.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer } from "./invented-archive.ts";

const archive = await buildArchive({
  gazetteer,
  files: [
    reportOf({
      file: "otterburn-june-2031.md",
      title: "NEC, 10 June 2031",
      authors: ["Wanda Otterburn"],
      meeting: meetingOf("NEC", "2031-06-10"),
      sections: {
        Offices: ["The north pier office shut. In the west the standing order on charges was read."],
      },
    }),
  ],
});

function termsOf(question: string) {
  return understand(question, archive, "2033-01-01").terms;
}

describe("Words side by side in a question", () => {
  test("are neighbours where no other word stands between them", () => {
    const labels = neighboursIn(termsOf("what became of the north west office in the standing charges row"));
    expect(labels.map((pair) => pair.map(({ label }) => label))).toEqual([
      ["north", "west"],
      ["west", "office"],
      ["standing", "charges"],
      ["charges", "row"],
    ]);
  });

  test("stand together in a text within a few words, in either order", () => {
    const terms = termsOf("standing charges");
    expect(apartIn("They opposed standing charges.", terms)).toBe(0);
    expect(apartIn("Charges that are standing were opposed.", terms)).toBe(0);
    expect(apartIn("Standing at the back of the hall she said that there would be charges.", terms)).toBe(1);
  });

  test("are a share from nought to one of any text, and none of a single word's", () => {
    const terms = termsOf("the north west office");
    fc.assert(
      fc.property(fc.array(fc.constantFrom("north", "west", "office", "pier", "of")), (words) => {
        const apart = apartIn(words.join(" "), terms);
        expect(apart).toBeGreaterThanOrEqual(0);
        expect(apart).toBeLessThanOrEqual(1);
        expect(apartIn(words.join(" "), termsOf("office"))).toBe(0);
      }),
    );
  });
});
