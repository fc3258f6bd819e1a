/** What kind of answer a question wants, and which of its words are only the asking. */
import { slipCost } from "../archive/edit-distance.ts";

/**
 * `happened`: the whole trail of a subject. `vote`: a tally or outcome. `count`: a number. `said`: somebody's
 * words. `covers`: which reports tell of it. `any`: whether there is anything on it.
 */
export type Asked =
  | "happened"
  | "vote"
  | "count"
  | "when"
  | "where"
  | "who"
  | "why"
  | "said"
  | "covers"
  | "any"
  | "whether"
  | "general";

/** In order: the first that fits. */
const KINDS: readonly (readonly [Asked, RegExp])[] = [
  ["when", /^\W*(?:and\s+|so\s+|but\s+)?when\s+(?:will|is|are|was|were|did|does|do|can|should)\b/i],
  [
    "count",
    /\bhow\s+many\s+(?:\w+\s+){0,2}(?:votes?|ballots?)\s+(?:were\s+)?(?:cast|returned|valid)|\bturnout\b/i,
  ],
  ["said", /\bhow\s+did\s+(?!the\b|they\b|members\b|people\b|we\b|it\b|nec\b)(?:\S+\s+){1,3}vote\b/i],
  [
    "said",
    /^\W*(?:and\s+|so\s+)?what\s+(?:did|does|has)\s+(?:\S+\s+){1,4}?(?:say|said|think|answer|reply|tell)\b/i,
  ],
  // "The freeze date for voting" is a day.
  [
    "when",
    /\bwhat\s+(?:was|is|were|will\s+be)\s+the\s+(?:\S+\s+){0,3}?(?:date|day|deadline|cut-?off)\b|\bwhat\s+deadline\b/i,
  ],
  [
    "vote",
    /\b(?:figures?|numbers?|votes?|(?:how\s+)?many(?:\s+(?:were|voted))?)\s+(?:were\s+)?for\s+and\s+(?:how\s+many\s+(?:were\s+)?)?against\b/i,
  ],
  ["vote", /^\W*(?:the\s+)?results?\s+(?:of|on|for)\b/i],
  [
    "vote",
    /\bhow\s+many\s+(?:(?:were|voted)\s+)?(?:for|each\s+way)\b|\bby\s+how\s+(?:narrow|close|wide|large)\b|\bvoting\s+figures\b|\bhow\s+was\s+the\s+vote\b|\b(?:put\s+to|vote\s+on|voted\s+(?:on|for))\b.*\b(?:what\s+were\s+the\s+)?(?:numbers|figures|score)\W*$/i,
  ],
  [
    "vote",
    /\p{L}{3,}\s+(?:v|vs|versus)\.?\s+\p{L}{3,}.*\b(?:figures?|numbers?|votes?|score|result|tally|round|count)\b/iu,
  ],
  ["said", /\bwhere\s+(?:do|does|did)\s+(?:\S+\s+){1,4}?stand\s+on\b/i],
  // "What went on at the meeting, all the accounts you have": what they tell is wanted.
  [
    "happened",
    /^\W*(?:(?:hi|hello|so|ok|please)\W+)*what(?:\s+all)?\s+(?:went\s+on|happened|was\s+(?:discussed|decided|agreed))\s+(?:at|in)\b[^?]*\b(?:nec|meeting|executive|away\s*day)\b/i,
  ],
  [
    "covers",
    /\bevery\s+(?:report|account)\s+(?:there\s+is|of|on|you\s+have)\b|\b(?:which|what|whose|how many|any|all|list(?:\s+(?:of|all|the))*)\s+(?:\w+\s+){0,2}(?:reports?|accounts?|articles?|(?<!(?:how\s+many|staff|the|officers?)\s+)posts?|documents?|write-?ups?)\b(?!\s+(?:say|said|says|recommend|find|found|conclude))|\bwho\s+(?:has\s+|have\s+)?(?:reported|wrote|written|reports|covered)\b(?:\s+(?:on|about|up))?\s+(?:the\s+)?(?:\S+\s+){0,3}(?:meeting|nec|executive|committee|panel)\b|\breports?\s+(?:cover|covers|covering|mention|mentions)\b|\b(?:did|has|have|does)\s+(?:any|some)(?:one|body)\s+else\b.*\b(?:cover(?:ed)?|report(?:ed)?|wr[io]te|written|post(?:ed)?|blog(?:ged)?)\b|\bwho\s+has\s+(?:written|reported|blogged)\s+(?:about|on)\b|\bwhose\s+reports?\b|\b(?:which|what)\s+people\s+have\s+(?:covered|written|reported)\b|\bwho\s+else\s+(?:covered|reported|wrote|posted|blogged|has\s+(?:covered|reported|written))\b/i,
  ],
  [
    "vote",
    /\b(?:how\s+did\s+(?:the\s+|that\s+)?(?:\S+\s+){0,5}?votes?\b|how\s+did\s+.{1,80}\b(?:motion|amendment|proposal|paper|bid|resolution|request|reference\s+back|ballot|election|contest)\b.{0,80}\b(?:go|fare|do|end|get\s+on|turn\s+out)\b|what\s+(?:was|were)\s+the\s+(?:result|outcome)|how\s+did\s+(?:they|members|the\s+nec|people)\s+vote|how\s+close(?:\s+was\s+(?:it|that))?\s*(?:\?|$)|how\s+(?:many|close)\b.{0,40}\b(?:voted|votes|majority|vote\s+(?:for|against|in\s+favour|on))\b|how\s+close\b.{0,40}\bvote\b|how\s+(?:close|tight|narrow)\s+(?:was|were|did)\b.{0,60}\b(?:beat|beaten|win|won|elected|chosen|picked|defeat(?:ed)?|lose|lost|contest|election|race|ballot)\b|by\s+(?:how\s+many|what)\b.{0,30}\b(?:votes?|majority|margin)|\b(?:ballot|vote|election)\b.*\bby\s+how\s+much|by\s+how\s+much\b.*\b(?:win|won|beat|beaten|lose|lost|defeat(?:ed)?|carried|pass(?:ed)?|fell|fall)\b|what\s+(?:was|were|is)\s+the\s+(?:\S+\s+){0,4}?(?:vote|votes|tally|voting|margin|score|split|count)\b|(?:result|outcome|tally|figures|numbers|count|margin)\s+(?:of|in|for|on)\s+(?:the\s+|that\s+)?(?:\S+\s+){0,4}?(?:vote|votes|voting|ballot|motion|amendment|election|contest)\b|(?:was|were|did)\b.{1,80}\b(?:carried|defeated|voted\s+(?:down|through|on)|pass|passed|fall|rejected|tied|unanimous(?:ly)?)\b|who\s+(?:won|lost)\s+(?:the\s+)?(?:\S+\s+){0,3}vote|vote\s+(?:go|went|on|count|result|tally|figures)|votes?\s+(?:did|were)\b|put\s+to\s+(?:a|the)\s+vote|\b(?:tally|scoreline)\b|\b(?:election|ballot|vote|motion|contest)\b.*\bresults?\W*$)/i,
  ],
  [
    "count",
    /\b(?:how\s+(?:many|much|large|big|high|long|old|far|often)|what\s+(?:number|percentage|proportion|share|fraction|per\s?cent|sum|amount|deficit|debt|surplus|budget|turnout|cost|price|rent|income|savings?|salary|wage|pay|fee|fine|discount)|what\s+(?:is|was|are|were)\s+(?:\S+\s+){1,3}?paid\b|(?:number|percentage|proportion|total|amount)\s+of|what\s+did\s+(?:the\s+)?(?:\S+\s+){0,3}?membership\s+stand|what\s+(?:had|has|have|did|does|do|will|would|is|was|are)\s+[^?]{1,60}\b(?:cost|costs|costing|set\s+(?:us|them)\s+back)\b|what\s+(?:have|has|had)\s+(?:\S+\s+){1,4}?(?:paid|spent)\b|what\s+(?:did|does|do)\s+(?:\S+\s+){1,4}?(?:pay|owe|spend)\b(?!\s+(?:tribute|attention))|what\s+(?:was|is|were|are)\s+(?:the\s+)?(?:\S+\s+){0,5}?(?:membership(?!\s+(?:system|secretary))|turnout|figures?|total|cost|price|budget|debt|deficit|rent|salary|income|size|arrears|fee|numbers?|rate)\b|\b(?:members?|membership)\s+(?:figures?|numbers?|totals?|count)\b|\b(?:figures?|numbers?)\W*$)/i,
  ],
  // In other words: how it went on, whether anything ever came of it, where it stands.
  [
    "happened",
    /\b(?:how\s+did\b.{1,80}\b(?:end|(?:over|through)\s+the\s+years)\b|where\s+(?:did|has|have|does|do)\b.{1,60}\bend(?:ed)?\s+up\b|where\s+(?:is|are)\s+(?:it|that|this|things|they|we)\s+(?:up\s+to\s+)?now\b|what\s+(?:has\s+|had\s+)?(?:went|gone)\s+wrong\b|still\s+(?:going|alive|running)\b|dead\s+or\s+alive\b|(?:did|has|have|was|were)\s+(?:\S+\s+){1,4}ever\b)/i,
  ],
  [
    "happened",
    /\b(?:what(?:\s+ever|ever)?\s+(?:happened|became|has\s+happened|is\s+happening|happens|(?:will|would|was|is|were|are)\s+(?:(?:going|supposed|meant|due)\s+)?(?:to\s+)?(?:happen|become)|(?:came|come)\s+of)\b|how\s+did\b.{1,80}\b(?:(?:end|turn|work|pan)\s+(?:up|out)|come\s+about)\b|[:–—-]\s*(?:the\s+)?(?:history|story|timeline|background)\b|\bstory\s+so\s+far\b|\b(?:history|story|timeline|background)\s+please\b|what\s+(?:is|was)\s+(?:the\s+)?(?:latest|news|state|status|progress|story|history)\b|what\s+is\s+(?:going\s+on|new|up)\s+with\b|how\s+(?:is|are|was|were)\b.{1,60}\b(?:doing|going|getting\s+on|coming\s+(?:on|along))\b|history\s+of|how\s+did\b.{1,80}\b(?:get|go|come)\s+from\b.{1,80}\bto\b|(?:whole|full|entire|sorry)\s+(?:saga|story|tale|history|business)|(?:its|their|the)\s+story\b|progress\s+(?:on|of|with)|trace\b|timeline|catch\s+me\s+up|summar|any\s+(?:news|updates?|progress)|last\s+heard)/i,
  ],
  // "Who chaired it when ...?" asks for no day.
  ["who", /^\W*(?:(?:and|so|but|ok|okay|please|hi|hello)\W+)*who(?:m|se)?\b(?!.*[,;]\s*(?:and\s+)?when\b)/i],
  [
    "when",
    /\b(?:when|what\s+(?:date|day|month|year|time)|which\s+(?:date|day|month|year)|on\s+what\s+date|how\s+soon|by\s+when|until\s+when|deadline)\b|^\W*(?:the\s+)?(?:(?:exact|precise|actual|start|starting|closing|opening)\s+)*dates?\s+(?:of|for)\b/i,
  ],
  // "What was done about the branch where ...?" asks for no place.
  [
    "where",
    /^(?:(?!\b(?:what|how|who|why|which)\b).)*\bwhere\b|\b(?:(?:what|which)\s+(?:city|town|venue|place|building|location))\b/i,
  ],
  [
    "who",
    /^\W*(?:the\s+)?names?\s+of\b|^\W*(?:(?:please|can\s+you|could\s+you)\s+)*name\s+(?:the|all|both|two|three|four|five|six)\b|\bwhat\s+(?:is|was|were|are)\s+the\s+(?:\w+\s+)?names?\s+of\b|(?:(?:^|[,.;:?!])\W*(?:(?:so|ok|okay|please|hi|hello|er|um)\W+)?|\b(?:and|or|but|know|knows|say|says|tell|told|me|us|about|by|to|for|from|with|of|remember|wonder(?:ing)?|see|out|is|was|were|are)\s+)(?:who|whom|whose)\b|\bwho(?:['’]s|\s+(?:exactly|else|actually))\b|\b(?:(?:which|what)\s+(?:(?:two|three|four|five|six|seven|NEC|CLP|other|new)\s+){0,2}(?:person|people|member|members|candidate|candidates|mp|union|reporter|author|official|councillor)s?|which\s+(?:one|two|three|four|five|six|seven)\s+(?:voted|were|was|abstained|opposed|spoke|backed|supported|did|went|left))\b/i,
  ],
  ["why", /\b(?:why|what\s+(?:reason|caused|was\s+the\s+reason)|how\s+come|reasons?\s+(?:for|given))\b/i],
  [
    "said",
    /\b(?:what\s+(?:did|does|do|has|have|had|was|were)\b.{0,80}?\b(?:say|said|says|think|thinks|thought|report|reports|reported|claim|argue|argued|tell|told|write|wrote|recall|complain|propose|proposed|ask|asked|suggest|suggested|call|want|wanted|view|views|promise|promised|opinion|reply|answer|respond)\b|what\s+(?:did|do|does|has|have|had)\b.{0,80}?\b(?:written|mention(?:ed)?|announced?|explain(?:ed)?|warn(?:ed)?|stress(?:ed)?|demand(?:ed)?|insist(?:ed)?|predict(?:ed)?|object(?:ed)?|apologi[sz]ed?|admit(?:ted)?)\b|what\s+were\s+(?:his|her|their|\S+['’]s)\s+(?:[a-z]+\s+)?(?:remarks|comments|views|thoughts|words)\b|according\s+to|(?:views?|opinions?|position|stance|line|attitude|comments?|account)\s+(?:of|on|about|to|towards))/i,
  ],
  [
    "any",
    /\b(?:(?:is|was|are|were)\s+there\s+(?:any|anything|something|a|an)\b|anything\s+(?:on|about|said|regarding)|do(?:es)?\s+(?:the\s+|any\s+)?(?:reports?|reporters?|anyone)\s+(?:\w+\s+)?(?:mention|say|cover|discuss)|(?:tell|show|find|give)\s+me|what\s+(?:is|was|do\s+(?:we|you)\s+(?:know|have))\s+(?:known\s+|said\s+)?(?:about|on)|info(?:rmation)?\s+(?:on|about))/i,
  ],
  [
    "whether",
    /^\W*(?:(?:and|so|but|please|ok|okay|hi|hello)\W+)?(?:did|does|do|has|have|had|was|were|is|are|will|would|can|could|should)\b/i,
  ],
  // Notes that end with what is wanted: "the harbour lease - rent?"
  [
    "vote",
    /\b(?:votes?|tally|score|for\W+(?:and\W+)?against)\W*$|\b(?:which\s+way|how)\s+(?:the\s+)?\S+\s+(?:voted|divided|split)\b/i,
  ],
  ["when", /\bdates?\W*$|\b(?:from|since)\s+when\b/i],
  ["who", /\b(?:candidates?|chair|names?|by\s+whom?)\W*$/i],
  ["said", /\b(?:comments?|remarks?|views?|thoughts?|words?|quotes?)\W*$/i],
  [
    "count",
    /\b(?:price|cost|rent|fee|salary|wage|number|total|headcount|budget|size|attendance|income)\W*$/i,
  ],
  ["happened", /\b(?:full\s+story|alive|dead|over\s+yet|ups\W+(?:and\W+)?downs)\W*$/i],
];

/** What a text asks for; of several sentences those that end with a question mark, where they tell. */
export function askedOf(text: string): Asked {
  const sentences = text.split(/(?<=[.?!])\s+/).filter((sentence) => /\p{L}/u.test(sentence));
  const questions = sentences.filter((sentence) => /\?\W*$/.test(sentence));
  const marked = questions.length > 0 && questions.length < sentences.length;
  const told = marked ? kindOf(questions.join(" ")) : "general";
  return told === "general" ? kindOf(text) : told;
}

function kindOf(question: string): Asked {
  return KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? "general";
}

/** Words of the asking itself: never searched for. */
export const ASKING_WORDS: ReadonlySet<string> = new Set(
  `tell show give find list know please thanks thank hello hi hey anything anyone something someone somebody anybody
everything happen happened happening happens latest news info information detail details exactly ever
according regarding concerning mention mentioned mentions mentioning cover covers covered covering describe described
say says said saying told think thinks thought talk talked talking heard hear whatever actually also really yet
still currently now today ago recently did does done get got go goes went gone going come came much many may might
shall must us let question answer quick summary summarise summarize explain history story status progress update
updates state trace timeline catch take took put case kind sort thing things way ways lot lots maybe perhaps etc
want wanted need needed like able per via re vs`.split(/\s+/),
);

/** Words that tell which kind of answer is wanted, beside those of the asking: a slip in one costs the whole kind. */
const TELLING: ReadonlySet<string> = new Set([
  ...ASKING_WORDS,
  ..."voted votes vote report reports reporter reporters decided discussed reason".split(" "),
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
    "exact actual recorded score vote votes voted voting voter tally tallies result results outcome figures figure numbers number count margin majority ballot carried defeated passed pass fall fell rejected lost won win tied unanimous unanimously decided close split score",
  ),
  count: wordsOf(
    "true real exact actual correct right reported recorded stated given noted stood stand cast drew number numbers percentage proportion total amount figure figures share percent large big size high",
  ),
  when: wordsOf("date day month year time soon"),
  whether: wordsOf("true right correct case"),
  where: wordsOf("place location city town"),
  who: wordsOf("person people name names named"),
  why: wordsOf("reason reasons reasoning explanation cause caused given gave"),
  said: wordsOf(
    "stand stance line attitude view views opinion opinions position comment comments account report reports reported claim argue argued write wrote written words reply replied",
  ),
  covers: wordsOf(
    "exist exists existing comes come up else besides except aside apart whose report reports reporter reporters account accounts article articles post posts document documents write wrote written reported meeting meetings away awayday day days",
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
