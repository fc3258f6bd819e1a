/** Names in short, as people sign and are spoken of: "Ann", "Ann E", "A. Example", "A.E.", and whose they are. */
import { linesOf } from "../paragraphs.ts";
import { type Hint, hint } from "./author-hints.ts";
import type { Signature } from "./author-trace.ts";
import { isFurnitureLine } from "./furniture-lines.ts";
import { cleanName, isName, NAME, nameWithin, type PersonFinder } from "./personal-names.ts";

const EDGE = 1500;
const CLOSING =
  /^(?:signed(?: by)?|best(?: wishes)?|kind regards|regards|yours\b.*|in solidarity|solidarity|comradely|fraternally|with thanks|thanks|cheers|all the best|warm regards)[\s,.:!–-]*$/iu;
/** "Love and rest,": whatever the words, a line so short that a comma ends is a closing. */
const CLOSING_BY_FORM = /^(?:\S+\s+){0,4}\S+,$/u;
const KISSES = "(?:\\s+[Xx]{1,3})?";
const FIRST = "\\p{Lu}\\p{Ll}[\\p{L}’'-]*";
const INITIALS = "\\p{Lu}(?:\\.\\s?|\\s)\\p{Lu}\\.?|\\p{Lu}{2}";
const ALONE = new RegExp(
  `^[-–—\\s]*(${FIRST}(?:\\s\\p{Lu}\\.?)?|(?:\\p{Lu}\\.\\s?){1,2}${FIRST}|${INITIALS})(${KISSES})[.\\s]*$`,
  "u",
);
/** "... bring a torch. Ann x": at the end of the last paragraph. */
const AT_THE_END = new RegExp(`[.!?)]\\s+(${FIRST})\\s+[Xx]{1,3}[.\\s]*$`, "u");
/** "Cheerio, Ann": a last line of a greeting and a name. */
const AFTER_COMMA = new RegExp(`^(?:\\p{L}+\\s){0,3}\\p{L}+,\\s(${FIRST})[.\\s]*$`, "u");
const POSTED = new RegExp(
  `^(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten)\\b.{0,40}?\\s)?[Bb]y\\s+((?:${FIRST}|\\p{Ll}{3,})(?:\\s\\p{Lu}\\.?)?)(?=\\s*$|\\s(?:at|on|in)\\b)`,
  "u",
);
const A_NAME = new RegExp(`(?<![\\p{L}])${NAME}(?![\\p{L}])`, "gu");
/** "A. Example" */
const INITIALLED = /^(?:\p{Lu}\.?\s)+\p{Lu}\p{L}/u;
const LAST_LINES = 3;
const FIRST_LINES = 20;
const SHORTEST_CUT = 3;
const TITLED = new RegExp(
  `^(?:(?:\\p{L}+\\s)?(${FIRST})['’]s\\s+(?:\\p{L}+\\s+){0,3}?(?:report|letter|newsletter|diary|notes|bulletin|update)\\b|(${FIRST})\\s+(?:on|at|reports|writes|tells|looks)\\b)`,
  "u",
);

type ShortName = { readonly name: string; readonly posted: boolean };

/** Whether a line closes a letter: the next is the signature. */
export function isClosing(line: string): boolean {
  const text = line.trim();
  return CLOSING.test(text) || CLOSING_BY_FORM.test(text);
}

/** The names in short by which a text is signed or posted, the surest first. @param tail its last lines */
function shortSignatures(tail: readonly string[], head: readonly string[] = []): ShortName[] {
  const signed: string[] = [];
  const posted = head.flatMap((line) => POSTED.exec(line.replace(/[*_]+/gu, "").trim())?.[1] ?? []);
  for (const [index, raw] of tail.entries()) {
    const line = raw.replace(/[*_]+/gu, "").trim();
    const by = POSTED.exec(line)?.[1];
    if (by !== undefined) posted.push(by);
    const [, alone, kisses] = ALONE.exec(line) ?? [];
    const closed = isClosing(tail[index - 1] ?? "") || kisses !== "" || !/\p{Ll}/u.test(line);
    if (alone !== undefined && (closed || index >= tail.length - LAST_LINES)) signed.push(alone);
    const last = index === tail.length - 1 ? AFTER_COMMA.exec(line)?.[1] : undefined;
    const within = AT_THE_END.exec(line)?.[1] ?? last;
    if (within !== undefined) signed.push(within);
  }
  return [
    ...signed.reverse().map((name) => ({ name, posted: false })),
    ...posted.map((name) => ({ name, posted: true })),
  ];
}

/**
 * The names in short that sign a whole text, the surest first: together with a surname that the page may be called
 * after ("Ann", on "Example Days"), then by themselves.
 * @param page what the page calls itself, and its line of who posted it
 */
