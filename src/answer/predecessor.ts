/** "Whose place did she take?", "who did she replace?": who went before somebody in a seat or a role. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { type Evidence, findEvidence } from "./evidence.ts";
import { plainTerm, type Question, type QuestionTerm } from "./question.ts";
import { names, namesAnother, surnameOf } from "./succession.ts";
import { POST } from "./succession-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

const ASKS_PREDECESSOR = new RegExp(
  [
    `\\b(?:whose|who['’]?s)\\s+(?:old\\s+|former\\s+)?${POST}\\s+(?:did|has|had|does|is|was)\\s`,
    String.raw`\bwho(?:m)?\s+(?:did|has|had|does|was|is)\s+(?:\S+\s+){1,4}?(?:replac(?:e|ed|ing)|succeed(?:ed|ing)?|tak(?:e|en|ing)\s+over\s+from|come\s+(?:on\s+|in\s+)?(?:after|for|instead\s+of)|(?:step|stand)(?:ped|ping|ing)?\s+in\s+for|follow(?:ed|ing)?)\b`,
    String.raw`\b(?:in\s+whose\s+(?:place|stead)|instead\s+of\s+whom?)\b`,
    String.raw`\bwho\s+(?:was|is)\s+(?:\S+\s+){1,3}?predecessor\b`,
    `\\bwho\\s+(?:had|held|did|was\\s+in)\\s+(?:the|that|this|her|his)\\s+(?:\\p{L}+\\s+)?${POST}\\s+before\\s+\\p{Lu}`,
  ].join("|"),
  "iu",
);

/** Sentences that say who went before somebody shown are this many. */
const MOST_SHOWN = 3;

/**
 * The sentences that say in whose place somebody came, best first; null where a question does not ask for that, or
 * no sentence says it.
 */
export async function predecessorTold(
  question: Question,
  evidence: readonly Evidence[],
  archive: Archive,
): Promise<readonly Evidence[] | null> {
  const after = cameAfter(question);
  if (after === undefined) return null;
  const coming = await findEvidence(
    {
      ...question,
      terms: [{ ...after, required: true }, plainTerm("word", "predecessor", COMES_AFTER, 1)],
    },
    archive,
  );
  const told = [...evidence, ...coming].filter((entry) => tellsOfPredecessor(entry, after, archive));
  const places = told.map(({ reading, at }) => `${reading.passage.id} ${at}`);
  const found = told.filter((_, at) => places.indexOf(places[at] ?? "") === at);
  return found.length === 0
    ? null
    : found.slice(0, MOST_SHOWN).map((entry) => ({ ...entry, score: 1, fits: true }));
}

const COMES_AFTER = termsOf(
  "succeeded succeeds replaced replaces replacement replacing place seat vacancy stead instead over follows predecessor",
).map((term) => [term]);

const SUCCEEDS = String.raw`(?:succeed(?:s|ed)?|replac(?:es?|ed)|(?:tak(?:e|es|ing)|took|taken)\s+over\s+from|(?:tak(?:es?|ing)|took|taken|fill(?:s|ed)?|filling|inherit(?:s|ed)?)\s+(?:up\s+)?(?:the\s+|his\s+|her\s+|their\s+|\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?\s+){1,3}(?:\p{Ll}+\s+)?(?:place|seat|vacancy|gap|role|job|chair)|(?:came|comes?|coming|elected|appointed|chosen|joins?|joined|co-opted)\b[^.;]{0,30}\b(?:in\s+(?:the\s+)?(?:place|stead)\s+of|in\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)?['’]s?\s+(?:place|stead)|instead\s+of|to\s+(?:replace|succeed)))\b`;
const BY_SOMEBODY = String.raw`\b(?:(?:succeeded|replaced|taken|filled)\s+by|(?:his|her|their|\p{Lu}[\p{L}’'-]+['’]s?)\s+(?:successor|replacement)(?:\s+is|,)?)\s+(?:\S+\s+){0,3}?`;

/** What is told but for who came after somebody, where a question asks who went before them. */
export function withoutSuccessors(question: Question, evidence: readonly Evidence[]): readonly Evidence[] {
  const after = cameAfter(question);
  if (after === undefined) return evidence;
  const left = new RegExp(
    String.raw`(?<![\p{L}])${RegExp.escape(surnameOf(after.label))}\s+(?:\S+\s+){0,2}?(?:was|is|has\s+been|will\s+be|being|to\s+be)\s+(?:replaced|succeeded|followed)\s+by\b`,
    "u",
  );
  return evidence.filter(({ reading, at }) => !left.test(reading.sentences[at]?.text ?? ""));
}

/** Whoever is asked about; undefined where a question asks nothing of the kind. */
function cameAfter({ asked, text, terms }: Question): QuestionTerm | undefined {
  return asked === "who" && ASKS_PREDECESSOR.test(text)
    ? terms.find(({ kind, label }) => kind === "person" || (kind === "name" && /\s/.test(label)))
    : undefined;
}

/** Of whoever is asked about, or of the one who reports where that is them. */
function tellsOfPredecessor({ reading, at }: Evidence, after: QuestionTerm, archive: Archive): boolean {
  const text = reading.sentences[at]?.text ?? "";
  const who = [
    ...(names(text, after) ? [RegExp.escape(surnameOf(after.label))] : []),
    ...(isReportBy(reading.report, after) ? ["I(?:['’](?:m|ve|d))?"] : []),
  ];
  const told = who.some((one) =>
    new RegExp(
      String.raw`(?<![\p{L}’'])${one}(?!['’]s?\s)(?![\p{L}])[^.;]{0,40}?(?<!\b(?:be|been|being|is|was|were)\s)(?<!\p{L})${SUCCEEDS}|${BY_SOMEBODY}${one}(?!\p{L})`,
      "u",
    ).test(text),
  );
  if (!told) return false;
  const before = reading.sentences[at - 1];
  const together = before !== undefined && before.paragraph === reading.sentences[at]?.paragraph;
  return (
    namesAnother(text, after, archive) ||
    (THEIR.test(text) && together && namesAnother(before.text, after, archive))
  );
}

const THEIR = /\b(?:his|her|their|him|them|the)\b/i;
