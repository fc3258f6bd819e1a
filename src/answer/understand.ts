/** Free text to a question: names, telling words, spelling mistakes, time, and the kind of answer wanted. */
import { foldWord, type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { editDistance } from "../archive/edit-distance.ts";
import { numberInWords, readNumber } from "../archive/ledger-numbers.ts";
import type { NameMatch } from "../archive/names.ts";
import { formatSpan } from "../format-date.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { ASKING_WORDS, ASKING_WORDS_OF, type Asked, askedOf, COMMON_WORDS } from "./asked.ts";
import { type FoundPeriod, findPeriod } from "./period.ts";
import { type Question, type QuestionTerm, subjectTerms, type TermKind } from "./question.ts";
import { synonymsOf } from "./synonyms.ts";
import { type WordStatistics, wordStatistics } from "./word-statistics.ts";

const LONGEST_QUESTION = 500;
/** More telling words than this are noise: the rarest are kept. */
const MOST_TERMS = 16;
/** Words that nearly every report holds count this much. */
const COMMON_SHARE = 0.15;
const COMMON_TERMS: ReadonlySet<string> = new Set([...COMMON_WORDS].flatMap((word) => termsOf(word)));

/**
 * Understands a question against an archive's names and words. `previous` is the question before it in the
 * same conversation: "and in 2021?" takes from it what it leaves out. `today` is `YYYY-MM-DD`.
 */
export function understand(text: string, archive: Archive, today: string, previous?: Question): Question {
  const question = understandAlone(text, archive, today);
  return previous !== undefined && followsUp(question) ? withScopeOf(previous, question) : question;
}

function understandAlone(text: string, archive: Archive, today: string): Question {
  const cleaned = cleanText(text).replace(ASIDES, (words) => " ".repeat(words.length));
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

/** Turns of phrase that ask for nothing of their own. */
const ASIDES =
  /\b(?:to\s+begin\s+with|at\s+first|in\s+the\s+end|so\s+far|in\s+total|altogether|all\s+in\s+all|at\s+(?:the|that)\s+time|each\s+(?:candidate|side|person)|(?:take|took|taken|taking)\s+place|do\s+you\s+(?:know|have)|can\s+you\s+(?:tell|show|find)\s+me|i['’]d\s+like\s+to\s+know|i\s+want\s+to\s+know)\b/gi;

/** Without control characters, markup of chat platforms and runs of white space; cut to a sane length. */
function cleanText(text: string): string {
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

type Placed = QuestionTerm & { readonly at: number };
type Found = { readonly terms: readonly QuestionTerm[]; readonly corrected: Question["corrected"] };

function termsIn(text: string, archive: Archive, asked: Asked): Found {
  const statistics = wordStatistics(archive);
  const mentions = archive.names
    .mentions(text)
    .filter((mention) => isNamed(mention.kind) && !isNamesake(text, mention))
    .filter(({ kind, exact, matched, name }) => exact || isNear(matched, name, archive, kind));
  const corrected: { typed: string; read: string }[] = mentions
    .filter(({ exact }) => !exact)
    .map(({ matched, name }) => ({ typed: matched, read: name }));
  const terms: Placed[] = [];
  for (const mention of mentions) {
    const term = mentionTerm(mention, archive, statistics);
    const reporter = /\b(?:according\s+to|in\s+the\s+(?:words|view|account)\s+of)\s+$/i.test(
      text.slice(0, mention.start),
    );
    if (term !== null)
      terms.push({ ...term, at: mention.start, ...(reporter && term.kind === "person" ? { reporter } : {}) });
  }
  const tokens = tokenize(text);
  const phrases = capitalisedPhrases(text, tokens).filter(
    (phrase) => !mentions.some(({ start, end }) => phrase.start < end && start < phrase.end),
  );
  for (const phrase of phrases) terms.push({ ...phraseTerm(phrase, statistics), at: phrase.start });
  const abbreviations = abbreviationsOf(archive);
  const spelledOut = abbreviations
    .spelledOut(text)
    .filter(
      (found) => ![...mentions, ...phrases].some(({ start, end }) => found.start < end && start < found.end),
    );
  for (const found of spelledOut) terms.push({ ...fullFormTerm(text, found, statistics), at: found.start });
  const named = [...mentions, ...phrases, ...spelledOut];
  for (const [index, token] of tokens.entries()) {
    if (token.term === null || named.some(({ start, end }) => token.start < end && start < token.end))
      continue;
    if (isAsking(token.word, asked)) continue;
    const read = correction(token, archive, statistics);
    if (read !== null) corrected.push({ typed: token.surface, read });
    const alone = wordTerm(token, read, index === 0 || startsSentence(text, token.start), statistics);
    const full = isAbbreviation(token, statistics) ? abbreviations.fullForms(token.word) : [];
    const term = full.length === 0 ? alone : { ...alone, spellings: distinct([...alone.spellings, ...full]) };
    if (
      !terms.some(({ spellings }) => spellings.some((one) => one.join(" ") === term.spellings[0]?.join(" ")))
    ) {
      terms.push({ ...term, at: token.start });
    }
  }
  const tempered = temper(terms, statistics);
  const weighed =
    asked === "who"
      ? stressPredicate(tempered)
      : /\bhow\s+much\b/i.test(text)
        ? easePrice(tempered)
        : tempered;
  const kept = [...weighed].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  return { terms: kept.sort((a, b) => a.at - b.at).map(({ at: _, ...term }) => term), corrected };
}

/** "Gareth Lomax" is not the Lomax whom the corpus knows as Ruth: another first name stands before the surname. */
function isNamesake(text: string, { kind, matched, name, start }: NameMatch): boolean {
  if (kind !== "person" || /\s/.test(matched)) return false;
  const before = /(\p{Lu}\p{Ll}+)\s+$/u.exec(text.slice(0, start));
  const first = before?.[1];
  if (first === undefined || startsSentence(text, before?.index ?? 0)) return false;
  const title =
    /^(?:Cllr|Councillor|Lord|Lady|Baroness|Sir|Dame|Dr|Mr|Mrs|Ms|Professor|Comrade|Chair|Leader)$/;
  return !title.test(first) && !name.split(/\s+/).includes(first);
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
  const weight = weightOfPhrase(typed, statistics);
  const common = typed.every((term) => COMMON_TERMS.has(term));
  return {
    kind,
    label: mention.name,
    spellings,
    synonyms:
      kind === "person"
        ? firstNameOf(mention.name, archive, statistics)
        : plain
          ? typed.flatMap((term) => synonymsOf(term))
          : [],
    weight: common ? weight * COMMON_SHARE : weight,
    required: kind !== "topic",
    common,
    key: mention.name,
  };
}

/** A first name stands for somebody where nobody else has it. */
function firstNameOf(
  name: string,
  archive: Archive,
  statistics: WordStatistics,
): readonly (readonly string[])[] {
  const [first = ""] = name.split(/\s+/);
  const others = [
    ...archive.gazetteer.people.map((person) => person.name),
    ...archive.reports.flatMap(({ authors }) => authors ?? []),
  ];
  const shared = others.some((other) => other !== name && other.split(/\s+/)[0] === first);
  const terms = termsOf(first);
  return shared || first === name || !terms.every((term) => statistics.isName(term)) ? [] : [terms];
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

type Phrase = { readonly start: number; readonly end: number; readonly tokens: readonly Token[] };

/** Words that name an organisation when they stand with capitals beside others. */
const ORGANISATION =
  /^(?:party|committee|council|executive|commission|forum|union|board|panel|association|society|network|federation|congress|assembly|institute|trust|fund|review|report|inquiry|group|office|campaign|act|bill)$/;

/** Neighbouring words with capitals that no gazetteer knows: "Green Party", "Gareth Lomax". */
function capitalisedPhrases(text: string, tokens: readonly Token[]): readonly Phrase[] {
  const found: Phrase[] = [];
  let run: Token[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && run.length > 1)
      found.push({ start: first.start, end: last.end, tokens: run });
    run = [];
  };
  for (const token of tokens) {
    const capital =
      /^\p{Lu}/u.test(token.surface) && token.term !== null && !startsSentence(text, token.start);
    const previous = run.at(-1);
    if (!capital || (previous !== undefined && !/^[\s-]+$/.test(text.slice(previous.end, token.start))))
      close();
    if (capital) run.push(token);
  }
  close();
  return found;
}

/** A person unknown to the gazetteer may go by the last name alone; an organisation only by all its words or initials. */
function phraseTerm({ tokens }: Phrase, statistics: WordStatistics): QuestionTerm {
  const label = tokens.map(({ surface }) => surface).join(" ");
  const terms = tokens.flatMap(({ term }) => term ?? []);
  const organisation = tokens.some(({ word }) => ORGANISATION.test(word));
  const initials = tokens.map(({ word }) => word[0] ?? "").join("");
  const shorter = organisation ? [[initials]] : standsAlone(tokens, statistics) ? [terms.slice(-1)] : [];
  const common = terms.every((term) => COMMON_TERMS.has(term));
  const weight = weightOfPhrase(terms, statistics);
  return {
    kind: "name",
    label,
    spellings: distinct([terms, ...shorter]),
    synonyms: [],
    weight: common ? weight * COMMON_SHARE : weight,
    required: !common,
    common,
    key: null,
  };
}

/** Whether a stranger's surname can be told from other words: always a name, and not the stem of another word. */
function standsAlone(tokens: readonly Token[], statistics: WordStatistics): boolean {
  const last = tokens.at(-1);
  return tokens.length === 2 && last?.term != null && last.term === last.word && statistics.isName(last.term);
}

/** What a phrase is worth: its most telling word, and a little for the rest. */
function weightOfPhrase(terms: readonly string[], statistics: WordStatistics): number {
  const weights = terms.map((term) => statistics.weight(term));
  const heaviest = Math.max(0.1, ...weights);
  return heaviest + 0.3 * (sum(weights) - heaviest);
}

function wordTerm(
  token: Token,
  read: string | null,
  opensSentence: boolean,
  statistics: WordStatistics,
): QuestionTerm {
  const word = read ?? token.word;
  const terms = termsOf(word);
  const [term = word] = terms;
  const number = readNumber(word);
  const capitalised = /^\p{Lu}/u.test(token.surface) && !opensSentence;
  const held = statistics.frequency(term) > 0;
  const name = number === null && (statistics.isName(term) || (capitalised && !held));
  const common = COMMON_TERMS.has(term);
  const synonyms = [...synonymsOf(term), ...statistics.relatedTo(term).map((root) => [root])];
  const alike = synonyms.flat().filter((other) => statistics.frequency(other) > 0);
  const full =
    held || alike.length === 0
      ? statistics.weight(term)
      : Math.max(...alike.map((other) => statistics.weight(other)));
  return {
    kind: number !== null ? "number" : name ? "name" : "word",
    label: read ?? token.surface,
    spellings: number === null ? withPlural(terms) : distinct([terms, ...otherWaysToWrite(number)]),
    synonyms,
    weight: common ? full * COMMON_SHARE : full,
    required: (name && !common && synonymsOf(term).length === 0) || (number !== null && number > 9),
    common,
    key: null,
  };
}

function fullFormTerm(
  text: string,
  { abbreviation, start, end }: { abbreviation: string; start: number; end: number },
  statistics: WordStatistics,
): QuestionTerm {
  const terms = termsOf(text.slice(start, end));
  return {
    kind: "name",
    label: text.slice(start, end),
    spellings: distinct([terms, [abbreviation]]),
    synonyms: [],
    weight: weightOfPhrase(terms, statistics),
    required: true,
    common: false,
    key: null,
  };
}

/** Written in capitals, or a word that the reports never write in lower case. */
function isAbbreviation({ surface, term }: Token, statistics: WordStatistics): boolean {
  return (
    /^\p{Lu}{2,7}s?$/u.test(surface) || (term !== null && surface.length <= 5 && statistics.isName(term))
  );
}

/** The stemmer leaves the plural of an abbreviation alone: "CLPs" is "CLP". */
function withPlural(terms: readonly string[]): readonly (readonly string[])[] {
  const [term] = terms;
  if (term === undefined || terms.length > 1 || /[aeiouy]/.test(term) || term.length > 6) return [terms];
  return [terms, [term.endsWith("s") ? term.slice(0, -1) : `${term}s`]];
}

/** "14" is "fourteen" in some reports, and the other way round. */
function otherWaysToWrite(number: number): readonly (readonly string[])[] {
  const inWords = numberInWords(number);
  return [[String(number)], ...(inWords === null ? [] : [termsOf(inWords)])];
}

/** "Who replaced X", "who was elected": whoever is asked for is the one who did just that. */
function stressPredicate(terms: readonly Placed[]): readonly Placed[] {
  const predicate = terms.find(({ kind, common }) => kind === "word" && !common);
  const heaviest = Math.max(0, ...terms.map(({ weight }) => weight));
  return terms.map((term) =>
    term === predicate ? { ...term, weight: Math.max(term.weight, STRESS * heaviest) } : term,
  );
}

const STRESS = 0.75;

/** "How much did X cost?": an amount of money beside X says so without the word. */
function easePrice(terms: readonly Placed[]): readonly Placed[] {
  return terms.map((term) =>
    term.kind === "word" &&
    term.spellings.some((words) => words.length === 1 && PRICE_TERMS.has(words[0] ?? ""))
      ? { ...term, weight: EASED * term.weight }
      : term,
  );
}

const EASED = 0.4;
const PRICE_TERMS: ReadonlySet<string> = new Set(termsOf("cost costs spend spent pay paid price worth"));

/** An unknown word that is no name may be a way of putting it: it weighs no more than the heaviest known one. */
function temper(terms: readonly Placed[], statistics: WordStatistics): readonly Placed[] {
  const isHeld = ({ spellings, synonyms }: QuestionTerm) =>
    [...spellings, ...synonyms].some((words) => words.every((word) => statistics.frequency(word) > 0));
  const heaviest = Math.max(
    0,
    ...terms.filter((term) => !term.common && isHeld(term)).map(({ weight }) => weight),
  );
  if (heaviest === 0) return terms;
  return terms.map((term) =>
    term.kind === "word" && !isHeld(term) ? { ...term, weight: Math.min(term.weight, heaviest) } : term,
  );
}

/** The corpus's own spelling of a word it does not hold, when only a slip lies between. */
function correction(token: Token, archive: Archive, statistics: WordStatistics): string | null {
  if (token.term === null || statistics.frequency(token.term) > 0 || token.word.length < 5) return null;
  if (synonymsOf(token.term).some((words) => words.every((word) => statistics.frequency(word) > 0)))
    return null;
  const read = archive.names.correct(token.word);
  if (read === null || read === token.word || read[0] !== token.word[0]) return null;
  const [term = read] = termsOf(read);
  // A name written with a capital is no slip for an ordinary word, and short words are near to too many others.
  const name = statistics.isName(term);
  if (/^\p{Lu}/u.test(token.surface) && !name) return null;
  const allowed = token.word.length >= 7 ? 2 : token.word.length === 6 || name ? 1 : 0;
  return editDistance(token.word, read) <= allowed ? read : null;
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
  const telling = subjectTerms(question);
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
