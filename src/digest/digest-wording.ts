/** What the digests and those who manage them are told; the reports' words are never translated. */
import type { AnswerWording } from "../answer/answer-wording.ts";
import type { DateWording } from "../date-wording.ts";
import type { Language } from "../language.ts";
import type { FollowKind } from "../store/subscription.ts";
import type { Rhythm } from "./rhythm.ts";

/** A subscription as it is described to people. */
export type Described = {
  /** Null: as reports land. */
  readonly rhythm: Rhythm | null;
  readonly timeZone: string;
  /** Minutes to wait for a second account. */
  readonly wait: number;
  /** Names of the subjects that it is limited to; empty: everything. */
  readonly about: string;
  /** Also posted when there is nothing new. */
  readonly quiet: boolean;
};

export type DigestWording = DateWording & {
  readonly language: Language;
  readonly answers: AnswerWording;
  readonly titles: {
    readonly set: string;
    readonly digests: string;
    readonly paused: string;
    readonly stopped: string;
    readonly tryingAgain: string;
    readonly now: string;
    readonly preview: string;
    previewSince(day: string): string;
    readonly followed: string;
    following(subject: string): string;
    alreadyFollowed(subject: string): string;
    noLongerFollowed(subject: string): string;
    readonly why: string;
    whyReport(report: string): string;
    newSince(day: string): string;
    readonly news: string;
    newOn(subjects: string): string;
    readonly nothingNew: string;
    /** Of a digest in several messages. */
    part(title: string, part: number, parts: number): string;
  };
  readonly desk: {
    described(subscription: Described): string;
    nextOne(moment: string): string;
    readonly knownAlready: string;
    readonly configured: string;
    readonly noneHere: string;
    readonly noneHereTry: string;
    readonly paused: string;
    stopped(reason: string | null): string;
    nextDue(moment: string): string;
    lastMade(moment: string | null): string;
    willBeInNext(reports: number): string;
    notPosted(moment: string, failure: string | null): string;
    notPostedAt(place: string, moment: string, failure: string | null): string;
    readonly keptWhilePaused: string;
    ended(digests: number): string;
    triedAgain(messages: number): string;
    readonly nothingArrived: string;
    readonly onItsWay: string;
    readonly stillReading: string;
    allKnown(reports: number): string;
    readonly giveADate: string;
    readonly nothingToPost: string;
    readonly toldInDigest: string;
    readonly toldByMessage: string;
    wouldHaveFired(lastYear: number, everywhere: number): string;
    readonly followsNothing: string;
    followedSubject(name: string, kind: FollowKind): string;
  };
  readonly refusals: {
    readonly configuredAlready: string;
    readonly configuredElsewhere: string;
    tooManyDigests(number: number): string;
    readonly nothingToPause: string;
    readonly nothingToResume: string;
    readonly nothingHere: string;
    readonly nothingRunning: string;
    readonly busy: string;
    tooManyFollows(most: number): string;
    readonly nothingFollowed: string;
    notFollowed(subject: string, followed: string): string;
    namesNothing(text: string, kinds: readonly FollowKind[]): string;
    readonly stillReading: string;
    noReport(text: string): string;
    /** @param problem what is wrong with it, in English */
    notCron(expression: string, problem: string): string;
    notARhythm(text: string): string;
    noDayDaily(day: string): string;
    notADayOfMonth(day: string): string;
    notAWeekday(day: string): string;
    notATime(text: string): string;
    notATimeZone(text: string): string;
  };
  readonly why: {
    repeats(title: string): string;
    listing(reason: string | null): string;
    notAReport(reason: string | null): string;
    unreadable(reason: string | null): string;
    readonly notNotedYet: string;
    thereAtFirst(moment: string): string;
    firstSeen(moment: string): string;
    readonly noDigestHere: string;
    changedSince(change: string): string;
    readonly olderThanBaseline: string;
    readonly knownBefore: string;
    readonly paused: string;
    stopped(reason: string | null): string;
    readonly notYetDue: string;
    notYetDueUntil(moment: string): string;
    readonly notFollowed: string;
    onlyOn(subjects: string): string;
    decidedOn(moment: string): string;
    elsewhere(moment: string): string;
    readonly leftOut: string;
    posted(moment: string): string;
    notPosted(failure: string | null): string;
    readonly stoppedBefore: string;
    onItsWay(moment: string, failure: string | null): string;
    inDigestOf(moment: string): string;
  };
  readonly news: {
    noneSince(day: string): string;
    arrivedOnFollowed(reports: number): string;
    morePassages(passages: number): string;
    /** How many reports are new, older, changed; on how many meetings. */
    summary(counts: Readonly<Record<"added" | "older" | "changed" | "meetings", number>>): string;
    readonly onlyOneAccount: string;
    /** @param before reporters whose accounts were there already; null where one is not named */
    accounts(number: number, before: readonly (string | null)[]): string;
    andMoreMeetings(names: string, more: number): string;
    moreReports(reports: number): string;
    moreLines(lines: number): string;
    headings(shown: string, more: number): string;
    readonly headingsLabel: string;
    changed(change: string): string;
    olderSince(day: string): string;
    readonly alsoPublished: string;
    readonly isNew: string;
    followedHere(subject: string): string;
    /** @param difference how much more (or fewer) it is, as an amount; null: the same */
    compared(figure: string, difference: { amount: string; more: boolean } | null, day: string): string;
    nothingYet(meeting: string, author: string, wrote: number, of: number): string;
    announced(body: string, day: string): string;
  };
  readonly changes: {
    title(before: string): string;
    readonly authorGone: string;
    authors(names: string): string;
    meetings(meetings: string): string;
    readonly noDate: string;
    readonly link: string;
    readonly order: string;
    reworded(paragraphs: number): string;
    added(paragraphs: number): string;
    removed(paragraphs: number): string;
    readonly unknown: string;
  };
  readonly failures: {
    readonly doubtful: string;
    readonly noAnswer: string;
    readonly claimRanOut: string;
    readonly forbidden: string;
    readonly gone: string;
    parked(reason: string): string;
    stopped(channel: string, reason: string): string;
  };
};
