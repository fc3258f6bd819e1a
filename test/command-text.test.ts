import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArguments, parseCommandText } from "../src/command-text.ts";
import { UsageError } from "../src/errors.ts";

const commands = [
  {
    name: "person",
    options: [
      { name: "person", description: "a name", type: "person", required: true, positional: true },
      { name: "from", description: "from when", type: "period", aliases: ["since"] },
      { name: "to", description: "until when", type: "period" },
    ],
  },
  {
    name: "digest",
    options: [
      {
        name: "action",
        description: "what to do",
        type: "choice",
        choices: ["here", "status"],
        positional: true,
      },
      { name: "at", description: "the hour", type: "text" },
    ],
  },
  {
    name: "ask",
    options: [{ name: "question", description: "what", type: "text", required: true, positional: true }],
  },
  { name: "coverage", options: [] },
] as const;

const read = (line: string) => parseCommandText(line, commands);

describe("A typed line", () => {
  test.each([
    ["/nec person rahman since:2021", { person: "rahman", from: "2021" }],
    ["person rahman since:last spring to:2022", { person: "rahman", from: "last spring", to: "2022" }],
    ["/nec person since:2021 rahman", { from: "2021", person: "rahman" }],
    ['/nec person since:"may 2021" mish rahman', { from: "may 2021", person: "mish rahman" }],
    ["/nec person rahman --from 2021", { person: "rahman", from: "2021" }],
    ['person "Ann Black"', { person: "Ann Black" }],
    ["PERSON Ann Black", { person: "Ann Black" }],
  ])("%s is the person command with its values", (line, values) => {
    expect(read(line)).toEqual({ kind: "command", command: "person", values });
  });

  test.each([
    "what happened to the Forde report?",
    "person of the year, who was it?",
    "coverage of the conference in the press",
    "who said what: a list",
  ])("%s is a question", (line) => {
    expect(read(line)).toEqual({ kind: "question", question: line });
  });

  test("the prefix alone asks for help", () => {
    expect(read("/nec")).toEqual({ kind: "command", command: "help", values: {} });
  });

  test("words after the prefix that name no command are a question", () => {
    expect(read("/nec what happened in May?")).toEqual({
      kind: "question",
      question: "what happened in May?",
    });
  });

  test("a word too many is named", () => {
    expect(() => read("/nec coverage tomorrow")).toThrow(UsageError);
    expect(() => read("/nec coverage tomorrow")).toThrow(/tomorrow/);
  });

  test("an address is not taken for an option", () => {
    expect(read("/nec ask what is at https://example.org/from:me?")).toMatchObject({
      values: { question: "what is at https://example.org/from:me?" },
    });
  });

  test("of any text is read as a command or a question, or refused as input", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("", "/nec ", "/nec person ", "digest "),
        (tail, head) => {
          try {
            expect(["command", "question"]).toContain(read(head + tail).kind);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(UsageError);
          }
        },
      ),
    );
  });
});

describe("The words of a command line", () => {
  test("may hold options before and after the text", () => {
    expect(
      parseArguments(["--from", "2021", "mish", "rahman", "--to=may 2022"], commands[0].options),
    ).toEqual({
      from: "2021",
      person: "mish rahman",
      to: "may 2022",
    });
  });

  test("name the option that is unknown or has no value", () => {
    expect(() => parseArguments(["x", "--frm", "2021"], commands[0].options)).toThrow(
      /--frm.*Options: person, from, to/,
    );
    expect(() => parseArguments(["x", "--from"], commands[0].options)).toThrow(/--from.*needs a value/);
  });
});
