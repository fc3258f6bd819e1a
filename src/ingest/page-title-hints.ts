/** The author in the title that a page gives itself, which most pages end with the name of their site. */
import { type Hint, hint, POSTER } from "./author-hints.ts";
import { cleanName, isName, NAME, type PersonFinder } from "./personal-names.ts";
import type { Source } from "./source.ts";

/** Words of mastheads that may look like somebody's surname. */
const MASTHEAD =
  /^(?:star|morning|evening|press|watch|weekly|daily|tribune|notebook|box|wire|pages?|hub|bulletin|observer|chronicle|argus|echo|standard|express|mail|record|socialis[tm]|worker|letters?|matters|talk|line|list|lines|horizons?|minutes|musings|jottings|scribbles|scribblings|ramblings|reflections|thoughts|views|days|diary|diaries|notes|dispatches|despatches|files|papers|journal|gazette|herald|post|times|voice|banner|flag|rose|space|spot|central|connect)$/iu;

/** "Ann Example for Fenwick", "Cllr Ann Example's blog", "Ann Example - your member on the NEC". */
const OWN_SITE = new RegExp(
  `^(?:[Tt]he )?(${NAME})(?:['’]s? (?:(?:own |personal |NEC )?(?:blog|web ?site|site|pages?|diary|reports))|,? for \\p{Lu}.{1,40}|(?:,| [-–—])? (?:[Yy]our|[Cc]ouncillor|NEC|Labour) .{3,60})$`,
  "u",
);

/**
 * "What I saw | Ann Example": the last part of a page's own title is its site's name or its author's. A name that no
 * masthead has counts, and more so where the text is signed with the first name or the site is "About Ann". A name
 * before a platform's ("Ann Example on Ledger") or between headline and site ("What I saw — Ann Example — Ledger") is hardly anything but the author's.
 */
export function pageTitleHints(
  source: Pick<Source, "pageTitle" | "pageTitleEnd" | "publisher">,
  body: string,
  people: PersonFinder,
): Hint[] {
  const whole = cleanName(source.pageTitle ?? "");
  // "Ann Example | Just another weblog".
  const last = isName(whole) && source.pageTitleEnd !== null ? whole : cleanName(source.pageTitleEnd ?? "");
  const owner = cleanName(
    /^(?:by\s+)?(.{5,40}?)\s+on\s+\p{Lu}\S+$/u.exec(source.pageTitleEnd ?? "")?.[1] ?? "",
  );
  if (isName(owner)) return [hint([people.known(owner) ?? owner], 5)];
  const named = OWN_SITE.exec(source.pageTitleEnd ?? source.publisher ?? "")?.[1];
  const candidate = cleanName(named ?? "");
  if (isName(candidate) && !isMasthead(candidate)) return [hint([people.known(candidate) ?? candidate], 5)];
  return [...partHints(last, source.publisher, body, people), ...betweenHints(source, people)];
}

function partHints(last: string, publisher: string | null, body: string, people: PersonFinder): Hint[] {
  const known = people.known(last);
  if (known !== null) return [hint([known], 7)];
  const words = last.split(" ");
  if (!isName(last) || last === publisher || isMasthead(last)) return [];
  // "Red Ledger": what is an ordinary word in the text is hardly a name.
  const ordinary = words.some((word) =>
    new RegExp(`(?<![\\p{L}])${escaped(word.toLowerCase())}(?![\\p{L}])`, "u").test(body),
  );
  const first = escaped(words[0] ?? "");
  const signed = new RegExp(
    `(?:^|\\n)\\W*${first}(?:\\sx+)?\\W*(?=\\n|$)|\\b(?:[Aa]bout|[Cc]ontact|I['’]m|I am|[Mm]y name is)\\s${first}\\b`,
    "u",
  );
  if (signed.test(body)) return [hint([last], 8)];
  return ordinary ? [] : [hint([last], POSTER)];
}

/** The parts of a title after the headline and before the site. */
function betweenHints(
  { pageTitle, pageTitleEnd }: Pick<Source, "pageTitle" | "pageTitleEnd">,
  people: PersonFinder,
): Hint[] {
  const parts = (pageTitle ?? "").split(/\s+(?:[|«»·•–—-]|::)\s+/u).slice(1);
  return parts.flatMap((part) => {
    const name = cleanName(part.replace(/^by\s+/iu, ""));
    if (part === pageTitleEnd || !isName(name) || isMasthead(name)) return [];
    return [hint([people.known(name) ?? name], /^by\s/iu.test(part) ? 7 : 5)];
  });
}

/** Whether a name has a word that only what is published has in its own. */
export function isMasthead(name: string): boolean {
  return name.split(" ").some((word) => MASTHEAD.test(word));
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
