/** Whether a line by itself is page furniture, a menu, or prose. */
import { LRUCache } from "lru-cache";
import { APPEALS, LINES, MENU_WORD } from "./furniture-rules.ts";

/** A line of so many words, or one that ends like a sentence, is prose. */
const PROSE_WORDS = 14;
const LEAST_PROSE_WORDS = 6;
const LONG_APPEAL_WORDS = 70;
const LONGEST = 600;
/** What parts the things to press in a row of them. */
const SEPARATOR = /\s*[|·•∙\t]\s*|\s[>»/]\s|\s{3,}/u;
/** Of such a row each has few words; a printer's line may stand with them. */
const PRESSED_WORDS = 8;
const ROW_WORDS = 14;

/** Whether a line by itself is page furniture. */
export function isFurnitureLine(raw: string): boolean {
  if (raw.length > 2 * LONGEST) return false;
  const known = judged.get(raw);
  if (known !== undefined) return known;
  const furniture = judge(raw);
  judged.set(raw, furniture);
  return furniture;
}

/** The lines of a report are asked about several times: for its text, its authors, its day, for whether it is a listing. */
const judged = new LRUCache<string, boolean>({ max: 2_000 });

function judge(raw: string): boolean {
  const text = plainLine(raw);
  if (text === "" || text.length > LONGEST) return false;
  return isRuled(text) || isMenu(text) || LINKS_ALONE.test(raw) || isRow(raw) || endsInCredits(text);
}

/** Lines up to this length come again and again, in texts of very short lines by the hundred thousand. */
const SHORT = 12;
const ruledShort = new LRUCache<string, boolean>({ max: 1_000 });

function isRuled(text: string): boolean {
  if (text.length > SHORT) return meetsRule(text);
  const ruled = ruledShort.get(text) ?? meetsRule(text);
  ruledShort.set(text, ruled);
  return ruled;
}

function meetsRule(text: string): boolean {
  return (
    LINES.some((rule) => rule.test(text)) ||
    (atMost(text, LONG_APPEAL_WORDS) && APPEALS.some((rule) => rule.test(text)))
  );
}

/** "[Facebook] [Twitter] [Back to all posts]", "[Ann Example](/) · [Report a pothole](/pothole)": nothing but links. */
const LINKS_ALONE = /^\W*(?:!?\[[^\][]{1,60}\](?:\([^()]{0,300}\))?[\s|·•,/]{0,6}){2,12}$/u;

/** "Print this page | Tell a friend | © Ledger 2031": a row of things to press, two of which a rule knows. */
function isRow(raw: string): boolean {
  if (!SEPARATOR.test(raw)) return false;
  const pieces = raw
    .replace(/[*_]+/gu, "")
    .split(SEPARATOR)
    .map(plainLine)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  // "Money | 14 | 12": numbers are a report's, unless all else is to be pressed ("1 | 2 | 3 | Next").
  const worded = pieces.filter((piece) => /\p{L}/u.test(piece));
  const pressed = worded.filter((piece) => isRuled(piece) || MENU_WORD.test(piece)).length;
  const pager = worded.length > 0 && worded.every((piece) => PAGER.test(piece));
  const known = pager ? pieces.length : pressed;
  const brief = pieces.every((piece) => countWords(piece) <= ROW_WORDS);
  // What says whose the page is stands in no row of a report's.
  if (brief && pieces.length >= 3 && pieces.some((piece) => OWNED.test(piece))) return true;
  return known >= 2 && known * 2 >= pieces.length && brief;
}

const PAGER = /^(?:next|prev(?:ious)?|first|last|older|newer|pages?)(?: (?:page|posts?|entries))?$/iu;
const OWNED = /^(?:©|\(c\)\s|copyright\b)|\ball rights reserved\b/iu;

/** "The club meets on Tuesdays. Website by Somebody. Log in": of its sentences the last two are furniture. */
function endsInCredits(text: string): boolean {
  if (!/[.!?]\s/u.test(text)) return false;
  const sentences = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  return (
    sentences.length >= 2 &&
    sentences.length <= 5 &&
    sentences
      .slice(-2)
      .every((sentence) => countWords(sentence) <= PRESSED_WORDS && isRuled(sentence.replace(/[.!]$/u, "")))
  );
}

/** Without list and heading marks, bars at its start, emphasis and link targets; no more of it than tells what it is. */
export function plainLine(raw: string): string {
  // Most lines have none of them.
  if (!/^\s*[#•·>-]|[*_|[\u200b]|\s{2}|[^\S ]/u.test(raw) && raw.length <= 2 * LONGEST) return raw.trim();
  const text = raw.slice(0, 2 * LONGEST).replace(/^[\s\u200b|>]*(?:#{1,6}\s+|[-*•·]\s+)?/u, "");
  const bare = /[*_[]/u.test(text)
    ? text
        .replace(/\*\*|__/gu, "")
        .replace(/!?\[([^\][]{0,200})\]\([^()]{0,300}\)/gu, "$1")
        .replace(/^[*_](?=\S)(.*)(?<=\S)[*_]$/u, "$1")
        // "*Related posts:* One thing · Another": a label set apart from what it is put to.
        .replace(/^([*_])(\p{L}[\p{L} ’']{1,40}(?:\1:|:\1))/u, (label) => label.replace(/[*_]/gu, ""))
    : text;
  return bare.replace(/\s+/gu, " ").trim();
}

/** "Home | News | Contact", "ABOUT   REPORTS   CHIP IN", "Home > News > Reports". */
export function isMenu(text: string): boolean {
  const items = text.split(/\s*[|·•>»/]\s*|\s{2,}|\t+/u).filter((item) => item !== "");
  const words = text.split(/[\s|·•>»/]+/u).filter((item) => item !== "");
  if (items.length >= 2 && items.every((item) => countWords(item) <= 4)) {
    const menu = items.filter((item) => MENU_WORD.test(item)).length;
    if (menu >= 2 && menu >= items.length * 0.4) return true;
  }
  return (
    words.length >= 3 &&
    words.length <= 14 &&
    words.every((word) => MENU_WORD.test(word) || /^in$/iu.test(word)) &&
    new Set(words).size >= 3
  );
}

/** Whether a line is prose by its length or by ending like a sentence. */
export function isProse(text: string): boolean {
  const plain = plainLine(text);
  if (plain.length < 2 * LEAST_PROSE_WORDS) return false;
  const words = countWords(plain);
  return (
    words >= PROSE_WORDS * 2 ||
    (words >= LEAST_PROSE_WORDS && /[.!?:]["”’)]*$/u.test(plain)) ||
    (words >= PROSE_WORDS && /[.!?]["”’)]*\s/u.test(plain))
  );
}

/** Whether a text has no more words than that: a short one need not be counted. */
function atMost(text: string, words: number): boolean {
  return text.length < 2 * words || countWords(text) <= words;
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
