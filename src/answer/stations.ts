/** Further stations of what a trail is about: told by its name alone, or under the name that it had before or has now. */
import type { Archive } from "../archive/archive.ts";
import { type Evidence, findEvidence, isAbout } from "./evidence.ts";
import { NEAR } from "./matching.ts";
import { namesApart } from "./names-apart.ts";
import { plainTerm, type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { otherNamesIn } from "./renamings.ts";
import { type WordStatistics, wordStatistics } from "./word-statistics.ts";
import { isReportBy } from "./worth-of-context.ts";

/** A name that more passages hold is that of no one matter. */
const MOST_PASSAGES = 24;
/** A person does many things: their name stands for one only where this share of its passages tells of it. */
const SHARE_OF_PERSON = 0.3;
/** What is told without the other words of the question is worth this much of what is told with them. */
const WORTH_BY_NAME = 0.75;

/**
 * The evidence for a trail with what the reports tell of the same matter elsewhere. A report need not repeat what a
 * question calls it: where something rare is asked about by name, its name is enough once some report brings name
 * and question together. Names that the reports say it had before or has since are followed one step.
 */
export async function withFurtherStations(
  question: Question,
  about: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[]> {
  const names = namesOf(question, about, archive);
  const renamed = otherNames(about, names, wordStatistics(archive));
  const seen = new Set(about.map(placeOf));
  const further: Evidence[] = [];
  for (const term of [...names, ...renamed]) {
    for (const entry of await findEvidence({ ...question, terms: [term] }, archive)) {
      const [match] = entry.matches;
      if (
        !isAbout(entry) ||
        match === undefined ||
        match.worth < NEAR ||
        seen.has(placeOf(entry)) ||
        namesApart(entry)
      )
        continue;
      seen.add(placeOf(entry));
      further.push({ ...entry, score: WORTH_BY_NAME * entry.score });
    }
  }
  return [...about, ...further];
}

function placeOf({ reading, at }: Evidence): string {
  return `${reading.passage.id} ${at}`;
}

/** The names in a question that stand for its matter by themselves. */
function namesOf(question: Question, about: readonly Evidence[], archive: Archive): readonly QuestionTerm[] {
  const statistics = wordStatistics(archive);
  return subjectTerms(question).filter((term) => {
    const named = term.kind === "name" || term.kind === "topic" || term.kind === "person";
    const held = passagesHolding(term, statistics);
    if (!named || term.reporter || held > MOST_PASSAGES) return false;
    const telling = new Set(
      about.filter((entry) => meets(entry, term)).map(({ reading }) => reading.passage.id),
    );
    if (telling.size === 0) return false;
    return (
      term.kind !== "person" ||
      (telling.size >= SHARE_OF_PERSON * held && !archive.reports.some((report) => isReportBy(report, term)))
    );
  });
}

function meets({ matches }: Evidence, { label }: QuestionTerm): boolean {
  return matches.some(({ term, worth, exact }) => term.label === label && exact && worth >= NEAR);
}

function passagesHolding({ spellings }: QuestionTerm, statistics: WordStatistics): number {
  return Math.max(0, ...spellings.map((words) => Math.min(...words.map(statistics.frequency))));
}

/** Under what other names the stations found tell of the matter. */
function otherNames(
  about: readonly Evidence[],
  names: readonly QuestionTerm[],
  statistics: WordStatistics,
): readonly QuestionTerm[] {
  const known = new Set(names.flatMap(({ spellings }) => spellings.flat()));
  const sentences = about.flatMap(({ reading, at, from, to }) =>
    reading.sentences.slice(Math.min(from, at), Math.max(to, at) + 1),
  );
  const found = new Map<string, readonly string[]>();
  for (const { text } of new Set(sentences)) {
    for (const terms of otherNamesIn(text, known)) found.set(terms.join(" "), terms);
  }
  return [...found].flatMap(([label, terms]): readonly QuestionTerm[] => {
    const held = Math.min(...terms.map(statistics.frequency));
    const weight = Math.max(...terms.map(statistics.weight));
    return held > MOST_PASSAGES ? [] : [plainTerm("name", label, [terms], weight)];
  });
}
