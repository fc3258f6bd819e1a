/** How a person stands in a sentence: as the one who speaks or acts, or only as somebody who is spoken of. */
import { type Token, termsOf, tokenize } from "../archive/analyzer.ts";

/** `speaks`: their words are told. `acts`: they are the subject of something else. `named`: neither. */
export type Standing = "speaks" | "acts" | "named";

/** What somebody does who says something, by word or by vote. */
const SPEAKING: ReadonlySet<string> = new Set(
  termsOf(
    `tell told argue ask report explain warn note claim add stress call raise propose move second support oppose welcome
praise thank criticise complain urge suggest describe announce confirm promise assure point outline present give gave
given speak spoke spoken think thought believe feel felt hope wonder reply answer respond deny admit apologise express
recall remind insist maintain agree disagree accept rule object query question challenge state update brief introduce
talk comment concede predict estimate defend deplore regret want expect undertake undertook acknowledge recognise
recognize emphasise emphasize highlight mention reflect observe declare reveal pledge condemn commend congratulate pay
paid draw drew drawn say make made put set refer respond vote abstain back reject resist press demand request refuse
open opened close closed conclude summarise summarize list quote cite name blame dismiss doubt fear worry favour prefer
seek sought advise inform offer remark repeat return cover touch hail greet lament mourn celebrate appeal plead invite
recommend review assess analyse analyze attack dispute contradict correct clarify counter interject intervene write
wrote written tweet post lead led speak go went run ran take took begin began start finish deal dealt identify see saw
say said says`,
  ),
);

/** Their own words under a noun: "Evans's report", "the leader's speech". */
const WORDS_OF: ReadonlySet<string> = new Set(
  termsOf(
    "report speech question answer reply statement view opinion argument presentation update contribution remark comment word message account introduction overview assessment analysis verdict warning proposal motion amendment suggestion letter paper complaint response advice position call plea",
  ),
);

/** Stand between a name and its verb. */
const BETWEEN: ReadonlySet<string> = new Set(
  "has have had did does do would will could also then again later both all who and too still not never just first next once duly".split(
    " ",
  ),
);
const MOST_BETWEEN = 3;

