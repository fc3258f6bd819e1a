import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { Period } from "../src/answer/period.ts";
import {
  defineCommand,
  type OptionDefinition,
  type RawValues,
  readValues,
  type Values,
} from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply } from "../src/reply.ts";
import type { Asker } from "../src/surface.ts";

const TODAY = "2026-01-15";
const options = [
  { name: "subject", description: "what it is about", type: "topic", required: true, maxLength: 20 },
  { name: "from", description: "from when", type: "period" },
  { name: "count", description: "how many", type: "integer", min: 2, max: 12 },
  { name: "page", description: "which page", type: "integer" },
  { name: "quiet", description: "say less", type: "flag" },
  { name: "action", description: "what to do", type: "choice", choices: ["here", "Stop"] },
  { name: "note", description: "words", type: "text" },
] as const satisfies readonly OptionDefinition[];

const read = (raw: RawValues) => readValues(options, { subject: "herring", ...raw }, TODAY);
const complaint = (raw: RawValues): string => {
  try {
    read(raw);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(UsageError);
    return thrown instanceof Error ? thrown.message : "";
  }
  return "";
};

describe("The values of a command", () => {
  test("are typed by their definition", () => {
    expectTypeOf<Values<typeof options>>().toEqualTypeOf<{
      readonly subject: string;
      readonly from: Period | undefined;
      readonly count: number | undefined;
      readonly page: number | undefined;
      readonly quiet: boolean | undefined;
      readonly action: "here" | "Stop" | undefined;
      readonly note: string | undefined;
    }>();
  });

  test("are read as what they are", () => {
    expect(
      read({ from: "March 2021", count: " 12 ", quiet: "Yes", action: "stop", note: "  so be it " }),
    ).toEqual({
      subject: "herring",
      from: { from: "2021-03-01", to: "2021-03-31", text: "March 2021" },
      count: 12,
      quiet: true,
      action: "Stop",
      note: "so be it",
    });
  });

  test("that are empty are as if they were not given", () => {
    expect(read({ from: "", count: "   ", note: "\n" })).toEqual({ subject: "herring" });
  });

  test.each([
    ["true", true],
    ["on", true],
    ["1", true],
    ["NO", false],
    ["off", false],
    ["0", false],
  ])("read %s as %s", (text, value) => {
    expect(read({ quiet: text }).quiet).toBe(value);
  });

  test.each([
    [{ subject: " " }, 'Please give "subject": what it is about.'],
    [{ from: "the twelfth of never" }, '"the twelfth of never" is not a date that can be read for "from".'],
    [{ from: "31 February 2021" }, '"31 February 2021" is not a date'],
    [{ count: "1" }, '"count" takes a whole number from 2 to 12, not "1".'],
    [{ count: "13" }, "from 2 to 12"],
    [{ count: "3.5" }, 'not "3.5"'],
    [{ count: "1e1" }, 'not "1e1"'],
    [{ page: "0" }, '"page" takes a whole number from 1 to 1000'],
    [{ quiet: "perhaps" }, '"quiet" takes yes or no, not "perhaps".'],
    [{ action: "explode" }, '"action" is one of here, Stop; not "explode".'],
    [
      { volume: "11" },
      '"volume" is not an option here. Options: subject, from, count, page, quiet, action, note.',
    ],
  ])("%j are refused in a sentence that says what would do", (raw, sentence) => {
    expect(complaint(raw as RawValues)).toContain(sentence);
  });

  test("that are far too long are cut, and repeated only in part", () => {
    expect(read({ subject: "x".repeat(600) }).subject).toHaveLength(20);
    expect(read({ note: "x".repeat(600) }).note).toHaveLength(500);
    expect(complaint({ action: "y".repeat(600) }).length).toBeLessThan(120);
  });

  test("of a command without options are none", () => {
    expect(() => readValues([], { page: "1" }, TODAY)).toThrow(
      '"page" is not an option here: this command has none.',
    );
  });

  test("are read or refused, whatever is typed", () => {
    const name = fc.constantFrom(
      "subject",
      "from",
      "count",
      "page",
      "quiet",
      "action",
      "note",
      "other",
      "__proto__",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("2021", "yes", "7", "here", "-3", "٣"),
    );
    fc.assert(
      fc.property(fc.dictionary(name, text), (raw) => {
        try {
          const values = read(raw);
          if (values.count !== undefined) expect(Number.isInteger(values.count)).toBe(true);
          expect(values.subject.length).toBeLessThanOrEqual(20);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});

describe("A command", () => {
  const asker: Asker = { surface: "console", community: null, channel: null, user: null, admin: true };
  const seen: unknown[] = [];
  const command = defineCommand({
    name: "look",
    description: "Looks",
    welsh: "Edrych",
    options: [{ name: "at", description: "a day", welsh: "diwrnod", type: "period", required: true }],
    async run(values, services: { readonly name: string }) {
      seen.push(values.at.from, services.name);
      return noteReply("Seen", [], { reports: 0, from: null, to: null });
    },
  });

  test("is everybody's and keeps nothing unless it says so", () => {
    expect(command).toMatchObject({ access: "everyone", stateful: false, examples: [] });
  });

  test("runs with its values read, as of the day that it is told", async () => {
    await command.run({ at: "yesterday" }, { name: "services" }, asker, "2026-01-01");
    expect(seen).toEqual(["2025-12-31", "services"]);
    await expect(async () => command.run({}, { name: "" }, asker, TODAY)).rejects.toThrow(UsageError);
  });
});
