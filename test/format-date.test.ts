import { expect, test } from "vitest";
import { formatDate, formatSpan } from "../src/format-date.ts";

test.each([
  ["2021-05-25", "25 May 2021"],
  ["2021-05-05", "5 May 2021"],
  ["2021-12", "December 2021"],
  ["2021", "2021"],
  ["2021-13", "2021"],
])("%s is written %s", (date, written) => {
  expect(formatDate(date)).toBe(written);
});

test.each([
  ["2021-05-25", "2021-05-25", "25 May 2021"],
  ["2021-09-24", "2021-09-29", "24–29 September 2021"],
  ["2021-09-24", "2021-10-01", "24 September 2021 to 1 October 2021"],
  ["2021-09-24", "2022-09-29", "24 September 2021 to 29 September 2022"],
  ["2021-09", "2021-11", "September 2021 to November 2021"],
  ["2021", "2023", "2021 to 2023"],
])("from %s to %s is written %s", (from, to, written) => {
  expect(formatSpan(from, to)).toBe(written);
});
