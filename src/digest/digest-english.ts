/** What the digests say, in English. */
import { english as answers } from "../answer/answer-english.ts";
import { dateWordings, ENGLISH_WEEKDAYS } from "../date-wording.ts";
import type { DigestWording } from "./digest-wording.ts";
import type { Rhythm } from "./rhythm.ts";

const ORDINALS = ["first", "second", "third", "fourth"];
const MOST_NAMES = 4;

export const english: DigestWording = {
  ...dateWordings.in("en"),
  language: "en",
  answers,
  titles: {
    set: "The digest is set",
    digests: "Digests",
    paused: "Paused",
    stopped: "Stopped",
    tryingAgain: "Trying again",
    now: "Digest now",
    preview: "Digest preview",
    previewSince: (day) => `Digest preview: since ${day}`,
    followed: "Followed here",
    following: (subject) => `Following ${subject}`,
    alreadyFollowed: (subject) => `${subject} is followed here already`,
    noLongerFollowed: (subject) => `${subject} is no longer followed here`,
    why: "Why",
    whyReport: (report) => `Why: ${report}`,
    newSince: (day) => `New in the NEC reports since ${day}`,
    news: "New in the NEC reports",
    newOn: (subjects) => `New on ${subjects}`,
    nothingNew: "Nothing new in the NEC reports",
    part: (title, part, parts) => `${title} (${part} of ${parts})`,
  },
  desk: {
    described({ rhythm, timeZone, wait, about, quiet }) {
      const only = about === "" ? "" : `, only on ${about}`;
      const silence = quiet ? ", also when there is nothing new" : "";
      return rhythm === null
        ? `A message soon after reports arrive, waiting up to ${duration(wait)} for a second account${only}${silence}.`
        : `A digest ${englishRhythm(rhythm)} (${timeZone})${only}${silence}.`;
    },
    nextOne: (moment) => `The next one is due on ${moment}.`,
    knownAlready:
      "What is in the archive already counts as known: the digest tells of what arrives from now on.",
    configured: "Set by the configuration.",
    noneHere: "There is no digest here.",
    noneHereTry: 'There is no digest here. "digest here weekly friday 09:00" sets one up.',
    paused: "Paused.",
    stopped: (reason) => `Stopped: ${reason ?? "no reason noted."}`,
    nextDue: (moment) => `Next due on ${moment}.`,
    lastMade: (moment) => (moment === null ? "None posted yet." : `Last made on ${moment}.`),
    willBeInNext: (reports) =>
      reports === 0 ? "Nothing waits for it." : `${count(reports, "report")} will be in the next.`,
    notPosted: (moment, failure) =>
      `Not posted, made on ${moment}: ${failure ?? "no reason noted"}. "digest retry" tries again.`,
    notPostedAt: (place, moment, failure) =>
      `${place}: not posted, made on ${moment}: ${failure ?? "no reason noted"}`,
    keptWhilePaused: 'What arrives in the meantime is kept for one digest after "digest resume".',
    ended: (digests) => `${count(digests, "digest")} ended here.`,
    triedAgain: (messages) =>
      messages === 0
        ? "Nothing was given up on here."
        : `${count(messages, "message")} will be tried again now.`,
    nothingArrived: "Nothing has arrived since the last digest.",
    onItsWay: "It is on its way.",
    stillReading: "The reports are still being read. Try again shortly.",
    allKnown: (reports) =>
      `All ${reports} reports count as known at the first start, so there is nothing new.`,
    giveADate: 'Give a date to see what would have been: "digest preview since:2021".',
    nothingToPost: "Nothing new: no digest would be posted.",
    toldInDigest: "It is told of in this channel's digest.",
    toldByMessage: "A message comes soon after a report on it arrives, at most one an hour.",
    wouldHaveFired: (lastYear, everywhere) =>
      `In the last twelve months it would have told of ${count(lastYear, "report")}; the whole archive has ${everywhere}.`,
    followsNothing:
      'Nothing yet. "follow Forde report" follows a topic; people and bodies can be followed too.',
    followedSubject: (name, kind) => `${name} (${kind})`,
  },
  refusals: {
    configuredAlready:
      "This channel's digest is set by the configuration of whoever runs the bot. Ask them, or give the new one a filter.",
    configuredElsewhere:
      'This channel\'s digest is set by the configuration of whoever runs the bot. "digest pause" halts it.',
    tooManyDigests: (number) =>
      `This channel has ${number} digests already. Stop them with "digest stop" first.`,
    nothingToPause: "There is no running digest here to pause.",
    nothingToResume: "There is no paused digest here.",
    nothingHere: "There is no digest here.",
    nothingRunning: 'There is no running digest here. "digest here" sets one up.',
    busy: "The digest is being posted just now. Please try again in a moment.",
    tooManyFollows: (most) => `${most} subjects are followed here already. Unfollow one first.`,
    nothingFollowed: "Nothing is followed here.",
    notFollowed: (subject, followed) => `${subject} is not followed here. Followed are: ${followed}.`,
    namesNothing: (text, kinds) => `"${text}" names no ${kinds.join(", ")}.`,
    stillReading: "The reports are still being read. Please try again shortly.",
    noReport: (text) =>
      `There is no report "${text}" in the folder. Give its title, its file name or its id.`,
    notCron: (_expression, problem) => problem,
    notARhythm: (text) =>
      `"${text}" is not how often a digest can come. Try weekly friday 09:00, daily 18:00, monthly last, as-they-land, or a cron expression such as "0 9 * * 5".`,
    noDayDaily: (day) => `A daily digest takes no day; "${day}" was given. Try weekly ${day}.`,
    notADayOfMonth: (day) => `"${day}" is not a day of every month. Take 1 to 28, last, or "first friday".`,
    notAWeekday: (day) => `"${day}" is not a day of the week. Try friday.`,
    notATime: (text) => `"${text}" is not a time of day. Try 09:00 or 6pm.`,
    notATimeZone: (text) => `"${text}" is not a time zone. Try Europe/London.`,
  },
  why: {
    repeats: (title) => `It repeats "${title}" word for word: that one is told of, this one is not.`,
    listing: (reason) =>
      `It is a list of reports, not a report, so it is never in a digest. ${reason ?? ""}`.trim(),
    notAReport: (reason) => `It was not read as a report. ${reason ?? ""}`.trim(),
    unreadable: (reason) => `It could not be read. ${reason ?? ""}`.trim(),
    notNotedYet: "The bot has not taken note of it yet: it does so within a minute of the file's arrival.",
    thereAtFirst: (moment) =>
      `It was there at the first start (${moment}), so it counts as known and was never news.`,
    firstSeen: (moment) => `It was first seen on ${moment}.`,
    noDigestHere: "There is no digest in this channel, so it was not posted.",
    changedSince: (change) => `It has changed since: ${change}`,
    olderThanBaseline: "Older than the baseline: known before there was a digest.",
    knownBefore: "Known before this digest was set up, so it is not news here.",
    paused: 'The digest is paused: it waits for "digest resume".',
    stopped: (reason) => `The digest has stopped: ${reason ?? ""}`,
    notYetDue: "Not yet due: it will be in the next digest.",
    notYetDueUntil: (moment) => `Not yet due: it will be in the next digest. The next is due on ${moment}.`,
    notFollowed: "Left out: nothing in it is on a subject followed here.",
    onlyOn: (subjects) => `Left out: this digest is only on ${subjects}.`,
    decidedOn: (moment) => `Decided on ${moment}.`,
    elsewhere: (moment) => `Left to this channel's digest (${moment}).`,
    leftOut: "Left out.",
    posted: (moment) => `Posted on ${moment}.`,
    notPosted: (failure) => `Not posted: ${failure ?? "no reason noted"} "digest retry" tries again.`,
    stoppedBefore: "Not posted: the digest was stopped before it went out.",
    onItsWay: (moment, failure) =>
      `In a digest made on ${moment} that is on its way${failure === null ? "" : ` (last try: ${failure})`}.`,
    inDigestOf: (moment) => `In the digest of ${moment}.`,
  },
  news: {
    noneSince: (day) => `No report has arrived since ${day}.`,
    arrivedOnFollowed: (reports) => `${count(reports, "report")} arrived on what is followed here.`,
    morePassages: (passages) => `${count(passages, "more passage")} on it in the reports that arrived.`,
    summary({ added, older, changed, meetings }) {
      const parts = [
        added > 0 && count(added, "new report"),
        older > 0 && `${count(older, "older report")} added to the archive`,
        changed > 0 && `${count(changed, "report")} changed`,
      ].filter((part) => part !== false);
      return `${parts.join(", ")}${meetings > 0 ? `, on ${count(meetings, "meeting")}` : ""}.`;
    },
    onlyOneAccount: "Only one account so far",
    accounts(number, before) {
      const names = [...new Set(before.map((name) => name ?? "an unnamed author"))];
      if (names.length === 0) return `${number} accounts`;
      const shown = names.slice(0, MOST_NAMES).join(", ");
      const others = names.length > MOST_NAMES ? " and others" : "";
      return `${number} accounts, among them ${shown}${others} from before`;
    },
    andMoreMeetings: (names, more) => (more > 0 ? `${names}; and ${count(more, "more meeting")}` : names),
    moreReports: (reports) =>
      `${count(reports, "more report")}: see the thread, or ask for any of them by name.`,
    moreLines: (lines) => `${count(lines, "more line")}: ask for the meeting or the report to read them.`,
    headings: (shown, more) => `${shown}${more > 0 ? `; and ${more} more` : ""}.`,
    headingsLabel: "Headings",
    changed: (change) => `Changed: ${change}`,
    olderSince: (day) => `Older, new to the archive on ${day}`,
    alsoPublished: "Also published here",
    isNew: "New",
    followedHere: (subject) => `Followed here: ${subject}`,
    compared: (figure, difference, day) =>
      difference === null
        ? `${figure}; the same as the figure before (${day})`
        : `${figure}; ${difference.amount} ${difference.more ? "more" : "fewer"} than the figure before (${day})`,
    nothingYet: (meeting, author, wrote, of) =>
      `${meeting}: nothing yet from ${author}, who wrote about ${wrote} of the ${of} meetings before.`,
    announced: (body, day) => `${body}, ${day}: announced in a report, no account of it here yet.`,
  },
  changes: {
    title: (before) => `its title was "${before}"`,
    authorGone: "its author is no longer named",
    authors: (names) => `it is now given as by ${names}`,
    meetings: (meetings) => `it is now put at ${meetings}`,
    noDate: "no known date",
    link: "its link changed",
    order: "its paragraphs are in another order",
    reworded: (paragraphs) => `${count(paragraphs, "paragraph")} reworded`,
    added: (paragraphs) => `${count(paragraphs, "paragraph")} added`,
    removed: (paragraphs) => `${count(paragraphs, "paragraph")} removed`,
    unknown: "its text was changed",
  },
  failures: {
    doubtful:
      "It may have been posted, and the bot may not read this channel to find out. Look, and try again only if it is not there.",
    noAnswer: "The platform did not answer in time.",
    claimRanOut: "The post was given up: its claim ran out.",
    forbidden:
      'The bot may not post in this channel any more. Give it the right to, then use "digest resume".',
    gone: "The channel is gone.",
    parked: (reason) =>
      `A digest could not be posted in a channel: ${reason} "digest status" there shows it; "digest retry" tries again.`,
    stopped: (channel, reason) => `Digests have stopped for channel ${channel}. ${reason}`,
  },
};

/** "every Friday at 09:00", "on the last day of each month at 09:00"; the expression itself where it is another. */
function englishRhythm(rhythm: Rhythm): string {
  switch (rhythm.kind) {
    case "cron":
      return `by the cron expression ${rhythm.cron}`;
    case "daily":
      return `every day at ${rhythm.at}`;
    case "weekdays":
      return `every weekday at ${rhythm.at}`;
    case "weekly":
      return `every ${ENGLISH_WEEKDAYS[rhythm.weekday]} at ${rhythm.at}`;
    case "nth":
      return `on the ${ORDINALS[rhythm.nth - 1]} ${ENGLISH_WEEKDAYS[rhythm.weekday]} of each month at ${rhythm.at}`;
    case "last-weekday":
      return `on the last ${ENGLISH_WEEKDAYS[rhythm.weekday]} of each month at ${rhythm.at}`;
    case "last-day":
      return `on the last day of each month at ${rhythm.at}`;
    case "day":
      return `on day ${rhythm.day} of each month at ${rhythm.at}`;
  }
}

function duration(minutes: number): string {
  return minutes % 60 === 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
