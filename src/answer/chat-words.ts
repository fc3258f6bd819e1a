/** What people write in chat for what they mean: abbreviations in full, and words that only keep company. */

import { withPlacesInFull } from "./places-in-short.ts";

/** Each with the word that it stands for. */
export const IN_FULL: Readonly<Record<string, string>> = {
  yr: "year",
  yrs: "years",
  nr: "number",
  nos: "numbers",
  cllr: "councillor",
  prof: "professor",
  treas: "treasurer",
  cllrs: "councillors",
  mtg: "meeting",
  mtgs: "meetings",
  conf: "conference",
  confs: "conferences",
  amdt: "amendment",
  amdts: "amendments",
  cttee: "committee",
  ctte: "committee",
  cmte: "committee",
  exec: "executive",
  mag: "magazine",
  govt: "government",
  dept: "department",
  depts: "departments",
  assoc: "association",
  figs: "figures",
  ppl: "people",
  peoples: "people's",
  "2nd": "second",
  "3rd": "third",
  poss: "possible",
  tmrw: "tomorrow",
  abt: "about",
  bc: "because",
  wot: "what",
  wat: "what",
  wen: "when",
  hows: "how is",
  nowt: "nothing",
  owt: "anything",
  summat: "something",
  quid: "pounds",
  ur: "your",
  gonna: "going to",
  amt: "amount",
  approx: "approximately",
  thru: "through",
  "w/": "with",
  "w/o": "without",
  "&": "and",
};

const ABBREVIATED = /(?<![\p{L}\p{N}])(?:w\/o?|&|[a-z\d]{2,6})(?![\p{L}\p{N}/])/giu;

/** "2009ish" is about 2009. */
const ISH = /\b((?:19|20)\d{2})-?ish\b/gi;

const NUMBER_OF = /\bno\.?\s+of\b/gi;

/** "What did the move set us back?" */
const SET_BACK = /\bset(?:ting)?\s+(?:us|them|the\s+party|you)\s+back\b/gi;

/** "What did they have to stump up?" asks what was paid, "what was the price tag?" for the price. */
const STUMP_UP =
  /\b(?:stump|cough|pony)(?<up>s|ed|ing)?\s+up\b|\b(?:fork|shell)(?<out>s|ed|ing)?\s+out\b|\bchip(?:p(?=e|i))?(?<in>s|ed|ing)?\s+in\b/gi;
const PRICE_TAG = /\b(price|cost)\s+tags?\b/gi;

/** "How much did we hold the seat by?" */
const HELD_BY =
  /\b(?:[Bb]y\s+)?[Hh]ow\s+(?:much|many(?:\s+votes)?)\s+did\s+(?:we|labour|Labour|they|the\s+party)\s+(?:hold|win|lose|take|gain|keep)\s+(?:on\s+to\s+)?((?:the\s+)?(?:\p{Lu}|by-?election|seat).{1,60}?)(?:\s+by)?(?=\W*$)/gu;

/** "Which members voted in favour of it?" */
const IN_FAVOUR_OF = /\b(vote[ds]?|voting)\s+in\s+favou?r\s+of\b/gi;

/** "End 2019" is the end of 2019. */
const END_OF = /\b(end|start|beginning|middle)\s+(?=(?:19|20)\d{2}\b)/gi;

/** "How deep in the red were we?", "how heavily in debt was it?" ask for the debt. */
const IN_THE_RED =
  /\b(?:how\s+(?:deep(?:ly)?|far|much|heavily|badly)\s+)?in\s+the\s+red\b|\bhow\s+(?:(?:deep(?:ly)?|far|much|heavily|badly)\s+(?:in|into)\s+debt|(?:heavily\s+|badly\s+)?indebted)\b/gi;

/** "What was the bill for it?" asks what it cost; but not what a bill before parliament was. */
const THE_BILL =
  /(?<=\b(?:what(?:['’]?s|\s+is|\s+was|\s+will\s+be)?|how\s+(?:big|large|much|high)\s+(?:is|was|will)|(?:with|get|got|foot(?:ed|ing)?|sent|pa(?:y|ys|id))))\s+(?:the|our)\s+(?:final\s+|total\s+|eventual\s+|overall\s+|whole\s+|full\s+|likely\s+)?bill\b(?=\s+(?:for|of|in\s+the\s+end|come\s+to|be)\b|\W*$)/gi;

/** "£96,000 p.a." is a year. */
const A_YEAR = /\bp\.\s?a\b\.?|\bper\s+annum\b/gi;

/** Offices in short, each in full: "gen sec", "the new vice". */
const OFFICES_IN_FULL: readonly (readonly [RegExp, string])[] = [
  [/\bgen(?:eral)?\.?\s*sec\b\.?/gi, "general secretary"],
  [/\b(?:dep|dpty)\.?\s+(?=(?:leader|chair|general)\b)/gi, "deputy "],
  [
    /(?<=\b(?:as|become|became|becomes|new|our|the|elected|for)\s)vice(?=\W*$|\s+(?:in|at|of|after|and)\b)/gi,
    "vice-chair",
  ],
  [
    /(?<=\b\p{L}{3,}\s)sec(?=\W*$|['’]s\b|\s+(?:in|at|of|after|and|for|is|was|job|post|role)\b)/giu,
    "secretary",
  ],
];

/** The text with what chat abbreviates written out; words that are no abbreviation stay as they are. */
export function withoutChatSpelling(text: string): string {
  return OFFICES_IN_FULL.reduce(
    (before, [short, full]) => before.replace(short, full),
    withPlacesInFull(text),
  )
    .replace(A_YEAR, "a year")
    .replace(ISH, "$1")
    .replace(NUMBER_OF, "number of")
    .replace(SET_BACK, "cost")
    .replace(STUMP_UP, (...[, up, out, chipped]) =>
      `pay${up ?? out ?? chipped ?? ""}`.replace("payed", "paid"),
    )
    .replace(PRICE_TAG, "$1")
    .replace(END_OF, "$1 of ")
    .replace(IN_FAVOUR_OF, "$1 for")
    .replace(THE_BILL, " the cost")
    .replace(HELD_BY, "what was the majority in $1")
    .replace(IN_THE_RED, (words) => (/^how/i.test(words) ? "how much debt" : "in debt"))
    .replace(ABBREVIATED, (word) =>
      Object.hasOwn(IN_FULL, word.toLowerCase()) ? (IN_FULL[word.toLowerCase()] ?? word) : word,
    );
}

/** Greetings, thanks and fillers of chat: they ask for nothing. */
export const FILLERS: ReadonlySet<string> = new Set(
  `v vs versus pls plz please thx thanks ta cheers soz sorry lol lmao haha ok okay hey hi hello hiya morning evening oh ah aha great brilliant lovely brill perfect super cool right cheers lads folks
understand gather believe suppose all comrades guys bloke blokes chap chaps fella geezer mate btw fyi tbh imo afaik iirc ish ie eg remember recall swears reckons anyway obvious possible roughly approximately`.split(
    /\s+/,
  ),
);
