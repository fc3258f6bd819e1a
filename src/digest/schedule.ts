/** When a digest is next due, and the clockwork that looks: the only importer of node-cron. */
import cron, { type ScheduledTask } from "node-cron";

/** Leap days on a given weekday are up to 40 years apart. */
const FURTHEST_DAYS = 366 * 41;

/** What is wrong with a cron expression, in a sentence; null when it can be used. */
export function cronProblem(expression: string): string | null {
  const { valid, errors } = cron.validateDetailed(expression);
  if (valid) return null;
  const [first] = errors;
  const detail = first === undefined ? "" : ` (${first.field}: ${first.message})`;
  return `"${expression}" is not a cron expression${detail}. "0 9 * * 5" is every Friday at 09:00.`;
}

/**
 * The first instant after `after` at which a cron expression is due in a time zone; null when it never is.
 * Fields mean what node-cron makes of them (day of month and weekday must both fit). A time that the clocks
 * skip is due as much later as they skip; one that they repeat is due the first time only.
 * @throws Error for an expression in which `cronProblem` finds a problem.
 */
export function nextRun(
  expression: string,
  timeZone: string,
  after: Temporal.Instant,
): Temporal.Instant | null {
  const { second, minute, hour, month } = cron.parse(expression);
  const fitsDay = dayMatcher(expression);
  const isDue = (day: Temporal.PlainDate): boolean => month.includes(day.month) && fitsDay(day);
  const times = { hours: sorted(hour), minutes: sorted(minute), seconds: sorted(second) };
  // A skipped time moves to the following hour, so yesterday's last times may fall on today.
  let day = after.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });
  for (let count = 0; count <= FURTHEST_DAYS; count += 1, day = day.add({ days: 1 })) {
    const found = isDue(day) ? firstTimeOn(day, times, timeZone, after) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether the day fields of an expression fit a date: asked of node-cron itself, at noon UTC. */
function dayMatcher(expression: string): (day: Temporal.PlainDate) => boolean {
  const fields = expression.trim().split(/\s+/).slice(-3);
  // A nickname such as @weekly stands for all fields: its times are then part of the pattern, at midnight.
  const nickname = fields.length < 3;
  const task = cron.createTask(nickname ? expression : `0 0 0 ${fields.join(" ")}`, () => undefined, {
    timezone: "UTC",
  });
  return (day) => task.match(new Date(Date.UTC(day.year, day.month - 1, day.day)));
}

type Times = {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
};

function firstTimeOn(
  day: Temporal.PlainDate,
  times: Times,
  timeZone: string,
  after: Temporal.Instant,
): Temporal.Instant | null {
  let earliest: Temporal.Instant | null = null;
  for (const hour of times.hours) {
    const begins = instantOf(day, hour, 0, timeZone);
    // Not simply the first that is found: a skipped time falls into, or behind, the hour after it.
    if (earliest !== null && Temporal.Instant.compare(begins, earliest) >= 0) break;
    if (Temporal.Instant.compare(begins.add({ hours: 2 }), after) <= 0) continue;
    for (const minute of times.minutes) {
      const due = firstSecond(instantOf(day, hour, minute, timeZone), times.seconds, after);
      if (due !== null && (earliest === null || Temporal.Instant.compare(due, earliest) < 0)) earliest = due;
    }
  }
  return earliest;
}

function firstSecond(
  minute: Temporal.Instant,
  seconds: readonly number[],
  after: Temporal.Instant,
): Temporal.Instant | null {
  for (const second of seconds) {
    const due = minute.add({ seconds: second });
    if (Temporal.Instant.compare(due, after) > 0) return due;
  }
  return null;
}

function instantOf(
  day: Temporal.PlainDate,
  hour: number,
  minute: number,
  timeZone: string,
): Temporal.Instant {
  return day.toPlainDateTime({ hour, minute }).toZonedDateTime(timeZone).toInstant();
}

function sorted(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => a - b);
}

export type Clockwork = { stop(): Promise<void> };

/**
 * Calls `run` whenever the expression is due on this machine's clock, never twice at a time. Runs that were
 * missed while the machine slept are not made up: what is due is kept in the store and found at the next run.
 */
export function startClockwork(
  expression: string,
  timeZone: string,
  run: () => Promise<void>,
  onError: (error: Error) => void,
): Clockwork {
  const task: ScheduledTask = cron.schedule(expression, run, {
    timezone: timeZone,
    noOverlap: true,
    unref: true,
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      warn: () => undefined,
      debug: () => undefined,
      error: (message, error) => onError(error ?? (message instanceof Error ? message : new Error(message))),
    },
  });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
