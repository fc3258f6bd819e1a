/** What follows up on a question, told in the sentences beside those that answered it, in none of its own words. */
import type { Archive } from "../archive/archive.ts";
import type { Asked } from "./asked-kind.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import { NEAR } from "./matching.ts";
import type { Question } from "./question.ts";
import { hasTally } from "./tally.ts";
import { inTime } from "./told-time.ts";

/** What of a matter may be told sentences after it was named: its tally, its number. */
const TOLD_BESIDE: ReadonlySet<Asked> = new Set(["vote", "count"]);
/** Of what answered the question before that which is nearly as good as the best. */
const AS_GOOD = 0.9;
const SENTENCES_AFTER: Readonly<Partial<Record<Asked, number>>> = { vote: 6, count: 3 };

/**
 * "Did the NEC raise the bar? And what were the numbers?": the sentences just after those that answer `previous` that
 * hold what `question` asks for, and whatever it names itself. None where it asks for no tally and no number.
 */
export async function toldBesidePrevious(
  question: Question,
  previous: Question,
  archive: Archive,
): Promise<readonly Evidence[]> {
  // Of another time other numbers are told.
  if (!TOLD_BESIDE.has(question.asked) || question.period !== previous.period) return [];
  const { about } = chooseEvidence(previous, await inTime(previous, archive), archive);
  const best = Math.max(0, ...about.map(({ score }) => score));
  const answers = about.filter(({ score }) => score >= AS_GOOD * best);
  const passages = new Set(answers.map(({ reading }) => reading.passage.id));
  if (passages.size === 0) return [];
  const farthest = SENTENCES_AFTER[question.asked] ?? 0;
  const found = await findEvidence(question, archive, {
    anyTime: true,
    only: ({ id }) => passages.has(id),
    sentences: ({ passage }, at) =>
      answers.some(
        (answer) =>
          answer.reading.passage.id === passage.id && at >= answer.from && at <= answer.to + farthest,
      ),
  });
  const named = new Set(previous.terms.map(({ label }) => label));
  const told = found.filter(
    ({ fits, matches, reading, at }) =>
      fits &&
      (question.asked !== "vote" || reading.sentences[at]?.votes.some(hasTally)) &&
      matches.every(({ term, worth }) => named.has(term.label) || term.common || worth >= NEAR),
  );
  // Of each report the first that is told.
  return told.filter(
    (entry) =>
      !told.some((other) => other.reading.passage.id === entry.reading.passage.id && other.at < entry.at),
  );
}
