/** "Did she support it?", "was he against it?": answered only by words that tell where somebody stood. */
import type { Evidence } from "./evidence.ts";
import type { Question, QuestionTerm } from "./question.ts";
import { speakerAsked } from "./speaker-asked.ts";
import { isReportBy } from "./worth-of-context.ts";

const ASKS_STANCE =
  /\b(?:support|oppose|vote|back|favour|agree|disagree|against|object|endorse|approve|reject|abstain|resist)(?:s|d|ed|ing)?\b/i;
const TELLS_STANCE =
  /\b(?:support|oppos|vot(?:e|ed|ing)\b|back(?:ed|s|ing)?\b|favour|agree|disagree|against\b|object|endors|approv|reject|welcom|critici[sz]|mov(?:ed|es|ing)\b|second(?:ed|s|ing)\b|propos|spoke|speak|abst(?:ain|ention)|defend|want|argu|regret|glad\b|sorry\b|pleased\b|disappoint|resist|th(?:ink|ought)|felt\b|feel|believ|prefer|hope|urge|suggest|call(?:ed|s|ing)?\s+(?:for|on)|wrong\b|right\b|mistake|unhappy|concern|worr|in\s+my\s+view|opinion)/i;

const FIRST_PERSON = /\b(?:I|we|my|our)\b/i;

const ASKS_OWN_VOTE = /\bhow\s+did\s+(?:\S+\s+){1,4}?vote\b/i;
const TELLS_OWN_VOTE =
  /\b(?:vot(?:e|es|ed|ing)\b|support|oppos|against\b|in\s+favour\b|abst(?:ain|ention)|back(?:ed|s|ing)\b|rebel|mov(?:ed|es|ing)\b|second(?:ed|s|ing)\b|propos|the\s+only\s+(?:one|member|person)\b)/i;

/** Whose stance a question asks for; undefined where it asks for none. */
export function stanceAskedOf({ asked, terms, text }: Question): QuestionTerm | undefined {
  const asks =
    (asked === "whether" && ASKS_STANCE.test(text)) || (asked === "said" && ASKS_OWN_VOTE.test(text));
  return asks ? speakerAsked(terms, asked) : undefined;
}

/** Whether evidence tells where somebody stood, in their own report or in another's. */
export function tellsStance(
  { asked }: Question,
  { reading, from, to }: Evidence,
  who: QuestionTerm,
): boolean {
  const tells = asked === "said" ? TELLS_OWN_VOTE : TELLS_STANCE;
  const own = isReportBy(reading.report, who);
  const name = who.key ?? who.label;
  return reading.sentences.slice(from, to + 1).some(({ text }, index) => {
    if (!tells.test(text)) return false;
    if (who.kind === "name") return true;
    const { speak, act, goOn } = reading.speakers(from + index);
    if (speak.has(name) || act.has(name) || goOn.has(name)) return true;
    return own && FIRST_PERSON.test(text);
  });
}
