/** What reports without a date tell of a time that no other tells of. */
import type { Archive } from "../archive/archive.ts";
import type { Asked } from "./asked-kind.ts";
import { type Chosen, chooseEvidence, isAnswer } from "./choose-evidence.ts";
import { findEvidence } from "./evidence.ts";
import { leansOnAnother, type Question } from "./question.ts";

/** Numbers, tallies and words are told anew every year; who and where it was is told once. */
const TOLD_ONCE: ReadonlySet<Asked> = new Set(["who", "where", "why"]);
/** So much of a question must be met for what has no date to be of its time. */
const JUST_THAT = 0.8;

/** What reports without a date tell that meets nearly all of a question with a time; null where that answers nothing. */
export async function toldUndated(question: Question, archive: Archive): Promise<Chosen | null> {
  const { period } = question;
  if (!TOLD_ONCE.has(question.asked) || leansOnAnother(question)) return null;
  if (period?.from == null || period.yearless) return null;
  const ofAnyTime = { ...question, period: null };
  const found = await findEvidence(ofAnyTime, archive, {
    only: ({ meeting }) => meeting?.from == null,
  });
  const chosen = chooseEvidence(
    ofAnyTime,
    found.filter(({ coverage, complete }) => complete && coverage >= JUST_THAT),
    archive,
  );
  return chosen.loosely !== true && isAnswer(ofAnyTime, chosen) ? chosen : null;
}
