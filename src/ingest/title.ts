/** A report's title: stated, the page's own, or the likeliest of the headings before its first words. */
import { findDates } from "../dates.ts";
import { linesOf, paragraphs } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import { NEC_NAMED } from "./kind-words.ts";
import { isName, NAME_LIST } from "./personal-names.ts";
import type { Post } from "./posts.ts";
import type { Source } from "./source.ts";
import { type Span, without } from "./spans.ts";
import { namesOtherBody } from "./whose-executive.ts";

export type Title = {
  readonly title: string;
  /** Null: the file names no title, and what `title` holds was made from the file's name. */
  readonly stated: string | null;
  /** Where the title stands in the text; null when it does not stand there. */
  readonly span: Span | null;
  readonly problems: readonly Problem[];
};

const LONGEST = 220;
const SEARCHED = 8000;
const NOT_A_TITLE =
  /^(?:(?:tag|category|author|monthly|daily|yearly)\s+archives?\b|you are here\b|breaking(?: news)?\s*:(?!.*\b(?:NEC|executive)\b)|thread|🧵|by\b|from\b|posted\b|published\b|written by|skip to|menu|share|image caption|date:|date of (?:this |the )?(?:report|issue|writing|meeting)\s*:|(?:name|position|reporter|circulated|notes taken by|minutes by)\s*:|from:|to:|sent:|subject:|dear\b|hi\b|hello\b|summary$|introduction$|report$|reposted\b|to:|follow\b|members may\b)/iu;
const BIOGRAPHY =
  /\b(?:is|are|was|were)\s+(?:an?|the|one)\b.*\b(?:member|representative|councillor|treasurer|secretary)\b|\brepresents\b/iu;
const TELLING =
  /\b(?:NEC|N\.E\.C\.|national executive|executive|reports?|report-?back|committees?|panel|conference|away[- ]?day|diary|update|org(?:anisation)? sub)\b/iu;

export function titleOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  source: Source;
  furniture: readonly Span[];
  /** The first post about the NEC, on a page of several. */
  post: Post | null;
  file: string;
}): Title {
  const { text, start, given, source, furniture, post, file } = input;
  const from = post?.start ?? start;
  const stated = given.title ?? (post === null ? pageHeadline(input) : null);
  if (stated !== null && !squeeze(text.slice(from, from + SEARCHED)).includes(squeeze(stated))) {
    return { title: stated, stated, span: null, problems: [] };
  }
  const headings = ofReport(topHeadings(text, from, furniture), text.slice(from));
  if (stated !== null) {
    // The page may add the site's name to it.
    const same = headings.find((heading) => squeeze(heading.words).startsWith(squeeze(stated)));
    return { title: stated, stated, span: same?.span ?? null, problems: [] };
  }
  const subject = post === null ? subjectLine(text.slice(start, start + SEARCHED)) : null;
  if (subject !== null) return { title: subject, stated: subject, span: null, problems: [] };
  const headline = post?.headline ?? null;
  if (headline !== null) {
    const words = plain(text.slice(headline.start, headline.end));
    return { title: words, stated: words, span: headline, problems: [] };
  }
  const [best] = headings.toSorted((a, b) => b.score - a.score);
  const inPage = headings.find(
    (heading) =>
      source.pageTitle !== null &&
      heading.words.length >= 10 &&
      // The page's title may hold its site's name, which stands at the top as well.
      (tells(heading.words) || best === undefined || !tells(best.words)) &&
      squeeze(source.pageTitle).includes(squeeze(heading.words)),
  );
  const chosen = inPage ?? best;
  const page = source.pageTitle;
  if (page !== null && inPage === undefined && pageScore(page) > (chosen?.score ?? 0)) {
    return { title: page, stated: page, span: null, problems: [] };
  }
  if (chosen !== undefined && (chosen.score > 0 || page === null)) {
    return { title: chosen.words, stated: chosen.words, span: chosen.span, problems: [] };
  }
  if (page !== null) return { title: page, stated: page, span: null, problems: [] };
  return {
    title: titleFromFile(file),
    stated: null,
    span: null,
    problems: [{ code: "no-title", message: "The text has no title; the file's name stands in for it." }],
  };
}

/** The page's own headline; not the name of its site where a heading below tells of the meeting. */
function pageHeadline({ text, start, source, furniture }: Parameters<typeof titleOf>[0]): string | null {
  const { title } = source;
  if (title === null || NOT_A_TITLE.test(title)) return null;
  // "Headline « Site" calls itself after another line than that of its site.
  if (title === source.pageTitleEnd && source.pageTitle !== null && source.pageTitle !== title) return null;
  if (TELLING.test(title) || findDates(title).length > 0) return title;
  return topHeadings(text, start, furniture).some(({ words, first }) => first && tells(words)) ? null : title;
}

/** Whether words say which meeting is told of. */
function tells(words: string): boolean {
  return TELLING.test(words) && findDates(words).length > 0;
}

