/** The author in what a page says of where its text is from and whose it is: credits, notices of copyright, unrollers. */
import { linesOf } from "../paragraphs.ts";
import { type Hint, hint, POSTER, withoutMarks } from "./author-hints.ts";
import { isMasthead } from "./page-title-hints.ts";
import { cleanName, isName, NAME, type PersonFinder } from "./personal-names.ts";

const LAST_LINES = 12;
/** "© 2031 Ann Example", "Copyright Ann Example 2031. All rights reserved". */
const COPYRIGHT = new RegExp(
  `^\\W*(?:©|\\([Cc]\\)|[Cc]opyright|COPYRIGHT)\\s*(?:©|\\([Cc]\\))?\\s*(?:(?:19|20)\\d{2}(?:\\s*[-–]\\s*(?:19|20)?\\d{2})?,?\\s+)?(?:by\\s+)?(${NAME})(?=\\s*(?:$|[,.|·•∙–—-]|(?:19|20)\\d{2}))`,
  "u",
);
/** "Reproduced from Ann Example's web pages", "First sent out as Ann Example's newsletter". */
const FROM_HERS = new RegExp(
  `\\b(?:[Rr]eproduced|[Rr]eprinted|[Rr]epublished|[Tt]aken|[Cc]opied|[Rr]eposted|[Bb]orrowed|[Ff]irst sent out)\\b[^.\\n]{0,40}?\\b(?:from|as)\\s+(${NAME})['’]s?\\s+(?:\\p{L}+\\s+){0,2}?(?:pages?|web\\s?sites?|sites?|blogs?|newsletters?|bulletins?|columns?|posts?|threads?|e-?mails?|reports?|Facebook)\\b`,
  "u",
);
/** "Ann Example has no site of her own, so we're hosting her", "Posted on behalf of Ann Example". */
const HOSTED = new RegExp(
  `(${NAME})(?!['’])[^.\\n]{0,120}?\\b(?:we|I)(?:['’](?:re|m|ve)| are| am| have)?\\s(?:been\\s)?(?:host|post|publish|carry|print|put)(?:ing|ting|ed)?(?:\\sup)?\\s(?:her|him|hers|his|them|theirs?)\\b|\\b(?:[Pp]osted|[Pp]ublished|[Hh]osted|[Pp]ut up|[Ss]hared)(?:\\shere)?\\s(?:for|on behalf of|at the request of)\\s(${NAME})(?=\\s*(?:$|[.,;:)_*]|\\swho\\b))`,
  "um",
);
const HEAD = 1500;
const UNROLLED = new RegExp(
  `\\b(?:Keep Current with|new unrolls are available from|More from|Read more from|Latest from|Threads? (?:written )?by|See all (?:posts|threads|reports) (?:by|from))\\s+(${NAME})(?=\\s*(?:$|[!.|·•]))`,
  "u",
);

/** What a page credits somebody with, who is not the site that it calls itself: a site owns its pages and wrote nothing. */
export function creditHints(body: string, sites: readonly string[], people: PersonFinder): Hint[] {
  const found: Hint[] = [];
  const called = new Set(sites.map(bareName));
  const add = (written: string | undefined, weight: number) => {
    const name = cleanName(written ?? "");
    if (!isName(name) || isMasthead(name) || called.has(bareName(name))) return;
    found.push(hint([people.known(name) ?? name], weight));
  };
  add(FROM_HERS.exec(body)?.[1], 7);
  const [, hosted, asked] = HOSTED.exec(body.slice(0, HEAD)) ?? [];
  add(hosted ?? asked, 7);
  for (const line of lastLines(body)) add(UNROLLED.exec(line)?.[1], 6);
  return found;
}

/** In whose name a page is copyright: its author's where nothing else says who that is and the page is called otherwise. */
export function ownerHints(body: string, sites: readonly string[], people: PersonFinder): Hint[] {
  const called = new Set(sites.map(bareName));
  const names = lastLines(body)
    .map((line) => cleanName(COPYRIGHT.exec(line)?.[1] ?? ""))
    .filter((name) => isName(name) && !isMasthead(name) && !called.has(bareName(name)));
  return names.slice(0, 1).map((name) => hint([people.known(name) ?? name], POSTER));
}

function lastLines(body: string): string[] {
  return linesOf(body.slice(-4000))
    .map(({ text }) => withoutMarks(text))
    .filter((text) => text !== "")
    .slice(-LAST_LINES);
}

function bareName(name: string): string {
  return cleanName(name)
    .replace(/^the\s+/iu, "")
    .toLowerCase();
}
