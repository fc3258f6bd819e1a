/** Whether a file is a report of a meeting of the NEC or its committees, and if not, why not. */
import { findDates } from "../dates.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import {
  ANSWERS,
  ASKS_FOR_SUPPORT,
  BALLOT_TIMES,
  BUSINESS,
  COMMITTEES,
  EXPLAINS,
  FIRST_PERSON,
  JOINT,
  LABOUR,
  NEC_NAMED,
  NEC_OF_NAMED,
  NEC_OF_OTHERS,
  NEWS,
  ORGANISATION,
  OTHER_GENRES,
  OTHER_MEANINGS,
  OTHER_NEC,
  OTHER_PARTY,
  OWNER,
  REPORTING,
  THE_EXECUTIVE,
  VOTE_FOR_NAME,
} from "./kind-words.ts";
import { listingReason } from "./listing.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";
import {
  isUnionsOwn,
  namesOtherBody,
  namesOtherExecutive,
  opensWithOtherExecutive,
} from "./whose-executive.ts";
export type Kind = {
  readonly kind: "report" | "listing" | "not-a-report";
  /** One sentence for people; null for reports. */
  readonly reason: string | null;
  /** Parts (by index) that tell of another body and are not used. */
  readonly skipped: ReadonlySet<number>;
  readonly problems: readonly Problem[];
};

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
  const reason = notAReport(
    input.title.stated ?? "",
    headings,
    input.visible.slice(input.start),
    input.text.slice(input.start, input.start + 200),
  );
  if (reason !== null) return { kind: "not-a-report", reason, skipped: none, problems: [] };
  return { kind: "report", reason: null, skipped, problems };
}

/** A meeting of the NEC or anything that belongs to it; one of a regional or local board is stated of another kind of file. */
function namesMeeting({ meetings }: GivenFields): boolean {
  return (meetings ?? []).some(
    ({ body }) => NEC_NAMED.test(body) || COMMITTEES.test(body) || !namesOtherBody(body),
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
      (namesOtherBody(heading) && !NEC_NAMED.test(heading)) ||
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
  return parts.every((part, index) => part.body.length === 0 || skipped.has(index)) ? new Set() : skipped;
}

function notAReport(title: string, headings: readonly string[], body: string, top: string): string | null {
  const text = `${title}\n${body}`;
  const words = body.match(/\S+/gu)?.length ?? 0;
  for (const { reason, words: telling, enough } of OTHER_MEANINGS) {
    const found = distinct(text, telling);
    if (found >= enough && count(text, LABOUR) < found) return reason;
  }
  const named = NEC_NAMED.test(text) || COMMITTEES.test(text) || THE_EXECUTIVE.test(text);
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
  if ((OTHER_NEC.test(title) || NEC_OF_OTHERS.test(text) || NEC_OF_NAMED.test(text)) && labour === 0)
    return "About another organisation's NEC, not the Labour Party's.";
  if (isUnionsOwn(title, body, labour)) {
    return "About a trade union's own executive, not the Labour Party's NEC.";
  }
  // A slogan at the very top may be taken for the page's.
  const pleading = `${withoutMenus(top)}\n${text}`;
  const asks = distinct(pleading, ASKS_FOR_SUPPORT) + distinct(pleading, VOTE_FOR_NAME);
  const appeal = asks + distinct(pleading, BALLOT_TIMES);
  // A report may end with an appeal; a report of an election is none.
  if (asks >= 1 && appeal >= 2 && appeal >= reporting && appeal > count(text, BUSINESS))
    return "An appeal for votes in an election, not a report of a meeting.";
  const news = firstPerson * 40 < words ? distinct(text, NEWS) : 0;
  if (news >= 2 && news * 2 > reporting)
    return "News about the NEC by somebody who was not there, not a report by a member.";
  const other = namesOtherBody(title) && !NEC_NAMED.test(title);
  const joint = JOINT.test(body) || headings.some((heading) => NEC_NAMED.test(heading));
  if (other && !joint) return "About another body, not the NEC.";
  const business = count(text, BUSINESS);
  // Who was there says "I" or "we", and gives the day.
  const spoken = count(
    body
      .split(/(?<=[.!?\n])/u)
      .filter((sentence) => !sentence.endsWith("?"))
      .join(""),
    FIRST_PERSON,
  );
  const general = spoken * 60 < words && findDates(title).length === 0;
  const explains = distinct(text, EXPLAINS) + (general ? distinct(text, ANSWERS) : 0);
  if ((business === 0 && reporting <= 1 && explains >= 2) || (general && explains > business + reporting + 1))
    return "Explains what the NEC is, and tells of no meeting.";
  // Neither "I" nor anything done: what asks, announces, or names who is there.
  if (OTHER_GENRES.test(title) && business <= 1 && reporting <= 2 && spoken * 30 < words)
    return "Written to the NEC or about it, and tells of no meeting.";
  const headed = NEC_NAMED.test(title) || COMMITTEES.test(title) || /\breport\b/iu.test(title);
  if (!headed && business <= 1 && reporting === 0 && firstPerson === 0 && labour > 0)
    return "News in which the NEC comes up, not a report of a meeting.";
  if (!named && labour === 0 && reporting === 0) return "Says nothing of the NEC.";
  return null;
}

/** Without lines that are rows of words to press: "Our candidates   News   Get involved". */
function withoutMenus(top: string): string {
  return top
    .split("\n")
    .filter((line) => line.trim().split(/\s*[|·•]\s*|\s{2,}|\t/u).length < 3)
    .join("\n");
}

function count(text: string, pattern: RegExp): number {
  const global = pattern.flags.includes("g") ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
  return text.match(global)?.length ?? 0;
}

/** How many different wordings of a pattern (with the flag g) a text holds. */
function distinct(text: string, pattern: RegExp): number {
  return new Set([...text.matchAll(pattern)].map((match) => match[0].toLowerCase())).size;
}
