/**
 * Requests as plain questions: "Please state the date on which it opened." asks when it opened. What is no request
 * stays as it is.
 */
import { GREETING } from "./asking-sentences.ts";

const COURTESY = String.raw`(?:please|pls|kindly|possibly|perhaps|also|just|be\s+so\s+(?:kind|good)\s+as\s+to|be\s+able\s+to)`;

/** "Could you", "may I", "I should be grateful if you would", "it would help me to". */
const LEAD = String.raw`(?:${COURTESY},?\s+)*(?:(?:(?:could|can|would|will|may|might)\s+(?:you|I|we|some(?:one|body)|any(?:one|body))|(?:I|we)\s+(?:should|would)\s+(?:be\s+(?:most\s+|very\s+|much\s+)*(?:grateful|obliged|glad|pleased)\s+(?:to|if\s+(?:you|some(?:one|body))\s+(?:could|would|can))|like\s+to|love\s+to)|I['’]d\s+(?:like|love)\s+to|it\s+would\s+(?:assist|help)\s+(?:me|us)\s+to)\s+)?(?:${COURTESY}\s+)*`;

/** What is asked to be done. */
const TELL = String.raw`(?:confirm(?:\s+(?:to|for)\s+(?:me|us))?|tell\s+(?:me|us)|state|say|give(?:\s+(?:me|us))?|provide(?:\s+(?:me|us)\s+with)?|supply(?:\s+(?:me|us)\s+with)?|furnish(?:\s+(?:me|us)\s+with)?|set\s+out|list|outline|let\s+(?:me|us)\s+(?:have|know)|clarify|explain|identify|relate|indicate|specify|describe|summari[sz]e|advise(?:\s+(?:me|us))?(?:\s+(?:of|on))?|inform\s+(?:me|us)(?:\s+(?:of|about))?|fill\s+(?:me|us)\s+in\s+on|(?:take|walk|talk|run|lead)\s+(?:me|us)\s+through|point\s+(?:me|us)\s+to(?:wards)?|remind\s+(?:me|us)(?:\s+of)?|trouble\s+you\s+for|ask(?:\s+(?:for|about))?|know|learn|find\s+out|get|be\s+(?:told|given|informed(?:\s+of)?)|have|an\s+account\s+of)`;

/** Words for all of it in short. */
const SUMMARY = String.raw`run-?\s?down|run-?\s?through|low-?down|recap|overview|gist|highlights|(?:main|key)\s+points`;

const REQUEST = new RegExp(
  String.raw`^\W*(?<lead>${LEAD})(?<tell>${TELL})\s+(?=(?<wanted>(?:an?|the)\s+(?:quick\s+|brief\s+|short\s+|full\s+)?(?:${SUMMARY})\b)|(?:the|an?|any|all|each|every|which|what|who|whom|whose|when|where|why|how|whether|if|by|in|on|at|from|of)\b)`,
  "i",
);

