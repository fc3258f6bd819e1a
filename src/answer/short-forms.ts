/** Words that reports cut short in names: "women's conf", "the disputes cttee". */
import { termsOf } from "../archive/analyzer.ts";

const SHORT_FORMS = `
conference conf
committee cttee ctte cmte
subcommittee subcttee
executive exec
secretary sec
representative rep
organisation org
government govt gov
department dept
professor prof
councillor cllr
association assoc
commission comm
campaign camp
constituency const
national nat
regional reg
parliamentary parl
`;

const shortFor = new Map(
  SHORT_FORMS.trim()
    .split("\n")
    .map((line) => {
      const [full = "", ...short] = line.split(" ").map((word) => termsOf(word)[0] ?? word);
      return [full, short] as const;
    }),
);

/** A name of several words with each that is often cut short so written; none where no word is. */
export function shortened(terms: readonly string[]): readonly (readonly string[])[] {
  if (terms.length < 2) return [];
  return terms.flatMap((term, at) =>
    (shortFor.get(term) ?? []).map((short) => terms.map((word, place) => (place === at ? short : word))),
  );
}
