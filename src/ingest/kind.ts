/** Whether a file is a report of a meeting of the NEC or its committees, and if not, why not. */
import { linesOf } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import { OTHER_BODY } from "./posts.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";
import { isUnionsOwn, namesOtherExecutive, opensWithOtherExecutive } from "./whose-executive.ts";

export type Kind = {
  readonly kind: "report" | "listing" | "not-a-report";
  /** One sentence for people; null for reports. */
  readonly reason: string | null;
  /** Parts (by index) that tell of another body and are not used. */
  readonly skipped: ReadonlySet<number>;
  readonly problems: readonly Problem[];
};

const NEC_NAMED =
  /\bNEC\b|\bN\.E\.C\.|\bNational Executive\b|\b(?:Labour['’]s|full|special|\p{L}+ember|January|February|March|April|May|June|July|August|October) executive\b/u;
const COMMITTEES =
  /\b(?:Organi[sz]ation(?:al)? (?:Sub-?)?Committee|Org Sub|Disputes (?:Panel|Committee)|Equalities (?:Sub-?)?Committee|Women['’]s Sub-?Committee|NPF|National Policy Forum|Complaints and Disciplinary)\b/iu;
const LABOUR =
  /\bLabour\b|\bCLPs?\b|\bPLP\b|\bBAME\b|\bconstituency (?:section|parties|party|representatives?)\b|\bNPF\b|\bparty conference\b|\bannual conference\b|\bwhip\b/u;

/** Other things that are called NEC, each with words that only it uses. Two different words settle it. */
const OTHER_MEANINGS: readonly {
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
const OTHER_PARTY =
  /\b(?:Conservative|Liberal Democrat|Green|UK Independence|UKIP|Reform UK|Brexit|Scottish National|SNP|Plaid Cymru|Communist|Socialist|Co-operative|Workers|Democratic|Republican|People['’]s|Justice|Congress|ANC|Zanu|\p{Lu}\p{Ll}+weal|\p{Lu}\p{L}+)\s+(?:Party|Congress)(?:['’]s)?\s*(?:[–—:-]\s*)?(?:NEC|National Executive|executive committee)/u;
/** "National Executive Committee of the ...": whose it is. */
const OWNER =
  /\b(?:NEC|National Executive(?: Committee)?)\s*(?:\(NEC\)\s*)?of (?:the )?((?:[\p{L}'’-]+[ \n]+){1,6})/iu;
const ORGANISATION =
  /\b(?:party|congress|union|association|federation|movement|alliance|council|society|league|front|guild|institute)\b/iu;
/** "UCU NEC report": an abbreviation before it that is none of Labour's. */
const OTHER_NEC =
  /^(?:\W*|.{0,30}\b(?:from|of) (?:the )?)(?!CLP|BAME|LGBT|NPF|PLP|JPC|CLGA|GV|UK|MP|MEP)\p{Lu}{3,8}(?:['’]s)? (?:NEC|National Executive)\b/u;
/** Asks the reader for support; each different way of it counts. */
const ASKS_FOR_SUPPORT =
  /\b(?:vote|voting|votes) for (?:me|us)\b|\byour (?:first |second |number one )?(?:preference|vote|votes|nomination|support)\b|\bif (?:I am |I['’]m )?(?:re-?)?elected\b|\b(?:I['’]m|I am|why I['’]m|why I am) (?:re-?)?(?:standing|running|seeking)\b|\bstanding (?:for|in) the NEC\b|\bmy (?:pledges|candidacy|manifesto|slate|campaign)\b|\bour (?:pledges|candidates?|slate)\b|\b(?:re-?)?(?:nominate|elect) (?:me|us)\b|\bcandidate statement\b|\bbacked by \d+ CLPs\b/giu;
/** In capitals the name of whoever is to be voted for; "vote in secret" is none. */
const VOTE_FOR_NAME = /\b(?:Please vote|Vote|VOTE)(?: for)? \p{Lu}\p{L}+/gu;
const BALLOT_TIMES = /\bballot (?:papers?|opens?|closes?)\b|\bvoting (?:closes|opens)\b/giu;
/** What was done at a meeting, as only those tell it who report on it. */
const BUSINESS =
  /\b(?:NEC|executive|committee|panel|we|meeting) (?:met|decided|agreed|voted|heard|approved|rejected|resolved|received)\b|\b(?:carried|lost|defeated|agreed|approved|decided|elected|rejected)\b[^.\n]{0,40}\b\d{1,2}\s?(?:-|–|to|votes?)\s?\d{0,2}|\b(?:was|were) (?:\p{L}+ly )?(?:carried|lost|agreed|approved|defeated|rejected|noted|elected|suspended|deferred)\b|\b(?:chaired|in the chair)\b/giu;
const NEWS =
  /\b(?:is|are|was|were) expected to\b|\bsources? (?:told|said|close)|\bsaid (?:a|an|one) (?:source|ally|insider|spokes)|\bspokes(?:person|man|woman)\b|\bdeclined to comment\b|\bapproached for comment\b|\b(?:an?|one) (?:ally|insider|source)\b|\bCorrespondent\b|\bpolitical editor\b|\bhas learned\b|\bunderstands that\b|\btold (?:the|this) (?:\p{Lu}\p{L}+|newspaper|programme)\b|\brevealed\b|\bexclusive\b|\baccording to\b|\bwhen it meets\b|\bset to\b|\bto decide (?:the )?(?:fate|whether)\b|\b(?:Labour['’]s )?ruling body\b/giu;
/** Together with another body: "a joint session with the National Executive". */
const JOINT =
  /\bjoint\b[^.\n]{0,80}\b(?:NEC|National Executive)\b|\b(?:NEC|National Executive)\b[^.\n]{0,40}\bjoint\b/iu;
/** What is said of the NEC in general, and not of what it did on a day. */
const EXPLAINS =
  /\bhow (?:it|the NEC|the executive) works\b|\bwhat (?:is|does) the NEC\b|\b(?:NEC|executive) meets (?:every|about|usually|once|\p{L}+ times)\b|\b(?:it|NEC|executive) (?:has|is made up of|consists of|comprises) \d+ (?:members|people|seats)\b|\bsub-?committees meet\b|\b(?:NEC|executive) is (?:responsible|elected|the (?:ruling|governing))\b|\b(?:NEC|executive)['’]s (?:role|job|task) is\b/giu;
const FIRST_PERSON = /\b(?:I|I['’]m|I['’]ve|I['’]d|I['’]ll|we|our|us|my|me)\b/gu;
const REPORTING =
  /\b(?:report(?:s|ed)? (?:back|from|of|on)|NEC (?:report|update|diary|notes|blog|news|meeting)|report of the NEC|the NEC (?:met|agreed|heard|discussed|noted|held|has)|met (?:on|in|by|at)|was (?:carried|lost|agreed|elected|defeated|approved)|(?:carried|lost|defeated|agreed|approved) (?:by |unanimously|\d)|I (?:asked|moved|raised|supported|voted|opposed|welcomed|attended|said|reported)|we (?:heard|discussed|agreed|met|asked|argued|raised))\b/giu;

/** What a person states of the file goes before what its text shows. */
export function kindOf(input: {
  text: string;
  start: number;
  /** The text with furniture blanked out. */
  visible: string;
  given: GivenFields;
  title: Title;
  address: string | null;
  parts: readonly Part[];
  digest: boolean;
}): Kind {
  const { given, parts } = input;
  const none: ReadonlySet<number> = new Set();
  if (given.kind !== undefined && given.kind !== "report") {
    return {
      kind: given.kind,
      reason: given.reason ?? "Marked as such by a volunteer.",
      skipped: none,
      problems: [],
    };
  }
  // What a person has made a digest of, calls a report, or gives a meeting or authors, is one.
  const stated =
    given.kind === "report" || input.digest || namesMeeting(given) || (given.authors ?? []).length > 0;
  const skipped = otherParts(input.text, parts);
  const problems: Problem[] =
    skipped.size === 0
      ? []
      : [
          {
            code: "other-body",
            message: "A part of the page is about another body; only the part about the NEC is used.",
          },
        ];
  if (stated) return { kind: "report", reason: null, skipped, problems };
  const listing = listingReason(input.text.slice(input.start), input.title.stated ?? "");
  if (listing !== null) return { kind: "listing", reason: listing, skipped: none, problems: [] };
  const headings = parts.flatMap((part) => part.heading ?? []);
  const reason = notAReport(input.title.stated ?? "", headings, input.visible.slice(input.start));
  if (reason !== null) return { kind: "not-a-report", reason, skipped: none, problems: [] };
  return { kind: "report", reason: null, skipped, problems };
}

/** A meeting of the NEC or anything that belongs to it; one of a regional or local board is stated of another kind of file. */
function namesMeeting({ meetings }: GivenFields): boolean {
  return (meetings ?? []).some(
    ({ body }) => NEC_NAMED.test(body) || COMMITTEES.test(body) || !OTHER_BODY.test(body),
  );
}

/** Parts under a heading that names another body, up to the next heading that names the NEC or one of its committees. */
function otherParts(text: string, parts: readonly Part[]): Set<number> {
  const skipped = new Set<number>();
  let elsewhere: { level: number | null } | null = null;
  for (const [index, part] of parts.entries()) {
    const heading = part.heading ?? "";
    const otherNec = namesOtherExecutive(heading);
    const ours = !otherNec && (NEC_NAMED.test(heading) || COMMITTEES.test(heading));
    const [first] = part.body;
    const theirs =
      otherNec ||
      (OTHER_BODY.test(heading) && !NEC_NAMED.test(heading)) ||
      (!ours &&
        part.heading !== null &&
        first !== undefined &&
        opensWithOtherExecutive(text.slice(first.bodyStart, first.end)));
    const up: boolean =
      elsewhere !== null && part.level !== null && elsewhere.level !== null && part.level <= elsewhere.level;
    if (theirs) elsewhere = { level: part.level };
    else if (ours || up) elsewhere = null;
    if (elsewhere !== null) skipped.add(index);
  }
  // All of it about the other body: then that is what the file is, and the kind says so.
  return skipped.size === parts.filter((part) => part.body.length > 0).length ? new Set() : skipped;
}

/** Pages of teasers: several headlines, each with a few words cut off. */
function listingReason(body: string, title: string): string | null {
  const lines = linesOf(body)
    .map((line) => line.text.trim())
    .filter((line) => line !== "");
  const isCut = (line: string) =>
    /(?:\[\s?(?:…|\.\.\.)\s?\]|(?:…|\.\.\.)\s*(?:\(?(?:read|continue|more)\b.*)?|\b(?:continue reading|read (?:more|the (?:rest|full)))\b.{0,80})\s*[→»>]*$/iu.test(
      line,
    );
  const cut = lines.filter(isCut).length;
  const long = lines.filter((line) => !isCut(line) && (line.match(/\S+/gu)?.length ?? 0) >= 45).length;
  const archive =
    /\b(?:tag|category|author|monthly)?\s*archives?\b|\btag:|\bcategory:|\bsearch results\b|\bposts tagged\b|\ball reports\b|\bindex of\b/iu.test(
      `${title}\n${lines.slice(0, 4).join("\n")}`,
    );
  if (cut >= 3 && long <= cut)
    return "A list of teasers that are cut off; the reports themselves stand elsewhere.";
  if (archive && cut >= 2 && long <= 1)
    return "A list of teasers that are cut off; the reports themselves stand elsewhere.";
  const links = lines.filter(
    (line) =>
      /^(?:[-*•]\s*)?.{0,100}\b(?:NEC|report|meeting)\b.{0,60}$/iu.test(line) &&
      line.length < 140 &&
      !/[.!?]$/u.test(line),
  ).length;
  if (links >= 5 && links >= lines.length * 0.6 && long === 0)
    return "A list of links; the reports themselves stand elsewhere.";
  return null;
}

function notAReport(title: string, headings: readonly string[], body: string): string | null {
  const text = `${title}\n${body}`;
  const words = body.match(/\S+/gu)?.length ?? 0;
  for (const { reason, words: telling, enough } of OTHER_MEANINGS) {
    const found = distinct(text, telling);
    if (found >= enough && count(text, LABOUR) < found) return reason;
  }
  const named = NEC_NAMED.test(text) || COMMITTEES.test(text);
  const reporting = count(text, REPORTING);
  const firstPerson = count(body, FIRST_PERSON);
  const labour = count(text, LABOUR);
  const head = `${title}\n${body.slice(0, 500)}`;
  const otherParty = OTHER_PARTY.exec(head)?.[0];
  if (
    otherParty !== undefined &&
    !/^Labour\b/u.test(otherParty) &&
    !/\bLabour(?: Party)?['’]?s? (?:NEC|National)/u.test(head)
  ) {
    return "About another party's executive, not the Labour Party's NEC.";
  }
  const owner = OWNER.exec(`${title}\n${body.slice(0, 900)}`)?.[1] ?? "";
  if (ORGANISATION.test(owner) && !/\blabour party\b/iu.test(owner)) {
    return "About another organisation's national executive, not the Labour Party's NEC.";
  }
  if (OTHER_NEC.test(title) && labour === 0)
    return "About another organisation's NEC, not the Labour Party's.";
  if (isUnionsOwn(title, body, labour)) {
    return "About a trade union's own executive, not the Labour Party's NEC.";
  }
  const asks = distinct(text, ASKS_FOR_SUPPORT) + distinct(text, VOTE_FOR_NAME);
  const appeal = asks + distinct(text, BALLOT_TIMES);
  // A report may end with an appeal; a report of an election is none.
  if (asks >= 1 && appeal >= 2 && appeal >= reporting && appeal > count(text, BUSINESS))
    return "An appeal for votes in an election, not a report of a meeting.";
  const news = distinct(text, NEWS);
  if (news >= 2 && firstPerson * 40 < words && news * 2 > reporting)
    return "News about the NEC by somebody who was not there, not a report by a member.";
  const other = OTHER_BODY.test(title) && !NEC_NAMED.test(title);
  const joint = JOINT.test(body) || headings.some((heading) => NEC_NAMED.test(heading));
  if (other && !joint) return "About another body, not the NEC.";
  const business = count(text, BUSINESS);
  if (business === 0 && reporting <= 1 && distinct(text, EXPLAINS) >= 2)
    return "Explains what the NEC is, and tells of no meeting.";
  const headed = NEC_NAMED.test(title) || COMMITTEES.test(title) || /\breport\b/iu.test(title);
  if (!headed && business <= 1 && reporting === 0 && firstPerson === 0 && labour > 0)
    return "News in which the NEC comes up, not a report of a meeting.";
  if (!named && labour === 0 && reporting === 0) return "Says nothing of the NEC.";
  return null;
}

function count(text: string, pattern: RegExp): number {
  const global = pattern.flags.includes("g") ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
  return text.match(global)?.length ?? 0;
}

/** How many different wordings of a pattern (with the flag g) a text holds. */
function distinct(text: string, pattern: RegExp): number {
  return new Set([...text.matchAll(pattern)].map((match) => match[0].toLowerCase())).size;
}
