/** The forms of asking for tallies, outcomes and figures, each with an example. */

import type { AskedForm } from "./asked-kind.ts";

/** Asking for a tally outright. */
export const TALLY_FORMS: readonly AskedForm[] = [
  [
    "vote",
    "How many were for and how many against?",
    /\b(?:figures?|numbers?|votes?|(?:how\s+)?many(?:\s+(?:were|voted))?)\s+(?:were\s+)?for\s+and\s+(?:how\s+many\s+(?:were\s+)?)?against\b/i,
  ],
  ["vote", "Result of the ballot?", /^\W*(?:the\s+)?results?\s+(?:of|on|for)\b/i],
  ["vote", "How many voted each way?", /\bhow\s+many\s+(?:(?:were|voted)\s+)?(?:for|each\s+way)\b/i],
  ["vote", "By how narrow a margin?", /\bby\s+how\s+(?:narrow|close|wide|large)\b/i],
  ["vote", "Voting figures on the levy?", /\bvoting\s+figures\b/i],
  ["vote", "How was the vote on the levy?", /\bhow\s+was\s+the\s+vote\b/i],
  ["vote", "How did the NEC divide on the levy?", /\bhow\s+did\s+.{1,60}\b(?:divide|split)\s+(?:on|over)\b/i],
  [
    "vote",
    "They voted on it, what were the numbers?",
    /\b(?:put\s+to|vote\s+on|voted\s+(?:on|for))\b.*\b(?:numbers|figures|score)\W*$/i,
  ],
  [
    "vote",
    "Did the NEC back the levy, and what were the numbers?",
    /^\W*(?:did|was|were|has|have)\b.*\b(?:back(?:ed)?|support(?:ed)?|endorsed?|approved?|agreed?|adopt(?:ed)?|pass(?:ed)?|reject(?:ed)?|opposed?|accept(?:ed)?|vote[ds]?|carried|defeat(?:ed)?|throw|thrown|turn(?:ed)?|w[io]n|los[et])\b.*,?\s(?:and\s+)?what\s+(?:was|were)\s+the\s+(?:numbers?|figures?|score|count|result)\W*$/i,
  ],
  [
    "vote",
    "The contest was a dead heat? What were the numbers?",
    /\b(?:dead\s+heat|tied?|contest|elected|beat(?:en)?|vote[ds]?|ballot|carried|defeated)\b.*\bwhat\s+(?:were|was)\s+the\s+(?:numbers|figures|tally|score)\W*$/i,
  ],
  [
    "vote",
    "Ann tried to cut it, what were the numbers?",
    /\b(?:tried\s+to|moved|motion|amendment|proposed)\b.*\bwhat\s+(?:were\s+)?the\s+(?:numbers|figures)(?:\s+were)?\W*$/i,
  ],
  [
    "vote",
    "The final ballot figures",
    /\b(?:ballot|voting|election|contest)\s+(?:figures|numbers|totals?|score)\b/i,
  ],
  [
    "vote",
    "Numbers for/against the levy?",
    /\b(?:numbers?|figures?|votes?|those)\s+for\s*(?:\/|&|\bor\b|\bv\b|\bversus\b)\s*against\b/i,
  ],
  [
    "vote",
    "Final figures for Smith v Jones",
    /\b(?:figures?|numbers?|votes?|score|result|tally|count)\b.*\b\p{L}{3,}\s+(?:v|vs|versus)\.?\s+\p{L}{3,}/iu,
  ],
  [
    "vote",
    "Smith v Jones, final figures",
    /\p{L}{3,}\s+(?:v|vs|versus)\.?\s+\p{L}{3,}.*\b(?:figures?|numbers?|votes?|score|result|tally|round|count)\b/iu,
  ],
];

