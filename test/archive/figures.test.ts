import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractFigures } from "../../src/archive/figures.ts";
import { meetingOf, reportOf } from "./report-builder.ts";

function figuresIn(text: string, heading = "") {
  return extractFigures(
    reportOf({ meeting: meetingOf("NEC", "2032-07-19"), sections: { [heading]: [text] } }),
  );
}

function told(text: string, heading = ""): readonly string[] {
  return figuresIn(text, heading).map(
    ({ measure, value, qualifier }) => `${measure} ${value}${qualifier === null ? "" : ` [${qualifier}]`}`,
  );
}

describe("Figures of the party's membership", () => {
  test.each([
    ["The party has 489k members.", ["membership 489000"]],
    ["Membership was 434,000 including arrears.", ["membership 434000 [including arrears]"]],
    ["Membership now stands at just over 407k.", ["membership 407000 [just over]"]],
    [
      "We have 415,000 members, of whom 33,000 are in arrears.",
      ["membership 415000 [of whom 33,000 are in arrears]", "membership arrears 33000"],
    ],
    [
      "There are 385,000 paid-up members and a further 13,000 in arrears.",
      ["paid-up membership 385000 [and a further 13,000 in arrears]", "membership arrears 13000"],
    ],
    ["Membership on 31 December was 182,370.", ["membership 182370"]],
    ["Membership: we were given 333,000.", ["membership 333000"]],
    ["**Members.** 552,000 at the end of May.", ["membership 552000"]],
    ["Membership. Just over 540,000 at the end of May.", ["membership 540000 [just over]"]],
    [
      "Including the anglers' network, we are just over 193,000 members.",
      ["membership 193000 [just over, including the anglers' network]"],
    ],
    ["She gave a membership figure of 161,400, fully paid up, and smiled.", ["paid-up membership 161400"]],
    ["She gave a membership figure of 161,400, not all of them paid up.", ["membership 161400"]],
    ["Total fully paid membership on the day was 290,112.", ["paid-up membership 290112"]],
    [
      "The debt was £19.6 million, including the interest on the ferry.",
      ["money 19600000 [including the interest on the ferry]"],
    ],
    ["We owe £18.4 million before a penny of interest.", ["money 18400000 [before a penny of interest]"]],
    ["Thank you to the 24,118 members who voted for me.", ["members 24118"]],
    ["Some 15,000 have joined since January.", ["members joined 15000 [some]"]],
    ["We have lost approx 23k members since the spring.", ["members lost 23000 [approx]"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("stand alone under their heading", () => {
    expect(told("162,400 and falling.", "Membership")).toEqual(["membership 162400"]);
  });

  test("an earlier figure beside the present one keeps its own date", () => {
    const [now, then] = figuresIn("Membership stands at 329,957, compared with 339,000 in November 2031.");
    expect(now).toMatchObject({ value: 329_957, asOf: null });
    expect(then).toMatchObject({
      measure: "membership",
      value: 339_000,
      asOf: "2031-11",
      qualifier: "compared with",
    });
  });
});

describe("Other figures", () => {
  test.each([
    ["Turnout was 32.5% of 98,000 who were eligible.", ["turnout 32.5"]],
    [
      "Nearly 1,000 members were suspended and about 600 excluded.",
      ["suspensions 1000 [nearly]", "expulsions 600 [about]"],
    ],
    ["The deficit is £2.4 million.", ["money 2400000"]],
    ["Officials said that 28 of the 51 seats had candidates.", ["seats 28", "seats 51"]],
    ["Eighty-six staff have left the lighthouse office.", ["staff 86"]],
    ["The lighthouse review had 2,725 submissions.", ["submissions 2725"]],
  ])("%s", (text, expected) => {
    expect(told(text)).toEqual(expect.arrayContaining(expected));
  });

  test("the date a figure holds for is the one beside it", () => {
    const [figure] = figuresIn("As of 6 March 2032, 43 candidates had been selected.");
    expect(figure).toMatchObject({ measure: "candidates", value: 43, asOf: "2032-03-06" });
  });

  test("the year's end is that of the year before, in the months after it", () => {
    const text = "Membership was 161,400 at the year's end.";
    const toldOn = (day: string) =>
      extractFigures(reportOf({ meeting: meetingOf("NEC", day), sections: { "": [text] } }))[0]?.asOf;
    expect(toldOn("2032-01-27")).toBe("2031-12-31");
    expect(toldOn("2032-11-16")).toBeNull();
  });

  test.each([
    "We met on 11 March 2031 for two hours.",
    "The motion was lost 10-17.",
    "See rule 14 of the rule book of 2019.",
  ])("none is found in: %s", (text) => {
    expect(figuresIn(text)).toEqual([]);
  });
});

test("a figure's value is written in its quotation, which stands at its offsets", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 999_999 }),
      fc.constantFrom("", "about ", "over ", "around "),
      (value, hedge) => {
        const text = `We heard much. The party has ${hedge}${value.toLocaleString("en-GB")} members. Then tea.`;
        const report = reportOf({ sections: { "": [text] } });
        const [figure] = extractFigures(report);
        expect(figure).toMatchObject({
          measure: "membership",
          value,
          qualifier: hedge === "" ? null : hedge.trim(),
        });
        expect(text.slice(figure?.start, figure?.end)).toBe(figure?.quote);
      },
    ),
  );
});

test("the noun after a number counts more than the verb before it", () => {
  expect(told("We gained 31 seats.")).toEqual(["seats 31"]);
});

test("a difference is no figure of what it is a difference of", () => {
  const values = figuresIn("Membership is 489k, roughly 23k fewer than in February.", "Membership")
    .filter(({ measure }) => measure === "membership")
    .map(({ value }) => value);
  expect(values).toEqual([489_000]);
});
