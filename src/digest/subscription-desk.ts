/** Setting up, showing and changing a channel's digests. */
import { UsageError } from "../errors.ts";
import { formatDate } from "../format-date.ts";
import { noteReply, type Reply } from "../reply.ts";
import type { DigestFilters, Place, Subscription } from "../store/subscription.ts";
import type { DeskParts, DigestOrder } from "./desk-parts.ts";
import { count } from "./news.ts";
import { nextDue, sortArrivals } from "./plan-digest.ts";
import { scheduleWords } from "./read-schedule.ts";

/** A channel with more digests than this is a mistake, or somebody trying how many it takes. */
const MOST_PER_CHANNEL = 10;

/** Digest with the same filters: its time is changed. Other filters: a further digest. */
export async function subscribe(parts: DeskParts, place: Place, order: DigestOrder): Promise<Reply> {
  const here = await digestsOf(parts, place);
  const same = here.find((each) => JSON.stringify(each.filters) === JSON.stringify(order.filters));
  if (same?.origin === "config") {
    throw new UsageError(
      "This channel's digest is set by the configuration of whoever runs the bot. Ask them, or give the new one a filter.",
    );
  }
  const due = nextDue(order, parts.now());
  const { cadence, cron, timeZone, filters, wait, quiet } = order;
  if (same !== undefined) {
    const change = { cadence, cron, timeZone, wait, quiet, due, state: "active", reason: null } as const;
    await changed(parts, same, change);
  } else {
    if (here.length >= MOST_PER_CHANNEL) {
      throw new UsageError(
        `This channel has ${here.length} digests already. Stop them with "digest stop" first.`,
      );
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
  const next = due === null ? "" : ` The next one is due on ${when(due, timeZone)}.`;
  return note(parts, "The digest is set", [
    `${describe({ cadence, cron, timeZone, wait, filters, quiet })}${next}`,
    "What is in the archive already counts as known: the digest tells of what arrives from now on.",
  ]);
}

export async function status(parts: DeskParts, place: Place | null): Promise<Reply> {
  const here = place === null ? await parts.store.subscriptions({}) : await digestsOf(parts, place);
  const lines: string[] = [];
  for (const subscription of here) {
    const where = place === null ? `${subscription.surface} ${subscription.channel}: ` : "";
    lines.push(`${where}${await statusLine(parts, subscription)}`);
  }
  if (here.length === 0)
    lines.push('There is no digest here. "digest here weekly friday 09:00" sets one up.');
  lines.push(...(place === null ? await parkedEverywhere(parts) : await troubles(parts, place)));
  return note(parts, "Digests", lines);
}

async function statusLine(parts: DeskParts, subscription: Subscription): Promise<string> {
  const { state, due, timeZone, lastRun, reason, origin } = subscription;
  const archive = parts.archive();
  const waiting =
    archive === null ? 0 : sortArrivals(await parts.inputFor(subscription, archive)).included.length;
  return [
    describe(subscription),
    origin === "config" ? "Set by the configuration." : null,
    state === "active" ? null : state === "paused" ? "Paused." : `Stopped: ${reason ?? "no reason noted."}`,
    state === "active" && due !== null ? `Next due on ${when(due, timeZone)}.` : null,
    lastRun === null ? "None posted yet." : `Last made on ${when(lastRun, timeZone)}.`,
    waiting === 0 ? "Nothing waits for it." : `${count(waiting, "report")} will be in the next.`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

/** For whoever runs the bot: what was given up on, in any channel. */
async function parkedEverywhere(parts: DeskParts): Promise<readonly string[]> {
  const parked = await parts.store.deliveries({ states: ["parked"] });
  return parked.map(
    ({ surface, channel, failure, createdAt }) =>
      `${surface} ${channel}: not posted, made on ${when(createdAt, parts.timeZone)}: ${failure ?? "no reason noted"}`,
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
    ...parked.map(
      ({ failure, createdAt }) =>
        `Not posted, made on ${when(createdAt, parts.timeZone)}: ${failure ?? "no reason noted"}. "digest retry" tries again.`,
    ),
    ...notices
      .filter((notice) => notice.key.endsWith(`:${channel}`) || community !== null)
      .map((notice) => notice.text),
  ];
}

export async function pause(parts: DeskParts, place: Place): Promise<Reply> {
  const active = (await digestsOf(parts, place)).filter((each) => each.state === "active");
  if (active.length === 0) throw new UsageError("There is no running digest here to pause.");
  for (const each of active) await changed(parts, each, { state: "paused" });
  return note(parts, "Paused", [
    'What arrives in the meantime is kept for one digest after "digest resume".',
  ]);
}

export async function resume(parts: DeskParts, place: Place): Promise<Reply> {
  const halted = (await digestsOf(parts, place)).filter((each) => each.state !== "active");
  if (halted.length === 0) throw new UsageError("There is no paused digest here.");
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
    throw new UsageError(
      here.length === 0
        ? "There is no digest here."
        : 'This channel\'s digest is set by the configuration of whoever runs the bot. "digest pause" halts it.',
    );
  }
  for (const each of own) await parts.store.removeSubscription(each.id);
  return note(parts, "Stopped", [`${count(own.length, "digest")} ended here.`]);
}

export async function retry(parts: DeskParts, place: Place): Promise<Reply> {
  const { surface, channel, community } = place;
  const again = await parts.store.retryParked(surface, channel, parts.now());
  await parts.store.removeNotice(surface, community, `parked:${channel}`);
  parts.kick();
  return note(parts, "Trying again", [
    again === 0 ? "Nothing was given up on here." : `${count(again, "message")} will be tried again now.`,
  ]);
}

export async function digestsNow(parts: DeskParts, place: Place): Promise<Reply> {
  const archive = parts.archive();
  const here = (await digestsOf(parts, place)).filter((each) => each.state === "active");
  if (here.length === 0) throw new UsageError('There is no running digest here. "digest here" sets one up.');
  let messages = 0;
  for (const each of here) messages += archive === null ? 0 : ((await parts.atOnce(each, archive)) ?? 0);
  return note(parts, "Digest now", [
    messages === 0 ? "Nothing has arrived since the last digest." : "It is on its way.",
  ]);
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
  throw new UsageError("The digest is being posted just now. Please try again in a moment.");
}

type Described = Pick<Subscription, "cadence" | "cron" | "timeZone" | "wait" | "filters" | "quiet">;

function describe({ cadence, cron, timeZone, wait, filters, quiet }: Described): string {
  const rhythm =
    cadence === "scheduled"
      ? `A digest ${scheduleWords(cron ?? "")} (${timeZone})`
      : `A message soon after reports arrive, waiting up to ${hours(wait)} for a second account`;
  const about = filterWords(filters);
  const silence = quiet ? ", also when there is nothing new" : "";
  return `${rhythm}${about === "" ? "" : `, only on ${about}`}${silence}.`;
}

export function filterWords({ topics, people, bodies }: DigestFilters): string {
  return [...topics, ...people, ...bodies].join(", ");
}

function hours(minutes: number): string {
  return minutes % 60 === 0 ? count(minutes / 60, "hour") : count(minutes, "minute");
}

/** "Friday 6 March 2026 at 09:00", in the time zone. */
export function when(instant: Temporal.Instant, timeZone: string): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  const weekday = local.toLocaleString("en-GB", { weekday: "long" });
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return `${weekday} ${formatDate(local.toPlainDate().toString())} at ${time}`;
}