/** After these somebody is spoken of, or spoken to. */
const OBJECT =
  /(?:^|[\s("“‘])(?:of|to|with|about|for|on|against|at|than|like|between|behind|towards?|over|under|around|into|without|including|after|before|replac(?:e|ed|es|ing)|succeed(?:ed|s|ing)?|succeeding|thank(?:ed|s|ing)?|congratulat(?:ed|es|ing|e)|ask(?:ed|s|ing)?|tell|told|tells|telling|urg(?:ed|es|ing|e)|elect(?:ed|ing)?|appoint(?:ed|ing)?|prais(?:ed|es|ing|e)|criticis(?:ed|es|ing|e)|support(?:ed|s|ing)?|oppos(?:ed|es|ing|e)|challeng(?:ed|es|ing|e)|question(?:ed|s|ing)?|remind(?:ed|s|ing)?|welcom(?:ed|es|ing|e)|suspend(?:ed|s|ing)?|expel(?:led|s|ling)?|suspending|block(?:ed|s|ing)?|let|lets|letting|allow(?:ed|s|ing)?|stop(?:ped|s|ping)?|bar(?:red|s|ring)?|readmit(?:ted|s|ting)?)\s+(?:(?:the|our|both)\s+)?$/i;

/** "Greeted": whoever comes next has it done to them, unless a clause begins with them ("announced"). */
const ACTED_ON =
  /(?:^|\s)(?!(?:said|announced|reported|noted|argued|claimed|believed|stated|revealed|confirmed|suggested|explained|complained|agreed|hoped|feared|observed|added|insisted|proposed)\s)\p{Ll}{2,}(?:ed|ing)\s+$/u;

/** Whose words follow: "by", "from", "according to", "heard". */
const WORDS_FOLLOW =
  /(?:^|[\s("“‘])(?:by|from|according\s+to|in\s+the\s+words\s+of|heard|hear|hearing|(?:report|speech|question|answer|reply|statement|update|presentation|contribution|briefing|letter|message|introduction|apolog(?:y|ies))s?\s+(?:of|by|from)|(?:said|says|asked|argued|replied|added|explained|warned|told\s+us))\s+(?:(?:the|our|both)\s+)?$/i;

/** The stretch `start` to `end` of a sentence names somebody: how they stand in it. */
export function standingOf(text: string, start: number, end: number): Standing {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (WORDS_FOLLOW.test(before)) return "speaks";
  if (/^['’]s?\s|^s['’]\s/.test(after)) return ownsWords(after) ? "speaks" : "named";
  if (/^\s*(?:\([^)]{1,60}\)\s*)?:/.test(after)) return "speaks";
  const rest = withoutApposition(after);
  if (OBJECT.test(before) || ACTED_ON.test(before) || joinsObject(before)) return "named";
  if (PASSIVE.test(rest)) return "named";
  const verb = verbAfter(rest);
  if (verb === null) return "named";
  return isSpeaking(verb) ? "speaks" : "acts";
}

/** "'s annual report was": a noun of speech within the next words. */
function ownsWords(after: string): boolean {
  return tokenize(after)
    .filter(({ word }) => word !== "s")
    .slice(0, MOST_BETWEEN)
    .some(({ term }) => term !== null && WORDS_OF.has(term));
}

/** ", the general secretary, said", " (Unite) said", " MP said", " and Gareth Lomax said". */
function withoutApposition(after: string): string {
  return after
    .replace(/^\s*(?:MPs?|AM|MS|MSP|MEP|QC|KC)\b/, "")
    .replace(/^(?:\s*\([^)]{1,80}\))+/, "")
    .replace(/^\s*,\s*(?!(?:and|but|so|then|which)\b)[^,.;:]{1,90},(?=\s)/, "")
    .replace(
      /^(?:\s*,?\s*(?:and|&|,)\s+(?:(?:the|our)\s+\p{Ll}+(?:\s+\p{Ll}+)?|\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,2}))+/u,
      "",
    );
}

/** "told Dodds and Evans": the second of two who are spoken to. */
function joinsObject(before: string): boolean {
  const joined = /(?:\p{Lu}[\p{L}'’-]+\s+){1,3}(?:and|&)\s+$/u.exec(before);
  return joined !== null && OBJECT.test(before.slice(0, joined.index));
}

/** The verb of a subject that has just been named; null where none follows at once. */
function verbAfter(rest: string): Token | null {
  const tokens = tokenize(rest).slice(0, MOST_BETWEEN + 1);
  let expected = 0;
  for (const token of tokens) {
    if (!/^[\s,]*$/.test(rest.slice(expected, token.start))) return null;
    expected = token.end;
    if (BETWEEN.has(token.word) || /ly$/.test(token.word)) continue;
    return /^\p{Ll}/u.test(token.surface) && !NO_VERB.has(token.word) ? token : null;
  }
  return null;
}

/** "Was criticised", but not "was concerned": that tells what somebody thinks. */
const PASSIVE =
  /^\s*(?:(?:has|have|had|also|then|again|later)\s+)*(?:was|were|is|are|been|being|be)\s+(?:\p{Ll}+ly\s+)?(?!pleased|concerned|worried|determined|opposed|delighted|disappointed|saddened|surprised|shocked|convinced|inclined|committed|encouraged|interested|relieved|annoyed|horrified|prepared|satisfied|agreed|quoted|reported)(?:\p{Ll}{2,}ed|given|taken|chosen|seen|shown|told|thrown|beaten|held|let|made|put|set)\b/u;

const NO_VERB: ReadonlySet<string> = new Set(
  "as at in on of to for with from by or but than over about the a an into after before during".split(" "),
);

function isSpeaking({ word, term }: Token): boolean {
  return SPEAKING.has(term ?? word) || SPEAKING.has(word);
}
