import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "../src/dates.ts";
import { lastBefore, withYear } from "../src/found-date.ts";
import { findRelativeDates, resolveRelative } from "../src/relative-dates.ts";

const spans = (text: string) => findDates(text).map((date) => `${date.from}..${date.to} ${date.precision}`);

describe("findDates", () => {
  it.each([
    ["6 March 2018", "2018-03-06..2018-03-06 day"],
    ["Tuesday 6th of March, 2018", "2018-03-06..2018-03-06 day"],
    ["November 27th, 2012", "2012-11-27..2012-11-27 day"],
    ["January 23th 2024", "2024-01-23..2024-01-23 day"],
    ["4-5 November 2013", "2013-11-04..2013-11-05 day"],
    ["26/30 September 2004", "2004-09-26..2004-09-30 day"],
    ["7 and 8 November 2006", "2006-11-07..2006-11-08 day"],
    ["30 June - 2 July 2020", "2020-06-30..2020-07-02 day"],
    ["14/12/06", "2006-12-14..2006-12-14 day"],
    ["21.01.2021", "2021-01-21..2021-01-21 day"],
    ["6/3/18", "2018-03-06..2018-03-06 day"],
    ["2021-03-11", "2021-03-11..2021-03-11 day"],
    ["2021/03/11", "2021-03-11..2021-03-11 day"],
    ["the fourth of March 2018", "2018-03-04..2018-03-04 day"],
    ["Monday, the twenty-first of May 2018", "2018-05-21..2018-05-21 day"],
    ["Monday, May the twenty-first, 2018", "2018-05-21..2018-05-21 day"],
    ["Tuesday (6 March 2018)", "2018-03-06..2018-03-06 day"],
    ["MAY 2021", "2021-05-01..2021-05-31 month"],
    ["March/April 2019", "2019-03-01..2019-04-30 month"],
    ["Sept '16", "2016-09-01..2016-09-30 month"],
  ])("reads %s", (text, expected) => {
    expect(spans(text)).toEqual([expected]);
  });

  it("reads no day in an address, nor in what is counted of a month", () => {
    expect(spans("harbour.example/2031/03/07/nec")).toEqual([]);
    for (const counted of [
      "the second of March's meetings",
      "In March the first, on the lease, was lost",
      "From June the second reading may begin",
    ])
      expect(findDates(counted).map(({ precision }) => precision)).toEqual(["month"]);
  });

  it("gives the days of a list the month and year that end it", () => {
    expect(spans("20, 24, 26 and 27 September 2016")).toEqual([
      "2016-09-20..2016-09-20 day",
      "2016-09-24..2016-09-24 day",
      "2016-09-26..2016-09-26 day",
      "2016-09-27..2016-09-27 day",
    ]);
    expect(spans("19 March, 26 March and 30 April 2019").at(0)).toBe("2019-03-19..2019-03-19 day");
  });

  it("leaves a missing year missing", () => {
    const [date] = findDates("17 May");
    expect(date).toMatchObject({ year: null, from: null, first: { month: 5, day: 17 } });
  });

  it("takes neither votes nor days that do not exist nor the word may for dates", () => {
    expect(findDates("lost 20-8-10; rule 1.2.10; it may 20 times; May I say so")).toEqual([]);
    expect(findDates("31 February 2020").some((date) => date.precision === "day")).toBe(false);
  });

  it("keeps the weekday that was written, right or wrong", () => {
    expect(findDates("Saturday 26th November 2017")[0]?.weekday).toBe(6);
    expect(findDates("on Tuesday (26 March, for the record)")[0]).toMatchObject({ weekday: 2, year: null });
  });

  it("gives ordered places that are exactly the text, whatever the text", () => {
    const piece = fc.constantFrom(
      "6",
      "31",
      "/",
      "-",
      " March ",
      "May",
      "2018",
      " and ",
      ", ",
      "th",
      "Tuesday ",
      "'16",
      ".",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const date of findDates(text)) {
          expect(date.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(date.start, date.end)).toBe(date.text);
          if (date.from !== null && date.to !== null) {
            expect(date.from <= date.to).toBe(true);
            expect(Temporal.PlainDate.from(date.from).toString()).toBe(date.from);
          }
          last = date.end;
        }
      }),
    );
  });

  it("finds every day of the calendar as it is usually written", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2039-12-31"), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const long = day.toLocaleDateString("en-GB", {
            day: "numeric",
            month: "long",
            year: "numeric",
            timeZone: "UTC",
          });
          const short = day.toLocaleDateString("en-GB", { timeZone: "UTC" });
          for (const text of [long, short, iso])
            expect(findDates(`on ${text}, we`).map((date) => date.from)).toEqual([iso]);
        },
      ),
    );
  });
});

describe("year-less and relative dates", () => {
  it("take the last year in which the day was not after the day of writing", () => {
    const [date] = findDates("27 November");
    expect(date && lastBefore(date, "2012-12-03")?.from).toBe("2012-11-27");
    expect(date && lastBefore(date, "2013-02-01")?.from).toBe("2012-11-27");
    const [leap] = findDates("29 February");
    expect(leap && withYear(leap, 2023)).toBeNull();
  });

  it.each([
    ["Yesterday we met", "2021-07-21", "2021-07-21"],
    ["On Tuesday the NEC met", "2021-07-20", "2021-07-20"],
    ["Tuesday's meeting", "2021-07-20", "2021-07-20"],
    ["a week last Tuesday", "2021-07-13", "2021-07-13"],
    ["The Sunday before last", "2021-07-11", "2021-07-11"],
    ["earlier this week", "2021-07-19", "2021-07-22"],
    ["next Monday", "2021-07-26", "2021-07-26"],
  ])("are resolved from the day of writing: %s", (text, from, to) => {
    const [relative] = findRelativeDates(text);
    expect(relative && resolveRelative(relative, "2021-07-22")).toEqual({ from, to });
  });

  it("do not mistake the weekday of a date for a relative one", () => {
    expect(findRelativeDates("Tuesday 20th July")).toEqual([]);
  });
});
