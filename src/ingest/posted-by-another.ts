/** What others add to a report that they pass on, and what a sender's software adds below the signature. */
import { linesOf, paragraphs } from "../paragraphs.ts";
import type { Authors } from "./authors.ts";
import { countWords, isProse, plainLine } from "./furniture-lines.ts";
import type { Span } from "./spans.ts";
import type { Title } from "./title.ts";

const INTRODUCED_WITHIN = 4000;
const PARAGRAPHS = 5;
const LEADS = /:\s*$|\b(?:the following|below|reproduced|here is|here are|here it is)\b/iu;
const PASSED_ON = /\b(?:sent|received|forwarded|passed (?:on|to)|passing on|circulated)\b/iu;
const SIGNED_WITHIN_LINES = 25;
/** So many words of a sentence below the signature go on with the report, over however many lines. */
const GOES_ON_WORDS = 11;

/** What somebody else says before another person's report: "Here is what she says about it:". */
export function posterIntroduction(
  text: string,
  start: number,
  title: Title,
  { authors, problems }: Authors,
): Span[] {
  const [author] = authors ?? [];
  if (author === undefined) return [];
  const posted =
    problems.some((problem) => problem.code === "poster-byline") ||
    /^\W*(?:extracts?|excerpts?)\b/iu.test(title.title);
  const from = title.span?.end ?? start;
  const named = oneOf(author.split(" ").map((word) => RegExp.escape(word)));
  const third = oneOf(["[Ss]he", "[Hh]e", "[Hh]er", "[Hh]is", "[Tt]heir", "representative"]);
  for (const paragraph of paragraphs(text.slice(from, from + INTRODUCED_WITHIN)).slice(0, PARAGRAPHS)) {
    const words = text.slice(from + paragraph.bodyStart, from + paragraph.end);
    // Nobody calls herself by her name.
    const ofAnother = named.test(words) && (posted || PASSED_ON.test(words));
    if (LEADS.test(words) && (ofAnother || (posted && third.test(words))))
      return [{ start: from, end: from + paragraph.end }];
  }
  return [];
}

/** Whatever stands below the line that holds only the author's name, first name or initials, if no prose is in it. */
export function belowSignature(text: string, start: number, { authors }: Authors): Span[] {
  const names = new Set((authors ?? []).flatMap(signatures));
  if (names.size === 0) return [];
  const lines = linesOf(text.slice(start))
    .filter((line) => /\S/u.test(line.text))
    .slice(-SIGNED_WITHIN_LINES);
  const signed = lines.findLastIndex((line) => names.has(letters(line.text)));
  const below = lines.slice(signed + 1);
  const end = lines[signed]?.end;
  const rest = end === undefined ? "" : text.slice(start + end);
  const said = [
    ...below.map((line) => line.text),
    ...paragraphs(rest).map((one) => rest.slice(one.bodyStart, one.end).replace(/\s+/gu, " ")),
  ];
  const goesOn = said.some(
    (words) => (isProse(words) && countWords(words) >= GOES_ON_WORDS) || /^\W*P\.?\s?S\b/iu.test(words),
  );
  return end === undefined || below.length === 0 || goesOn ? [] : [{ start: start + end, end: text.length }];
}

/** "Ann Example", "Ann", "Ann E", "A E", with or without a kiss. */
function signatures(name: string): string[] {
  const words = name.split(/\s+/u);
  const initial = (word: string) => word.slice(0, 1);
  const [first = ""] = words;
  const short = [name, first, `${first} ${initial(words.at(-1) ?? "")}`, words.map(initial).join(" ")];
  return short.flatMap((one) => [letters(one), letters(`${one} x`), letters(`${one} xx`)]);
}

function letters(text: string): string {
  return plainLine(text)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");
}

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${words.join("|")})(?![\\p{L}])`, "u");
}