/** "I would be obliged for", "I would welcome": the thing that is asked for follows at once. */
const WISH =
  /^\W*(?:I|we)\s+(?:(?:should|would)\s+(?:be\s+(?:most\s+|very\s+|much\s+)*(?:grateful|obliged|glad)\s+for|welcome|appreciate)|['’]d\s+(?:welcome|appreciate|love))\s+(?=(?:the|an?|any|all|information|details)\b)/i;

/** "The tally is requested", "a history would be welcome", "could the figures please be given for ...?" */
const PASSIVE_END =
  /[,:]?\s+(?:(?:is|are|would\s+be|will\s+be)\s+(?:hereby\s+|gratefully\s+|much\s+|most\s+)?(?:requested|appreciated|welcome|welcomed|sought|received|wanted|required)|(?:should|may)\s+be\s+drawn\s+to\s+my\s+attention)(?:,?\s+please)?\W*$/i;
const PASSIVE_ASKED =
  /^\W*(?:please\s+)?(?:could|can|may|might|would|should)\s+(?<thing>(?:the|an?|any|it)\b.+?)\s+(?:please\s+|kindly\s+)?be\s+(?:stated|given|provided|supplied|quoted(?:\s+to\s+(?:me|us))?|confirmed|named|told|identified|shown|listed|explained)(?<rest>\b.*)$/i;
const IF_YOU_PLEASE = /[,:]?\s+(?:an\s+account\s*,?\s+)?if\s+you\s+please\W*$/i;

const VERBS_OF: Readonly<Record<string, string>> = {
  seconder: "seconded",
  mover: "moved",
  proposer: "proposed",
  winner: "won",
  successor: "succeeded",
  author: "wrote",
  loser: "lost",
};
const DOERS = Object.keys(VERBS_OF).join("|");

/** Nouns of what is asked for, each with the question that it stands for; the first that fits. */
const ASKED_FOR: readonly (readonly [RegExp, (groups: Readonly<Record<string, string>>) => string])[] = [
  [
    /^(?:whether|if)\s+there\s+(?<be>is|are|was|were)\s+(?<rest>.+)$/i,
    ({ be = "", rest = "" }) => `${be} there ${rest}`,
  ],
  [
    /^(?:whether|if)\s+(?<rest>.+?)\s+(?:(?:is|are|was|were|has|have)\s+(?:(?:at\s+any\s+time|ever)\s+)?(?:been\s+)?(?:referred\s+to|dealt\s+with|mentioned|discussed|covered|a\s+subject\s+of\s+discussion)|features?)\b.*$/i,
    ({ rest = "" }) => `is there anything on ${rest.replace(/^the\s+subject\s+of\s+/i, "")}`,
  ],
  [/^any\s+(?:references?|mentions?)\s+(?:to|of)\s+(?<rest>.+)$/i, ({ rest = "" }) => `anything on ${rest}`],
  [
    /^(?:an?\s+|the\s+|all\s+)?(?:complete\s+|full\s+)?(?:list\s+of\s+)?(?:all\s+|every\s+)?(?:of\s+)?(?:the\s+)?(?<what>reports|accounts)(?:\s+(?:that\s+(?:were|was|have\s+been)\s+)?written)?\b(?<rest>.*)$/i,
    ({ what = "", rest = "" }) => `which ${what}${rest}`,
  ],
  [/^(?:whether|if)\s+(?:or\s+not\s+)?(?<rest>.+)$/i, ({ rest = "" }) => `is it true that ${rest}`],
  [
    /^(?:the\s+)?(?:(?:exact|precise|actual)\s+)?dates?\s+(?:(?:on|at|by|from|since|until)\s+which|when|that)\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `when was it that ${rest}`,
  ],
  [
    /^(?:the\s+)?(?:(?:exact|precise|actual|planned)\s+)?dates?\s+(?:of|for)\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `when was ${rest}`,
  ],
  [
    new RegExp(
      String.raw`^(?:the\s+)?(?:names?\s+of\s+)?(?:the\s+)?(?<doer>${DOERS})s?\s+(?:of|to|in|for)\s+(?<rest>.+)$`,
      "i",
    ),
    ({ doer = "", rest = "" }) =>
      `who ${VERBS_OF[doer.toLowerCase()] ?? doer} ${rest.replace(/\bin\s+the\s+(?:office|post|role)\s+of\b/i, "as")}`,
  ],
  [
    /^(?:(?:the\s+)?(?:names?\s+of\s+)?(?:the\s+)?(?:member|person|people|candidate|delegate|union|body|official|mp)s?\s+)?(?:by|to)\s+whom\s+(?<whom>.+?)\s+(?:was|were|is|has\s+been|had\s+been)\s+(?<verb>\p{L}+)(?<rest>.*)$/iu,
    ({ whom = "", verb = "", rest = "" }) => `who ${verb} ${whom}${rest}`,
  ],
  [
    /^(?:the\s+)?names?\s+of\s+(?:(?:all|each)\s+(?:of\s+)?)?(?:the\s+)?(?:person|people|member|candidate|one)s?\s+(?:who\s+(?:was|were)\s+|who\s+)?(?<rest>.+)$/i,
    ({ rest = "" }) => `who was ${rest}`,
  ],
  [
    /^(?:the\s+)?(?:total\s+|exact\s+)?numbers?\s+of\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `how many ${rest.replace(/^persons\b/i, "people")}`,
  ],
  [
    /^(?:the\s+)?(?:expenditure|spending|outlay)\s+on\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `how much was spent on ${rest}`,
  ],
  [
    /^(?:any\s+|the\s+)?(?:\p{L}+\s+)?(?:remarks?|comments?|observations?)\s+(?:made\s+)?by\s+(?<who>\p{Lu}\S*(?:\s+\p{Lu}\S*)*)(?<rest>.*)$/u,
    ({ who = "", rest = "" }) => `what did ${who} say${rest}`,
  ],
  [
    /^(?:(?:an?\s+|the\s+|any\s+)?(?:full\s+|complete\s+|brief\s+|short\s+)?(?:account|information|details?|summary|outline|history|story|report|events|fate|proceedings|business\s+transacted)\s+)?(?:of|on|about|as\s+to|concerning|by|at)?\s*(?:what|how)\s+(?:(?:befell|became\s+of|happened\s+(?:to|with|about)|was\s+done\s+(?:with|about)|resulted\s+from|came\s+of))\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `what happened to ${rest}`,
  ],
  [
    new RegExp(
      String.raw`^(?:an?\s+|the\s+|any\s+)?(?:full\s+|complete\s+|brief\s+|quick\s+|short\s+)?(?:account|summary|outline|${SUMMARY}|proceedings|details?|business(?:\s+transacted)?|details?\s+of\s+the\s+business\s+transacted)\s+(?:of|at|by|from|on)\s+(?<rest>(?:(?:what\s+(?:happened|went\s+on)|everything|all)\s+(?:at|from|in)\s+)?(?:the\s+)?(?:meeting\s+of\s+)?(?:the\s+)?(?:[\p{L}\d’'-]+\s+){0,4}?(?:NEC|meeting|executive|away\s*days?|panel|committee)\b.*)$`,
      "iu",
    ),
    ({ rest = "" }) => {
      const meeting = rest.replace(
        /^(?:what\s+(?:happened|went\s+on)|everything|all)\s+(?:at|from|in)\s+/i,
        "",
      );
      return `what happened at ${/^the\b/i.test(meeting) ? meeting : `the ${meeting}`}`;
    },
  ],
  [
    /^how\s+(?:did\s+)?(?:we|they|it|the\s+(?:party|nec|executive)|labour)\s+(?:(?:ever\s+|finally\s+)?(?:ended?\s+up\s+with|came?\s+to\s+have|got?\s+to\s+having|ended?\s+up\s+having|arrived?\s+at|wound\s+up\s+with))\s+(?<rest>.+)$/i,
    ({ rest = "" }) => `what is the history of ${rest}`,
  ],
  [
    new RegExp(
      String.raw`^(?:(?:an?\s+|the\s+|any\s+)?(?:full\s+|complete\s+|brief\s+|quick\s+|short\s+)?(?:account|history|story|summary|outline|${SUMMARY}|events|fate|information|details?)\s+)(?:of|on|about|concerning|regarding)\s+(?<rest>.+)$`,
      "i",
    ),
    ({ rest = "" }) =>
      QUESTION_WORD.test(rest)
        ? rest
        : `what happened to ${rest.replace(/^(?:the\s+)?(?:history|story)\s+of\s+/i, "")}`,
  ],
];

const QUESTION_WORD =
  /^(?:what|who|whom|whose|when|where|why|which|how|by|in|on|at|from|of|to|anything|is|are|was|were)\b/i;
const SEVERAL = /^(?:the\s+)?(?:\p{L}+\s+)?(?:figures|numbers|names|votes|results|dates|recommendations)\b/iu;

/** A text with each request in it put as a question. */
export function withPlainRequests(text: string): string {
  return text
    .split(/(?<=[.?!])\s+/)
    .map(plainRequest)
    .join(" ");
}

function plainRequest(sentence: string): string {
  const bare = sentence.replace(/[\s.?!]+$/, "");
  const wanted = wantedIn(bare);
  if (wanted !== null) return BARE.test(wanted) ? sentence : `${askedFor(wanted)}?`;
  const question = noted(bare);
  return question === null ? sentence : `${question}?`;
}

/** "A figure would help": nothing that the question before does not ask for. */
const BARE = /^(?:an?|the|any)\s+(?:figures?|dates?|names?|answers?|numbers?|help|pointers?)$/i;

/** "The harbour motion - seconder?": who did it; null where no such note is made. */
function noted(sentence: string): string | null {
  const after = OFFICE_AFTER.exec(sentence)?.groups;
  if (after !== undefined) return `who took over from ${after.who ?? ""} as ${after.office ?? ""}`;
  if (NUMBER_OF.test(sentence)) return sentence.replace(NUMBER_OF, "how many ");
  const win = WIN_OVER.exec(sentence)?.groups;
  if (win !== undefined) return `by how many votes did ${win.who ?? ""} beat ${win.whom ?? ""}`;
  const left = HANDED_OVER.exec(sentence)?.groups;
  if (left !== undefined) return `who took over from ${left.who ?? ""}${left.post ?? ""}`;
  const felt = FELT.exec(sentence)?.groups;
  if (felt !== undefined) return `what did ${felt.who ?? ""} say about ${felt.what ?? ""}`;
  if (IT_WAS.test(sentence)) return sentence.replace(IT_WAS, "who ");
  const way = WHICH_WAY.exec(sentence)?.groups;
  if (way !== undefined) return `how did ${way.who ?? ""} vote on ${way.what ?? ""}`;
  if (SOUGHT_ON.test(sentence)) return sentence.replace(SOUGHT_ON, "anything on ");
  if (WHO_AFTER.test(sentence)) return sentence.replace(WHO_AFTER, "who took over from ");
  if (CAME_NEXT.test(sentence)) return sentence.replace(CAME_NEXT, "who took over");
  const said = SAID_BY.exec(sentence)?.groups;
  if (said !== undefined) return `what did ${said.who ?? ""} say${said.rest ?? ""}`;
  const passive = BY_WHOM.exec(sentence)?.groups;
  if (passive !== undefined) return `who ${passive.verb ?? ""} ${passive.subject ?? ""}`;
  const heir = SUCCESSOR.exec(sentence)?.groups;
  if (heir !== undefined)
    return `who succeeded ${heir.subject ?? ""}${heir.post === "" ? "" : ` as ${heir.post ?? ""}`}`;
  const { subject, doer } = NOTE.exec(sentence)?.groups ?? {};
  return subject === undefined || doer === undefined
    ? null
    : `who ${VERBS_OF[doer.toLowerCase()] ?? doer} ${subject}`;
}

/** "X was replaced by who?", "the motion was seconded by?" */
const BY_WHOM =
  /^\W*(?<subject>.{3,}?)\s+(?:was|were|is|got|being)\s+(?<verb>\p{L}+(?:ed|en))\s+by\s*(?:who|whom)?$/iu;
/** "Ann Field's successor, treasurer" */
const SUCCESSOR = /^\W*(?<subject>\p{Lu}.{2,60}?)['’]s?\s+successor(?:\s*,\s*|\s+as\s+)?(?<post>.*)$/u;

const SAID_BY =
  /^\W*[Ww]hat\s+was\s+(?:said|reported|written)\s+by\s+(?<who>\p{Lu}\S*(?:\s+\p{Lu}\S*)*)(?<rest>.*)$/u;

const NOTE = new RegExp(
  String.raw`^\W*(?<subject>.{4,}?)\s*(?:[-–—,:]\s*|\s)(?:was\s+there\s+an?\s+)?(?<doer>${DOERS})(?:\s+and\s+who)?$`,
  "i",
);

/** "Treasurer after Ann Field", "who came next", "who got the job when she left": who took over. */
const OFFICE_AFTER =
  /^\W*(?<office>(?:[Pp]arty\s+)?(?:[Tt]reasurer|[Cc]hair|[Ll]eader|[Dd]eputy\s+[Ll]eader|[Gg]eneral\s+[Ss]ecretary|[Gg]en\s*[Ss]ec|GS|gs|[Vv]ice[\s-][Cc]hair))\s+after\s+(?<who>\p{Lu}.+)$/u;
const WHO_AFTER = /\bwho\s+(?:was\s+it|was|is\s+it|came)\s+after\s+(?=\p{Lu})/u;
const NUMBER_OF = /^\W*what\s+(?:was|is|were|are)\s+the\s+(?:total\s+|overall\s+|exact\s+)?number\s+of\s+/i;
/** "How big was her win over him?", "the size of her victory over him" */
const WIN_OVER =
  /^\W*(?:how\s+big\s+was|what\s+was\s+the\s+size\s+of)\s+(?<who>.+?)['’]s?\s+(?:win|victory|majority|lead)\s+over\s+(?<whom>.+)$/i;
const HANDED_OVER =
  /^\W*(?<who>\p{Lu}\S*(?:\s+\p{Lu}\S*)*)\s+handed\s+over(?<post>\s+as\s+.+?)?\s+to\s+whom?$/u;
/** "Any idea how Ann Field felt about the levy?" */
const FELT =
  /^\W*(?:[Aa]ny\s+idea\s+)?[Hh]ow\s+(?:did\s+)?(?<who>\p{Lu}\S*(?:\s+\p{Lu}\S*)*)\s+(?:felt|feels?)\s+(?:about|on)\s+(?<what>.+)$/u;
const IT_WAS = /\bwho\s+(?:was|is)\s+it\s+(?:that|who)\s+/i;
/** "Which way did Ann Field go herself on the levy?" */
const WHICH_WAY =
  /^\W*which\s+way\s+did\s+(?<who>.+?)\s+(?:go|jump|vote|come\s+down)\s+(?:(?:her|him)self\s+)?(?:on|over)\s+(?<what>.+)$/i;
const SOUGHT_ON =
  /^\W*(?:any\s+)?information\s+is\s+(?:sought|requested|wanted)\s+(?:on|about|concerning)\s+/i;
const CAME_NEXT =
  /\bwho\s+(?:came\s+next|got\s+the\s+(?:job|post)(?:\s+(?:when|after)\s+(?:he|she|they)\s+(?:\p{L}+\s+)?(?:went|left|resigned|retired))?)/iu;

/** What a request asks for; null where a sentence is none. */
const PREAMBLE =
  /^[^,]{0,80}\b(?:me|my|our|us)\b[^,]{0,40},\s+(?=(?:may|could|can|would|might)\s+(?:I|you)\b)/i;

/** "Walk me through the levy", "sum up the March meeting for us": all of it is wanted. */
const STORY_OF = new RegExp(
  String.raw`^\W*${LEAD}(?:(?:take|walk|talk|run|lead)\s+(?:me|us)\s+through|sum\s+up|re-?cap|summari[sz]e)\s+(?<thing>.+?)(?:\s+for\s+(?:me|us))?(?:,?\s+(?:please|pls|thanks))?\W*$`,
  "iu",
);

function wantedIn(written: string): string | null {
  const sentence = written.replace(GREETING, "").replace(PREAMBLE, "");
  const story = STORY_OF.exec(sentence)?.groups?.thing;
  if (story !== undefined) return QUESTION_WORD.test(story) ? story : `an account of ${story}`;
  const passive = PASSIVE_ASKED.exec(sentence)?.groups;
  if (passive !== undefined) return `${passive.thing ?? ""}${passive.rest ?? ""}`;
  const begun = REQUEST.exec(sentence) ?? WISH.exec(sentence);
  if (begun !== null && isRequest(begun.groups)) return withoutEnd(sentence.slice(begun[0].length));
  if (BARE_SUMMARY.test(sentence))
    return withoutEnd(sentence)
      .replace(/^\W*what(?:['’]s|\s+\p{L}+)\s+/iu, "")
      .replace(/,?\s+(?:please|pls|thanks)\W*$/i, "");
  const ended = withoutEnd(sentence);
  return ended === sentence.trim() ? null : ended.replace(/^\W*(?:for\s+\p{L}+\s+purposes,\s+)?/iu, "");
}

/** "Quick recap of the March meeting" */
const BARE_SUMMARY = new RegExp(
  String.raw`^\W*(?:what(?:['’]s|\s+(?:is|was|were|are))\s+)?(?:(?:an?|the|quick|brief|short|full)\s+)*(?:${SUMMARY})\s+(?:of|on|from)\s`,
  "i",
);

/** "List", "name" and "state" ask alone; "have the members voted?" and "say it is so" do not. */
function isRequest(groups: Readonly<Record<string, string>> | undefined): boolean {
  if (groups === undefined) return true;
  const { lead = "", tell = "", wanted = "" } = groups;
  return (
    lead.trim() !== "" ||
    wanted !== "" ||
    /^(?:state|provide|supply|set\s+out|outline|clarify|identify|relate|indicate|specify|advise|inform)\b/i.test(
      tell,
    )
  );
}

function withoutEnd(text: string): string {
  return text.replace(IF_YOU_PLEASE, "").replace(PASSIVE_END, "").trim();
}

function askedFor(wanted: string): string {
  for (const [pattern, question] of ASKED_FOR) {
    const match = pattern.exec(wanted);
    if (match !== null) return question(match.groups ?? {});
  }
  if (QUESTION_WORD.test(wanted)) return wanted;
  return `what ${SEVERAL.test(wanted) ? "were" : "was"} ${wanted}`;
}
