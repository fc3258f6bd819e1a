/** Whose executive it is: unions, societies and other parties have national executives too, and report on them. */
import { NOT_OTHERS } from "./kind-words.ts";

const EXECUTIVE = "(?:NEC|N\\.E\\.C\\.|[Nn]ational [Ee]xecutive|[Ee]xecutive [Cc]ommittee)";
const ORGANISATION =
  "(?:(?<![Tt]rade )Union|Association|Federation|Congress|Society|League|Guild|Institute|Alliance|Movement|College)";
const LABOUR_NEC =
  /\bLabour(?: Party)?['’]?s? (?:NEC|[Nn]ational [Ee]xecutive|[Rr]uling [Bb]ody)|\b(?:NEC|[Ee]xecutive(?: [Cc]ommittee)?) of the (?:Labour )?Party\b(?! of )|\b[Tt]he Party['’]s (?:NEC|(?:[Nn]ational )?[Ee]xecutive)\b|\b(?:our|the|this) union['’]s (?:seat|place|delegate|representative|member)s? on the (?:Party['’]s )?(?:NEC|[Nn]ational [Ee]xecutive)\b/u;

/** "University Staffs' Union NEC", "our union's national executive", "executive of the Porters' Federation". */
const OTHERS = new RegExp(
  [
    `\\b${ORGANISATION}(?:['’]s?)?[\\s,:–—-]{1,3}(?:own\\s)?${EXECUTIVE}`,
    `\\b(?:[Tt]he|[Oo]ur|[Mm]y|[Tt]his|[Tt]hat) union(?:['’]s)?\\s(?:own\\s|new\\s)?${EXECUTIVE}`,
    `\\b${EXECUTIVE}(?:\\s(?:[Cc]ommittee|[Cc]ouncil))?\\sof\\s(?:the|our|my)\\s(?:union\\b|(?:\\p{Lu}[\\p{L}'’-]+\\s|of\\s|and\\s|&\\s){1,6}${ORGANISATION}\\b)`,
    `\\b(?:Unison|UNISON|Unite|Usdaw|Aslef|Prospect|Equity)(?:['’]s)?(?: the [Uu]nion(?:['’]s)?)?\\s${EXECUTIVE}`,
    // Abbreviations before it that are none of Labour's own.
    `^\\W*(?:.{0,30}\\b(?:from|of|the) )?(?!${NOT_OTHERS})\\p{Lu}{3,8}(?:['’]s)?\\s(?:NEC|National Executive)\\b`,
  ].join("|"),
  "u",
);

