/** The author in the last lines of a report: whoever signs it. */
import { type Hint, hint } from "./author-hints.ts";
import { readDatedSignature } from "./dated-signature.ts";
import { NAME, NAME_LIST, type PersonFinder, splitNames } from "./personal-names.ts";
import { isClosing } from "./short-names.ts";

const SIGNED = new RegExp(
  `^(?:[Ss]igned(?: by)?|[Bb]est wishes|[Ii]n solidarity|[Ss]olidarity|[Rr]egards|[Kk]ind regards|[Yy]ours[^,]*|[Cc]omradely|[Ff]raternally)[,:\\s–-]+(${NAME_LIST})(?:\\s*[,.(].*)?$`,
  "u",
);

/** "Hwyl, Ann Example": a last line of a greeting and a name. */
const GREETED = new RegExp(`^\\p{L}+(?:\\s\\p{Ll}+){0,2},\\s(${NAME_LIST})\\.?$`, "u");
const SIGNED_ALONE = new RegExp(
  `^(${NAME_LIST})(?:\\s*\\([^)]*\\))?(?:\\s*[,–—|-]\\s*(?:\\+?\\d[\\d\\s-]{6,}|\\S+@\\S+|(?:NEC|CLP|[Mm]ember|[Cc]onstituency|[Ll]abour|[Rr]ep|[Pp]revious|\\p{Lu}\\p{L}+ (?:section|officer|representative))\\b).*)?\\.?$`,
  "u",
);

/** "Ann Example Socialist societies' representative": a name and an office in one line, as lines run together. */
const WITH_OFFICE =
  /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’.-]*)??\s\p{Lu}[\p{L}'’-]+)\s(?=(?:NEC|CLP|Member|member|Your|your|Our|our|Constituency|Socialist|Local|Trade|Youth|Treasurer|Labour|Welsh|Scottish|Disabled|BAME|Women['’]s|Rep)\b)(?:[\p{L}'’-]+[\s,]+){0,6}?(?:representatives?|reps?|members?|delegate|treasurer|chair|NEC|section|officer)\b[^.!?]{0,40}$/u;
const FEW_AFTER = 25;

/** "Reported by Ann Example.", and the name over or before how she can be written to. */
const REPORTED = new RegExp(
  `^(?:[Rr]eport(?:ed)?|[Nn]otes|[Aa]ccount)(?: written)? by (${NAME_LIST})(?=\\s*(?:$|[.,;(]))`,
  "u",
);
const WITH_CONTACT = new RegExp(
  `^(${NAME})(?:\\s+can be (?:contacted|reached|e-?mailed|written to)\\b|,\\s+(?:\\d{1,4}\\p{L}?\\s|[Tt]el|[Pp]hone|[Ee]-?mail).{0,200}(?:[Tt]el|[Pp]hone|[Ee]-?mail|@))`,
  "u",
);
/** "— Ann Example, Fenwick": with where she is from. */
const DASHED = new RegExp(`^\\s*(?:--+|[–—])\\s*(${NAME}),\\s\\p{Lu}[\\p{L}'’ -]{2,40}\\.?$`, "u");
const POSTED = new RegExp(`^[Pp]osted by (${NAME})(?=\\s+(?:at|on)\\b|\\s*$)`, "u");

const RUN_IN = new RegExp(
  `\\p{Ll}[.!?)][^\\S\\n]+(${NAME_LIST})["”’*_]*[^\\S\\n]*(?=\\n\\s*\\n|\\s*$)`,
  "gu",
);

/** With so few words after it a name by itself is a signature; further up it is a heading. */
const WORDS_AFTER = 60;

/**
 * A name after "In solidarity", or by itself at the end.
 * @param around the line before, how many words come after, and whether prose follows right below
 */
export function signOffHints(
  line: string,
  around: { readonly before: string; readonly after: number; readonly heads: boolean },
  people: PersonFinder,
): Hint[] {
  const text = line
    .replace(/[*_]+|^\s*(?:--+|[–—])\s*/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  const signed = SIGNED.exec(text)?.[1] ?? (around.after === 0 ? GREETED.exec(text)?.[1] : undefined);
  if (signed !== undefined) return [hint(splitNames(signed), 9)];
  const alone =
    SIGNED_ALONE.exec(text)?.[1] ?? (around.after <= FEW_AFTER ? WITH_OFFICE.exec(text)?.[1] : undefined);
  const dated = around.after <= WORDS_AFTER && !around.heads ? readDatedSignature(line) : null;
  if (dated !== null) return [hint(dated.names, 8)];
  const reported = REPORTED.exec(line)?.[1] ?? WITH_CONTACT.exec(line)?.[1];
  if (reported !== undefined) return [hint(splitNames(reported), 8)];
  const posted = POSTED.exec(line)?.[1];
  if (posted !== undefined) return [{ ...hint(splitNames(posted), 4), poster: true }];
  const dashed = around.after <= FEW_AFTER ? DASHED.exec(line.replace(/[*_]+/gu, ""))?.[1] : undefined;
  if (dashed !== undefined) return [hint(splitNames(dashed), 7)];
  if (alone === undefined) return [];
  const names = splitNames(alone);
  if (names.length === 0) return [];
  if (isClosing(around.before)) return [hint(names, 9)];
  if (around.after > WORDS_AFTER || around.heads) return [];
  const known = names.every((name) => people.known(name) !== null);
  // Of two such lines the last one signs.
  return [hint(names, (known ? 8 : 6) - around.after / WORDS_AFTER)];
}

/** Who signs at the end of a paragraph that ends a text or a quotation: "Write to me with questions. Ann Example". */
export function runInSignatures(body: string): Hint[] {
  const [signed] = [...body.slice(-4000).matchAll(RUN_IN)].slice(-1);
  return signed === undefined ? [] : [hint(splitNames(signed[1] ?? ""), 7)];
}
