/** Setting up, showing and changing a channel's digests. */
import { noteReply, type Reply } from "../reply.ts";
import type { DigestFilters, Place, Subscription } from "../store/subscription.ts";
import type { DeskParts, DigestOrder } from "./desk-parts.ts";
import type { DigestWording } from "./digest-wording.ts";
import { nextDue, sortArrivals } from "./plan-digest.ts";
import { refused } from "./refused.ts";
import { rhythmOf } from "./rhythm.ts";

/** A channel with more digests than this is a mistake, or somebody trying how many it takes. */
const MOST_PER_CHANNEL = 10;

/** Digest with the same filters: its time is changed. Other filters: a further digest. */
export async function subscribe(parts: DeskParts, place: Place, order: DigestOrder): Promise<Reply> {
  const here = await digestsOf(parts, place);
  const same = here.find((each) => JSON.stringify(each.filters) === JSON.stringify(order.filters));
  if (same?.origin === "config") {
    throw refused(({ configuredAlready }) => configuredAlready);
  }
  const due = nextDue(order, parts.now());
  const { cadence, cron, timeZone, filters, wait, quiet } = order;
  if (same !== undefined) {
    const change = { cadence, cron, timeZone, wait, quiet, due, state: "active", reason: null } as const;
    await changed(parts, same, change);
  } else {
    if (here.length >= MOST_PER_CHANNEL) {
      throw refused(({ tooManyDigests }) => tooManyDigests(here.length));
    }
    await parts.store.addSubscription({
      ...plainPlace(place),
      id: parts.newId(),
      origin: "command",
      cadence,
      cron,
      timeZone,
      wait,
      quiet,
      filters,
      createdAt: parts.now(),
      due,
    });
  }
  const { titles, desk, moment } = parts.wording;
  const described = describe({ cadence, cron, timeZone, wait, filters, quiet }, desk);
  return note(parts, titles.set, [
    due === null ? described : `${described} ${desk.nextOne(moment(due, timeZone))}`,
    desk.knownAlready,
  ]);
}

export async function status(parts: DeskParts, place: Place | null): Promise<Reply> {
  const here = place === null ? await parts.store.subscriptions({}) : await digestsOf(parts, place);
  const { titles, desk } = parts.wording;
  const lines: string[] = [];
  for (const subscription of here) {
    const where = place === null ? `${subscription.surface} ${subscription.channel}: ` : "";
    lines.push(`${where}${await statusLine(parts, subscription)}`);
  }
  if (here.length === 0) lines.push(desk.noneHereTry);
  lines.push(...(place === null ? await parkedEverywhere(parts) : await troubles(parts, place)));
  return note(parts, titles.digests, lines);
}

async function statusLine(parts: DeskParts, subscription: Subscription): Promise<string> {
  const { state, due, timeZone, lastRun, reason, origin } = subscription;
  const archive = parts.archive();
  const waiting =
    archive === null ? 0 : sortArrivals(await parts.inputFor(subscription, archive)).included.length;
  const { desk, moment } = parts.wording;
  return [
    describe(subscription, desk),
    origin === "config" ? desk.configured : null,
    state === "active" ? null : state === "paused" ? desk.paused : desk.stopped(reason),
    state === "active" && due !== null ? desk.nextDue(moment(due, timeZone)) : null,
    desk.lastMade(lastRun === null ? null : moment(lastRun, timeZone)),
    desk.willBeInNext(waiting),
  ]
    .filter((part) => part !== null)
    .join(" ");
}

/** For whoever runs the bot: what was given up on, in any channel. */
async function parkedEverywhere(parts: DeskParts): Promise<readonly string[]> {
  const parked = await parts.store.deliveries({ states: ["parked"] });
  const { desk, moment } = parts.wording;
  return parked.map(({ surface, channel, failure, createdAt }) =>
    desk.notPostedAt(`${surface} ${channel}`, moment(createdAt, parts.timeZone), failure),
  );
}

/** Deliveries that were given up on, and notices for those who manage the place. */
async function troubles(parts: DeskParts, place: Place): Promise<readonly string[]> {
  const { surface, channel, community } = place;
  const parked = await parts.store.deliveries({ surface, channel, states: ["parked"] });
  const notices = [
    ...(await parts.store.notices(surface, community)),
    ...(community === null ? [] : await parts.store.notices(surface, null)),
  ];
  return [
    ...parked.map(({ failure, createdAt }) =>
      parts.wording.desk.notPosted(parts.wording.moment(createdAt, parts.timeZone), failure),
    ),
    ...notices
      .filter((notice) => notice.key.endsWith(`:${channel}`) || community !== null)
      .map((notice) => notice.text),
  ];
}

