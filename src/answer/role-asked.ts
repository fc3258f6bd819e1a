/** "Who is the treasurer?", "who chairs the panel?": asks who holds a role, and which sentences say so. */
import type { Archive } from "../archive/archive.ts";
import { introductionsOf, type Office, officesAt } from "./offices.ts";
import type { Question } from "./question.ts";
import { isInquiry } from "./who-terms.ts";

/** A role that is asked for. */
export type RoleAsked = {
  /** As in the question, without "the" and without whose it is: "vice-chair". */
  readonly role: string;
  /** Asked for as it is now, not as it was. */
  readonly now: boolean;
};

/** The last words of roles, for a pattern. */
export const ROLE_HEADS =
  "secretary|gen\\.?\\s?sec|GS|leader|chair(?:man|woman|person)?|treasurer|whip|minister|director|officer|mayor|president|rep(?:resentative)?|co-?ordinator|convenor|spokes(?:person|man|woman)|chancellor|auditor|head|commissioner|organiser|returning\\s+officer";
const ASKS_HOLDER = new RegExp(
  `\\b(?:who(?:(?<now>['’]s|\\s+is|\\s+are)|\\s+(?:was|were|has\\s+been|had\\s+been))|(?:what\\s+(?:is|was|were|are)\\s+)?(?:the\\s+)?names?\\s+of)\\s+(?:(?:now|currently|then|still|at\\s+present)\\s+)?(?:(?:the|our|a|labour['’]?s?|party['’]?s?|nec['’]?s?|current|present|new|acting|then|latest)\\s+)*(?<role>(?:(?!(?:to|in|on|at|by|for|with|of|who|and|or|when|after|before)\\b|\\p{L}+ed\\s|made\\s|given\\s|chosen\\s|put\\s)[\\p{L}-]+\\s+){0,3}?(?:${ROLE_HEADS})s?)\\b(?!\\s+(?:who|that|said|told))`,
  "iu",
);
const ASKS_CHAIR = /\bwho\s+(?<verb>chairs|chaired|leads|heads)\s+(?<what>.*)/i;

/** The role that a question asks the holder of; null where it asks for something else. */
export function roleAsked(text: string): RoleAsked | null {
  const { verb, what = "" } = ASKS_CHAIR.exec(text)?.groups ?? {};
  const chairing = verb?.toLowerCase();
  // Whoever chairs an inquiry is told of as the one who leads it.
  if (chairing !== undefined && isInquiry(what)) return null;
  if (chairing === "chairs" || chairing === "chaired") return { role: "chair", now: chairing === "chairs" };
  if (chairing !== undefined) return null;
  const { role, now } = ASKS_HOLDER.exec(text)?.groups ?? {};
  return role === undefined
    ? null
    : {
        role: role.replace(/\s+/g, " "),
        now: now !== undefined || /\b(?:now|currently|at\s+present)\b/i.test(text),
      };
}

/** A capitalised word that may be of a name: no office, no pronoun, no party. */
const SINGLE =
  "(?!(?:The|Our|An?|He|She|We|It|They|His|Her|Its|This|That|There|Then|And|But|As|In|On|At|For|When|While|After|Before|New|Party|Labour|Leader|Deputy|General|Secretary|Chair|Vice|Treasurer|Chief|Prime|Minister|Whip|Shadow|European|Welsh|Scottish|Officers?|Committee|Panel|Council)\\b)\\p{Lu}[\\p{L}’'-]*\\p{Ll}(?<!['’]s)";
/** Two or three such words, for a pattern. */
export const NAME = `${SINGLE}(?:\\s+${SINGLE}){1,2}`;
const LINKS =
  "(?:(?:is|was|were|became|becomes|remains|as|the|our|a|new|its|his|her|their|now|then|NEC|party|Party|Labour|Labour['’]s|acting|interim|elected|re-elected|appointed|who|had|has|been|in|first|current)\\s+)*";
