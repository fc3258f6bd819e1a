/** Sums that are not what others tell of: what somebody would have liked it to be, and money that is a fund's own. */
import type { Archive } from "../archive/archive.ts";
import { decisionIn } from "../archive/ledger-decisions.ts";
import type { Figure } from "../report.ts";
import { readPassage } from "./passage-reading.ts";

/** Told as what the writer asked for, where the sentence does not say that it came to be: "My own motion was for £10." */
export function isWished({ quote }: Figure): boolean {
  return WISHED.test(quote) && decisionIn(quote) === null;
}

const WISHED =
  /\b(?:(?:my|our)\s+(?:own\s+)?(?:motion|amendment|proposal|suggestion|figure)\s+(?:\S+\s+){0,5}?(?:was|had\s+been|would\s+have\s+been)\b|(?:I|we)(?:['’]d|\s+had|\s+would\s+have)?\s+(?:asked\s+for|argued\s+for|moved|proposed|suggested|preferred|liked|wanted)\b)/i;

/** One is said to be the party's, the other to be a fund's or a scheme's of its own: its deficit is not that of the party. */
export function areOfTwoPurses(archive: Archive, a: Figure, b: Figure): boolean {
  return (isOfParty(a) && isOfFund(archive, b)) || (isOfParty(b) && isOfFund(archive, a));
}

function isOfParty({ unit, quote }: Figure): boolean {
  return unit === "£" && OF_PARTY.test(quote);
}

/** Said before the sum: in its sentence, in what leads up to it in its paragraph, or over it. */
function isOfFund(archive: Archive, figure: Figure): boolean {
  if (isOfParty(figure)) return false;
  const passage = archive.passage(figure.passage);
  const reading = passage === undefined ? null : readPassage(archive, passage);
  if (reading === null) return false;
  const at = reading.sentences.findLastIndex(
    (sentence) => reading.passage.start + sentence.start < figure.end,
  );
  const here = reading.sentences[at];
  const before = reading.sentences
    .slice(Math.max(0, at - SENTENCES_BEFORE), at)
    .filter(({ paragraph }) => paragraph === here?.paragraph)
    .map(({ text }) => text);
  const [upToSum = ""] = here?.text.split(/[£$€]/, 1) ?? [];
  return A_FUND.test([reading.passage.heading ?? "", ...before, upToSum].join(" "));
}

const SENTENCES_BEFORE = 2;
const OF_PARTY =
  /\b(?:the|our)\s+party(?:['’]s)?\s+(?:is|was|has|had|will|owes?|owed|made|makes|ran|runs|lost|deficit|debts?|income)\b/i;
const A_FUND = /\b(?:pensions?|scheme|trust|(?!fighting|general|party)\p{Ll}+\s+fund)\b/iu;
