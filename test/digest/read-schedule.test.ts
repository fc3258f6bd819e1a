import { describe, expect, it } from "vitest";
import { digestWordings } from "../../src/digest/digest-wordings.ts";
import { readSchedule } from "../../src/digest/read-schedule.ts";
import { rhythmOf } from "../../src/digest/rhythm.ts";

function read(when: string, more: { day?: string; at?: string; timeZone?: string } = {}): string {
  const { day = null, at = null, timeZone = null } = more;
  const { cadence, cron, timeZone: zone } = readSchedule({ when, day, at, timeZone }, "Europe/London");
  return cadence === "as-they-land" ? `as-they-land ${zone}` : `${cron} ${zone}`;
}

const told = (cron: string) =>
  digestWordings.in("en").desk.described({
    rhythm: rhythmOf(cron),
    timeZone: "Europe/London",
    wait: 0,
    about: "",
    quiet: false,
  });

describe("What people type for the time of a digest", () => {
  it.each([
    ["", "0 9 * * 5 Europe/London"],
    ["weekly", "0 9 * * 5 Europe/London"],
    ["weekly friday 09:00", "0 9 * * 5 Europe/London"],
    ["weekly on Monday at 6.30pm", "30 18 * * 1 Europe/London"],
    ["weekly sun noon", "0 12 * * 0 Europe/London"],
    ["daily", "0 9 * * * Europe/London"],
    ["daily 7am", "0 7 * * * Europe/London"],
    ["daily weekdays 12am", "0 0 * * 1-5 Europe/London"],
    ["monthly", "0 9 1 * * Europe/London"],
    ["monthly 28th 10:15", "15 10 28 * * Europe/London"],
    ["monthly last", "0 9 L * * Europe/London"],
    ["monthly first friday 18:00", "0 18 * * 5#1 Europe/London"],
    ["monthly last tuesday", "0 9 * * 2L Europe/London"],
    ["weekly friday 09:00 America/New_York", "0 9 * * 5 America/New_York"],
    ["0 8 * * 1-5", "0 8 * * 1-5 Europe/London"],
    ["*/30 9-17 * * *", "*/30 9-17 * * * Europe/London"],
    ["as-they-land", "as-they-land Europe/London"],
    ["AS-THEY-LAND utc", "as-they-land UTC"],
  ])("'%s' is read as %s", (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it("may stand in options of their own", () => {
    expect(read("weekly", { day: "tuesday", at: "7", timeZone: "Pacific/Auckland" })).toBe(
      "0 7 * * 2 Pacific/Auckland",
    );
    expect(read("", { day: "mon", at: "noon" })).toBe("0 12 * * 1 Europe/London");
  });

  it.each([
    ["hourly", "hourly"],
    ["weekly someday", "someday"],
    ["weekly friday 25:00", "friday 25:00"],
    ["monthly 31", "31"],
    ["daily friday", "friday"],
    ["0 99 * * *", "0 99 * * *"],
    ["weekly friday Europe/Nowhere", "Europe/Nowhere"],
  ])("'%s' is refused naming '%s'", (typed, named) => {
    expect(() => read(typed)).toThrow(named);
  });

  it.each([
    ["0 9 * * 5", "every Friday at 09:00"],
    ["30 18 * * *", "every day at 18:30"],
    ["0 9 * * 1-5", "every weekday at 09:00"],
    ["0 9 1 * *", "on day 1 of each month at 09:00"],
    ["0 9 L * *", "on the last day of each month at 09:00"],
    ["0 18 * * 5#1", "on the first Friday of each month at 18:00"],
    ["0 9 * * 2L", "on the last Tuesday of each month at 09:00"],
    ["*/5 * * * *", "by the cron expression */5 * * * *"],
    ["0 0 9 * * 5", "by the cron expression 0 0 9 * * 5"],
  ])("%s is told as '%s'", (cron, words) => {
    expect(told(cron)).toBe(`A digest ${words} (Europe/London).`);
  });
});
