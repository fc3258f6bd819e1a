/** What else the reports tell of a matter in the words in which some report tells it, where a question has others. */
import type { Archive } from "../archive/archive.ts";
import { type Evidence, findEvidence, stretchOf } from "./evidence.ts";
import { type Matter, matterLikeness, matterOf } from "./matters.ts";
import { plainTerm, type Question, type QuestionTerm, subjectTerms } from "./question.ts";
import { touches } from "./trail.ts";
import { wordStatistics } from "./word-statistics.ts";

/** Words that are searched for: the question's, and the most telling of what is told. */
const MOST_WORDS = 16;
/** Words from beside the stretch itself weigh less than this share of the weightiest, and so do those of most reports. */
const TELLING = 0.2;
/** Stretches of different reports that are this alike are mostly on one matter. */
const ALIKE = 0.16;
/** Sentences whose matter is compared with that of what is told, those that hold most of its words first. */
const MOST_COMPARED = 80;
/** A greeting or a heading tells nothing, in characters. */
const SHORTEST = 50;

/** And so many of what comes near in those of the reports next, before the others. */
const MOST_ALIKE = 5;

/**
 * What is `near` to a question in its words with what is near in the words of what is `told`, in the order in which it
 * is shown: `nearest` of the former first.
 */
export async function nearestFirst(
  question: Question,
  told: readonly Evidence[],
  near: readonly Evidence[],
  archive: Archive,
  nearest: number,
): Promise<readonly Evidence[]> {
  const first = near.slice(0, nearest);
  const alike = (await toldInItsWords(question, told, archive))
    .filter((entry) => !first.some((other) => touches(other, entry)))
    .slice(0, MOST_ALIKE);
  const rest = near.slice(nearest).filter((entry) => !alike.some((other) => touches(other, entry)));
  return [...first, ...alike, ...rest];
}

/**
 * Of reports of which nothing is `told` the stretch of each that is most surely on the matter of what is told, by the
 * rare words of both; likest first, none from before the time that the question asks about, nor from after its end.
 * They need hold no word of the question: they only come near an answer.
 */
async function toldInItsWords(
  question: Question,
  told: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[]> {
  const terms = wordsOf(question, told, archive);
  if (terms.length === 0) return [];
  const sources = told.map((entry) => ({
    report: entry.reading.report.id,
    matter: matterOf(archive, stretchOf(entry)),
  }));
  const from = question.period?.from ?? "";
  const reports = new Set(sources.map(({ report }) => report));
  const found = await findEvidence({ ...question, asked: "happened", terms }, archive, {
    // Of a time that has an end nothing else is told.
    anyTime: question.asked === "happened" && question.period?.to == null,
    only: ({ report, meeting }) => !reports.has(report) && (meeting?.to ?? LATEST) >= from,
  });
  const alike = found
    .slice(0, MOST_COMPARED)
    .filter(({ reading: { sentences }, from: first, to: last }) => {
      return (sentences[last]?.end ?? 0) - (sentences[first]?.start ?? 0) >= SHORTEST;
    })
    .map((entry) => ({ entry, likeness: likenessOf(matterOf(archive, stretchOf(entry)), sources) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness);
  const ofReports = new Map<string, Evidence>();
  for (const { entry } of alike) {
    const { id } = entry.reading.report;
    if (!ofReports.has(id)) ofReports.set(id, entry);
  }
  return [...ofReports.values()];
}

const LATEST = "9999";

function likenessOf(matter: Matter, sources: readonly { readonly matter: Matter }[]): number {
  return Math.max(0, ...sources.map((source) => matterLikeness(source.matter, matter)));
}

function wordsOf(question: Question, told: readonly Evidence[], archive: Archive): readonly QuestionTerm[] {
  const statistics = wordStatistics(archive);
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
  for (const entry of told) {
    const { terms } = matterOf(archive, stretchOf(entry));
    const least = TELLING * Math.max(0, ...terms.values());
    for (const [term, weight] of terms)
      if (weight >= least && statistics.frequency(term) > 1) add(term, weight);
  }
  for (const { spellings, weight } of subjectTerms(question))
    for (const term of spellings[0] ?? []) add(term, weight);
  return [...weights]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_WORDS)
    .map(([label, weight]) => plainTerm("word", label, [[label]], weight));
}
