/** The line in which a page says who put a text there and when: "by Ann Example · 3 May 2031 · 2 comments · Share". */
import { findDates } from "../dates.ts";
import type { PartialDate } from "../report.ts";
import { LINES, MENU_WORD } from "./furniture-rules.ts";
import { COMMITTEES } from "./kind-words.ts";
import { NAME_LIST, splitNames } from "./personal-names.ts";
import { withFullYears } from "./short-years.ts";

export type Byline = {
  /** Whom it names in full. */
  readonly names: readonly string[];
  /** "by " stands before them, and not just a name among the parts of the line. */
  readonly by: boolean;
  readonly date: PartialDate | null;
  /** It has comments counted or something to press, as only a page's own lines have. */
  readonly pressed: boolean;
};

const LONGEST = 160;
const PARTS = /\s*(?:[|·•∙♡♥~/–—»]|::|\s-\s|\s{2,}|[,:](?=\s|$)|\((?=[^)]*\))|\)|\.(?=\s|$))\s*/u;
const BAR = /[|·•∙~/–—»]|::|\s-\s|\s{2,}/u;
const NAMED = new RegExp(
  `(?<![\\p{L}])(?:[Bb]y|BY)[:\\s]+(${NAME_LIST})(?=\\s*(?:$|[|·•∙♡♥/,.(–—»-])|\\s(?:on|in|at|for|with)\\s)`,
  "u",
);
const NAMES_ALONE = new RegExp(`^${NAME_LIST}$`, "u");
/** "Ann Example reports from the NEC", "Ann Example writes": as much as "by". */
const REPORTS = new RegExp(
  `^(${NAME_LIST})\\s+(?:reports?|writes)(?:\\s+back)?(?:\\s+from\\s+(?:the\\s+)?[\\p{L}\\d ]{2,30})?$`,
  "u",
);
const WEEKDAY_OR_TIME =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\b(?:GMT|BST|UTC)\b/giu;
/** "No comments", "5 min read", "Comment 38", "141", "2 claps": what pages count. */
const COUNTED =
  /(?:\bno|\d[\d,.]*k?)\s*(?:comments?|replies|responses?|likes?|shares?|views?|claps?|tweets?|posts?|reads?|thoughts|words|min(?:ute)?s?(?:\s+read)?|followers|boosts?|favou?rites?|re-?posts?|reblogs?|retweets?|quotes|bookmarks|hearts|upvotes?|reactions?|notes)\b|\b(?:comments?|likes?|shares?|views?|follow)\s*\d[\d,.]*|^\d[\d,.]*k?$/giu;
const PUT_UP =
  /\b(?:this (?:entry|post|article) was|(?:first |last |re-?)?(?:posted|published|submitted|created|written|added|sent|updated|uploaded|broadcast|aired|circulated|date[ds]?)|e?-?newsletter|bulletin|edition|(?:issue|number|no\.?|vol(?:ume|\.)?)\s*\d{1,4})\b:?/giu;
/** What ties the parts together. */
const TIES = /^(?:(?:and|on|at|in|with|by|to|under|(?:is )?filed under|categor(?:y|ies):?)\b\s*)+/iu;
/** Who may see it, and from where it was sent: "Public", "Web". */
const ASIDE =
  /^(?:public|edited|pinned|web|mobile|app|ios|android|uncategori[sz]ed|unfiled|admin|author|moderator|top contributor|🌐|#\p{L}+(?:\s#\p{L}+)*)$/iu;
/** "24.07.2031 Party matters": a day in figures before what a site files the text under. */
const STAMP = /^\W*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\s+(?:\p{Lu}[\p{L}'’-]*(?:\s(?:&\s)?[\p{L}'’-]+){0,2})$/u;
/** "Filed in: Party matters". */
const CATEGORY =
  /\b(?:filed|posted|tagged|categori[sz]ed|category|section|topics?)(?: (?:in|under|as))?\s*:\s*[^|·•:]{2,40}(?=$|\s[|·•])/giu;
/** "NEC Reports", "Party news": what a site files many texts under. */
const FILES = /^(?:\p{L}+ )?(?:reports|news|updates|posts|blogs|articles|bulletins|views|opinions)$/iu;
const LINES_PRESSED =
  /\b(?:leave|post|add) (?:a )?(?:comment|reply)\b|\b(?:share|tweet) this\b|\bpermalink\b/iu;
/** "our member on the NEC": what whoever is named before it is. */
const ROLE = /^(?:our|your|the|a)\b.{0,30}\b(?:member|rep|representative|delegate|correspondent)\b.{0,40}$/iu;
/** "Report: Thursday 19 July 2031": what is told of, and nothing to press. */
const REPORT_OF = /^reports?\s*[:–—-]/iu;
/** "This page was last modified on 3 May 2031": its text may be much older. */
const ALTERED =
  /^\W*(?:this )?(?:web)?(?:page|site|document) (?:was |has been )?(?:last )?(?:altered|amended|changed|edited|modified|revised|updated)\b/iu;
/** A heading may hold these beside a date: then the date is what it tells of. */
const MEETING =
  /\b(?:NEC|N\.E\.C|executive|committee|panel|meeting|report|conference|away[- ]?day|update|diary|notes)\b/iu;

