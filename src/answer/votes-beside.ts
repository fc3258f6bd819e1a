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

const SENTENCES_BESIDE = 2;