/** Asking how a vote or a contest went. */
export const OUTCOME_FORMS: readonly AskedForm[] = [
  ["vote", "How did the votes fall?", /\bhow\s+did\s+(?:the\s+|that\s+)?(?:\S+\s+){0,5}?votes?\b/i],
  [
    "vote",
    "How did Ann's motion fare?",
    /\bhow\s+did\s+.{1,80}\b(?:motion|amendment|proposal|paper|bid|resolution|request|reference\s+back|ballot|election|contest)\b.{0,80}\b(?:go|fare|do|end|get\s+on|turn\s+out)\b/i,
  ],
  ["vote", "What was the outcome?", /\bwhat\s+(?:was|were)\s+the\s+(?:result|outcome)/i],
  ["vote", "How close was it?", /\bhow\s+close(?:\s+was\s+(?:it|that))?\s*(?:\?|$)/i],
  [
    "vote",
    "How many voted to keep it?",
    /\bhow\s+(?:many|close)\b.{0,40}\b(?:voted|votes|majority|vote\s+(?:for|against|in\s+favour|on))\b/i,
  ],
  ["vote", "How close was the vote?", /\bhow\s+close\b.{0,40}\bvote\b/i],
  [
    "vote",
    "How tight was the contest?",
    /\bhow\s+(?:close|tight|narrow)\s+(?:was|were|did)\b.{0,60}\b(?:beat|beaten|win|won|elected|chosen|picked|defeat(?:ed)?|lose|lost|contest|election|race|ballot)\b/i,
  ],
  ["vote", "By what margin?", /\bby\s+(?:how\s+many|what)\b.{0,30}\b(?:votes?|majority|margin)/i],
  [
    "vote",
    "Did she win, and by how much?",
    /\b(?:w[io]n|los[et]|beat(?:en)?|carried|pass(?:ed)?|f[ae]ll|defeated|(?:go|went|get|got)\s+through)\b.*\bby\s+how\s+(?:much|many)\b/i,
  ],
  ["vote", "They had a ballot on it, by how much?", /\b(?:ballot|vote|election)\b.*\bby\s+how\s+much/i],
  [
    "vote",
    "By how much did she win?",
    /\bby\s+how\s+much\b.*\b(?:win|won|beat|beaten|lose|lost|defeat(?:ed)?|carried|pass(?:ed)?|fell|fall)\b/i,
  ],
  [
    "vote",
    "What was the final score?",
    /\bwhat\s+(?:was|were|is)\s+the\s+(?:\S+\s+){0,4}?(?:vote|votes|tally|voting|margin|score|split|count)\b/i,
  ],
  [
    "vote",
    "The numbers on that motion",
    /\b(?:result|outcome|tally|figures|numbers|count|margin)\s+(?:of|in|for|on)\s+(?:the\s+|that\s+)?(?:\S+\s+){0,4}?(?:vote|votes|voting|ballot|motion|amendment|election|contest)\b/i,
  ],
  [
    "vote",
    "Was the paper carried?",
    /\b(?:was|were|did)\b.{1,80}\b(?:carried|defeated|voted\s+(?:down|through|on)|pass(?!\s+(?:away|on)\b)|passed(?!\s+(?:away|on)\b)|fall|rejected|tied|unanimous(?:ly)?)\b/i,
  ],
  ["vote", "I forget which way the vote went", /\bvote\s+(?:go|went|on|count|result|tally|figures)/i],
  ["vote", "Supporters' share of votes did it go through?", /\bvotes?\s+(?:did|were)\b/i],
  ["vote", "How they divided when it was put to the vote", /\bput\s+to\s+(?:a|the)\s+vote/i],
  ["vote", "Tally on the levy?", /\b(?:tally|scoreline)\b/i],
  ["vote", "Vice-chair election: result", /\b(?:election|ballot|vote|motion|contest)\b.*\bresults?\W*$/i],
];

/** Asking for numbers, sums and measures. */
export const FIGURE_FORMS: readonly AskedForm[] = [
  ["count", "How much did it cost?", /\bhow\s+(?:many|much|large|big|high|long|old|far|often|deep)/i],
  [
    "count",
    "What proportion renewed?",
    /\bwhat\s+(?:number|percentage|proportion|share|fraction|per\s?cent|sum|amount|turnout)/i,
  ],
  [
    "count",
    "What rent does it pay?",
    /\bwhat\s+(?:deficit|debt|surplus|budget|cost|price|rent|income|savings?|salary|wage|pay|fee|fine|discount)/i,
  ],
  ["count", "What is she paid?", /\bwhat\s+(?:is|was|are|were)\s+(?:\S+\s+){1,3}?paid\b/i],
  [
    "count",
    "What does the leader get paid?",
    /\bwhat\s+(?:does|do|did)\s+(?:\S+\s+){1,5}?(?:get\s+paid|earn)\b/i,
  ],
  [
    "count",
    "The number of members",
    /\b(?:(?:number|percentage|proportion|total|amount)\s+of|number\s+(?:who|that))\b/i,
  ],
  ["count", "What did membership stand at?", /\bwhat\s+did\s+(?:the\s+)?(?:\S+\s+){0,3}?membership\s+stand/i],
  [
    "count",
    "What does the app cost?",
    /\bwhat\s+(?:had|has|have|did|does|do|will|would|is|was|are)\s+[^?]{1,60}\b(?:cost|costs|costing|set\s+(?:us|them)\s+back)\b/i,
  ],
  ["count", "What have they spent on it?", /\bwhat\s+(?:have|has|had)\s+(?:\S+\s+){1,4}?(?:paid|spent)\b/i],
  [
    "count",
    "What do councillors pay?",
    /\bwhat\s+(?:did|does|do|must|should|will|would)\s+(?:\S+\s+){1,6}?(?:pay|owe|spend)\b(?!\s+(?:tribute|attention))/i,
  ],
  [
    "count",
    "What were visitors charged?",
    /\bwhat\s+(?:is|was|are|were)\s+(?:\S+\s+){1,4}?(?:charged|fined)\b/i,
  ],
  [
    "count",
    "What was the size of the debt?",
    /\bwhat\s+(?:was|is|were|are)\s+(?!(?:done|decided|agreed|said|proposed|happening|wrong)\b)(?:the\s+)?(?:\S+\s+){0,5}?(?:figures?|total|size|numbers?|rate|membership(?!\s+(?:system|secretary)))\b/i,
  ],
  [
    "count",
    "What is the rent now?",
    /\bwhat\s+(?:was|is|were|are)\s+(?!(?:done|decided|agreed|said|proposed|happening|wrong)\b)(?:the\s+)?(?:\S+\s+){0,5}?(?:cost|price|budget|debt|deficit|rent|salary|income|arrears|fee|fine|penalty|wage|charge|compensation|pay-?off)\b/i,
  ],
  [
    "count",
    "What was the majority in Herring West?",
    /\bwhat\s+(?:was|is)\s+(?:the|our|his|her)\s+(?:new\s+|final\s+)?majority\s+(?:in|at|there)\b/i,
  ],
  [
    "count",
    "Membership figures since then?",
    /\b(?:members?|membership)\s+(?:figures?|numbers?|totals?|count)\b/i,
  ],
  ["count", "And the numbers?", /\b(?:figures?|numbers?)\W*$/i],
];
