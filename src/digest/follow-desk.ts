/** Following a topic, person or body in a channel or a direct message. */
import type { Archive } from "../archive/archive.ts";
import type { Item, Reply } from "../reply.ts";
import type { FollowKind, Place } from "../store/subscription.ts";
import { lastDay } from "./arrivals.ts";
import { composeAlert } from "./compose-alert.ts";
import type { DeskParts } from "./desk-parts.ts";
import { refused } from "./refused.ts";
import { createSubjects, readSubject, type Subject } from "./subjects.ts";
import { digestsOf, note, plainPlace } from "./subscription-desk.ts";

/** More subjects than this in one place would be everything, by many messages. */
const MOST_FOLLOWS = 50;

export async function follow(
  parts: DeskParts,
  place: Place,
  words: string,
  kinds: readonly FollowKind[],
): Promise<Reply> {
  const archive = ready(parts);
  const subject = subjectOf(archive, words, kinds);
  const here = await parts.store.follows(place);
  if (here.length >= MOST_FOLLOWS) {
    throw refused(({ tooManyFollows }) => tooManyFollows(MOST_FOLLOWS));
  }
  const added = await parts.store.addFollow({
    ...plainPlace(place),
    id: parts.newId(),
    ...subject,
    createdAt: parts.now(),
  });
  const { titles, desk } = parts.wording;
  if (!added) return note(parts, titles.alreadyFollowed(subject.name), []);
  await parts.store.addSubscription({
    ...plainPlace(place),
    id: followsId(place),
    origin: "command",
    cadence: "follows",
    cron: null,
    timeZone: parts.timeZone,
    wait: 0,
    quiet: false,
    filters: { topics: [], people: [], bodies: [] },
    createdAt: parts.now(),
    due: null,
  });
  const digests = await digestsOf(parts, place);
  const how = digests.some((each) => each.state === "active") ? desk.toldInDigest : desk.toldByMessage;
  return firedReply(parts, archive, subject, how);
}

/** How often it would have fired in the last year, with the latest passage. */
function firedReply(parts: DeskParts, archive: Archive, subject: Subject, how: string): Reply {
  const subjects = createSubjects(archive);
  const today = parts.now().toZonedDateTimeISO(parts.timeZone).toPlainDate();
  const yearAgo = today.subtract({ years: 1 }).toString();
  const matching = archive.reports
    .filter((report) => subjects.concerns(report, subject))
    .toSorted((a, b) => (lastDay(b) ?? "").localeCompare(lastDay(a) ?? ""));
  const lastYear = matching.filter((report) => (lastDay(report) ?? "") >= yearAgo);
  const { titles, desk } = parts.wording;
  const reply = note(parts, titles.following(subject.name), [
    how,
    desk.wouldHaveFired(lastYear.length, matching.length),
  ]);
  const [latest] = matching;
  if (latest === undefined) return reply;
  const arrival = {
    report: latest,
    seq: 0,
    firstSeen: parts.now(),
    changedAt: parts.now(),
    change: null,
    older: false,
  };
  const example: readonly Item[] = composeAlert(
    { archive, subjects, follows: [subject], wording: parts.wording },
    [arrival],
  )
    .flatMap((alert) => alert.items)
    .slice(0, 1);
  return { ...reply, items: [...reply.items, ...example] };
}

export async function unfollow(
  parts: DeskParts,
  place: Place,
  words: string,
  kinds: readonly FollowKind[],
): Promise<Reply> {
  const archive = ready(parts);
  const here = await parts.store.follows(place);
  const wanted = words.trim().toLowerCase();
  // The name as it is listed comes first: it may have left the lists of the corpus since.
  const listed = here.find((each) => each.name.toLowerCase() === wanted);
  const subject = listed ?? subjectOf(archive, words, kinds);
  if (!(await parts.store.removeFollow(place, subject.kind, subject.name))) {
    const followed = here.map((each) => each.name).join(", ");
    throw refused(({ nothingFollowed, notFollowed }) =>
      here.length === 0 ? nothingFollowed : notFollowed(subject.name, followed),
    );
  }
  if (here.length === 1) await parts.store.removeSubscription(followsId(place));
  return note(parts, parts.wording.titles.noLongerFollowed(subject.name), []);
}

export async function following(parts: DeskParts, place: Place): Promise<Reply> {
  const { titles, desk } = parts.wording;
  const here = await parts.store.follows(place);
  return note(
    parts,
    titles.followed,
    here.length === 0
      ? [desk.followsNothing]
      : here.map(({ name, kind }) => desk.followedSubject(name, kind)),
  );
}

function subjectOf(archive: Archive, words: string, kinds: readonly FollowKind[]): Subject {
  const subject = readSubject(archive, words, kinds);
  if (subject === null) throw refused(({ namesNothing }) => namesNothing(words.slice(0, 60), kinds));
  return subject;
}

function ready(parts: DeskParts): Archive {
  const archive = parts.archive();
  if (archive === null) throw refused(({ stillReading }) => stillReading);
  return archive;
}

function followsId({ surface, channel }: Place): string {
  return `follows:${surface}:${channel}`;
}
