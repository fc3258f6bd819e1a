/** What answers say, in English. */

import { dateWordings } from "../date-wording.ts";
import { formatDate } from "../format-date.ts";
import { formatNumber } from "../format-number.ts";
import type { Vote } from "../report.ts";
import type { AnswerWording } from "./answer-wording.ts";

const OUTCOMES: Readonly<Record<Vote["outcome"], string>> = {
  carried: "Carried",
  lost: "Lost",
  tied: "Tied",
  elected: "Elected",
  unanimous: "Unanimous",
  unknown: "Vote",
};

export const english: AnswerWording = {
  ...dateWordings.in("en"),
  language: "en",
  reporterNotNamed: "reporter not named",
  vote(vote) {
    const outcome = OUTCOMES[vote.outcome];
    const abstained =
      vote.abstained === null
        ? ""
        : `, ${vote.abstained} ${vote.abstained === 1 ? "abstention" : "abstentions"}`;
    const unit = vote.percent ? "%" : "";
    if (vote.for !== null && vote.against !== null)
      return `${outcome} ${vote.for}${unit}–${vote.against}${unit}${abstained}`;
    if (vote.against !== null) return `${outcome}, ${vote.against} against${abstained}`;
    return vote.abstained === null ? `${outcome}; no figures given` : `${outcome}${abstained}`;
  },
  figure({ value, unit, qualifier, measure, asOf }) {
    const number = formatNumber(value);
    const amount = unit === "£" ? `£${number}` : unit === "%" ? `${number}%` : `${number} ${unit ?? measure}`;
    const named =
      unit === null || unit === measure || measure === "membership" || measure === "money"
        ? amount
        : `${amount} (${measure})`;
    const hedge = qualifier === null ? "" : `, ${qualifier}`;
    return `${named}${hedge}${asOf === null ? "" : `, ${formatDate(asOf)}`}`;
  },
  fromDate: (date) => `from ${date}`,
  upToDate: (date) => `up to ${date}`,
  within(from, to) {
    if (from !== undefined && to !== undefined) return from === to ? from : `${from} to ${to}`;
    if (from !== undefined) return /^(?:since|from|after)\b/i.test(from) ? from : `since ${from}`;
    return to === undefined || /^(?:until|till|up to|before|by)\b/i.test(to) ? (to ?? "") : `until ${to}`;
  },
  asTyped: (period) => period,
  readAs: (typed, read) => `“${typed}” read as “${read}”`,
  buttons: {
    more: (remaining) => `${remaining} more`,
    inContext: "In context",
    allAccounts: "All accounts of this meeting",
    follow: "Follow this subject",
    nearest: "Nearest passage",
    anyTime: "At any time",
    previousPage: "Previous page",
    read: (title) => `Read ${title}`,
  },
  titles: {
    votes: "Votes",
    votesOn: (subject) => `Votes: ${subject}`,
    figures: (measure) => `Figures: ${measure}`,
    nothingToBrief: "Nothing new to report",
    brief: (meeting) => `Brief: ${meeting}`,
    briefSpan: (first, last) => `Brief: from ${first} to ${last}`,
    coverage: "Meetings and reporters",
    reports: "Reports held",
    reportsLike: (words) => `Reports like “${words}”`,
  },
  summaries: {
    entries: (number) => `${counted(number, "entry", "entries")}, oldest first.`,
    inOtherWords: "Perhaps this, in other words than yours.",
    entriesNewestFirst: (number) => `${counted(number, "entry", "entries")}, newest first.`,
    votes: (number) => `${counted(number, "vote", "votes")}, oldest first.`,
    figures: (number) => `${counted(number, "figure", "figures")}, oldest first.`,
    reports: (number) => `${counted(number, "report", "reports")}.`,
    reportsInOrder: (number) => `${counted(number, "report", "reports")}, oldest meeting first.`,
    accounts: (reporters) => `${counted(reporters.length, "account", "accounts")}: ${reporters.join("; ")}.`,
    meetings: (meetings, reporters) =>
      `${counted(meetings, "meeting", "meetings")}, ${reporters === 1 ? "one reporter" : `${reporters} reporters`}.`,
    brief: (meetings) => `${counted(meetings, "meeting", "meetings")}, quoted and sourced.`,
    coverage: (meetings, reports, undated) =>
      `${counted(meetings, "meeting", "meetings")} in ${counted(reports, "report", "reports")}; ${counted(undated, "report is", "reports are")} undated.`,
    person: (name, naming, own) =>
      `${counted(naming, "report names", "reports name")} ${name}; ${counted(own, "report is", "reports are")} by ${name}.`,
    report: (about, digest) => `${about}.${digest ? " A summary, not the reporter's own words." : ""}`,
  },
  notes: {
    reportsBy: (name) => `Reports by ${name}:`,
    toldBy(heading, names, onlyOne) {
      if (heading === null) return onlyOne ? `Told only by ${names[0]}:` : `Told by ${names.join("; ")}:`;
      return onlyOne ? `${heading} – told only by ${names[0]}:` : `${heading} – told by ${names.join("; ")}:`;
    },
    onlyBy: (heading, name) => `${heading} (only ${name})`,
    withoutDate: "Without a date of their meeting:",
    fromUndated: "From reports that give no date of their meeting:",
    near: "What else comes near it:",
    gap: (body, from, to) => `No account of a meeting of the ${body} between ${from} and ${to}.`,
    lastHeard(where, later, to) {
      if (later === 0 || to === null) return `Last heard of: ${where}; no later report is held.`;
      const reports = later === 1 ? "one later report" : `${later} later reports`;
      return `Last heard of: ${where}; nothing in the ${reports} held (to ${to}).`;
    },
  },
  silence: {
    searched(reports, latest) {
      const upTo = latest === null ? "" : `, the latest about a meeting of ${latest}`;
      return `The reports do not say. ${reports} ${reports === 1 ? "report was" : "reports were"} searched${upTo}.`;
    },
    nearest({ meeting, heading, reporter, outside }) {
      const time = outside ? "outside the time asked about, " : "";
      const under = heading === null ? "" : `, under “${heading}”`;
      return `Nearest thing held, which does not answer the question: ${time}${meeting}${under}${reporter === null ? "" : ` (${reporter})`}.`;
    },
    leftOpen: (question) => `The reports do not say: “${question}”.`,
    notByThem: (name, reports) =>
      reports === 1
        ? `The one report by ${name} held here does not say.`
        : `None of the ${reports} reports by ${name} held here says.`,
    nothingTogether: (terms) => `Nothing in the reports brings together what was asked with: ${terms}.`,
    noMeetingIn: (period) => `No report held here covers a meeting in the time asked about (${period}).`,
    noMeeting: "No report held here covers a meeting in that time.",
    noSuchMeeting: "No report held here tells of that meeting.",
    noAccount: "No report held here tells of a meeting in that time.",
    noSuchVote: "The reports held tell of no such vote.",
    noSuchFigure: "The reports held give no such figure.",
    noSuchReport: "No report of that name is held.",
    nameASubject: "Please name what you would like to know about: a subject, a person, a body or a date.",
  },
  missing: {
    vote: "The reports speak of this, but tell of no vote on it.",
    count: "The reports speak of this, but give no such figure.",
    who: "The reports speak of this, but name nobody.",
    why: "The reports speak of this, but give no reason for it.",
    when: "The reports speak of this, but give no date for it.",
    where: "The reports speak of this, but name no place.",
    stance: (name) => `The reports speak of this, but do not say where ${name} stood.`,
    withheld: "The reports say that this was not given or may not be told.",
    mayNotBeTold: "The report says that this may not be told.",
    noFigures: "A vote is told of, but no figures are given.",
    endedWithoutFigures(outcome, majority) {
      const ended = outcome === "unknown" ? "Voted on" : OUTCOMES[outcome];
      return majority === null
        ? `${ended}; no figures are given.`
        : `${ended} by ${/^[aeiou]/.test(majority) ? "an" : "a"} ${majority} majority; no figures are given.`;
    },
    yearTaken: (year, others) =>
      `The question names no year: this is of ${year}; there is something of ${others} too.`,
  },
  conflicts: {
    vote: (meeting) => `The vote at ${meeting}`,
    figure: (measure, meeting) => `${measure ?? "Figure"} at ${meeting}`,
    decision: (meeting) => `The decision at ${meeting}`,
    date: (meeting) => `A date at ${meeting}`,
    meetingDay: "The day of the meeting",
    decisions: {
      carried: "carried",
      lost: "lost",
      "put off": "put off",
      "not put to a vote": "not put to a vote",
      withdrawn: "withdrawn",
    },
  },
};

/** "One entry", "3 entries". */
function counted(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one}` : `${count} ${many}`;
}
