/** Words that reports cut short in names: "women's conf", "the disputes cttee". */
import { termsOf } from "../archive/analyzer.ts";
import { IN_FULL } from "./chat-words.ts";

/** No phrase and no sign. */
const ONE_WORD = /^\p{L}+$/u;

/** What reports cut short and nobody types alone: it would be another word. */
const IN_NAMES_ONLY: Readonly<Record<string, string>> = {
  subcttee: "subcommittee",
  sec: "secretary",
  rep: "representative",
  org: "organisation",
  gov: "government",
  comm: "commission",
  camp: "campaign",
  const: "constituency",
  nat: "national",
  reg: "regional",
  parl: "parliamentary",
};

/** By the index term of a word those of its short forms. */
const shortFor: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Map.groupBy(
      Object.entries({ ...IN_FULL, ...IN_NAMES_ONLY }).filter(([short, full]) =>
        ONE_WORD.test(`${short}${full}`),
      ),
      ([, full]) => indexTerm(full),
    ),
  ].map(([full, forms]) => [full, [...new Set(forms.map(([short]) => indexTerm(short)))]]),
);

function indexTerm(word: string): string {
  return termsOf(word)[0] ?? word;
}

/** A name of several words with each that is often cut short so written; none where no word is. */
export function shortened(terms: readonly string[]): readonly (readonly string[])[] {
  if (terms.length < 2) return [];
  return terms.flatMap((term, at) =>
    (shortFor.get(term) ?? []).map((short) => terms.map((word, place) => (place === at ? short : word))),
  );
}
