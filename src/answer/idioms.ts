/** Turns of phrase for coming, going and leading, as the plain words that reports tell of them in. */

const IN_PLAIN_WORDS: readonly (readonly [RegExp, string])[] = [
  // "When he packed it in"
  [
    /\b(?:pack|jack|chuck)(?:s|ed)?\s+(?:it|the\s+job)\s+in\b|\bcall(?:s|ed)?\s+it\s+(?:a\s+day|quits)\b|\bthr[eo]ws?\s+in\s+the\s+towel\b|\bbow(?:s|ed)\s+out\b|\bhung\s+up\s+(?:his|her|their)\s+boots\b/gi,
    "stepped down",
  ],
  [/(?<=\b(?:he|she|who|they)\s)(?:got|was\s+given)\s+the\s+(?:boot|sack|push|chop)\b/gi, "was sacked"],
  // "Who was put in charge of it?"
  [
    /\b(?:(?:is|was|were|been|got)\s+)?(?:put|placed)\s+in\s+charge\s+of\s+(?=(?:working\s+out|finding\s+out|looking\s+into|investigating)\b)|\bhead(?:s|ed)\s+up\b/gi,
    "led ",
  ],
  [/\b(?:put|placed)\s+(?=in\s+charge\s+of\b)/gi, ""],
  [
    /(?<=\bwho\s+(?:has\s+|had\s+)?)(?:was|were|got|been)\s+(?:given\s+the\s+job\s+of|tasked\s+with|asked\s+to|picked\s+to|appointed\s+to|chosen\s+to|brought\s+in\s+to)\s+(?:look(?:ing)?\s+into|investigat(?:e|ing)|find(?:ing)?\s+out|work(?:ing)?\s+out)\b/gi,
    "led the inquiry into",
  ],
  [/\b(?<=\bled\s+)(?:working|finding)\s+out\s+(?=(?:why|what|how)\b)/gi, "the inquiry into "],
  [/\b(?<=\bled\s+)(?:looking\s+into|investigating)\b/gi, "the inquiry into"],
  [/\b(?<=\bwho\s)(?:looked|is\s+looking|was\s+looking)\s+into\b/gi, "led the inquiry into"],
  [/\bcut\s+the\s+(?:ribbon|tape)\s+(?:on|at|of|for)\b/gi, "opened"],
  // "He packed in his union job"
  [/\b(?:pack|jack|chuck)(?:s|ed)?\s+in\s+(?=(?:his|her|their|the|a)\s)/gi, "left "],
  // "Which ex-MP", "the ex general secretary"
  [/\bex[\s-](?=\p{L})/giu, "former "],
  // "They cut it to a fiver"
  [/\b(?:an?|one)\s+fiver\b/gi, "£5"],
  [/\b(?:an?|one)\s+tenner\b/gi, "£10"],
  // "How much did we blow on it?"
  [
    /(?<=\b(?:much|money|what)\b.{0,40})\b(?:blow|blew|blown|splash(?:ed)?(?:\s+out)?|fritter(?:ed)?(?:\s+away)?|squander(?:ed)?)\s+(?=on\b)/gi,
    "spend ",
  ],
  // "First day in post for the new secretary?"
  [
    /^\W*(?:(?:and|so)\s+)?(?:(?:the|his|her)\s+)?first\s+day\s+(?:in\s+(?:post|the\s+(?:job|post|role))|at\s+work)\s+(?:for|of)\s+(?<who>[^?]+?)\s*\?*$/iu,
    "when did $<who> start?",
  ],
  // "What did they settle on?"
  [
    /\b(?:settl(?:e|ed|ing)\s+(?:on|upon)|(?:plump|opt)(?:s|ed|ing)?\s+for|c[ao]me\s+down\s+(?:on\s+the\s+side\s+of|in\s+favou?r\s+of))\b/gi,
    "decide",
  ],
  [/\bcame\s+second\b(?:\s+to\b)?/gi, "was runner-up"],
];

/** A text with its turns of phrase put plainly; what is none stays as it is. */
export function withoutIdioms(text: string): string {
  return IN_PLAIN_WORDS.reduce((before, [idiom, plain]) => before.replace(idiom, plain), text);
}
