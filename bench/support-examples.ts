/** Judged questions as the likelihood of support is learnt from them: sentences that answer, and the best that do not. */
import { join } from "node:path";
import { type Evidence, findEvidence } from "../src/answer/evidence.ts";
import { neighboursApart } from "../src/answer/neighbours.ts";
import type { Question } from "../src/answer/question.ts";
import { meetsNames } from "../src/answer/support.ts";
import { SUPPORT_FEATURES, supportFeatures } from "../src/answer/support-features.ts";
import { understand } from "../src/answer/understand.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import { readGazetteer } from "../src/ingest/gazetteer-files.ts";
import { keyOf } from "../src/ingest/snapshot.ts";
import type { Report } from "../src/report.ts";
import { readQuestions } from "../test/evaluation/questions.ts";
import type { BenchPassage } from "./json-lines.ts";
import { loadCollection } from "./judged.ts";
import type { Example } from "./logistic.ts";
import { openOwnReports, relevantPassages } from "./own-questions.ts";

/** An example, and what the coverage of its words alone says of it. */
export type SupportExample = Example & { readonly coverage: number };

/** Of a large collection every third question is enough. */
const EVERY = 3;
const TODAY = "2020-01-01";

/**
 * From a collection in which a passage answers each question: its best sentence there, and the best sentence of any
 * other passage, which is what would be found if the answer were not held.
 */
export async function collectionExamples(folder: string, name: string): Promise<readonly SupportExample[]> {
  const { passages, queries, grades } = await loadCollection(join(folder, name), name);
  const archive = await buildArchive({ files: reportsOf(passages), gazetteer: readGazetteer({}).gazetteer });
  const titles = new Map(passages.map(({ id, title }) => [id, title]));
  const examples: SupportExample[] = [];
  for (const { id, text } of queries.filter((_, at) => at % EVERY === 0)) {
    const relevant = grades.get(id) ?? new Map<string, number>();
    const [first = ""] = relevant.keys();
    // Nothing here is dated, so that a year in the question narrows nothing.
    const question = { ...understand(text, archive, TODAY), period: null };
    const found = await supporting(question, archive);
    const right = found.find(({ reading }) => relevant.has(reading.passage.id));
    const wrong = found.find(({ reading }) => !relevant.has(reading.passage.id));
    const subject = titles.get(first) ?? first;
    if (right) examples.push(exampleOf(question, right, true, subject, archive));
    if (wrong) examples.push(exampleOf(question, wrong, false, subject, archive));
  }
  return examples;
}

/** From the project's own questions: sentences where the answer stands, and the nearest where the reports hold none. */
export async function ownExamples(set: "fixtures" | "starter"): Promise<readonly SupportExample[]> {
  const archive = await openOwnReports(set);
  const examples: SupportExample[] = [];
  for (const judged of readQuestions(set)) {
    if (judged.split !== "dev" || judged.previous !== undefined) continue;
    const question = understand(judged.question, archive, judged.asOf);
    const found = await supporting(question, archive);
    const unanswerable = judged.verdict === "not-in-reports";
    const relevant = relevantPassages(judged, archive.reports);
    const shown = unanswerable ? found[0] : found.find(({ reading }) => relevant.has(reading.passage.id));
    if (shown) examples.push(exampleOf(question, shown, !unanswerable, judged.id, archive));
  }
  return examples;
}

/** Evidence of which it is left to learning whether it answers: what is asked about by name is met. */
async function supporting(question: Question, archive: Archive): Promise<readonly Evidence[]> {
  const found = await findEvidence(question, archive);
  return found.filter((entry) => entry.complete && !entry.alike && meetsNames(entry));
}

function exampleOf(
  question: Question,
  entry: Evidence,
  right: boolean,
  subject: string,
  archive: Archive,
): SupportExample {
  const apart = neighboursApart(question, entry);
  const features = supportFeatures({ ...entry, apart }, archive.statistics.passages);
  return {
    row: SUPPORT_FEATURES.map((name) => features[name]),
    right,
    weight: 1,
    subject,
    coverage: entry.coverage,
  };
}

/** The passages of one title as a report without date or author. */
function reportsOf(passages: readonly BenchPassage[]): readonly Report[] {
  return [...Map.groupBy(passages, ({ title }) => title)].map(([title, own]) => {
    const id = keyOf(title).slice(0, 12);
    let start = 0;
    return {
      id,
      file: `${id}.txt`,
      kind: "report",
      reason: null,
      title,
      authors: null,
      published: null,
      publisher: null,
      address: null,
      text: "verbatim",
      meetings: null,
      sections: [],
      passages: own.map((passage) => {
        const from = start;
        start += passage.text.length + 2;
        const end = from + passage.text.length;
        return {
          id: passage.id,
          report: id,
          heading: null,
          meeting: null,
          start: from,
          end,
          text: passage.text,
        };
      }),
      duplicateOf: null,
      sameWitnessAs: null,
      hash: keyOf(title),
      problems: [],
    };
  });
}