/** The subject of a message whose header lines stand in the text. */
function subjectLine(top: string): string | null {
  const block = /^[>\s]*(?:from|date|sent|to)\s*:.*\n(?:.*\n){0,4}?[>\s]*subject\s*:[^\S\n]*(\S.*)$/imu.exec(
    top,
  );
  const first = /^\s*subject\s*:[^\S\n]*(\S.*)\n[>\s]*(?:from|date|sent|to)\s*:/iu.exec(top);
  const subject = (block ?? first)?.[1]
    ?.replace(/^(?:(?:re|fwd?|fw)\s*:\s*|\[(?![^\]]*(?:NEC|executive))[\w .-]{2,30}\]\s*)+/iu, "")
    .trim();
  return subject === undefined || subject === "" || subject.length > LONGEST ? null : subject;
}

/** A page's own title counts like a heading after the first few. */
function pageScore(page: string): number {
  return (
    0.5 + (TELLING.test(page) ? 3 : 0) + (findDates(page).length > 0 ? 1 : 0) + (namesReporter(page) ? 1 : 0)
  );
}

/** "Ann Example reports ...", "Ann Example's ...". */
function namesReporter(words: string): boolean {
  return /^(?:Cllr\s+)?(?:\p{Lu}(?!\p{Lu}+\s)[\p{L}'’-]+\s+){1,3}?(?:reports?\b|\p{Lu}[\p{L}-]+['’]s\b|\p{Lu}[\p{L}-]+\s+reports?\b)/u.test(
    words,
  );
}

type Heading = {
  readonly words: string;
  readonly span: Span;
  readonly score: number;
  /** No prose stands above it. */
  readonly first: boolean;
};

/** A line with a byline right below it. */
const OVER_BYLINE = new RegExp(`^([^\\n]{8,160})\\n\\s*[Bb]y[: ]+${NAME_LIST}\\.?\\s*(?:\\n|$)`, "u");

/** Headings before the second paragraph of prose: a masthead may come first, an introduction of a poster may too. */
function topHeadings(text: string, start: number, furniture: readonly Span[]): Heading[] {
  const found: Heading[] = [];
  const prose: string[] = [];
  for (const [index, paragraph] of paragraphs(text.slice(start, start + SEARCHED))
    .slice(0, 20)
    .entries()) {
    const span = { start: start + paragraph.bodyStart, end: start + paragraph.end };
    const [visible] = without(span, furniture);
    if (visible === undefined) continue;
    const over =
      visible.start === span.start ? OVER_BYLINE.exec(text.slice(span.start, span.end))?.[1] : undefined;
    if (over !== undefined && prose.length > 0 && tells(plain(over))) {
      const end = visible.start + over.length;
      found.push({ words: plain(over), span: { start: visible.start, end }, score: 4, first: false });
      continue;
    }
    const words = plain(text.slice(visible.start, visible.end));
    const sentences = /\p{Ll}[.!?]\s+\p{Lu}/u.test(words) && words.split(" ").length > 14;
    const short = words.length <= LONGEST && words.split(" ").length <= 30 && !sentences;
    const headed =
      paragraph.kind === "heading" ||
      (prose.length === 0 && short && !/[.;,]$/u.test(words) && paragraph.kind === "prose");
    if (headed && short && !NOT_A_TITLE.test(words) && /\p{L}{2}/u.test(words)) {
      let score = 1 - index * 0.1 - prose.length;
      if (TELLING.test(words)) score += 3;
      if (findDates(words).length > 0) score += 1;
      if (paragraph.marker.startsWith("#")) score += paragraph.marker.length === 1 ? 2 : 0;
      // A name by itself is a byline or a masthead, and so is a line in capitals throughout.
      if (words.split(/[,|–—-]/u).some((part) => isName(part.trim())) && !TELLING.test(words)) score -= 2;
      if (words === words.toUpperCase() && words.split(" ").length > 3 && findDates(words).length === 0)
        score -= 3;
      if (
        /\b(?:member|representative|councillor|section|treasurer)\b/iu.test(words) &&
        /^[^,]{3,40},/u.test(words)
      )
        score -= 5;
      if (BIOGRAPHY.test(words)) score -= 6;
      if (namesReporter(words)) score += 1;
      found.push({ words, span: visible, score, first: prose.length === 0 });
    } else if (words.split(" ").length >= 8) {
      prose.push(words);
      // After the report's own first words a heading is a section's, except where a poster only introduces it.
      if (
        prose.length > 1 ||
        !/\b(?:following|below|report|sent|reproduc|circulat|share[ds]?|extract)\b/iu.test(words)
      )
        break;
    }
  }
  return found;
}

/** Without the heading of a section about another body, where a section about the NEC follows. */
function ofReport(headings: readonly Heading[], body: string): readonly Heading[] {
  const ours = headings.filter((heading) => !namesOtherBody(heading.words));
  if (ours.length === headings.length) return headings;
  const named = linesOf(body).some(
    ({ text }) =>
      text.length <= 100 && NEC_NAMED.test(text) && !/[.;,]$/u.test(text) && !namesOtherBody(text),
  );
  return named ? ours : headings;
}

function plain(words: string): string {
  return words
    .replace(/[*_]{1,3}|^#+\s*/gu, "")
    .replace(/^\s*date:?\s+\d{4}-\d{2}-\d{2}\s+(?=\S)/iu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

function squeeze(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function titleFromFile(file: string): string {
  const name = file.split("/").at(-1) ?? file;
  const words = name
    .replace(/\.\w{2,5}$/u, "")
    .replace(/[-_+.]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return words === "" ? name : words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
