/** Words by which a report of the NEC is told from what else is called NEC, and from what only speaks of it. */

export const NEC_NAMED =
  /\bNEC\b|\bN\.E\.C\.|\bNational Executive\b|\bNATIONAL EXECUTIVE\b|\b(?:Labour['’]s|full|special|\p{L}+ember|January|February|March|April|May|June|July|August|October) executive\b/u;

/** As those who sit on it write: "The Executive has met twice since my last." */
export const THE_EXECUTIVE = /\b[Tt]he Executive\b|\b[Tt]he executive (?:has |have )?met\b/u;

export const COMMITTEES =
  /\b(?:Organi[sz]ation(?:al)? (?:Sub-?)?Committee|Org Sub|Disputes (?:Panel|Committee)|Equalities (?:Sub-?)?Committee|Women['’]s Sub-?Committee|NPF|National Policy Forum|Complaints and Disciplinary)\b/iu;

export const LABOUR =
  /\bLabour\b|\bCLPs?\b|\bPLP\b|\bBAME\b|\bconstituency (?:section|parties|party|representatives?)\b|\bNPF\b|\bparty conference\b|\bannual conference\b|\bwhip\b/u;

/** Other things that are called NEC, each with words that only it uses. Two different words settle it. */
export const OTHER_MEANINGS: readonly {
  readonly reason: string;
  readonly words: RegExp;
  readonly enough: number;
}[] = [
  {
    reason: "About the NEC contract form, not the Labour Party's NEC.",
    words:
      /\bNEC[34]\b|\bearly warning (?:notices?|meeting|register)\b|\bcompensation events?\b|\bcontractors?\b|\bproject managers?\b|\bFIDIC\b|\bJCT\b|\bEngineering and Construction Contract\b|\badjudication\b|\bsubcontract/giu,
    enough: 2,
  },
  {
    reason: "About the electrical code, not the Labour Party's NEC.",
    words:
      /\bNational Electrical Code\b|\bNFPA\b|\bGFCI\b|\bAFCI\b|\breceptacles?\b|\belectricians?\b|\bArticle \d{3}\b|\bwiring\b|\bcode cycle\b|\bconductors?\b|\bgrounding\b/giu,
    enough: 2,
  },
  {
    reason: "About the company NEC, not the Labour Party's NEC.",
    words:
      /\bNEC (?:Corp(?:oration)?|Display|Electronics|Japan|Software|Laboratories|Projectors?)\b|\bquarter(?:ly)? results\b|\bthird-quarter\b|\bnet sales\b|\bshareholders?\b|\bprojectors?\b|\bbiometric|\bsemiconductors?\b|\bTokyo\b|\byen\b|\boperating (?:profit|income)\b|\bmonitors?\b|\bdisplays?\b|\brevenue\b/giu,
    enough: 2,
  },
  {
    reason: "About the exhibition centre, not the Labour Party's NEC.",
    words:
      /\bNEC Birmingham\b|\bNational Exhibition Centre\b|\bexhibitors?\b|\bdoors open\b|\btickets?\b|\bhalls? \d\b|\bparking\b|\bgenting arena\b|\bresorts world\b|\bwhat['’]s on\b|\btrade show\b|\bshow\b/giu,
    enough: 3,
  },
  {
    reason: "About the medical condition NEC, not the Labour Party's NEC.",
    words: /\bnecrotis?zing enterocolitis\b|\bpreterm\b|\bneonat\p{L}+\b|\binfants?\b|\bbowel\b/giu,
    enough: 2,
  },
];

/** "Green Party NEC", "the People's Party executive committee", "the Party of Torham's NEC": whichever party; whether it is Labour's, the caller tells. */
export const OTHER_PARTY =
  /\b(?:People['’]s|Co-operative|\p{Lu}\p{L}+)\s+(?:Party|Congress)(?:['’]s)?\s*(?:[–—:-]\s*)?(?:NEC|National Executive|executive committee)|(?<!\bLabour\s)\bP(?:arty|ARTY) (?:of|OF|for|FOR) (?:(?:the|THE)\s)?(?!Labour\b|LABOUR\b)\p{Lu}[\p{L}'’-]{0,40}(?:\s\p{Lu}[\p{L}'’-]{0,40}){0,3}?\s*(?:[–—:-]\s*)?(?:NEC\b|National Executive|Executive Committee)/u;

/** "National Executive Committee of the ...": whose it is. */
export const OWNER =
  /\b(?:NEC|National Executive(?: Committee)?)\s*(?:\(NEC\)\s*)?of (?:the )?((?:[\p{L}'’-]+[ \n]+){1,6})/iu;

export const ORGANISATION =
  /\b(?:party|congress|union|association|federation|movement|alliance|council|society|league|front|guild|institute)\b/iu;

/** Before "NEC" in capitals and no abbreviation of anybody else: Labour's own, and what a heading says of a meeting. */
export const NOT_OTHERS =
  "(?:CLPs?|BAME|LGBT|NPF|PLP|JPC|CLGA|MPs?|MEPs?|NEC|LABOUR|OUR|THE|FULL|SPECIAL|LATEST|LAST|NEXT|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\\b";

/** "UCU NEC report": an abbreviation before it that is none of Labour's. */
export const OTHER_NEC = new RegExp(
  `^(?:\\W*|.{0,30}\\b(?:from|of|at|on|with|to|in) (?:the )?)(?!${NOT_OTHERS})\\p{Lu}{3,8}(?:['’]s)? (?:NEC|National Executive)\\b`,
  "u",
);

/** "The next NEC of the XYZ is in May": likewise after it. */
export const NEC_OF_OTHERS = new RegExp(
  `\\b(?:NEC|[Nn]ational [Ee]xecutive(?: [Cc]ommittee)?) of the (?!${NOT_OTHERS})\\p{Lu}{3,8}\\b`,
  "u",
);

/** "One of two on the NEC of Example Rising": of what has a name of its own. */
export const NEC_OF_NAMED =
  /\b(?:NEC|[Nn]ational [Ee]xecutive(?: [Cc]ommittee)?) of (?:the )?(?!Labour\b|The\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)\p{Lu}[\p{L}'’-]+\s(?:\p{Lu}[\p{L}'’-]+)/u;

/** Asks the reader for support; each different way of it counts. */
export const ASKS_FOR_SUPPORT =
  /\b(?:vote|voting|votes) for (?:me|us)\b|\byour (?:first |second |number one )?(?:preference|vote|votes|nomination|support)\b|\bif (?:I am |I['’]m )?(?:re-?)?elected\b|\bvote (?:1|one|number one|first) for (?:me|us)\b|\bnominated by\b[^.\n]{0,60}\bCLPs\b|\bI will (?:always )?(?:fight|stand up|campaign|work) for\b|\b(?:I['’]m|I am|why I['’]m|why I am) (?:re-?)?(?:standing|running|seeking)\b|\bstanding (?:for|in) the NEC\b|\bmy (?:pledges|candidacy|manifesto|slate|campaign)\b|\bour (?:pledges|candidates?|slate)\b|\b(?:re-?)?(?:nominate|elect) (?:me|us)\b|\bcandidate statement\b|\bwe(?: are|['’]re) backing\b|\bback(?:ing)? (?:our|these|all) (?:\p{L}+ )?(?:candidates?|team|slate)\b|\b(?:nominate|elect) (?:our|these|all|them)\b|\bbacked by \d+ CLPs\b/giu;

/** In capitals the name of whoever is to be voted for; "vote in secret" is none. */
export const VOTE_FOR_NAME =
  /\b(?:Please vote|Vote|VOTE)(?: for)? \p{Lu}\p{L}+|\bvote (?:(?:1|one|[Nn]o\.? ?1) \p{Lu}\p{L}+|\p{Lu}\p{L}+ [Nn]o\.? ?1\b)|\b[Rr]e-elect \p{Lu}\p{L}+/gu;

export const BALLOT_TIMES =
  /\bnominations? (?:from (?:CLPs|parties|branches) )?(?:opens?|closes?|are open) on\b|\bballots? (?:papers?|opens?|closes?|arrives?|are (?:now )?open)\b|\bballots\b[^.\n]{0,30}\b(?:inbox|doormat|land|drop)|\b(?:voting|it) (?:closes|opens)\b|\bballot papers (?:go out|will (?:be|go|arrive)|are on their way)\b|\byou (?:have|['’]ve got|get) \p{L}+ votes\b|\bresults? will be (?:announced|declared)\b|\bthe candidates are\b/giu;

/** What was done at a meeting, as only those tell it who report on it. */
export const BUSINESS =
  /\b(?:NEC|executive|committee|panel|we|meeting) (?:met|decided|agreed|voted|heard|approved|rejected|resolved|received)\b|\b(?:carried|lost|defeated|agreed|approved|decided|elected|rejected)\b[^.\n]{0,40}\b\d{1,2}\s?(?:-|–|to|votes?)\s?\d{0,2}|\b(?:was|were) (?:\p{L}+ly )?(?:carried|lost|agreed|approved|defeated|rejected|noted|elected|suspended|deferred)\b|\b(?:chaired|in the chair)\b/giu;

export const NEWS =
  /\b(?:is|are|was|were) expected to\b|\bsources? (?:told|said|close)|\bsaid (?:a|an|one) (?:source|ally|insider|spokes)|\bspokes(?:person|man|woman)\b|\bdeclined to comment\b|\bapproached for comment\b|\b(?:an?|one) (?:ally|insider|source)\b|\bCorrespondent\b|\bpolitical editor\b|\bhas learned\b|\bunderstands that\b|\btold (?:the|this) (?:\p{Lu}\p{L}+|newspaper|programme)\b|\brevealed\b|\bexclusive\b|\baccording to\b|\bwhen it meets\b|\bset to\b|\bto decide (?:the )?(?:fate|whether)\b|\b(?:Labour['’]s )?ruling body\b|\btop(?:ped|s) the poll\b|\bsw(?:eeps?|ept) the board\b|\b(?:turnout was|ahead of)\b|\bre-elected in\b/giu;

/** Together with another body: "a joint session with the National Executive". */
export const JOINT =
  /\bjoint\b[^.\n]{0,80}\b(?:NEC|National Executive)\b|\b(?:NEC|National Executive)\b[^.\n]{0,40}\bjoint\b/iu;

/** What is said of the NEC in general, and not of what it did on a day. */
export const EXPLAINS =
  /\bhow (?:it|the NEC|the executive) works\b|\bwhat (?:is|does) the NEC\b|\b(?:NEC|executive) meets (?:every|about|usually|once|\p{L}+ times)\b|\b(?:it|NEC|executive) (?:has|is made up of|consists of|comprises) \d+ (?:members|people|seats)\b|\bsub-?committees meet\b|\b(?:NEC|executive) is (?:responsible|elected|the (?:ruling|governing))\b|\b(?:NEC|executive)['’]s (?:role|job|task) is\b/giu;

/** As pages of questions and answers have it; somebody who was at a meeting may say one of these as well. */
export const ANSWERS =
  /\bwh(?:at|o) (?:is|are|does|sits on|runs|elects) (?:the |Labour['’]s )?(?:NEC|national executive|executive|it)\b|\b(?:an? )?explainer\b|\bfrequently asked\b|\b(?:quick|short|brief|beginner['’]?s['’]?) guide to\b|\bhow (?:do|can|does) (?:I|you|one|members?|anyone) (?:become|join|get on|stand|nominate|vote)\b|\b(?:NEC|committee|executive|it) (?:oversees|is in charge of|has the final say|sets)\b|\bis the (?:governing|ruling) body\b|\b(?:elections|places|seats)\b[^.\n]{0,60}\bevery (?:\p{L}+ )?years?\b|\b(?:does|do) (?:it|they|the NEC) meet\b|\byou (?:will |['’]ll )?need (?:the )?nominations\b|\b(?:about|around|roughly|some) \d+ (?:people|members)\b|\bhow (?:is|are) (?:it|they|the NEC|its members) (?:elected|chosen|made up)\b|\bhow often (?:does|do) (?:it|they|the NEC) meet\b|\b(?:your|a|our) (?:short |quick |handy )?guide to (?:the |Labour['’]s )?NEC\b|\bhow (?:can|do) I contact\b|\bgoverning body between conferences\b/giu;

/** Titles of what is written to the NEC, for it or about who is on it, and never of what it did. */
export const OTHER_GENRES =
  /^\W*(?:(?:an? )?(?:open )?letter to (?:the |Labour['’]s )?(?:NEC|national executive)|petition\b|(?:sign )?(?:our|the) (?:petition|open letter)\b|(?:a )?(?:model|draft|emergency) (?:motion|resolution)s?\b|statement (?:from|by|of) (?:the )?(?:NEC|officers|party)\b|(?:job )?vacanc(?:y|ies)\b|agenda\b|(?:draft )?agenda for\b|press release\b)|\bagenda\W*$|\b(?:meeting|NEC|committee) (?:meeting )?(?:dates|calendar|timetable|schedule)\b|\b(?:dates|calendar|timetable|schedule) (?:of|for) (?:NEC |executive |future |forthcoming )?meetings\b|\bwho (?:represents you|['’]?s who|sits|is)\b[^.\n]{0,30}\b(?:NEC|executive)\b|\b(?:meet|contact|know) (?:your|the|our) (?:NEC )?(?:reps?|representatives|members|team)\b|\bhow to (?:vote|nominate|stand)\b/iu;

export const FIRST_PERSON = /\b(?:I|I['’]m|I['’]ve|I['’]d|I['’]ll|we|our|us|my|me)\b/gu;

export const REPORTING =
  /\b(?:report(?:s|ed)? (?:back|from|of|on)|NEC (?:report|update|diary|notes|blog|news|meeting)|report of the NEC|the NEC (?:met|agreed|heard|discussed|noted|held|has)|met (?:on|in|by|at)|was (?:carried|lost|agreed|elected|defeated|approved)|(?:carried|lost|defeated|agreed|approved) (?:by |unanimously|\d)|I (?:asked|moved|raised|supported|voted|opposed|welcomed|attended|said|reported)|we (?:heard|discussed|agreed|met|asked|argued|raised))\b/giu;