const NAMED_BEFORE = new RegExp(
  `(?:${NAME}(?:\\s+MP)?(?:\\s*\\([^)]{1,40}\\))?\\s*[,(:–—-]?|${SINGLE}(?:\\s*[,(]|(?=\\s+(?:is|was|became|becomes|remains|as)\\s)))\\s*${LINKS}$`,
  "u",
);
const NAMED_AFTER = new RegExp(
  `^\\s*[,:(–—-]?\\s*(?:(?:is|was|became|to\\s+be)\\s+)?(?:now\\s+)?${NAME}`,
  "u",
);
/** Somebody comes to a role, or leaves it. */
const CHANGE =
  /\b(?:(?:re-?)?elect(?:ed|s|ing)?|appoint(?:ed|s|ment)?|chosen|chose|choosing|selected|replac(?:ed|es|ing)|succeed(?:ed|s|ing)?|became|becomes|become|tak(?:es|ing)\s+over|took\s+over|confirmed\s+as|named\s+as|made\s+\p{Lu}|welcom(?:ed|es|ing)|as)\b/u;
/** As far as this from the role itself a change of its holder is told. */
const NEAR_ROLE = 70;
const CHAIRED = new RegExp(
  `\\bchaired\\s+(?:\\p{Ll}+\\s+)?by\\s+(?:${NAME}|${SINGLE})|(?:${NAME}|${SINGLE})(?:\\s*\\([^)]{1,40}\\))?,?\\s+(?:(?:who|was|now|again)\\s+)*(?:chairs|chaired|chairing|took\\s+the\\s+chair|in\\s+the\\s+chair)\\b`,
  "u",
);
const ANY_NAME = new RegExp(NAME, "u");
const OTHER_KIND =
  /(?:^|[\s("“‘])(?:deputy|vice|assistant|former|previous|ex|co|regional|shadow|honorary|acting|party)[-\s]+$/i;
const OTHERS_OWN =
  /^\s+of\s+(?!(?:the\s+)?(?:Labour|party|NEC|National\s+Executive)\b)(?:the\s+|our\s+)?\p{Lu}/u;

/** Whether a text says who holds a role, and does not only speak of whoever does. */
export function statesHolder(text: string, { role }: RoleAsked, whole: string): boolean {
  if (/^chair/i.test(role) && CHAIRED.test(text)) return true;
  return placesOf(text, role).some(({ start, end }) => {
    const before = text.slice(0, start);
    const after = text.slice(end);
    if (OTHER_KIND.test(before) || (OTHERS_OWN.test(after) && !/\bof\b/i.test(whole))) return false;
    return NAMED_BEFORE.test(before) || NAMED_AFTER.test(after) || tellsOfChange(before, after);
  });
}

/** "Elected Ann Field general secretary", "his first meeting as leader", with a name beside it. */
function tellsOfChange(before: string, after: string): boolean {
  const near = `${before.slice(-NEAR_ROLE)} ${after.slice(0, NEAR_ROLE)}`;
  return ANY_NAME.test(near) && CHANGE.test(before.slice(-NEAR_ROLE));
}

/** Passages that name whoever held the office asked for at the time of their meeting, the latest meeting first. */
export function introductionsAsked({ asked, text }: Question, archive: Archive): readonly string[] {
  const role = asked === "who" ? roleAsked(text) : null;
  const office = role?.now ? officeNamed(role.role) : undefined;
  return office === undefined ? [] : introductionsOf(archive, office).slice(0, MOST_INTRODUCTIONS);
}

const MOST_INTRODUCTIONS = 10;

/** The reports call the holder of such a role by name wherever they first speak of them. */
export function isOfficeName({ role }: RoleAsked): boolean {
  return /^chair/i.test(role) || officeNamed(role) !== undefined;
}

function officeNamed(role: string): Office | undefined {
  return officesAt(role).find(({ start, end }) => start === 0 && end === role.length)?.office;
}

/** Where a text speaks of the role, under any of the names that an office of the party goes by. */
function placesOf(text: string, role: string): readonly { readonly start: number; readonly end: number }[] {
  const office = officeNamed(role);
  if (office !== undefined) return officesAt(text).filter((place) => place.office === office);
  const words = role
    .replace(/(?:man|woman|person)?s?$/i, "")
    .split(/[\s-]+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""));
  const spelt = new RegExp(`(?<!\\p{L})${words.join("[\\s-]+")}(?:man|woman|person)?(?!\\p{L})`, "giu");
  return [...text.matchAll(spelt)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}
