/** The forms in which members ask, each with an example: what kind of answer a question wants. */
import { FIGURE_FORMS, OUTCOME_FORMS, TALLY_FORMS } from "./asked-figure-forms.ts";
import type { AskedForm } from "./asked-kind.ts";
import { SAID_FORMS } from "./asked-said-forms.ts";

/** Asks for a company or a group by its name. */
export const ASKS_FOR_A_BODY =
  /\b(?:which|what)\s+(?:(?:two|three|four|five|six|seven|other|new|outside)\s+){0,2}(?:organi[sz]ations?|groups?|compan(?:y|ies)|firms?|contractors?|suppliers?|bank|charity|unions?)\b/i;

/** In order: the first that fits decides. */
export const ASKED_FORMS: readonly AskedForm[] = [
  // What would be taken for another kind by a form further down.
  [
    "when",
    "And when was the vote?",
    /^\W*(?:and\s+|so\s+|but\s+)?when\s+(?:will|is|are|was|were|did|does|do|can|should)\b/i,
  ],
  [
    "count",
    "How many valid votes were cast?",
    /\bhow\s+many\s+(?:\w+\s+){0,2}(?:votes?|ballots?)\s+(?:were\s+)?(?:cast|returned|valid)/i,
  ],
  ["count", "What was the score on turnout?", /\bturnout\b/i],
  [
    "said",
    "How did Ann Lee vote on it?",
    /\bhow\s+did\s+(?!the\b|they\b|members\b|people\b|we\b|it\b|nec\b)(?:\S+\s+){1,3}vote\b/i,
  ],
  [
    "said",
    "What did Ann Lee say of the vote?",
    /^\W*(?:and\s+|so\s+)?what\s+(?:did|does|has)\s+(?:\S+\s+){1,4}?(?:say|said|think|answer|reply|tell)\b/i,
  ],
  [
    "said",
    "How did Ann Lee answer when she was asked?",
    /\bhow\s+(?:did|does|has)\s+(?!the\s+(?:vote|ballot)\b)(?:\S+\s+){1,4}?(?:answer|reply|respond|react)(?:ed)?\b/i,
  ],
  [
    "said",
    "What was Ann Lee's answer when she was asked?",
    /\bwhat\s+(?:is|was|were)\s+(?:\S+\s+){0,2}?(?:\S+['’]s?|his|her|their)\s+(?:answer|reply|response|reaction|verdict|excuse|retort|comeback)\b/i,
  ],
  [
    "when",
    "What was the freeze date for voting?",
    /\bwhat\s+(?:was|is|were|will\s+be)\s+the\s+(?:\S+\s+){0,3}?(?:date|day|deadline|cut-?off)\b/i,
  ],
  ["when", "What deadline was she given for her report?", /\bwhat\s+deadline\b/i],

  ...TALLY_FORMS,
  [
    "said",
    "Where does Ann Lee stand on the vote?",
    /\bwhere\s+(?:do|does|did)\s+(?:\S+\s+){1,4}?stand\s+on\b/i,
  ],
  [
    "happened",
    "What was done about the pension deficit?",
    /^\W*(?:(?:hi|hello|so|ok|please|and)\W+)*what\s+(?:was|is\s+being|has\s+been|have\s+(?:we|they)|did\s+(?:we|they|the\s+\S+))\s+(?:done|do)\s+(?:about|over|with)\b/i,
  ],
  // "What went on at the meeting, all the accounts you have": what they tell is wanted.
  [
    "happened",
    "What was decided at the March meeting?",
    /^\W*(?:(?:hi|hello|so|ok|please)\W+)*what(?:\s+all)?\s+(?:went\s+on|happened|was\s+(?:discussed|decided|agreed))\s+(?:at|in)\b[^?]*\b(?:nec|meeting|executive|away\s*day)\b/i,
  ],

  // Which reports there are.
  [
    "covers",
    "Every account there is of the away day",
    /\bevery\s+(?:report|account)\s+(?:there\s+is|of|on|you\s+have)\b/i,
  ],
  [
    "covers",
    "Which accounts tell of the levy?",
    /\b(?:which|what|whose|any|all|list(?:\s+(?:of|all|the))*)\s+(?:\w+\s+){0,2}(?:reports?|accounts?|articles?|documents?|write[\s-]?ups?)\b(?!\s+(?:say|said|says|recommend|find|found|conclude))/i,
  ],
  [
    "covers",
    "How many reports are there on the levy?",
    /\bhow\s+many\s+(?:\w+\s+){0,2}(?:reports?|accounts?|articles?|documents?|write[\s-]?ups?)\b(?!\s+(?:say|said|says|recommend|find|found|conclude))/i,
  ],
  [
    "covers",
    "Which posts are about the levy?",
    /\b(?:which|what|whose|any|all|list(?:\s+(?:of|all|the))*)\s+(?:\w+\s+){0,2}(?<!(?:staff|the|officers?)\s+)posts?\b(?!\s+(?:say|said|says|recommend|find|found|conclude))/i,
  ],
  [
    "covers",
    "Which of these were written by Ann Lee?",
    /\b(?:which|what)\s+(?:ones?|of\s+(?:these|those|them))\s+(?:were|was|are)\s+(?:written|published|posted)\b/i,
  ],
  [
    "covers",
    "Who wrote up the meeting?",
    /\bwho\s+(?:has\s+|have\s+)?(?:reported|wrote|written|reports|covered)\b(?:\s+(?:on|about|up))?\s+(?:the\s+)?(?:\S+\s+){0,3}(?:meeting|nec|executive|committee|panel)\b/i,
  ],
  [
    "covers",
    "Did anyone else cover the away day?",
    /\b(?:did|has|have|does)\s+(?:any|some)(?:one|body)\s+else\b.*\b(?:cover(?:ed)?|report(?:ed)?|wr[io]te|written|post(?:ed)?|blog(?:ged)?)\b/i,
  ],
  [
    "covers",
    "Who has written about the levy?",
    /\bwho\s+has\s+(?:written|reported|blogged)\s+(?:about|on)\b/i,
  ],
  [
    "covers",
    "List everybody who wrote about the away day",
    /\blist\s+(?:(?:all|of|the|every(?:one|body)|people|those|reporters|members)\s+)+(?:who|that)\s+(?:wrote|reported|covered|blogged|posted)\b/i,
  ],
  [
    "covers",
    "What have we got written up by Ann Lee?",
    /\b(?:what|anything|everything|all)\b.{0,30}\b(?:written(?:\s+up)?|reported|posted|published)\s+by\b/i,
  ],
  [
    "covers",
    "Reports by Ann Lee",
    /^\W*(?:all\s+|any\s+|the\s+)*(?:reports|accounts|posts|articles|write[\s-]?ups)\s+(?:by|from)\b/i,
  ],
  [
    "covers",
    "Which people have covered the levy?",
    /\b(?:which|what)\s+people\s+have\s+(?:covered|written|reported)\b/i,
  ],
  [
    "covers",
    "Who else covered the away day?",
    /\bwho\s+else\s+(?:covered|reported|wrote|posted|blogged|has\s+(?:covered|reported|written))\b/i,
  ],

  ...OUTCOME_FORMS,
  ...FIGURE_FORMS,
  // How it went on, whether anything ever came of it, where it stands.
  ["happened", "How did it end?", /\bhow\s+did\b.{1,80}\b(?:end|(?:over|through)\s+the\s+years)\b/i],
  ["happened", "Where has it ended up?", /\bwhere\s+(?:did|has|have|does|do)\b.{1,60}\bend(?:ed)?\s+up\b/i],
  [
    "happened",
    "The two-day proposal, where is that now?",
    /\bwhere\s+(?:is|are)\s+(?:it|that|this|things|they|we)\s+(?:up\s+to\s+)?now\b/i,
  ],
  ["happened", "The app, what went wrong?", /\bwhat\s+(?:has\s+|had\s+)?(?:went|gone)\s+wrong\b/i],
  ["happened", "Is it still going?", /\bstill\s+(?:going|alive|running)\b/i],
  ["happened", "Is it dead or alive?", /\bdead\s+or\s+alive\b/i],
  ["happened", "Were they ever brought back?", /\b(?:did|has|have|was|were)\s+(?:\S+\s+){1,4}ever\b/i],
  [
    "happened",
    "Whatever happened to the app?",
    /\bwhat(?:\s+ever|ever)?\s+(?:(?:has\s+|is\s+)?happen(?:ed|ing|s)|became|(?:came|come)\s+of)\b/i,
  ],
  [
    "happened",
    "What was supposed to happen to it?",
    /\bwhat\s+(?:will|would|was|is|were|are)\s+(?:(?:going|supposed|meant|due)\s+)?(?:to\s+)?(?:happen|become)\b/i,
  ],
  [
    "happened",
    "How did the app turn out?",
    /\bhow\s+did\b.{1,80}\b(?:(?:end|turn|work|pan)\s+(?:up|out)|come\s+about)\b/i,
  ],
  ["happened", "The levy, story so far", /\bstory\s+so\s+far\b/i],
  ["happened", "Timeline please", /\b(?:history|story|timeline|background)\s+please\b/i],
  [
    "happened",
    "What is the story with the app?",
    /\bwhat\s+(?:is|was)\s+(?:the\s+)?(?:latest|news|state|status|progress|story|history)\b/i,
  ],
  ["happened", "What is up with the app?", /\bwhat\s+is\s+(?:going\s+on|new|up)\s+with\b/i],
  [
    "happened",
    "How is the app coming along?",
    /\bhow\s+(?:is|are|was|were)\b.{1,60}\b(?:doing|going|getting\s+on|coming\s+(?:on|along))\b/i,
  ],
  ["happened", "A history of the levy", /\b(?:history\s+of|timeline|trace\b|summar)/i],
  [
    "happened",
    "How did we get from there to here?",
    /\bhow\s+did\b.{1,80}\b(?:get|go|come)\s+from\b.{1,80}\bto\b/i,
  ],
  ["happened", "The whole saga", /\b(?:whole|full|entire|sorry)\s+(?:saga|story|tale|history|business)/i],
  ["happened", "Can you tell me its story?", /\b(?:its|their|the)\s+story\b/i],
  ["happened", "Progress on the app?", /\bprogress\s+(?:on|of|with)/i],
  [
    "happened",
    "Any news of the app?",
    /\b(?:catch\s+me\s+up|any\s+(?:news|updates?|progress)|last\s+heard)/i,
  ],

  // "Who chaired it when ...?" asks for no day.
  [
    "who",
    "Who chaired it when she was ill?",
    /^\W*(?:(?:and|so|but|ok|okay|please|hi|hello)\W+)*who(?:m|se)?\b(?!.*[,;]\s*(?:and\s+)?when\b)/i,
  ],
  ["when", "From when does it apply?", /\bwhen\b/i],
  ["when", "What year was that?", /\b(?:what|which)\s+(?:dates?|days?|months?|years?|time)\b/i],
  ["when", "How soon can they leave?", /\bhow\s+soon\b/i],
  ["when", "The inquiry, its deadline", /\bdeadline\b/i],
  [
    "when",
    "Start date of the scheme?",
    /^\W*(?:the\s+)?(?:(?:exact|precise|actual|start|starting|closing|opening)\s+)*dates?\s+(?:of|for)\b/i,
  ],
  // Neither "what was done about the branch where ...?" nor "that meeting where ..., did it pass?" asks for a place.
  [
    "where",
    "Where is the office?",
    /^(?:(?!\b(?:what|how|who|why|which)\b)(?!\b(?:the|that|this|a|an|one|those|some)\s+(?:\p{L}+\s+){1,3}?where\b).)*\bwhere\b/iu,
  ],
  ["where", "What venue was chosen?", /\b(?:what|which)\s+(?:city|town|venue|place|building|location)\b/i],
  ["who", "Names of the seven?", /^\W*(?:the\s+)?names?\s+of\b/i],
  [
    "who",
    "Name the two candidates",
    /^\W*(?:(?:please|can\s+you|could\s+you)\s+)*name\s+(?:the|all|both|two|three|four|five|six)\b/i,
  ],
  [
    "who",
    "What was the name of the other candidate?",
    /\bwhat\s+(?:is|was|were|are)\s+the\s+(?:\w+\s+)?names?\s+of\b/i,
  ],
  [
    "who",
    "The vice chair, who was that?",
    /(?:^|[,.;:?!])\W*(?:(?:so|ok|okay|please|hi|hello|er|um)\W+)?(?:who|whom|whose)\b/i,
  ],
  [
    "who",
    "Do you know who moved it?",
    /\b(?:and|or|but|know|knows|say|says|tell|told|me|us|about|by|to|for|from|with|of|remember|wonder(?:ing)?|see|out|is|was|were|are)\s+(?:who|whom|whose)\b/i,
  ],
  ["who", "Which four groups were proscribed?", ASKS_FOR_A_BODY],
  [
    "who",
    "Which two members objected?",
    /\b(?:which|what)\s+(?:(?:two|three|four|five|six|seven|NEC|CLP|constituency|other|new)\s+){0,2}(?:person|people|member|candidate|mp|union|rep|representative|reporter|author|official|councillor)s?\b/i,
  ],
  [
    "who",
    "Which three were against?",
    /\bwhich\s+(?:one|two|three|four|five|six|seven)\s+(?:voted|were|was|abstained|opposed|spoke|backed|supported|did|went|left)\b/i,
  ],
  ["said", "Ann Lee's one-liner on why she was against", /\b(?:one[\s-]?liner|quip|turn\s+of\s+phrase)\b/i],
  ["why", "Why did she abstain?", /\bwhy\b/i],
  ["why", "What reason did she give?", /\bwhat\s+(?:reason|caused|was\s+the\s+reason)\b/i],
  ["why", "How come it failed?", /\bhow\s+come\b/i],
  ["why", "Her reasons for backing it", /\breasons?\s+(?:for|given)\b/i],

  ...SAID_FORMS,

  // Whether there is anything.
  ["any", "Is there anything on that?", /\b(?:is|was|are|were)\s+there\s+(?:any|anything|something|a|an)\b/i],
  ["any", "Anything about agency workers?", /\banything\s+(?:on|about|said|regarding)/i],
  [
    "any",
    "Do the reports mention it?",
    /\bdo(?:es)?\s+(?:the\s+|any\s+)?(?:reports?|reporters?|anyone)\s+(?:\w+\s+)?(?:mention|say|cover|discuss)/i,
  ],
  ["any", "Show me the levy", /\b(?:tell|show|find|give)\s+me/i],
  [
    "any",
    "What do we know about it?",
    /\bwhat\s+(?:is|was|do\s+(?:we|you)\s+(?:know|have))\s+(?:known\s+|said\s+)?(?:about|on)/i,
  ],
  ["any", "Information on the levy", /\binfo(?:rmation)?\s+(?:on|about)/i],
  [
    "whether",
    "Did she stand down?",
    /^\W*(?:(?:and|so|but|please|ok|okay|hi|hello)\W+)?(?:did|does|do|has|have|had|was|were|is|are|will|would|can|could|should)\b/i,
  ],

  // Notes that end with what is wanted: "the harbour lease - rent?"
  ["vote", "The levy: for and against", /\b(?:votes?|score|for\W+(?:and\W+)?against)\W*$/i],
  [
    "vote",
    "On the levy, which way the NEC voted",
    /\b(?:which\s+way|how)\s+(?:the\s+)?\S+\s+(?:voted|divided|split)\b/i,
  ],
  ["when", "Debt-free date", /\bdates?\W*$/i],
  ["who", "The seconder, names", /\b(?:candidates?|chair|names?|(?:by\s+)?who|by\s+whom)\W*$/i],
  ["said", "Ann Lee, the app, comments", /\b(?:comments?|remarks?|views?|thoughts?|words?|quotes?)\W*$/i],
  [
    "count",
    "The harbour lease - rent?",
    /\b(?:price|cost|rent|fee|salary|wage|number|total|headcount|budget|size|attendance|income)\W*$/i,
  ],
  [
    "happened",
    "The app, ups and downs",
    /\b(?:full\s+story|alive|dead|over\s+yet|ups\W+(?:and\W+)?downs)\W*$/i,
  ],
];