/** Bodies that report in the same places and are not the NEC. */
const OTHER_BODY =
  /\b(?:welsh|scottish|london|northern|north|south|east|west|regional|constituency|county|branch|city|wales|scotland)\s+(?:(?:east|west)\s+)?(?:labour(?:['’]s)?\s+)?(?:party(?:['’]s)?\s+)?(?:executive(?:\s+committee)?|board|general committee|policy forum)\b|\b(?:full council|council meeting|(?:executive|cabinet|board|committee|meeting) of (?:the )?(?:[\p{L}'’-]+ ){0,3}?(?:(?:town|parish|borough|county|district|city|community) council|trust|governors|society|association)|(?:town|parish|borough|county|district|city|community) council['’]?s? (?:executive|cabinet|meeting|committee)|cabinet meeting|branch meeting|CLP (?:AGM|meeting))\b/iu;
const OTHER_ABBREVIATED = /\b(?:WEC|SEC|REC)\b/u;

/** Whether a heading or title names a regional, local or other body. */
export function namesOtherBody(heading: string): boolean {
  return OTHER_BODY.test(heading) || OTHER_ABBREVIATED.test(heading);
}

/** Words in which a union speaks of itself. Each different one counts. */
const UNION_SPEAKING =
  /\b(?:the|our|this) union['’]s\b|\b(?:general secretary|president|treasurer) of (?:the|our) union\b|\bbranch circular\b|\b(?:to:? )?all branch(?:es| secretaries| officers)\b|\bbranch secretar(?:y|ies)\b|\bgroup executives?\b|\b(?:NEC|national executive) (?:bulletin|circular)\b|\bbranch(?:es)? (?:and regional committees|should|are asked)\b|\btrade union\b(?= circular| bulletin)|\b(?:pay|national) (?:offer|claim|campaign|bargaining|strikes?)\b|\b(?:(?:one|two|three|four|\d)[- ]day|annual) congress\b|\btrade union coordinating group\b|\bmotion(?:s)? (?:urging|calling on) branches\b|\bindustrial action\b|\bstrike (?:action|ballot|fund|days?)\b|\b(?:statutory|consultative|re-?)\s?ballot|\bemployers?\b|\bnegotiators?\b|\blevy-payers\b|\bour (?:union|members in)\b|\bthat the union\b|\b(?:lay|full-time) (?:officials?|officers?|reps)\b/giu;
/** Of these what only a union says of itself, as against what anybody says of unions. */
const UNION_ITSELF =
  /\b(?:the|our|this) union['’]s (?:own |new )?(?:NEC|national executive|executive|annual conference)\b|\bbranch circular\b|\b(?:to:? )?all branch(?:es| secretaries| officers)\b|\bgroup executives?\b|\b(?:NEC|national executive) (?:bulletin|circular)\b|\breported that the union\b/iu;
const ITS_EXECUTIVE = /\b(?:the|our|this) union['’]s (?:own |new )?(?:NEC|national executive|executive)\b/iu;
const UNION_NAME =
  /(?<![\p{L}])(?!(?:European|Soviet|Credit|Trade|Student|Students['’]) Union)(?:(?:\p{Lu}[\p{L}'’-]+|and|of|&)\s){1,6}Union\b(?! (?:Section|section|members?|delegat|representat|rep))|\b(?:National|Amalgamated|Public|General) Union of\b|\b\p{Lu}{4,}(?: \p{Lu}+)* UNION\b/u;

/** Labour's is a committee; a council is somebody else's. */
const COUNCIL = /\bnational executive council\b/iu;
/** So many characters hold the words that say whose meeting is told of. */
const HEAD = 600;

/** Whether a heading or title names the executive of somebody other than the Labour Party. */
export function namesOtherExecutive(heading: string): boolean {
  return OTHERS.test(heading) && !LABOUR_NEC.test(heading);
}

/** Whether the first words under a heading that does not say whose it is tell of a union's executive. */
export function opensWithOtherExecutive(words: string): boolean {
  const opening = words.slice(0, 250);
  return /NEC|N\.E\.C\.|[Ee]xecutive/u.test(opening) && OTHERS.test(opening) && !/\bLabour\b/u.test(opening);
}

/**
 * Whether a whole text is a union's report of its own executive: it speaks as a union more than it speaks of Labour,
 * and less is needed where its head bears a union's name.
 */
export function isUnionsOwn(title: string, body: string, labour: number): boolean {
  const text = `${title}\n${body}`;
  if (LABOUR_NEC.test(text)) return false;
  if (COUNCIL.test(`${title}\n${body.slice(0, HEAD)}`)) return true;
  const head = `${title}\n${body.slice(0, 250)}`;
  const named = UNION_NAME.test(head) || OTHERS.test(head);
  if (labour > 0 && !named && !UNION_ITSELF.test(text)) return false;
  const speaking = new Set([...text.matchAll(UNION_SPEAKING)].map((match) => match[0].toLowerCase())).size;
  if (labour === 0 && ITS_EXECUTIVE.test(head)) return true;
  // Nothing of Labour anywhere: then two words of a union's trade are enough.
  if (labour === 0 && speaking >= 2) return true;
  return speaking >= 2 && (named ? speaking * 2 > labour : speaking >= labour);
}