export function signaturesIn(
  text: string,
  page: { readonly site: string | null; readonly byline: string | null },
): Signature[] {
  const head = linesOf(text.slice(0, EDGE))
    .slice(0, FIRST_LINES)
    .map((line) => line.text);
  const lines = linesOf(text.slice(-EDGE))
    .map((line) => line.text.trim())
    .filter((line) => line !== "" && !isFurnitureLine(line));
  const signed = shortSignatures(lines, page.byline === null ? head : [page.byline, ...head]);
  const surnames = page.site?.match(/\p{Lu}\p{Ll}[\p{L}'’-]{2,}/gu) ?? [];
  return [
    ...surnames.flatMap((surname) =>
      signed.map(({ name }) => ({ written: name, name: `${name.split(" ")[0]} ${surname}` })),
    ),
    // A first name alone may be that of whoever looks after the page; "Ann E" is more than that.
    ...signed
      .filter(({ name, posted }) => !posted || name.includes(" "))
      .map(({ name }) => ({ written: name, name })),
  ];
}

/** Whose a name in short may be, among the names. */
export function shortNameFinder(names: Iterable<string>): (short: string) => readonly string[] {
  const byLetter = new Map<string, string[]>();
  for (const name of names) {
    const letter = initialOf(name);
    const list = byLetter.get(letter);
    if (list === undefined) byLetter.set(letter, [name]);
    else list.push(name);
  }
  return (short) => byLetter.get(initialOf(short))?.filter((name) => shortens(short, name)) ?? [];
}

function initialOf(name: string): string {
  return wordsOf(name)[0]?.slice(0, 1) ?? "";
}

/** The one of the names that is meant; where none has that first name whole, "Gwil E" is Gwilym Example. */
function meantBy(short: string, names: readonly string[]): string | null {
  const whole = names.filter((name) => shortens(short, name));
  return only(whole.length > 0 ? whole : names.filter((name) => shortens(short, name, true)));
}

/** Whether a name is meant by what is short for it. @param loose a first name may be cut before an initial too */
function shortens(short: string, name: string, loose = false): boolean {
  const words = wordsOf(name);
  const given = /^\p{Lu}{2,3}$/u.test(short) ? [...short.toLowerCase()] : wordsOf(short);
  const [first = "", ...others] = given;
  const last = others.at(-1);
  const [firstOf = ""] = words;
  const lastOf = words.at(-1) ?? "";
  if (words.length < 2 || first === "") return false;
  if (last === undefined) return first.length >= 3 && first === firstOf;
  // "Gwil Example" for Gwilym Example: a first name may be cut short before the whole surname.
  const cut = first.length === 1 || (first.length >= SHORTEST_CUT && (loose || last === lastOf));
  const begins = cut ? firstOf.startsWith(first) : first === firstOf;
  return (
    begins && (last.length === 1 ? lastOf.startsWith(last) : last === lastOf) && given.join() !== words.join()
  );
}

/** Every full name at the head and foot of a page and in what surrounds it. */
function namesAround(body: string, surroundings: string): string[] {
  const edges = body.length <= 2 * EDGE ? body : `${body.slice(0, EDGE)}\n${body.slice(-EDGE)}`;
  return namesIn(`${surroundings}\n${edges}`);
}

function namesIn(text: string): string[] {
  const found = [...text.matchAll(A_NAME)].flatMap(([words]) => {
    const name = isName(cleanName(words)) ? cleanName(words) : nameWithin(words);
    return name === null || INITIALLED.test(name) ? [] : [name];
  });
  return [...new Set(found)];
}

/** Whether a name is given with initials. */
export function isInitialled(name: string): boolean {
  return INITIALLED.test(name);
}

/** The one full name among several for which a name with initials is short; else null. */
export function fullNameOf(name: string, names: readonly string[]): string | null {
  return INITIALLED.test(name)
    ? only(names.filter((full) => !INITIALLED.test(full) && shortens(name, full)))
    : null;
}

/**
 * Hints from names in short that one full name of the page settles: its signature, its title ("Ann on the January
 * NEC"), and its site's name ("Ann for Everyone", "Example Days").
 */
export function shortNameHints(input: {
  title: string;
  sites: readonly string[];
  /** Its first lines, and what the page marks as its byline: they may say who posted it. */
  head: readonly string[];
  tail: readonly string[];
  body: string;
  surroundings: string;
  /** Full names that other hints gave. */
  names: readonly string[];
  people: PersonFinder;
}): Hint[] {
  const around = [...new Set([...input.names, ...namesAround(input.body, input.surroundings)])];
  const found: Hint[] = [];
  const add = (name: string | null, weight: number, poster: boolean) => {
    if (name !== null) found.push(poster ? { ...hint([name], weight), poster } : hint([name], weight));
  };
  for (const { name, posted } of shortSignatures(input.tail, input.head))
    add(meantBy(name, around), posted ? 6 : 8, posted);
  const [, owner, teller] = TITLED.exec(input.title) ?? [];
  const titled = owner ?? teller;
  if (titled !== undefined) {
    const all = [...new Set([...around, ...namesIn(input.body)])];
    const meant = only(all.filter((full) => full.split(" ").includes(titled)));
    add(meant ?? (owner === undefined ? null : input.people.bySurname(owner)), 9, false);
  }
  const sites = [...new Set(input.sites.map(cleanName))];
  const parts = new Set(sites.flatMap((site) => site.match(/\p{Lu}[\p{L}-]{2,}/gu) ?? []));
  // Of the owner's name the site's has a part; where it has all of it, that is the site's own.
  const called = around.filter((name) => {
    const shared = name.split(" ").filter((part) => parts.has(part)).length;
    return shared > 0 && shared < name.split(" ").length;
  });
  add(only(called), 6, false);
  return found;
}

function only(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null;
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word !== "");
}
