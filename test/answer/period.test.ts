import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPeriod, readPeriod } from "../../src/answer/period.ts";
import { dateWordings } from "../../src/date-wording.ts";

const TODAY = "2026-11-23";

function read(text: string): string | null {
  const period = readPeriod(text, TODAY);
  return period === null ? null : `${period.from ?? "…"} ${period.to ?? "…"}`;
}

describe("A date or range is read the British way", () => {
  test.each([
    ["march 2021", "2021-03-01 2021-03-31"],
    ["MARCH 2021", "2021-03-01 2021-03-31"],
    ["6/3/18", "2018-03-06 2018-03-06"],
    ["21.01.2021", "2021-01-21 2021-01-21"],
    ["14/12/06", "2006-12-14 2006-12-14"],
    ["2021-03-11", "2021-03-11 2021-03-11"],
    ["2021-03", "2021-03-01 2021-03-31"],
    ["26 November 2024", "2024-11-26 2024-11-26"],
    ["tuesday 6th March 2018", "2018-03-06 2018-03-06"],
    ["November 27th, 2012", "2012-11-27 2012-11-27"],
    ["24/29 September 2021", "2021-09-24 2021-09-29"],
    ["4th and 5th November 2013", "2013-11-04 2013-11-05"],
    ["2019", "2019-01-01 2019-12-31"],
    ["2016-2018", "2016-01-01 2018-12-31"],
    ["2016-18", "2016-01-01 2018-12-31"],
    ["the 2010s", "2010-01-01 2019-12-31"],
    ["spring 2020", "2020-03-01 2020-05-31"],
    ["winter 2020", "2020-12-01 2021-02-28"],
    ["early 2021", "2021-01-01 2021-04-30"],
    ["the second half of 2019", "2019-07-01 2019-12-31"],
    ["q3 2020", "2020-07-01 2020-09-30"],
    ["between 2018 and 2020", "2018-01-01 2020-12-31"],
    ["from March to July 2021", "2021-03-01 2021-07-31"],
    ["november to march 2021", "2020-11-01 2021-03-31"],
    ["since 2021", "2021-01-01 …"],
    ["from 2021 onwards", "2021-01-01 …"],
    ["after march 2020", "2020-04-01 …"],
    ["before 2019", "… 2018-12-31"],
    ["up to march 2020", "… 2020-03-31"],
    ["the week of 6 March 2018", "2018-03-06 2018-03-06"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ["last year", "2025-01-01 2025-12-31"],
    ["this month", "2026-11-01 2026-11-30"],
    ["last spring", "2026-03-01 2026-05-31"],
    ["last winter", "2025-12-01 2026-02-28"],
    ["last march", "2026-03-01 2026-03-31"],
    ["last december", "2025-12-01 2025-12-31"],
    ["two years ago", "2024-01-01 2024-12-31"],
    ["the last two years", "2024-11-23 2026-11-23"],
    ["yesterday", "2026-11-22 2026-11-22"],
    ["in may", "2026-05-01 2026-05-31"],
    ["24 december", "2025-12-24 2025-12-24"],
  ])("relative to today: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(["before the 2019 election", "rubbish", "31/2/20", "3/18/18", "", "12", "may we"])(
    "what is no date is none: %s",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  test("every day of the calendar is read back, in each notation", () => {
    const day = fc
      .date({ min: new Date("2001-01-01"), max: new Date("2026-11-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (iso) => {
        const date = Temporal.PlainDate.from(iso);
        const month = date.toLocaleString("en-GB", { month: "long" });
        for (const text of [
          iso,
          `${date.day}/${date.month}/${date.year}`,
          `${date.day} ${month} ${date.year}`,
          `${month} ${date.day}, ${date.year}`,
        ]) {
          expect(read(text)).toBe(`${iso} ${iso}`);
        }
      }),
    );
  });
});

describe("A period is found inside a question", () => {
  test.each([
    ["what happened in March 2021 about the harbour?", "in March 2021", "2021-03-01"],
    ["how many members did we have in July 2022?", "in July 2022", "2022-07-01"],
    ["the NEC meeting of 25 January 2022", "meeting of 25 January 2022", "2022-01-25"],
    ["anything between march and june 2019 on housing", "between march and june 2019", "2019-03-01"],
    ["did Ada say anything since 2019 about nets?", "since 2019", "2019-01-01"],
  ])("%s", (question, text, from) => {
    expect(findPeriod(question, TODAY)).toMatchObject({ text, from });
    const found = findPeriod(question, TODAY);
    expect(question.slice(found?.start, found?.end)).toBe(text);
  });

  test("a year that is part of a name is told apart from the time asked about", () => {
    expect(findPeriod("what did they say about the 2019 manifesto?", TODAY)?.partOfName).toBe(true);
    expect(findPeriod("what did they say about the manifesto in 2019?", TODAY)?.partOfName).toBe(false);
  });

  test("a month without a year says so", () => {
    expect(findPeriod("what was decided at the May meeting?", TODAY)?.yearless).toBe(true);
  });

  test.each([
    "who may stand again",
    "did 2,019 members join?",
    "how did the 15-14 vote go",
    "we march against it",
  ])("none stands in: %s", (question) => {
    expect(findPeriod(question, TODAY)).toBeNull();
  });

  test("of any text: never a range that ends before it begins, always in its place", () => {
    const words = fc.constantFrom(
      "in",
      "march",
      "2021",
      "between",
      "and",
      "6/3/18",
      "since",
      "last",
      "spring",
      "the",
      "31",
      "february",
      "to",
      "-",
      "before",
      "x",
      "99/99/99",
      "1st",
      "’",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 12 }).map((list) => list.join(" ")),
        ),
        (text) => {
          const found = findPeriod(text, TODAY);
          if (found === null) return;
          expect(text.slice(found.start, found.end)).toBe(found.text);
          if (found.from !== null && found.to !== null) expect(found.from <= found.to).toBe(true);
        },
      ),
    );
  });
});

