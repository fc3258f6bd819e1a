/** Where a person is asked for, the verbs of contests and of inquiries are told of in one family of words. */
import { termsOf } from "../archive/analyzer.ts";
import type { QuestionTerm } from "./question.ts";

/** "Who won?", "who was the runner-up?", "who beat whom?", "who was elected?" */
const ASKS_CONTEST =
  /\bwho(?:m|se)?\s+(?:\S+\s+){0,2}?(?:won|wins?|beat|beats|beaten|lost|loses?|elected|chosen|picked|became|becomes?|defeated|ousted|unseated|topped|came\s+(?:top|first))\b|\b(?:runner[\s-]+up|winner|loser|victor|(?:losing|winning|beaten|defeated)\s+candidate)s?\b/i;
const CONTEST_VERB =
  /^(?:won|wins?|winners?|beats?|beaten|lost|loses?|losers?|elected|chosen|picked|became|becomes?|defeated|ousted|unseated|topped|runner|victors?)$/i;
const CONTEST = /^(?:elections?|contests?|races?|ballots?|votes?|battle|fight|run-?off)$/i;
const TOLD_OF_CONTEST = termsOf(
  "won win beat beaten defeat defeated elected unopposed victory ousted becomes became",
).map((term) => [term]);

/** "Who led the inquiry?", "who wrote the review?" */
const INQUIRY =
  /\b(?:inquir(?:y|ies)|enquir(?:y|ies)|reviews?|investigations?|post-?\s?mortems?|inquests?|autops(?:y|ies)|probes?|commissions?|audits?|stud(?:y|ies)|task\s?force|working\s+(?:group|party)|report)\b/i;
/** Whether words name an inquiry, or something of its kind, before anything else. */
export function isInquiry(text: string): boolean {
  return NAMES_INQUIRY.test(text);
}

const NAMES_INQUIRY = new RegExp(
  `^(?:(?:the|our|a|an|that|this)\\s+)?(?:[\\p{L}\\d’'-]+\\s+){0,3}?${INQUIRY.source}`,
  "iu",
);

/** "Who is in charge of the grants?" */
const ASKS_WHO_LED =
  /\b(?:who|(?:which|what)\s+(?:\S+\s+){0,2}?(?:member|person|official|officer|councillor|mp|rep|man|woman))\s+(?:led|headed|(?:(?:is|was|were)\s+)?in\s+charge\s+of)\b/i;
const LEADING =
  /^(?:leads?|led|leading|chairs?|chaired|heads?|headed|ran|runs?|conducts?|conducted|undertook|undertaken|carried|wrote|written|authors?|authored|produced|oversaw|oversees)$/i;
const TOLD_OF_LEADING = termsOf(
  "led lead leads chaired chair headed head conducted oversee oversaw ran run charge",
).map((term) => [term]);

/** The terms of a question for a person, each with whatever else tells of a contest or of who leads an inquiry. */
export function asToldOfPeople<Term extends QuestionTerm>(
  text: string,
  terms: readonly Term[],
): readonly Term[] {
  const contest = ASKS_CONTEST.test(text);
  const inquiry = /\bwho(?:m|se)?\b/i.test(text) && INQUIRY.test(text);
  const led = ASKS_WHO_LED.test(text);
  if (!contest && !inquiry && !led) return terms;
  return terms.map((term) => {
    if (term.kind !== "word") return term;
    if (contest && CONTEST_VERB.test(term.label))
      return { ...term, synonyms: [...term.synonyms, ...TOLD_OF_CONTEST], toldBy: "contest" as const };
    if (contest && CONTEST.test(term.label))
      return { ...term, synonyms: [...term.synonyms, ...TOLD_OF_CONTEST] };
    if (inquiry && LEADING.test(term.label))
      return { ...term, synonyms: [...term.synonyms, ...TOLD_OF_LEADING], toldBy: "inquiry" as const };
    if (led && /^(?:led|headed|charge)$/i.test(term.label)) return { ...term, synonyms: TOLD_OF_LEADING };
    return term;
  });
}

const WORK = "(?:inquiry|enquiry|review|investigation|post-?mortem|report|commission|audit|study)";
const SOMEBODY =
  "(?:(?:Professor|Dame|Sir|Lord|Lady|Baroness|Judge|Dr|Prof|Cllr|Councillor)\\.?\\s+)?\\p{Lu}[\\p{L}’'-]*\\p{Ll}";
const LEADS_INQUIRY = new RegExp(
  [
    `\\b${WORK}\\b[^.;]{0,30}\\bby\\s+(?:\\p{Ll}+\\s+){0,3}?${SOMEBODY}`,
    `${SOMEBODY}['’]s?\\s+(?:\\p{Ll}+\\s+){0,2}${WORK}\\b`,
    `${SOMEBODY}(?:,[^,]{3,60},)?\\s+(?:has\\s+)?(?:presented|published|introduced|delivered|produced|finished|began|wrote|written|submitted)\\s+(?:\\S+\\s+){0,5}?(?:his|her|their|the)\\s+(?:\\p{Ll}+\\s+){0,2}${WORK}\\b`,
    `${SOMEBODY}(?:,[^,]{3,60},)?\\s+(?:will|is\\s+to|is\\s+going\\s+to|has\\s+agreed\\s+to|has\\s+been\\s+asked\\s+to|was\\s+asked\\s+to)\\s+(?:look\\s+into|investigate|review|report\\s+on)\\b`,
  ].join("|"),
  "u",
);

/** "Ann Field 19, Bo Marsh 12", "17 for Ann and 12 for Bo" */
const TALLY_BY_NAME =
  /\p{Lu}[\p{L}’'-]*\p{Ll}\s*[,:(]?\s*\d+\)?\s*(?:[,;]|and)\s*(?:and\s+)?(?:\p{Lu}[\p{L}’'-]*\p{Ll}\s*)+[,:(]?\s*\d+\b|\b\d+\s+(?:votes\s+)?for\s+\p{Lu}[^.;]{2,40}?\b\d+\s+(?:votes\s+)?for\s+\p{Lu}/u;

/** What it is worth that a sentence tells of who won by the tally, or of whose inquiry it is, in none of these words. */
const WORTH_OF_TELLING = 0.8;

/** How far a sentence tells what a term asks of people, whatever its words: 0 to 1. */
export function worthOfTelling(
  { toldBy }: QuestionTerm,
  { text, votes }: { readonly text: string; readonly votes: readonly { readonly for: number | null }[] },
): number {
  const told =
    toldBy === "contest"
      ? votes.some((vote) => vote.for !== null) || TALLY_BY_NAME.test(text)
      : toldBy === "inquiry" && LEADS_INQUIRY.test(text);
  return told ? WORTH_OF_TELLING : 0;
}