/**
 * Reads a line as a byline: parts of a few words, each a date, a name, a count, a category or something to press.
 * Null for any other, such as a heading with a date.
 */
export function readByline(raw: string): Byline | null {
  if (raw.length > 2 * LONGEST) return null;
  const line = withFullYears(plainWords(raw));
  if (line.length > LONGEST || line === "" || REPORT_OF.test(line) || ALTERED.test(line)) return null;
  const date = findDates(line).find((one) => one.year !== null && one.precision === "day");
  if (date !== undefined && date.from !== date.to) return null;
  const undated = date === undefined ? line : `${line.slice(0, date.start)} | ${line.slice(date.end)}`;
  const list = NAMED.exec(undated);
  const named = splitNames(list?.[1] ?? "");
  const untimed = (named.length === 0 || list === null ? undated : undated.replace(list[0], " | ")).replace(
    WEEKDAY_OR_TIME,
    " | ",
  );
  const rest = untimed.replace(COUNTED, " | ");
  // "NEC away day, by Ann Example · 3 May 2031 · 4 min": with what only pages count, the day is that of the page.
  const clicked = named.length > 0 && date !== undefined && rest !== untimed;
  const said = rest.search(PUT_UP) >= 0;
  const parts = rest
    .replace(CATEGORY, " | ")
    .replace(PUT_UP, " | ")
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const stamp = STAMP.test(line) && !COMMITTEES.test(line);
  // A heading has nothing of its page's software beside a day.
  const filed = date !== undefined && LINES_PRESSED.test(rest);
  const names = [...named];
  const strange: string[] = [];
  let reporting = false;
  for (const part of parts) {
    const reporter = date === undefined ? undefined : REPORTS.exec(part)?.[1];
    if (reporter !== undefined && splitNames(reporter).length > 0) {
      names.push(...splitNames(reporter));
      reporting = true;
      continue;
    }
    const words = part.replace(TIES, "");
    const tied = words !== part;
    const count = words.split(/\s+/u).length;
    if (ASIDE.test(words)) continue;
    // "in Labour Party", "filed under NEC reports", "by admin": a category or an account.
    if (names.length > 0 && ROLE.test(words)) continue;
    if (count > (tied ? 4 : 5) && !isPressed(words)) return null;
    const kicker = part === parts[0] && list !== null && clicked && undated.trimStart().startsWith(part);
    // "Ann Example / 3 May 2031 / NEC / 2 comments": one of its categories.
    const category =
      (count <= 2 && ((names.length > 0 && date !== undefined && rest !== untimed) || filed)) ||
      (stamp && FILES.test(words));
    if (
      (MEETING.test(words) || COMMITTEES.test(words)) &&
      !(tied && count <= 2) &&
      !isMenu(words) &&
      !kicker &&
      !category
    )
      return null;
    if (category && MEETING.test(words)) continue;
    if (words === "" || isPressed(words) || /^@\w+$/u.test(words)) continue;
    if (named.length === 0 && !tied && NAMES_ALONE.test(words) && splitNames(words).length > 0)
      names.push(...splitNames(words));
    else if (!tied) strange.push(part);
  }
  const barred = parts.length > 0 && (BAR.test(line) || isAccount(parts));
  // "Ann Example 3 May 2031": nothing but a name and a day.
  const bare = date !== undefined && names.length > 0 && strange.length === 0 && parts.length === 1;
  const counted = rest !== undated || parts.some((part) => isPressed(part));
  const handled = /\p{L}\s+@\w/u.test(raw);
  const sure =
    said || stamp || handled || reporting || named.length > 0 || parts.some((part) => /^by\s/iu.test(part));
  // Beside a date and what is tied to it the one word that is left is whose account it is.
  const account = isAccount(parts) || (date !== undefined && BAR.test(line) && isAccount(strange));
  if (strange.length > (sure || counted || account ? 1 : 0)) return null;
  if (date === undefined ? named.length === 0 || !counted || said : !sure && !counted && !barred && !bare)
    return null;
  return { names, by: named.length > 0 || reporting, date: date?.from ?? null, pressed: counted };
}

function isMenu(words: string): boolean {
  return words.split(/\s+/u).every((word) => MENU_WORD.test(word));
}

function isPressed(words: string): boolean {
  return isMenu(words) || ASIDE.test(words) || LINES.some((rule) => rule.test(words));
}

/** "3 May 2031 annex": one small word beside the date. */
function isAccount(parts: readonly string[]): boolean {
  return parts.length === 1 && /^[\p{Ll}\d._-]+$/u.test(parts[0] ?? "");
}

/** Without marks of headings, quoting and emphasis. */
function plainWords(raw: string): string {
  return (
    raw
      .replace(/^[\s\u200b>|]*(?:#{1,6}\s+)?/u, "")
      .replace(/[*_]{1,3}/gu, "")
      // "byAnn Example", as spans of a page run together.
      .replace(/^(\s*)([Bb]y)(?=\p{Lu}\p{Ll})/u, "$1$2 ")
      // "Ann Example @annexample · 3 May 2031".
      .replace(/(?<=\p{L})\s+@[\w.-]{2,40}(?=\s)/u, " | ")
      .trim()
  );
}
