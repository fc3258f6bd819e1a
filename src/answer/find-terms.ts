/** Finds in a question what it names and its telling words, slips put right. */
import { foldWord, type Token, termsOf, tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { NameMatch } from "../archive/names.ts";
import { isTitle } from "../archive/people-in-text.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { ASKING_WORDS, ASKING_WORDS_OF, COMMON_WORDS } from "./asked.ts";
import type { Asked } from "./asked-kind.ts";
import { FILLERS } from "./chat-words.ts";
import { correction, misspeltPeople } from "./corrections.ts";
import {
  distinct,
  everydayTerm,
  fullFormTerm,
  numberPhraseTerm,
  officeTerm,
  type Phrase,
  phraseTerm,
  wordTerm,
} from "./make-terms.ts";
import { mentionTerm } from "./mention-terms.ts";
import {
  describesPeople,
  isCounting,
  isEverydayUse,
  isNamesake,
  isPlainNoun,
  isWithin,
  withFirstName,
} from "./names-meant.ts";
import { type NumberPhrase, numberPhrases } from "./number-phrases.ts";
import { phrasalTerm } from "./phrasal-verbs.ts";
import type { PlacedTerm as Placed, Question, QuestionTerm } from "./question.ts";
import { startsSentence } from "./sentence-start.ts";
import { withSlashedJoined } from "./slashed-terms.ts";
import { officeAsked } from "./speaker-asked.ts";
import { isEverydayWord, phrasesIn, synonymsOf } from "./synonyms.ts";
import { weighTerms } from "./weigh-terms.ts";
import { asToldOfPeople } from "./who-terms.ts";
import { otherFormsOf } from "./word-forms.ts";
import { type WordStatistics, wordStatistics } from "./word-statistics.ts";

/** More telling words than this are noise: the rarest are kept. */
const MOST_TERMS = 16;

type Found = { readonly terms: readonly QuestionTerm[]; readonly corrected: Question["corrected"] };

export function termsIn(text: string, archive: Archive, asked: Asked): Found {
  const statistics = wordStatistics(archive);
  const tokens = tokenize(text);
  const wholes = everydayPhrases(tokens);
  const spelt = archive.names.mentions(text);
  const mentions = [...spelt, ...misspeltPeople(tokens, spelt, archive, statistics)]
    .filter(
      (mention) =>
        isNamed(mention.kind) &&
        !isNamesake(text, mention) &&
        !describesPeople(text, mention) &&
        !isEverydayUse(mention) &&
        !isPlainNoun(text, mention, (word) => isAsking(word, asked)) &&
        !(asked === "count" && isCounting(mention, (word) => isAsking(word, asked))) &&
        !wholes.some(({ start, end }) => isWithin(mention, start, end)),
    )
    .filter(
      ({ kind, exact, matched, name }) =>
        exact || (isNear(matched, name, archive, kind) && !isOrdinary(matched, asked)),
    )
    .map((mention) => withFirstName(text, mention));
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
  const office = officeAsked(text, asked);
  const offices =
    office === null || mentions.some(({ start, end }) => office.start < end && start < office.end)
      ? []
      : [office];
  for (const held of offices) terms.push({ ...officeTerm(held.office, archive, statistics), at: held.start });
  const phrases = capitalisedPhrases(text, tokens).filter(
    (phrase) =>
      ![...mentions, ...offices].some(({ start, end }) => phrase.start < end && start < phrase.end) &&
      !wholes.some(({ start, end }) => start <= phrase.start && phrase.end <= end),
  );
  for (const phrase of phrases) {
    const read = phrase.tokens.map((token) => {
      // Beside another word with a capital it may be any word.
      const word = correction({ ...token, surface: token.word }, archive, statistics);
      if (word !== null) corrected.push({ typed: token.surface, read: word });
      return word === null ? token : { ...token, word, term: termsOf(word)[0] ?? token.term };
    });
    const label = text.slice(phrase.start, phrase.end);
    terms.push({ ...phraseTerm({ ...phrase, tokens: read }, label, statistics), at: phrase.start });
  }
  const abbreviations = abbreviationsOf(archive);
  const spelledOut = abbreviations
    .spelledOut(text)
    .filter(
      (found) =>
        ![...mentions, ...offices, ...phrases].some(
          ({ start, end }) => found.start < end && start < found.end,
        ),
    );
  for (const found of spelledOut) terms.push({ ...fullFormTerm(text, found, statistics), at: found.start });
  const everyday = wholes.filter(
    (phrase) =>
      ![...mentions, ...offices, ...phrases, ...spelledOut].some(
        ({ start, end }) => phrase.start < end && start < phrase.end,
      ),
  );
  for (const phrase of everyday) terms.push({ ...everydayTerm(phrase, statistics), at: phrase.start });
  const numbered = numberPhrases(text).filter(
    (phrase) =>
      isMeantWithNumber(phrase, asked) &&
      ![...mentions, ...offices, ...phrases, ...spelledOut, ...everyday].some(
        ({ start, end }) => phrase.start < end && start < phrase.end,
      ),
  );
  for (const phrase of numbered) {
    const label = text.slice(phrase.start, phrase.end);
    terms.push({ ...numberPhraseTerm(phrase, label, statistics), at: phrase.start });
  }
  const named = [...mentions, ...offices, ...phrases, ...spelledOut, ...everyday, ...numbered];
  for (const [index, token] of tokens.entries()) {
    if (token.term === null || named.some(({ start, end }) => token.start < end && start < token.end))
      continue;
    const phrasal = phrasalTerm(token.term, tokens[index + 1]?.word ?? "");
    const known = phrasal !== null && isEverydayWord(phrasal) ? phrasal : null;
    if (known === null && (isAsking(token.word, asked) || isParticle(tokens, index))) continue;
    // "Dame Verity" is whoever is called Verity.
    const next = tokens[index + 1];
    if (isTitle(token.word) && named.some(({ start }) => start === next?.start)) continue;
    const read = correction(token, archive, statistics);
    if (read !== null) corrected.push({ typed: token.surface, read });
    const alone = withParticle(
      wordTerm(token, read, index === 0 || startsSentence(text, token.start), statistics),
      known,
    );
    const full = isAbbreviation(token, statistics) ? abbreviations.fullForms(token.word) : [];
    const term = full.length === 0 ? alone : { ...alone, spellings: distinct([...alone.spellings, ...full]) };
    if (
      !terms.some(({ spellings }) => spellings.some((one) => one.join(" ") === term.spellings[0]?.join(" ")))
    ) {
      terms.push({ ...term, at: token.start });
    }
  }
  const joined = withSlashedJoined(text, terms);
  const told = asked === "who" ? asToldOfPeople(text, joined) : joined;
  const weighed = weighTerms(text, told, asked, statistics);
  const kept = [...weighed].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  return { terms: inOrder(text, kept), corrected };
}

/** As they stand in the question, each with whether it follows the one before it without a word between. */
function inOrder(text: string, placed: readonly Placed[]): readonly QuestionTerm[] {
  const sorted = placed.toSorted((a, b) => a.at - b.at);
  return sorted.map(({ at, ...term }, index) => {
    const before = sorted[index - 1];
    const between = before === undefined ? null : text.slice(before.at + before.label.length, at);
    return between !== null && /^(?:['’]?s?['’]?\s+|-)$/u.test(between) ? { ...term, follows: true } : term;
  });
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

/** "Who stood down?": the verb with its particle and what else is said for it; the verb alone is less. */
function withParticle(term: QuestionTerm, phrasal: string | null): QuestionTerm {
  if (phrasal === null) return term;
  return { ...term, spellings: [[phrasal]], synonyms: [...term.spellings, ...synonymsOf(phrasal)] };
}

/** The "back" of "put back" has been read with its verb. */
function isParticle(tokens: readonly Token[], index: number): boolean {
  const phrasal = phrasalTerm(tokens[index - 1]?.term ?? null, tokens[index]?.word ?? "");
  return phrasal !== null && isEverydayWord(phrasal);
}

/** Words of asking and of everyday English ("tally") are no slips for a name: they are meant as they stand. */
function isOrdinary(matched: string, asked: Asked): boolean {
  return tokenize(matched).every(
    ({ word, term }) =>
      term === null ||
      isAsking(word, asked) ||
      isAsking(word, "vote") ||
      COMMON_WORDS.has(word) ||
      isEverydayWord(term) ||
      otherFormsOf(term).length > 0,
  );
}

function isAsking(word: string, asked: Asked): boolean {
  return ASKING_WORDS.has(word) || FILLERS.has(word) || (ASKING_WORDS_OF[asked]?.has(word) ?? false);
}

/** "Votes at 16" and "rule 14", but not the "lost 14" of one who asks for a tally. */
function isMeantWithNumber({ noun, joined }: NumberPhrase, asked: Asked): boolean {
  // "How did it get to thirty?"
  if (ASKING_WORDS.has(noun.word)) return false;
  return (
    joined || !(isAsking(noun.word, asked) || isAsking(noun.word, "vote") || COMMON_WORDS.has(noun.word))
  );
}

/** Neighbouring words with capitals that no gazetteer knows: "Green Party", "Gareth Lomax". */
function capitalisedPhrases(text: string, tokens: readonly Token[]): readonly Phrase[] {
  const found: Phrase[] = [];
  let run: Token[] = [];
  const close = () => {
    // "South Shields Labour" is the Labour of South Shields.
    while (run.length > 2 && AFTER_A_NAME.has(run.at(-1)?.word ?? "")) run = run.slice(0, -1);
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
    if (!capital || (previous !== undefined && !adjoins(text, previous, token))) close();
    if (capital) run.push(token);
  }
  close();
  return found;
}

/** "Tanner's Row" is one name; "Tanner's report" is not. */
function adjoins(text: string, previous: Token, token: Token): boolean {
  const between = text.slice(previous.end, token.start);
  return /^[\s-]+$/.test(between) || (/^(?:['’]s)?\s+$/.test(between) && PLACE.test(token.surface));
}

const PLACE =
  /^(?:Row|Road|Street|Lane|Square|Court|Hall|House|Place|Yard|Wharf|Cross|Green|Park|Inn|Gate|Hill|Bridge|Gardens|Cottages|Chambers|Buildings|College|Club|Arms|Quay|Fields?|Town)$/;

/** The party's own words, and what stands behind the names of people. */
const AFTER_A_NAME: ReadonlySet<string> = new Set(
  "labour party clp clps nec mp mps mep meps msp am qc kc obe mbe".split(" "),
);

/** "Head office", "trade union": words that mean one thing together. */
function everydayPhrases(tokens: readonly Token[]): readonly Phrase[] {
  return phrasesIn(tokens.map(({ term }) => term)).flatMap(({ at, words }) => {
    const run = tokens.slice(at, at + words.length);
    const [first] = run;
    const last = run.at(-1);
    return first === undefined || last === undefined
      ? []
      : [{ start: first.start, end: last.end, tokens: run }];
  });
}

/** Written in capitals, or a word that the reports never write in lower case. */
function isAbbreviation({ surface, term }: Token, statistics: WordStatistics): boolean {
  return (
    /^\p{Lu}{2,7}s?$/u.test(surface) || (term !== null && surface.length <= 5 && statistics.isName(term))
  );
}
