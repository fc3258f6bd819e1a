/** Votes told in the same breath as what is asked about, though not as votes on it. */
import type { Evidence } from "./evidence.ts";

/** Evidence in the same paragraph as a vote that it is told with, stretched over both: what it was on may stand after it. */
export function besideVotes(about: readonly Evidence[]): readonly Evidence[] {
  return about.flatMap((entry) => {
    const { reading, at } = entry;
    const here = reading.sentences[at];
    for (let apart = 1; apart <= SENTENCES_BESIDE; apart++) {
      for (const other of [at - apart, at + apart]) {
        const sentence = reading.sentences[other];
        if (sentence === undefined || sentence.paragraph !== here?.paragraph) continue;
        const start = reading.passage.start + sentence.start;
        // A vote whose own sentence says what it was on was on nothing else.
        if (!sentence.votes.some((vote) => vote.start < start)) continue;
        return [
          {
            ...entry,
            from: Math.min(entry.from, other),
            to: Math.max(entry.to, other),
            votes: sentence.votes,
            fits: true,
          },
        ];
      }
    }
    return [];
  });
}

/**
 * Evidence in whose paragraph it is told, just behind it, that there was a vote or how people took sides, in no words
 * that count as a vote: "It went through", "I abstained".
 */
export function besideSides(about: readonly Evidence[]): readonly Evidence[] {
  return about.flatMap((entry) => {
    const { sentences } = entry.reading;
    const behind = sentences
      .slice(0, entry.at + SENTENCES_BEHIND + 1)
      .findLastIndex(
        ({ text, paragraph }, index) =>
          index >= entry.at &&
          SIDES.test(text) &&
          (paragraph === sentences[entry.at]?.paragraph || POINTS_BACK.test(text)),
      );
    return behind < 0 ? [] : [{ ...entry, to: Math.max(entry.to, behind), fits: true }];
  });
}

const POINTS_BACK = /^(?:it|this|that|they)\b/i;
const SENTENCES_BEHIND = 3;
const SIDES =
  /\b(?:voted|opposed|abstain(?:ed|ing)?|abstentions?|(?:spoke|were|was)\s+against|went\s+(?:through|down)|carried|defeated|lost|fell|passed|agreed|majority|unanimous(?:ly)?|nem\s?con)\b/i;

const SENTENCES_BESIDE = 2;
