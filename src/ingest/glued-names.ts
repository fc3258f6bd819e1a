/** Names whose blank was lost on the way to plain text: "KenExample", "Ann ExampleBob Sample". */
import { isName } from "./personal-names.ts";

/** Capitals inside a word that belong there: "McBride", "DeLuca", "FitzRoy". */
const OWN_CAPITAL = /^(?:Ma?c|De|Di|Du|Da|La|Le|Van|Von|Fitz|O)$/u;
const GLUED =
  /(?<![\p{L}'’])(?:(\p{Lu}\p{L}+)([^\S\r\n]))?(\p{Lu}\p{Ll}+)(\p{Lu}\p{Ll}+)(?:([^\S\r\n])(\p{Lu}\p{L}+))?(?![\p{L}])/gu;

/** A text in which names that ran together stand apart; words that are no names stay. */
export function ungluedNames(text: string): string {
  return text.replace(
    GLUED,
    (whole, first = "", _gap, left: string, right: string, _next, last = ""): string => {
      if (OWN_CAPITAL.test(left) || left.length < 3 || right.length < 3) return whole;
      const before = `${first} ${left}`.trim();
      const after = `${right} ${last}`.trim();
      if (first !== "" && last !== "" && isName(before) && isName(after)) return `${before}, ${after}`;
      const one = `${before} ${after}`;
      return isName(`${left} ${right}`) && isName(one) ? one : whole;
    },
  );
}