describe("A date typed in Welsh is read like the English one", () => {
  test.each([
    ["6 Mawrth 2018", "2018-03-06 2018-03-06"],
    ["mawrth 2021", "2021-03-01 2021-03-31"],
    ["Ionawr hyd Fai 2021", "2021-01-01 2021-05-31"],
    ["2018 hyd 2020", "2018-01-01 2020-12-31"],
    ["ers Tachwedd 2020", "2020-11-01 …"],
    ["cyn Medi 2020", "… 2020-08-31"],
    ["ar ôl 25 Gorffennaf 2020", "2020-07-26 …"],
  ])("%s", (text, period) => {
    expect(read(text)).toBe(period);
    expect(readPeriod(text, TODAY)?.text).toBe(text);
  });

  test.each(Array.from({ length: 12 }, (_, month) => month + 1))(
    "as the bot writes it: month %i",
    (month) => {
      const day = `2021-${String(month).padStart(2, "0")}-09`;
      expect(read(dateWordings.in("cy").date(day))).toBe(`${day} ${day}`);
    },
  );
});

describe("A year of two digits is read where nothing else can be meant", () => {
  test.each([
    ["debt in march 09, down to what?", "2009-03-01 2009-03-31"],
    ["given back to members? July 19", "2019-07-01 2019-07-31"],
    ["the meeting of 6 march 18", "2018-03-06 2018-03-06"],
    ["who stood in 19? a doctor", "2019-01-01 2019-12-31"],
    ["the mess back in autumn 04?", "2004-09-01 2004-11-30"],
    ["the floods at christmas 2015", "2015-12-01 2016-01-31"],
  ])("%s", (text, period) => {
    const found = findPeriod(text, TODAY);
    expect(`${found?.from} ${found?.to}`).toBe(period);
  });

  test.each(["in 24 hours", "lost by 12 to 19", "all 18 of them", "since 15% left"])("%s: none", (text) => {
    expect(findPeriod(text, TODAY)).toBeNull();
  });

  test.each(["in March 20 members joined", "march 12 votes"])("%s: no year where it may count", (text) => {
    expect(findPeriod(text, TODAY)).toMatchObject({ yearless: true });
  });

  test("what is said to be on a day is on a day", () => {
    expect(findPeriod("who spoke on July 12", TODAY)).toMatchObject({ yearless: true });
  });
});
