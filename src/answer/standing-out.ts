/** The one thing that a question can mean where its words are not the reports': nothing else comes near it. */
import type { Archive } from "../archive/archive.ts";
import type { Asked } from "./asked-kind.ts";
import { type Evidence, stretchOf } from "./evidence.ts";
import { countedNoun } from "./fitting.ts";
import { NEAR } from "./matching.ts";
import { matterLikeness, matterOf } from "./matters.ts";
import type { Question } from "./question.ts";
import { maybeOneVote } from "./same-thing.ts";
import { isDecided } from "./tally.ts";

/** Asks for a fact of one kind, by which what answers can be told from all else. */
const OF_ONE_KIND: ReadonlySet<Asked> = new Set(["vote", "count", "when", "who"]);
/** Share of a question's weight that must be met beside the fact. */
const LEAST_NEAR = { vote: 0.3, other: 0.35 } as const;
/** So many things that are asked about must be met there. */
const FEWEST_MET = 2;
/** A fact on something else comes no nearer than to this share of the best. */
const NO_NEARER = 0.88;
/** Stretches whose matters are this alike may tell of one. */
const ALIKE = 0.1;

/**
 * Of what is told the facts of the kind asked for on one matter, best first, where they meet all names asked about and
 * such facts on anything else fall behind; empty where none stands out.
 */
export function standingOut(
  question: Question,
  told: readonly Evidence[],
  archive: Archive,
): readonly Evidence[] {
  const { asked } = question;
  if (!OF_ONE_KIND.has(asked)) return [];
  const facts = told.filter(
    ({ complete, fits, votes }) => complete && fits && (asked !== "vote" || votes.some(isDecided)),
  );
  const meant = facts.filter(({ alike }) => !alike);
  const best = meant.find(
    (entry) =>
      entry.near >= LEAST_NEAR[asked === "vote" ? asked : "other"] &&
      metNear(entry, asked) >= FEWEST_MET &&
      tellsOfCounted(question, entry),
  );
  if (best === undefined) return [];
  const rival = facts.find((entry) => !onOneMatter(archive, best, entry));
  if (rival !== undefined && rival.score > NO_NEARER * best.score) return [];
  return meant.filter((entry) => onOneMatter(archive, best, entry));
}

/** A vote is hardly mistaken for another; numbers, days and people stand everywhere, and words of like meaning too. */
function metNear({ matches }: Evidence, asked: Asked): number {
  return matches.filter(
    ({ worth, term, exact }) => worth >= NEAR && !term.common && (exact || asked === "vote"),
  ).length;
}

/** "How many letters ...?" is not answered with a number of visits. */
function tellsOfCounted({ asked, counted }: Question, { matches }: Evidence): boolean {
  const noun = asked === "count" ? countedNoun(counted) : null;
  return !matches.some(
    ({ term, worth }) =>
      worth < NEAR && term.spellings.some((words) => noun !== null && words.includes(noun)),
  );
}

function onOneMatter(archive: Archive, a: Evidence, b: Evidence): boolean {
  const oneParagraph =
    a.reading.passage.id === b.reading.passage.id &&
    a.reading.sentences[a.at]?.paragraph === b.reading.sentences[b.at]?.paragraph;
  if (oneParagraph || a.votes.some((vote) => b.votes.some((other) => maybeOneVote(archive, vote, other))))
    return true;
  return matterLikeness(matterOf(archive, stretchOf(a)), matterOf(archive, stretchOf(b))) >= ALIKE;
}
