/** Words of outcome in another sense: what was carried out, passed on, lost or won outside the meeting. */

/** Alternation of the words of a list, plural or not where marked with "s?". */
function oneOf(list: string): string {
  return `(?:${list.trim().split(/\s+/).join("|").replaceAll("_", "\\s+")})`;
}

/** What a party, a council or a person loses and wins: no motion. */
const GAINS =
  oneOf(`seats? councils? councillors? MPs? MEPs? MSPs? members? elections? by-elections? referendum
  mayoralt(?:y|ies) constituenc(?:y|ies) wards? deposits? control ground power votes_(?:to|in|among|from) voters?
  support trust confidence jobs? staff money income nominations? selections? reselections? trigger_ballots?
  places? points? prizes? awards? applause hearts appeal case tribunal`);
const LOSSES =
  oneOf(`lives li(?:fe|ves) faith patience whips? membership touch sight interest contact heart hope
  time wages pay earnings sleep count momentum track ability chances? rights? way temper nerve argument_with friends? colleagues?`);

const MODIFIERS =
  "(?:(?!(?:by|on|in|at|with|to|for|of|from|after|when|because|and|but|which|who)\\b)[\\p{L}’'-]+\\s+){0,4}?";
/** "178 seats", but neither "16 votes to 4" nor "16 to 4". */
const COUNTED =
  "(?:\\p{L}+\\s+)?\\d[\\d,.]*k?\\s+(?!(?:votes?\\b|to\\b|against\\b|v\\b|with\\b|on\\b|and\\b))\\p{L}";

const DOWN_IN_NUMBER = `(?:to|by)\\s+(?:\\p{L}+\\s+){0,3}?(?:\\d[\\d,.]*\\s?(?:%|per\\s?cent|points?|members|k\\b|\\p{L}*thousand)|\\p{L}+\\s+per\\s?cent|\\d{1,3}(?:,\\d{3})+)`;

const OUT_AND_ON = oneOf("out forward over away off into around along");
const FELL_ELSEWHERE =
  oneOf(`off behind short silent into apart asleep ill foul under away within back for from
  slightly sharply further again out through_the`);
const PASSED_ELSEWHERE =
  oneOf(`away out over around round down up along back off between from into unnoticed him her
  them me us it his my our their information details to`);
/** "Passed on the chair's casting vote" is a vote, "passed on the frustration" none. */
const PASSED_ON = `on(?!\\s+(?:(?:the|a|an|its)\\s+)?(?:chair|casting|vote|show|recount|second|narrow|majority|card|nod))`;

/** Sources of patterns, to stand behind the word: what follows gives it another sense. */
export const NOT_A_VOTE_AFTER = {
  /** "A lot of people agreed with me", but "agreed with two against". */
  agreed:
    "(?!\\s+with\\s+(?:me|us|you|him|her|them|(?-i:\\p{Lu}\\p{Ll}))(?!\\p{L}*\\s+(?:against|dissent|abst)))",
  carried: `(?!\\s+${OUT_AND_ON}\\b)`,
  passed: `(?!\\s+(?:${PASSED_ELSEWHERE}|${PASSED_ON})\\b)`,
  fell: `(?!\\s+(?:${FELL_ELSEWHERE}\\b|${DOWN_IN_NUMBER}))`,
  lost: `(?!\\s+(?:${MODIFIERS}(?:${GAINS}|${LOSSES})\\b|${COUNTED}))`,
  won: `(?!\\s+(?:${MODIFIERS}${GAINS}\\b|${COUNTED}))`,
} as const;

/** Polls, parliaments and elections outside, whose numbers are no votes of a committee of the party. */
const OUTSIDE =
  /\b(?:polls?|polling|YouGov|Ipsos|Commons|Lords|(?:Scottish|European)\s+Parliament|MPs\s+voted|Senedd|Holyrood|by-elections?|(?:general|local|council|mayoral|European|county|Welsh|Scottish|presidential)\s+elections?|election\s+(?:day|night|results?)|referendum|council\s+(?:seats?|chamber|control)|wards?|Tor(?:y|ies)|Conservatives?|Lib(?:eral)?\s+Dem(?:ocrat)?s?|SNP|UKIP|Reform|Greens?|Plaid)\b/;
const INSIDE =
  /\b(?:NEC|motions?|amendments?|papers?|proposals?|proposed|recommendations?|resolutions?|rule\s+changes?|reference\s+back|committee|panel|sub-committee|recount|show\s+of\s+hands|abst\p{L}+|we|I|my|our|vice-chair|moved|seconded|minutes)\b/iu;

/** Whether words tell of an election, a poll or a parliament rather than of a vote at a meeting of the party. */
export function isOutside(clause: string): boolean {
  return OUTSIDE.test(clause) && !INSIDE.test(clause);
}
