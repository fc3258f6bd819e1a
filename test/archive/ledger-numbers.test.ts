import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AMOUNT, readNumber } from "../../src/archive/ledger-numbers.ts";

const SMALL =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** A whole number from 1 to 999,999 as British reports write it. */
function inWords(number: number): string {
  if (number >= 1_000) {
    const rest = number % 1_000;
    const joint = rest === 0 ? "" : rest < 100 ? " and " : ", ";
    return `${inWords(Math.floor(number / 1_000))} thousand${joint}${rest === 0 ? "" : inWords(rest)}`;
  }
  if (number >= 100) {
    const rest = number % 100;
    return `${inWords(Math.floor(number / 100))} hundred${rest === 0 ? "" : ` and ${inWords(rest)}`}`;
  }
  if (number < 20) return SMALL[number - 1] ?? "";
  const rest = number % 10;
  return `${TENS[Math.floor(number / 10) - 2]}${rest === 0 ? "" : `-${SMALL[rest - 1]}`}`;
}

describe("Numbers in words", () => {
  test("are found whole and read for what they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (number) => {
        const words = inWords(number);
        const found = new RegExp(AMOUNT, "iu").exec(`there were ${words} people`)?.[0];
        expect(found).toBe(words);
        expect(readNumber(words)).toBe(number);
      }),
    );
  });

  test.each([
    ["a hundred and twelve", 112],
    ["half a million", 500_000],
    ["two and a half million", 2_500_000],
    ["a thousand", 1_000],
    ["twenty-two", 22],
    ["489k", 489_000],
    ["1,300", 1_300],
    ["5.5 million", 5_500_000],
  ])("“%s” is %d", (text, number) => {
    expect(new RegExp(AMOUNT, "iu").exec(text)?.[0]).toBe(text);
    expect(readNumber(text)).toBe(number);
  });

  test.each(["a", "hundred", "and a half", "lamps", ""])("“%s” is none", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});
