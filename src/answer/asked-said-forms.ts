/** The forms of asking for somebody's words, each with an example. */

import type { AskedForm } from "./asked-kind.ts";

export const SAID_FORMS: readonly AskedForm[] = [
  [
    "said",
    "What was it that she asked?",
    /\bwhat\s+(?:did|does|do|has|have|had|was|were)\b.{0,80}?\b(?:say|said|says|think|thinks|thought|tell|told|write|wrote|written|ask|asked|reply|answer|respond)\b/i,
  ],
  [
    "said",
    "What had Ann proposed?",
    /\bwhat\s+(?:did|does|do|has|have|had|was|were)\b.{0,80}?\b(?:report|reports|reported|claim|argued?|recall|complain|proposed?|suggest|suggested|call|want|wanted|views?|promised?|opinion)\b/i,
  ],
  [
    "said",
    "What did Ann object to?",
    /\bwhat\s+(?:did|do|does|has|have|had)\b.{0,80}?\b(?:mention(?:ed)?|announced?|explain(?:ed)?|warn(?:ed)?|stress(?:ed)?|demand(?:ed)?|insist(?:ed)?|predict(?:ed)?|object(?:ed)?|apologi[sz]ed?|admit(?:ted)?)\b/i,
  ],
  [
    "said",
    "What were her remarks?",
    /\bwhat\s+were\s+(?:his|her|their|\S+['’]s)\s+(?:[a-z]+\s+)?(?:remarks|comments|views|thoughts|words)\b/i,
  ],
  ["said", "The levy according to Ann Lee", /\baccording\s+to/i],
  [
    "said",
    "Ann Lee's views on the levy",
    /\b(?:views?|opinions?|position|stance|line|attitude|comments?|account)\s+(?:of|on|about|to|towards)/i,
  ],
  [
    "said",
    "What did Ann reckon to the levy?",
    /\bwhat\s+(?:did|does|do|has|have|had)\s+(?:\S+\s+){1,4}?(?:reckon(?:ed)?|make\s+of|ma(?:k|d)e\s+of|feel\s+about|believe)\b/i,
  ],
  [
    "said",
    "How did Ann describe the levy?",
    /\bhow\s+(?:did|does|has|had)\s+(?:\S+\s+){1,4}?(?:describe[ds]?|characteri[sz]ed?|sum(?:med)?\s+up|put\s+it|respond(?:ed)?|react(?:ed)?|reply|replied|justif(?:y|ied)|defend(?:ed)?|explain(?:ed)?|account(?:ed)?\s+for)\b/i,
  ],
];
