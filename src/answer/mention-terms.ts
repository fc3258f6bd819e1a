/** People, bodies and topics that a question names, as terms to look for. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { NameMatch } from "../archive/names.ts";
import { COMMON_WORDS } from "./asked.ts";
import { COMMON_SHARE, COMMON_TERMS, distinct, weightOfPhrase } from "./make-terms.ts";
import { nameSpellings } from "./number-phrases.ts";
import type { QuestionTerm, TermKind } from "./question.ts";
import { shortened } from "./short-forms.ts";
import { synonymsOf } from "./synonyms.ts";
import type { WordStatistics } from "./word-statistics.ts";

/** The body that all reports are about says nothing; other bodies, people and topics do. */
export function mentionTerm(
  mention: NameMatch,
  archive: Archive,
  statistics: WordStatistics,
): QuestionTerm | null {
  const kind: TermKind = mention.kind === "person" ? "person" : mention.kind === "body" ? "body" : "topic";
  if (kind === "body" && isMainBody(mention.name, archive)) return null;
  const spellings = distinct(
    [mention.matched, ...archive.names.spellings(mention.kind, mention.name)]
      .flatMap((text) => nameSpellings(text))
      .flatMap((terms) => [terms, ...shortened(terms)]),
  );
  const typed = spellings[0] ?? [];
  const plain =
    kind === "topic" &&
    typed.every((term) => COMMON_WORDS.has(term) || statistics.frequency(term) > 0) &&
    typed.length === 1;
  // A slip of spelling is no rare word: it weighs what the name does that is meant.
  const held = spellings.find((terms) => terms.every((term) => statistics.frequency(term) > 0));
  const weight = weightOfPhrase(mention.exact ? typed : (held ?? typed), statistics);
  const common = typed.every((term) => COMMON_TERMS.has(term));
  return {
    kind,
    label: mention.name,
    spellings,
    synonyms:
      kind === "person"
        ? firstNameOf(mention.name, archive, statistics)
        : plain
          ? typed.flatMap((term) => synonymsOf(term))
          : kind === "topic"
            ? distinct([...shorterForms(typed, statistics), ...rarestWord(spellings, statistics)])
            : [],
    weight: common ? weight * COMMON_SHARE : weight,
    required: kind !== "topic",
    common,
    key: mention.name,
  };
}

/** Last words of a topic's name that are left out once it is known: "Forde" for the Forde report. */
const GENERIC_TERMS: ReadonlySet<string> = new Set(
  termsOf(
    "report reports inquiry enquiry review investigation paper plan scheme fund programme project campaign election elections contest ballot group commission panel code policy rule change case issue motion",
  ),
);

/** What is said for a topic once it is known: its name without the generic last word, where the rest is telling. */
function shorterForms(terms: readonly string[], statistics: WordStatistics): readonly (readonly string[])[] {
  if (terms.length < 2 || !GENERIC_TERMS.has(terms.at(-1) ?? "")) return [];
  const rest = terms.slice(0, -1);
  return rest.length > 1 || rest.every((term) => statistics.isName(term)) ? [rest] : [];
}

/** A word of a topic's name so rare that it hardly means anything else. */
const RARE = 6;

/** The rarest word of a name of several that the reports hold, where it is rare. */
function rarestWord(
  spellings: readonly (readonly string[])[],
  statistics: WordStatistics,
): readonly (readonly string[])[] {
  return spellings.flatMap((terms) => {
    const held = terms.filter((term) => statistics.frequency(term) > 0 && !GENERIC_TERMS.has(term));
    const [rarest] = held.sort((a, b) => statistics.frequency(a) - statistics.frequency(b));
    return terms.length > 1 && rarest !== undefined && statistics.frequency(rarest) <= RARE ? [[rarest]] : [];
  });
}

/** A first name stands for somebody where nobody else has it. */
function firstNameOf(
  name: string,
  archive: Archive,
  statistics: WordStatistics,
): readonly (readonly string[])[] {
  const [first = ""] = name.split(/\s+/);
  const shared = [...(bearersOf(archive).get(first) ?? [])].some((other) => other !== name);
  const terms = termsOf(first);
  return shared || first === name || !terms.every((term) => statistics.isName(term)) ? [] : [terms];
}

const bearers = new WeakMap<Archive, ReadonlyMap<string, ReadonlySet<string>>>();

/** Listed people and authors by first name. */
function bearersOf(archive: Archive): ReadonlyMap<string, ReadonlySet<string>> {
  const known = bearers.get(archive);
  if (known !== undefined) return known;
  const names = new Set([
    ...archive.gazetteer.people.map((person) => person.name),
    ...archive.reports.flatMap(({ authors }) => authors ?? []),
  ]);
  const made = new Map<string, Set<string>>();
  for (const name of names) {
    const [first = ""] = name.split(/\s+/);
    made.set(first, (made.get(first) ?? new Set()).add(name));
  }
  bearers.set(archive, made);
  return made;
}

/** The body without a parent that most accounts are of: naming it narrows nothing. */
function isMainBody(name: string, archive: Archive): boolean {
  const bodies = archive.gazetteer.bodies.filter(({ parent }) => parent === null);
  if (!bodies.some((body) => body.name === name)) return false;
  const accounts = (body: string) =>
    archive.reports.filter(({ meetings }) => meetings?.some((meeting) => meeting.body === body)).length;
  const own = accounts(name);
  return bodies.every((body) => body.name === name || accounts(body.name) <= own);
}
