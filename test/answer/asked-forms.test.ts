import { describe, expect, test } from "vitest";
import { askedOf } from "../../src/answer/asked.ts";
import { ASKED_FORMS } from "../../src/answer/asked-forms.ts";

describe("The kind of answer that a question wants is known by its form", () => {
  test.each(ASKED_FORMS)(
    "%s: “%s” is decided by its own form and by no earlier one",
    (asked, example, pattern) => {
      expect(ASKED_FORMS.find(([, , earlier]) => earlier.test(example))?.[2]).toBe(pattern);
      expect(askedOf(example)).toBe(asked);
    },
  );

  test("a text that has none of the forms wants whatever is held", () => {
    expect(askedOf("the harbour lease")).toBe("general");
  });

  test("of several sentences the one that asks decides", () => {
    expect(askedOf("I was there when they moved. How many came?")).toBe("count");
  });
});
