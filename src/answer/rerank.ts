/** The second stage of retrieval: the first stage's best passages put in order by a weighted sum of features. */
import type { Archive } from "../archive/archive.ts";
import type { Hit, TermStatistics } from "../archive/engine.ts";
import { meetingDate } from "../report.ts";
import type { Candidate } from "./candidates.ts";
import { packedPassage, packedText } from "./packed-passages.ts";
import { type QuestionWords, readQuestionWords } from "./question-words.ts";
import { FEATURES, featuresOf } from "./rerank-features.ts";
import { WEIGHTS } from "./rerank-weights.ts";

/** How many passages of the first stage are worth judging again. */
export const RERANKED = 50;

/**
 * Puts candidates in the order in which they are likely to answer the question, best first; ties by id. The
 * scores it gives compare candidates of one question only.
 */
export function rerank(
  question: string,
  candidates: readonly Candidate[],
  statistics: TermStatistics,
): readonly Hit[] {
  const rows = featuresOf(wordsOf(question, statistics), candidates, statistics);
  return candidates
    .map(({ id }, at) => {
      const row = rows[at];
      let score = 0;
      if (row !== undefined) for (const name of FEATURES) score += WEIGHTS[name] * row[name];
      return { passage: id, score };
    })
    .sort((a, b) => b.score - a.score || (a.passage < b.passage ? -1 : 1));
}

const last = new WeakMap<TermStatistics, { readonly question: string; readonly words: QuestionWords }>();

/** One question is ranked several times: by its own words, by those of like meaning, outside its period. */
function wordsOf(question: string, statistics: TermStatistics): QuestionWords {
  const known = last.get(statistics);
  if (known?.question === question) return known.words;
  const words = readQuestionWords(question, statistics);
  last.set(statistics, { question, words });
  return words;
}

/**
 * Hits of an engine in the order of the second stage. The first `RERANKED` are judged; what comes after keeps its
 * order behind them. Hits for passages that the archive does not hold are left out.
 */
export function rerankHits(question: string, hits: readonly Hit[], archive: Archive): readonly Hit[] {
  const known = hits.filter(({ passage }) => archive.passage(passage) !== undefined);
  const judged = candidatesOf(known.slice(0, RERANKED), archive);
  const ranked = rerank(question, judged, archive.statistics);
  const lowest = ranked.at(-1)?.score ?? 0;
  const rest = known.slice(RERANKED).map(({ passage }, at) => ({ passage, score: lowest - 1 - at }));
  return [...ranked, ...rest];
}

/** Hits with what the second stage reads of their passages. */
export function candidatesOf(hits: readonly Hit[], archive: Archive): readonly Candidate[] {
  return hits.flatMap((hit) => candidateOf(hit, archive) ?? []);
}

function candidateOf({ passage: id, score }: Hit, archive: Archive): Candidate | undefined {
  const passage = archive.passage(id);
  if (passage === undefined) return undefined;
  const report = archive.report(passage.report);
  const title = report?.title ?? "";
  return {
    id,
    score,
    text: passage.text,
    title,
    heading: passage.heading,
    date: meetingDate(passage.meeting),
    authors: report?.authors ?? [],
    words: {
      text: packedPassage(archive, passage).words,
      title: packedText(archive, title).words,
      heading: packedText(archive, passage.heading ?? "").words,
    },
  };
}
