/** What a page calls itself, where that may look like a person's name. */
import { linesOf } from "../paragraphs.ts";
import { withoutMarks } from "./author-hints.ts";
import { readByline } from "./byline.ts";
import { cleanName, NAME, splitNames } from "./personal-names.ts";

/** What a page says of itself only, and what it may say of its author as well: "More from Ann Example". */
const SITE = new RegExp(
  `(?:appeared first on|first (?:appeared|published) (?:on|in|at|by)|[Tt]hanks for reading|[Ss]ubscribe to)\\s+(?:the\\s+)?(${NAME})(?!['’])`,
  "gu",
);
const KEPT = /\s(?:relies on|is (?:run|funded|published) by)/u;
const KEPT_SITE = new RegExp(`(?<![\\p{L}])(${NAME})${KEPT.source}`, "gu");
const SITE_OR_AUTHOR = new RegExp(
  `(?:[Mm]ore from|©(?:\\s*\\d{4})?|[Rr]eaders? of|[Ss]upport)\\s+(?:the\\s+)?(${NAME})`,
  "gu",
);
const BYLINES_WITHIN = 4000;
const LONGEST_BYLINE = 160;

/**
 * What a page calls itself, which may look like a person's name: "More from Red Ledger".
 * @param author whom the page's own data name
 */
export function siteNames(body: string, author: string | null): ReadonlySet<string> {
  const of = (pattern: RegExp) =>
    [...body.matchAll(pattern)]
      .filter((match) => !/['’]s$/u.test(match[0]))
      .map((match) => cleanName(match[1] ?? ""));
  const doubtful = of(SITE_OR_AUTHOR);
  const given = new Set(splitNames(author ?? ""));
  for (const { text } of doubtful.length === 0 ? [] : linesOf(body.slice(0, BYLINES_WITHIN))) {
    if (text.length > LONGEST_BYLINE) continue;
    const line = withoutMarks(text);
    // A name may stand by itself, or before what is to be pressed.
    const alone = splitNames(line.split(/\s[|·•∙–—]\s/u)[0] ?? "");
    for (const name of [...(readByline(line)?.names ?? []), ...alone]) given.add(name);
  }
  // A name is slow to look for, and most pages have none of the words.
  const kept = KEPT.test(body) ? of(KEPT_SITE) : [];
  return new Set([...of(SITE), ...kept, ...doubtful.filter((name) => !given.has(name))]);
}
