import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronProblem, nextRun } from "../../src/digest/schedule.ts";

const ZONES = ["Europe/London", "America/New_York", "Pacific/Auckland"];
const FROM = Temporal.Instant.from("2026-01-01T00:00:00Z");

/** Every run of an expression in the ten years from 2026 on, in local time. */
function tenYears(expression: string, zone: string): Temporal.ZonedDateTime[] {
  const end = FROM.add({ hours: 24 * 3653 });
  const runs: Temporal.ZonedDateTime[] = [];
  let next = nextRun(expression, zone, FROM);
  while (next !== null && Temporal.Instant.compare(next, end) < 0) {
    runs.push(next.toZonedDateTimeISO(zone));
    next = nextRun(expression, zone, next);
  }
  return runs;
}

/** The numbers of calendar days that lie between a run and the next. */
function daysBetween(runs: readonly Temporal.ZonedDateTime[]): Set<number> {
  const days = runs.map((run) => run.toPlainDate());
  return new Set(days.slice(1).map((day, index) => (days[index] ?? day).until(day).days));
}

describe.each(ZONES)("Over ten years in %s", (zone) => {
  it("a weekly digest comes every Friday at nine by the clock on the wall", () => {
    const runs = tenYears("0 9 * * 5", zone);
    expect(runs.length).toBeGreaterThan(520);
    expect(runs.filter((run) => run.dayOfWeek !== 5 || run.hour !== 9 || run.minute !== 0)).toEqual([]);
    expect(daysBetween(runs)).toEqual(new Set([7]));
  });

  it.each(["30 1 * * *", "30 2 * * *"])(
    "a daily one (%s) comes once on every day, also when clocks change",
    (expression) => {
      const runs = tenYears(expression, zone);
      expect(daysBetween(runs)).toEqual(new Set([1]));
      const [minute, hour = 0] = expression.split(" ").map(Number);
      const moved = runs.filter((run) => run.hour !== hour || run.minute !== minute);
      // Skipped by the clocks at most once a year, and then an hour late.
      expect(moved.length).toBeLessThanOrEqual(11);
      expect(moved.filter((run) => run.hour !== hour + 1 || run.minute !== minute)).toEqual([]);
    },
  );

  it("one on the last day comes once a month, on 29 February too", () => {
    const runs = tenYears("0 9 L * *", zone);
    for (const run of runs) expect(run.day).toBe(run.daysInMonth);
    expect(new Set(runs.map((run) => `${run.year}-${run.month}`)).size).toBe(runs.length);
    expect(runs.length).toBeGreaterThanOrEqual(119);
    expect(runs.filter((run) => run.month === 2 && run.day === 29).map((run) => run.year)).toEqual([
      2028, 2032,
    ]);
  });

  it("one on 29 February comes in leap years only, one on the 31st in long months only", () => {
    expect(tenYears("0 9 29 2 *", zone).map((run) => run.year)).toEqual([2028, 2032]);
    const months = new Set(tenYears("0 9 31 * *", zone).map((run) => run.month));
    expect([...months].sort((a, b) => a - b)).toEqual([1, 3, 5, 7, 8, 10, 12]);
  });

  it("one on the first Friday comes on the first seven days", () => {
    const runs = tenYears("0 9 * * 5#1", zone);
    expect(runs.length).toBeGreaterThanOrEqual(119);
    for (const run of runs) expect([run.dayOfWeek, run.day <= 7]).toEqual([5, true]);
  });
});

describe("The next run", () => {
  it("of a time that clocks skip is as much later as they skip", () => {
    const eve = Temporal.Instant.from("2026-03-28T12:00:00Z");
    expect(nextRun("30 1 * * *", "Europe/London", eve)?.toString()).toBe("2026-03-29T01:30:00Z");
  });

  it("of a time that clocks repeat is the first of the two, once", () => {
    const eve = Temporal.Instant.from("2026-10-24T12:00:00Z");
    const first = nextRun("30 1 * * *", "Europe/London", eve);
    expect(first?.toString()).toBe("2026-10-25T00:30:00Z");
    expect(nextRun("30 1 * * *", "Europe/London", first ?? eve)?.toString()).toBe("2026-10-26T01:30:00Z");
  });

  it("is to the second where the expression is", () => {
    const at = Temporal.Instant.from("2026-06-01T12:00:07.250Z");
    expect(nextRun("*/10 * * * * *", "UTC", at)?.toString()).toBe("2026-06-01T12:00:10Z");
    expect(nextRun("* * * * * *", "UTC", at)?.toString()).toBe("2026-06-01T12:00:08Z");
  });

  it("is the first minute after the given one that the expression fits, as found by trying them all", () => {
    const field = (max: number, least = 0): fc.Arbitrary<string> =>
      fc.oneof(
        fc.constant("*"),
        fc.integer({ min: least, max }).map(String),
        fc.integer({ min: 2, max: 20 }).map((step) => `*/${step}`),
      );
    const expressions = fc.tuple(field(59), field(23), fc.constant("*"), fc.constant("*"), field(6));
    const starts = fc.integer({ min: 0, max: 525_600 }).map((minute) => FROM.add({ minutes: minute }));
    fc.assert(
      fc.property(expressions, starts, fc.constantFrom(...ZONES, "UTC"), (fields, start, zone) => {
        const expression = fields.join(" ");
        expect(nextRun(expression, zone, start)?.toString()).toBe(tryAll(fields, start, zone));
      }),
      { numRuns: 80 },
    );
  });
});

/** Minute by minute on the local calendar, not on the time line: each local minute is turned into its instant. */
function tryAll(fields: readonly string[], after: Temporal.Instant, zone: string): string | undefined {
  const [minute = "*", hour = "*", , , weekday = "*"] = fields;
  const fits = (field: string, value: number): boolean =>
    field === "*" ||
    (field.startsWith("*/") ? value % Number(field.slice(2)) === 0 : Number(field) === value);
  const begin = after.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  let found: Temporal.Instant | undefined;
  for (let day = 0; day < 10 && (found === undefined || day < 3); day += 1) {
    const date = begin.add({ days: day });
    if (!fits(weekday, date.dayOfWeek % 7)) continue;
    for (let of = 0; of < 1440; of += 1) {
      if (!fits(hour, Math.floor(of / 60)) || !fits(minute, of % 60)) continue;
      const instant = date
        .toPlainDateTime({ hour: Math.floor(of / 60), minute: of % 60 })
        .toZonedDateTime(zone)
        .toInstant();
      const later = Temporal.Instant.compare(instant, after) > 0;
      if (later && (found === undefined || Temporal.Instant.compare(instant, found) < 0)) found = instant;
    }
  }
  return found?.toString();
}

describe("A cron expression", () => {
  it.each(["0 9 * * 5", "*/15 * * * *", "0 0 9 * * 1-5", "0 9 L * *", "0 9 * * 5#1", "@weekly"])(
    "%s can be used",
    (expression) => {
      expect(cronProblem(expression)).toBeNull();
      expect(nextRun(expression, "Europe/London", FROM)).not.toBeNull();
    },
  );

  it.each(["", "hello", "0 25 * * *", "61 9 * * *", "0 9 * *", "0 9 30 2 *"])(
    "'%s' is refused in a sentence that quotes it",
    (expression) => {
      expect(cronProblem(expression)).toContain(`"${expression}" is not a cron expression`);
    },
  );
});
