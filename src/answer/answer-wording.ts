/** What answers say beside the words of the reports; those, names and what was typed are never translated. */
import type { Decision } from "../archive/ledger-decisions.ts";
import type { DateWording } from "../date-wording.ts";
import type { Language } from "../language.ts";
import type { Figure, Vote } from "../report.ts";

/** Where a thing stands that is nearest to what was asked. */
export type NearestPlace = {
  readonly meeting: string;
  readonly heading: string | null;
  readonly reporter: string | null;
  /** It lies outside the time that was asked about. */
  readonly outside: boolean;
};

export type AnswerWording = DateWording & {
  readonly language: Language;
  readonly reporterNotNamed: string;
  /** "Lost 10–17", "Elected 18–11", "Carried; no figures given". */
  vote(vote: Vote): string;
  /** "415,000 members, of whom 33,000 in arrears". */
  figure(figure: Figure): string;
  fromDate(date: string): string;
  upToDate(date: string): string;
  /** "2018 to 2020", "since 2018", "until 2020": from dates as they were typed, in English. */
  within(from: string | undefined, to: string | undefined): string;
  /** A time in the asker's own words. */
  asTyped(period: string): string;
  readAs(typed: string, read: string): string;
  readonly buttons: {
    more(remaining: number): string;
    readonly inContext: string;
    readonly allAccounts: string;
    readonly follow: string;
    readonly nearest: string;
    readonly anyTime: string;
    readonly previousPage: string;
    read(title: string): string;
  };
  readonly titles: {
    readonly votes: string;
    votesOn(subject: string): string;
    figures(measure: string): string;
    readonly nothingToBrief: string;
    brief(meeting: string): string;
    briefSpan(first: string, last: string): string;
    readonly coverage: string;
    readonly reports: string;
    reportsLike(words: string): string;
  };
  /** How much there is, in a sentence. */
  readonly summaries: {
    entries(number: number): string;
    entriesNewestFirst(number: number): string;
    /** Before an answer that only comes close to the words of its question. */
    readonly inOtherWords: string;
    votes(number: number): string;
    figures(number: number): string;
    reports(number: number): string;
    reportsInOrder(number: number): string;
    accounts(reporters: readonly string[]): string;
    meetings(meetings: number, reporters: number): string;
    brief(meetings: number): string;
    coverage(meetings: number, reports: number, undated: number): string;
    /** @param naming reports that name the person @param own reports that are theirs */
    person(name: string, naming: number, own: number): string;
    /** @param about reporter and meetings */
    report(about: string, digest: boolean): string;
  };
  readonly notes: {
    reportsBy(name: string): string;
    /** Who tells of a subject of a meeting. */
    toldBy(heading: string | null, names: readonly string[], onlyOne: boolean): string;
    onlyBy(heading: string, name: string): string;
    readonly withoutDate: string;
    readonly fromUndated: string;
    readonly near: string;
    gap(body: string, from: string, to: string): string;
    /** @param to the day up to which reports are held */
    lastHeard(where: string, later: number, to: string | null): string;
  };
  /** What the reports do not hold. */
  readonly silence: {
    /** @param latest day of the latest meeting told of */
    searched(reports: number, latest: string | null): string;
    nearest(place: NearestPlace): string;
    /** Of several questions one that the reports leave open. */
    leftOpen(question: string): string;
    nothingTogether(terms: string): string;
    /** @param reports how many of theirs are held of the time asked about */
    notByThem(name: string, reports: number): string;
    noMeetingIn(period: string): string;
    readonly noMeeting: string;
    readonly noSuchMeeting: string;
    readonly noAccount: string;
    readonly noSuchVote: string;
    readonly noSuchFigure: string;
    readonly noSuchReport: string;
    readonly nameASubject: string;
  };
  /** What of an answer is missing. */
  readonly missing: Readonly<Record<"vote" | "count" | "who" | "why" | "when" | "where", string>> & {
    readonly withheld: string;
    /** Where somebody stood is not told. */
    stance(name: string): string;
    readonly mayNotBeTold: string;
    readonly noFigures: string;
    /** @param majority as the report calls it: "narrow" */
    endedWithoutFigures(outcome: Vote["outcome"], majority: string | null): string;
    /** @param others further years of which something is told */
    yearTaken(year: string | null, others: string): string;
  };
  /** What accounts differ on. */
  readonly conflicts: {
    vote(meeting: string): string;
    figure(measure: string | undefined, meeting: string): string;
    decision(meeting: string): string;
    date(meeting: string): string;
    readonly meetingDay: string;
    readonly decisions: Readonly<Record<Decision, string>>;
  };
};