export async function pause(parts: DeskParts, place: Place): Promise<Reply> {
  const active = (await digestsOf(parts, place)).filter((each) => each.state === "active");
  if (active.length === 0) throw refused(({ nothingToPause }) => nothingToPause);
  for (const each of active) await changed(parts, each, { state: "paused" });
  const { titles, desk } = parts.wording;
  return note(parts, titles.paused, [desk.keptWhilePaused]);
}

export async function resume(parts: DeskParts, place: Place): Promise<Reply> {
  const halted = (await digestsOf(parts, place)).filter((each) => each.state !== "active");
  if (halted.length === 0) throw refused(({ nothingToResume }) => nothingToResume);
  for (const each of halted) {
    // Those that wait for arrivals look at once; scheduled ones at their next time.
    const due = nextDue(each, parts.now()) ?? parts.now();
    await changed(parts, each, { state: "active", reason: null, due });
  }
  for (const cause of ["forbidden", "gone", "told"]) {
    await parts.store.removeNotice(place.surface, place.community, `${cause}:${place.channel}`);
  }
  parts.kick();
  return status(parts, place);
}

export async function stopDigests(parts: DeskParts, place: Place): Promise<Reply> {
  const here = await digestsOf(parts, place);
  const own = here.filter((each) => each.origin === "command");
  if (own.length === 0) {
    throw refused(({ nothingHere, configuredElsewhere }) =>
      here.length === 0 ? nothingHere : configuredElsewhere,
    );
  }
  for (const each of own) await parts.store.removeSubscription(each.id);
  const { titles, desk } = parts.wording;
  return note(parts, titles.stopped, [desk.ended(own.length)]);
}

export async function retry(parts: DeskParts, place: Place): Promise<Reply> {
  const { surface, channel, community } = place;
  const again = await parts.store.retryParked(surface, channel, parts.now());
  await parts.store.removeNotice(surface, community, `parked:${channel}`);
  parts.kick();
  const { titles, desk } = parts.wording;
  return note(parts, titles.tryingAgain, [desk.triedAgain(again)]);
}

export async function digestsNow(parts: DeskParts, place: Place): Promise<Reply> {
  const archive = parts.archive();
  const here = (await digestsOf(parts, place)).filter((each) => each.state === "active");
  if (here.length === 0) throw refused(({ nothingRunning }) => nothingRunning);
  let messages = 0;
  for (const each of here) messages += archive === null ? 0 : ((await parts.atOnce(each, archive)) ?? 0);
  const { titles, desk } = parts.wording;
  return note(parts, titles.now, [messages === 0 ? desk.nothingArrived : desk.onItsWay]);
}

/** The digests of a place, without the follows that are kept like one. */
export async function digestsOf(parts: DeskParts, place: Place): Promise<readonly Subscription[]> {
  const { surface, channel } = place;
  const here = await parts.store.subscriptions({ surface, channel });
  return here.filter((each) => each.cadence !== "follows");
}

export function plainPlace({ surface, community, channel, person }: Place): Place {
  return { surface, community, channel, person };
}

export function note(parts: DeskParts, title: string, lines: readonly string[]): Reply {
  const coverage = parts.archive()?.coverage ?? { reports: 0, from: null, to: null };
  return noteReply(title, lines, coverage);
}

/** Changes a subscription as it is now, though the digests may be at work on it. */
async function changed(
  parts: DeskParts,
  subscription: Subscription,
  change: Parameters<DeskParts["store"]["changeSubscription"]>[2],
): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const current = attempt === 0 ? subscription : await parts.store.subscription(subscription.id);
    if (current === null) return;
    if (await parts.store.changeSubscription(current.id, current.version, change)) return;
  }
  throw refused(({ busy }) => busy);
}

type Described = Pick<Subscription, "cadence" | "cron" | "timeZone" | "wait" | "filters" | "quiet">;

function describe(
  { cadence, cron, timeZone, wait, filters, quiet }: Described,
  desk: DigestWording["desk"],
): string {
  const rhythm = cadence === "scheduled" ? rhythmOf(cron ?? "") : null;
  return desk.described({ rhythm, timeZone, wait, about: filterWords(filters), quiet });
}

export function filterWords({ topics, people, bodies }: DigestFilters): string {
  return [...topics, ...people, ...bodies].join(", ");
}
