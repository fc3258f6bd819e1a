/** What a person who looks after the corpus should know of a text: copied, cut short, wrapped, with names lost. */
import { linesOf } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import type { Furniture } from "./furniture.ts";
import type { Posts } from "./posts.ts";

/** What a reader of the list should know about where a text comes from and what has happened to it. */
export function textProblems(body: string, title: string, address: string | null): Problem[] {
  const problems: Problem[] = [];
  const top = `${title}\n${body.slice(0, 1200)}`;
  if (
    /\b(?:re-?posted|reproduced|cross-?posted|re-?printed)\b|\b(?:copied|lifted|taken|borrowed|pinched) from\b(?=[^.\n]{0,40}(?:\.\p{L}{2,}|['’]s|\bsite|\bblog|\bpage))|\b(?:sent|circulated) to (?:all|me)\b|\b(?:sent|circulated|passed|forwarded)(?: (?:round|around|out|on|us|me|you))* (?:this|the following|(?:her|his|their) (?:own )?)\s?(?:account|reports?|notes|update|summary)\b|\b(?:pleased|happy|delighted|glad|proud) to (?:carry|publish|print|share|host|bring you)\b|\blet us (?:put|publish|print|share|use)\b|(?:^|\n)\W*(?:circulated|passed on|forwarded|shared) by\b|\bfirst (?:appeared|published)\b|\bwebmaster\b/iu.test(
      top,
    ) ||
    /\bappeared first on\b/iu.test(body)
  ) {
    problems.push({ code: "repost", message: "A copy of a report that first stood elsewhere." });
  }
  if (/^\W*(?:an? )?(?:extracts?|excerpts?)\b/iu.test(title)) {
    problems.push({ code: "extract", message: "An extract: the report says more than this file." });
  }
  if (address !== null && /\bweb\.archive\.|\/web\/\d{14}/iu.test(address)) {
    problems.push({
      code: "archive-stamp",
      message: "From a web archive: the date in the address is that of the copy, and is not used.",
    });
  }
  if (/\p{Ll}-\r?\n\p{Ll}/u.test(body) || hardWrapped(body)) {
    problems.push({
      code: "hard-wrap",
      message: "Lines are broken inside sentences; they are joined for reading.",
    });
  }
  // "said that  would", "'s report": where linked names were lost on the way to plain text.
  const gaps =
    body.match(
      /(?:^|[.!?]\s{1,4})['’]s\s\p{Ll}|\b(?:and|by|from|to|of|that)\s{2,6}(?:said|asked|reported|replied|was|were|and)\b|(?:^|\n)[^\S\n]{0,20}(?:reported|asked|said|replied|moved|thanked|spoke)\s/gu,
    )?.length ?? 0;
  if (gaps >= 2) {
    problems.push({
      code: "names-missing",
      message: "Names seem to have been lost from the text: sentences begin with a verb.",
    });
  }
  return problems;
}

/** Most lines are of one length and stop inside a sentence. */
function hardWrapped(body: string): boolean {
  const lines = linesOf(body.slice(0, 20_000)).filter((line) => /\S/u.test(line.text));
  const wrapped = lines.filter(
    (line) => line.text.length >= 40 && line.text.length <= 110 && /[\p{Ll},]$/u.test(line.text.trimEnd()),
  ).length;
  return lines.length >= 6 && wrapped >= lines.length * 0.4;
}

export function pageProblems(page: Furniture, posts: Posts | null): Problem[] {
  const problems: Problem[] = [];
  if (page.fusedCaption) {
    problems.push({
      code: "caption-fused",
      message: "A picture's caption is stuck to the first words of the text; it is not shown.",
    });
  }
  if (posts === null) return problems;
  const left = posts.posts.filter((post) => !post.relevant).length;
  if (posts.kind === "forum") {
    problems.push({ code: "forum", message: `A page of a forum; ${left} other posts are not used.` });
  } else if (left > 0) {
    problems.push({
      code: "other-body",
      message: `The page holds ${left === 1 ? "another post" : `${left} other posts`} that ${left === 1 ? "is" : "are"} not about the NEC; only the rest is used.`,
    });
  }
  return problems;
}
