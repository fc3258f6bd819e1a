/** The author in the last lines of a report: whoever signs it. */
import { type Hint, hint } from "./author-hints.ts";
import { NAME_LIST, type PersonFinder, splitNames } from "./personal-names.ts";

const SIGNED = new RegExp(
  `^(?:[Ss]igned(?: by)?|[Bb]est wishes|[Ii]n solidarity|[Ss]olidarity|[Rr]egards|[Kk]ind regards|[Yy]ours[^,]*|[Cc]omradely|[Ff]raternally)[,:\\s–-]+(${NAME_LIST})(?:\\s*[,.(].*)?$`,
  "u",
);

const SIGNED_ALONE = new RegExp(
  `^(${NAME_LIST})(?:\\s*\\([^)]*\\))?(?:\\s*[,–—|-]\\s*(?:\\+?\\d[\\d\\s-]{6,}|\\S+@\\S+|(?:NEC|CLP|[Mm]ember|[Cc]onstituency|[Ll]abour|[Rr]ep|[Pp]revious|\\p{Lu}\\p{L}+ (?:section|officer|representative))\\b).*)?\\.?$`,
  "u",
);

const CLOSING =
  /^(?:signed(?: by)?|best(?: wishes)?|kind regards|regards|yours\b.*|in solidarity|solidarity|comradely|fraternally|with thanks|thanks|cheers|all the best|warm regards)[\s,.:!–-]*$/iu;

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
  const text = line.replace(/[*_]+/gu, "").replace(/\s+/gu, " ").trim();
  const signed = SIGNED.exec(text)?.[1];
  if (signed !== undefined) return [hint(splitNames(signed), 9)];
  const alone = SIGNED_ALONE.exec(text)?.[1];
  if (alone === undefined) return [];
  const names = splitNames(alone);
  if (names.length === 0) return [];
  if (CLOSING.test(around.before.trim())) return [hint(names, 9)];
  if (around.after > WORDS_AFTER || around.heads) return [];
  const known = names.every((name) => people.known(name) !== null);
  // Of two such lines the last one signs.
  return [hint(names, (known ? 8 : 6) - around.after / WORDS_AFTER)];
}

/** A sign-off or title by one name only ("Solidarity, / Callum"; "Willsman's report") where that settles who it is. */
export function shortNameHints(
  title: string,
  tail: readonly string[],
  names: readonly string[],
  people: PersonFinder,
): Hint[] {
  const found: Hint[] = [];
  for (const [index, line] of tail.entries()) {
    const single = /^[-–—\s]*(\p{Lu}\p{L}+)[.\s]*$/u.exec(line)?.[1];
    if (single === undefined || !CLOSING.test((tail[index - 1] ?? "").trim())) continue;
    const person = people.among(single, names);
    if (person !== null) found.push(hint([person], 8));
  }
  const surname = /^(?:\p{L}+\s)?(\p{Lu}\p{L}+)['’]s\s+(?:\p{L}+\s+){0,3}?report\b/u.exec(title)?.[1];
  if (surname !== undefined) {
    const person = people.among(surname, names) ?? people.bySurname(surname);
    if (person !== null) found.push(hint([person], 9));
  }
  return found;
}
