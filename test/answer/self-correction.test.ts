import { describe, expect, test } from "vitest";
import { withoutTakenBack } from "../../src/answer/self-correction.ts";

describe("What is taken back while asking is no part of the question", () => {
  test.each([
    [
      "How did we lose the boats - sorry, how did the rules on boats change?",
      "how did the rules on boats change?",
    ],
    ["who moved it in May? no wait, who seconded it in May?", "who seconded it in May?"],
    ["When did the levy start, I mean what did the levy cost?", "what did the levy cost?"],
    ["Who chose the Harbour app - I mean which of us read the bids?", "Harbour: which of us read the bids?"],
    ["how many members were there in 2031, sorry, 2032?", "how many members were there in 2032?"],
    ["what happened in March 2031 (I mean May 2031)?", "what happened in May 2031?"],
    ["what happened in March, no, May 2031?", "what happened in May 2031?"],
    [
      "what was decided in March 2031 - sorry, 2032 - on lamps?",
      "what was decided in March 2032 - on lamps?",
    ],
  ])("%s", (asked, read) => {
    expect(withoutTakenBack(asked)).toBe(read);
  });

  test.each([
    "Sorry, how did the vote on lamps go?",
    "My uncle was in that branch - sorry, how did the vote on lamps go?",
    "I mean the lamps: what did they cost?",
    "Did Mabel say sorry, or did she refuse?",
    "What was agreed in 2011 and what in 2012?",
  ])("and whatever is not taken back stays: %s", (text) => {
    expect(withoutTakenBack(text)).toBe(text);
  });
});
