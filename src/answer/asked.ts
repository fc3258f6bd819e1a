/** What kind of answer a question wants, and which of its words are only the asking. */
import { slipCost } from "../archive/edit-distance.ts";
import { ASKED_FORMS } from "./asked-forms.ts";
import type { Asked } from "./asked-kind.ts";

/** What a text asks for; of several sentences those that end with a question mark, where they tell. */
export function askedOf(text: string): Asked {
  const sentences = text.split(/(?<=[.?!])\s+/).filter((sentence) => /\p{L}/u.test(sentence));
  const questions = sentences.filter((sentence) => /\?\W*$/.test(sentence));
  const marked = questions.length > 0 && questions.length < sentences.length;
  const told = marked ? kindOf(questions.join(" ")) : "general";
  return told === "general" ? kindOf(text) : told;
}

function kindOf(question: string): Asked {
  return ASKED_FORMS.find(([, , pattern]) => pattern.test(question))?.[0] ?? "general";
}

/** Words of the asking itself: never searched for. */
export const ASKING_WORDS: ReadonlySet<string> = new Set(
  `tell show give find list know please thanks thank hello hi hey anything anyone something someone somebody anybody
everything happen happened happening happens latest news info information detail details exact exactly precise
precisely ever reckon reckons reckoned
according regarding concerning mention mentioned mentions mentioning cover covers covered covering describe described
say says said saying told think thinks thought talk talked talking heard hear whatever actually also really yet
still currently now today ago recently did does done get got go goes went gone going come came much many may might
shall must us let question answer quick summary summarise summarize explain history story status progress update
updates state trace timeline catch take took put case kind sort thing things stuff somewhere anywhere way ways lot lots maybe perhaps etc
want wanted need needed like able per via re vs`.split(/\s+/),
);

/** Words that tell which kind of answer is wanted, beside those of the asking: a slip in one costs the whole kind. */
const TELLING: ReadonlySet<string> = new Set([
  ...ASKING_WORDS,
  ..."voted votes vote report reports reporter reporters decided discussed reason original amount number numbers figures percentage proportion deadline turnout".split(
    " ",
  ),
]);
const SHORTEST_TELLING = 6;

/** The word of the asking that is meant by a misspelt one ("happend", "anythng"); null where none is near. */
export function askingWordMeant(word: string): string | null {
  if (word.length < SHORTEST_TELLING || TELLING.has(word)) return null;
  const near = [...TELLING].filter(
    (telling) =>
      telling.length >= SHORTEST_TELLING - 1 && telling[0] === word[0] && slipCost(word, telling) <= 1,
  );
  // "Happend" is "happened" rather than "happen".
  return near.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** For questions of one kind, further words that are only the asking. */
export const ASKING_WORDS_OF: Readonly<Partial<Record<Asked, ReadonlySet<string>>>> = {
  vote: wordsOf(
    "divide divided division exact actual recorded score vote votes voted voting voter tally tallies result results outcome figures figure numbers number count margin majority ballot carried defeated passed pass fall fell rejected lost won win tied unanimous unanimously decided close split score",
  ),
  count: wordsOf(
    "true real actual original initial correct right reported recorded stated given noted stood stand cast drew number numbers percentage proportion total amount figure figures share percent large big size high expected expect estimated estimate projected budgeted anticipated forecast quoted",
  ),
  when: wordsOf("date day month year time soon"),
  whether: wordsOf("true right correct case"),
  where: wordsOf("place location city town"),
  who: wordsOf("person people name names named lone sole cast"),
  why: wordsOf("reason reasons reasoning explanation cause caused given gave"),
  said: wordsOf(
    "liner oneliner quip phrase stand stance line attitude view views opinion opinions position comment comments account report reports reported claim argue argued write wrote written words reply replied answer response reaction retort",
  ),
  covers: wordsOf(
    "exist exists existing comes come up else besides except aside apart whose report reports reporter reporters account accounts article articles post posts document documents write wrote written write-ups writeup writeups ups reported meeting meetings away awayday everyone everybody day days",
  ),
  any: wordsOf("report reports reporters discussed discuss discussion"),
  happened: wordsOf(
    "whole entire saga story tale start finish beginning steps end eventually since become became becomes",
  ),
};

/** Words that nearly every report holds: they may help to rank but never show what is asked about. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `report reports meeting meetings nec labour party clp clps national executive committee decide decided decision decisions agree
agreed agreement discuss discussed discussion raise raised issue issues matter matters item items subject topic topics
member members people year years month months week day time new first last next old olds made make made member's hold held
happen work working part plan plans point points group issue concern concerns respect relation account use used
set call called business affair affairs row saga situation episode fuss controversy debacle special emergency extraordinary long short good bad full main general recent current final officially official formal formally date dates`.split(
    /\s+/,
  ),
);

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
