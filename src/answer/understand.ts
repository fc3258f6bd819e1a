/** Free text to a question: names, telling words, spelling mistakes, time, and the kind of answer wanted. */
import { foldWord, type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { NameMatch } from "../archive/names.ts";
import { formatSpan } from "../format-date.ts";
import { ASKING_WORDS, ASKING_WORDS_OF, type Asked, askedOf, COMMON_WORDS } from "./asked.ts";
import { type FoundPeriod, findPeriod } from "./period.ts";
import type { Question, QuestionTerm, TermKind } from "./question.ts";
import { synonymsOf } from "./synonyms.ts";
import { type WordStatistics, wordStatistics } from "./word-statistics.ts";

export const LONGEST_QUESTION = 500;
/** More telling words than this are noise: the rarest are kept. */
const MOST_TERMS = 16;
/** Words that nearly every report holds count this much. */
const COMMON_SHARE = 0.15;

/**
 * Understands a question against an archive's names and words. `previous` is the question before it in the
 * same conversation: "and in 2021?" takes from it what it leaves out. `today` is `YYYY-MM-DD`.
 */
export function understand(text: string, archive: Archive, today: string, previous?: Question): Question {
  const question = understandAlone(text, archive, today);
  return previous !== undefined && followsUp(question) ? withScopeOf(previous, question) : question;
}

function understandAlone(text: string, archive: Archive, today: string): Question {
  const cleaned = cleanText(text);
  const period = findPeriod(cleaned, today);
  const time = period !== null && !period.partOfName ? period : null;
  const rest = time === null ? cleaned : blank(cleaned, time.start, time.end);
  const asked = askedOf(rest);
  const { terms, corrected } = termsIn(rest, archive, asked);
  return {
    text: cleaned,
    asked,
    terms,
    counted: asked === "count" || asked === "vote" ? countedIn(rest) : null,
    period: time,
    corrected,
    understood: describe(terms, time),
  };
}

/** Without control characters, markup of chat platforms and runs of white space; cut to a sane length. */
export function cleanText(text: string): string {
  return text
    .slice(0, LONGEST_QUESTION * 2)
    .replace(/<[@#!][^>\s]{0,40}>|@(?:everyone|here|channel)\b/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_QUESTION);
}

function blank(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${" ".repeat(end - start)}${text.slice(end)}`;
}

type Found = { readonly terms: readonly QuestionTerm[]; readonly corrected: Question["corrected"] };

function termsIn(text: string, archive: Archive, asked: Asked): Found {
  const statistics = wordStatistics(archive);
  const mentions = archive.names
    .mentions(text)
    .filter(
      ({ kind, exact, matched, name }) => isNamed(kind) && (exact || isNear(matched, name, archive, kind)),
    );
  const corrected: { typed: string; read: string }[] = mentions
    .filter(({ exact }) => !exact)
    .map(({ matched, name }) => ({ typed: matched, read: name }));
  const terms: (QuestionTerm & { readonly at: number })[] = [];
  for (const mention of mentions) {
    const term = mentionTerm(mention, archive, statistics);
    if (term !== null) terms.push({ ...term, at: mention.start });
  }
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    if (token.term === null || mentions.some(({ start, end }) => token.start < end && start < token.end))
      continue;
    if (isAsking(token.word, asked)) continue;
    const read = correction(token, archive, statistics);
    if (read !== null) corrected.push({ typed: token.surface, read });
    const term = wordTerm(token, read, index === 0 || startsSentence(text, token.start), statistics);
    if (
      !terms.some(({ spellings }) => spellings.some((one) => one.join(" ") === term.spellings[0]?.join(" ")))
    ) {
      terms.push({ ...term, at: token.start });
    }
  }
  const kept = [...terms].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  return { terms: kept.sort((a, b) => a.at - b.at).map(({ at: _, ...term }) => term), corrected };
}

function isNamed(kind: NameMatch["kind"]): boolean {
  return kind === "person" || kind === "body" || kind === "topic";
}

/** A name reached through a corrected spelling is taken only when the slip is small. */
function isNear(matched: string, name: string, archive: Archive, kind: NameMatch["kind"]): boolean {
  const initial = foldWord(matched)[0];
  return archive.names.spellings(kind, name).some((spelling) =>
    foldWord(spelling)
      .split(/\s+/)
      .some((word) => word[0] === initial),
  );
}

function isAsking(word: string, asked: Asked): boolean {
  return ASKING_WORDS.has(word) || (ASKING_WORDS_OF[asked]?.has(word) ?? false);
}

/** The body that all reports are about says nothing; other bodies, people and topics do. */
function mentionTerm(mention: NameMatch, archive: Archive, statistics: WordStatistics): QuestionTerm | null {
  const kind: TermKind = mention.kind === "person" ? "person" : mention.kind === "body" ? "body" : "topic";
  if (kind === "body" && isMainBody(mention.name, archive)) return null;
  const spellings = distinct(
    [mention.matched, ...archive.names.spellings(mention.kind, mention.name)].map((text) => termsOf(text)),
  );
  const typed = spellings[0] ?? [];
  const plain =
    kind === "topic" &&
    typed.every((term) => COMMON_WORDS.has(term) || statistics.frequency(term) > 0) &&
    typed.length === 1;
  const weight = Math.max(
    ...spellings.slice(0, 1).map((spelling) => sum(spelling.map((term) => statistics.weight(term)))),
    0.1,
  );
  return {
    kind,
    label: mention.name,
    spellings,
    synonyms: plain ? typed.flatMap((term) => synonymsOf(term)) : [],
    weight: COMMON_WORDS.has(foldWord(mention.matched)) ? weight * COMMON_SHARE : weight,
    required: kind !== "topic",
    key: mention.name,
  };
}

/** The body without a parent that most accounts are of: naming it narrows nothing. */
function isMainBody(name: string, archive: Archive): boolean {
  const bodies = archive.gazetteer.bodies.filter(({ parent }) => parent === null);
  if (!bodies.some((body) => body.name === name)) return false;
  const accounts = (body: string) =>
    archive.reports.filter(({ meetings }) => meetings?.some((meeting) => meeting.body === body)).length;
  const own = accounts(name);
  return bodies.every((body) => body.name === name || accounts(body.name) <= own);
}

function wordTerm(
  token: Token,
  read: string | null,
  opensSentence: boolean,
  statistics: WordStatistics,
): QuestionTerm {
  const word = read ?? token.word;
  const terms = termsOf(word);
  const [term] = terms;
  const number = /^\d/.test(word);
  const capitalised = /^\p{Lu}/u.test(token.surface) && !opensSentence;
  const name =
    !number &&
    term !== undefined &&
    (statistics.isName(term) || (capitalised && statistics.frequency(term) === 0));
  const full = term === undefined ? 0 : statistics.weight(term);
  return {
    kind: number ? "number" : name ? "name" : "word",
    label: read ?? token.surface,
    spellings: [terms],
    synonyms: term === undefined || name ? [] : synonymsOf(term),
    weight: COMMON_WORDS.has(word) ? full * COMMON_SHARE : full,
    required: (name && !COMMON_WORDS.has(word)) || (number && word.length > 1),
    key: null,
  };
}

/** The corpus's own spelling of a word it does not hold, when only a slip lies between. */
function correction(token: Token, archive: Archive, statistics: WordStatistics): string | null {
  if (token.term === null || statistics.frequency(token.term) > 0 || token.word.length < 5) return null;
  if (synonymsOf(token.term).some((words) => words.every((word) => statistics.frequency(word) > 0)))
    return null;
  const read = archive.names.correct(token.word);
  return read !== null && read[0] === token.word[0] && read !== token.word ? read : null;
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.?!:]\s*)["'“‘(]?$/.test(text.slice(0, at));
}

/** The words after "how many": what is to be counted. */
function countedIn(text: string): string | null {
  const match =
    /\b(?:how\s+(?:many|much)|(?:number|percentage|proportion|share|total|amount)\s+of|what\s+(?:was|is|were|are|did)\s+the)\s+([^?.!]{1,80})/i.exec(
      text,
    );
  return match?.[1]?.trim() ?? null;
}

function describe(terms: readonly QuestionTerm[], period: FoundPeriod | null): string {
  const subject = terms
    .filter(({ weight }) => weight > 0)
    .map(({ label }) => label)
    .join(", ");
  return [subject, period === null ? "" : describePeriod(period)].filter((part) => part !== "").join("; ");
}

function describePeriod({ from, to, text }: FoundPeriod): string {
  if (from !== null && to !== null) return wholeUnit(from, to);
  if (from !== null) return `from ${formatSpan(from, from)}`;
  return to === null ? text : `up to ${formatSpan(to, to)}`;
}

function wholeUnit(from: string, to: string): string {
  if (from.endsWith("-01-01") && to.endsWith("-12-31")) return formatSpan(from.slice(0, 4), to.slice(0, 4));
  const last = Temporal.PlainDate.from(to);
  const months = from.endsWith("-01") && last.day === last.daysInMonth;
  return months ? formatSpan(from.slice(0, 7), to.slice(0, 7)) : formatSpan(from, to);
}

/** "And in 2021?", "who voted for it?", "what about Wales?": leans on the question before. */
function followsUp(question: Question): boolean {
  const { text } = question;
  const opener =
    /^\W*(?:and|or|but|what\s+about|how\s+about|why|who\s+else|when\s+was\s+that|then|since\s+then|so)\b/i.test(
      text,
    );
  const pointer = /\b(?:it|its|that|this|they|them|their|he|she|him|her|his|those|these|there)\b/i.test(text);
  const telling = question.terms.filter(({ kind, weight }) => kind !== "word" || weight >= 1);
  return telling.length === 0 || (telling.length <= 2 && (opener || pointer));
}

function withScopeOf(previous: Question, question: Question): Question {
  const own = question.terms;
  const inherits =
    /^\W*(?:and|or|but|what\s+about|how\s+about|so)\b/i.test(question.text) &&
    (question.asked === "general" || question.asked === "any");
  // "What about Wales?" puts Wales in the place of a name of its kind; otherwise names add up.
  const kept = previous.terms.filter(
    (term) =>
      !own.some(
        (mine) => mine.label === term.label || (inherits && mine.kind === term.kind && term.kind !== "word"),
      ),
  );
  const terms = [...kept, ...own];
  const period = question.period ?? previous.period;
  return {
    ...question,
    asked: inherits ? previous.asked : question.asked,
    terms,
    counted: question.counted ?? (inherits ? previous.counted : null),
    period,
    understood: describe(terms, period),
  };
}

function distinct(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  return lists.filter((list) => {
    const key = list.join(" ");
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
