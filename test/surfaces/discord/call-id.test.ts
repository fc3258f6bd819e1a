import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BotCommand } from "../../../src/bot.ts";
import { decodeCall, encodeCall } from "../../../src/surfaces/discord/call-id.ts";
import { escapeText, oneLine, unescapeText } from "../../../src/surfaces/discord/escape.ts";
import { arbitraryText } from "../../builders/arbitrary-reply.ts";

const option = (name: string) => ({ name, description: name, type: "text" as const });
const commands: readonly BotCommand[] = [
  {
    name: "topic",
    description: "Topic",
    access: "everyone",
    options: ["topic", "from", "report", "passage", "page"].map(option),
    examples: [],
    stateful: false,
  },
];

const arbitraryCall = fc.record({
  purpose: fc.constantFrom("answer" as const, "share" as const),
  skip: fc.nat(40),
  edition: fc.stringMatching(/^[\w-]{6}$/),
  call: fc.record({
    command: fc.constant("topic"),
    values: fc.dictionary(
      fc.constantFrom("topic", "from", "report", "passage", "page"),
      fc.oneof(
        arbitraryText(60).map(oneLine),
        fc.constantFrom("~", "^", "|", "%7C", "report-1", "report-1.abc"),
      ),
      { maxKeys: 4, noNullPrototype: true },
    ),
  }),
});

describe("The id of a button", () => {
  test("is read back as the call it was written from", () => {
    fc.assert(
      fc.property(arbitraryCall, (pressed) => {
        const id = encodeCall(pressed, null);
        if (id === null) return;
        expect(id.length).toBeLessThanOrEqual(100);
        expect(decodeCall(id, null, commands)).toEqual(pressed);
      }),
    );
  });

  test("leaves a text that the message shows to the message", () => {
    const question = "what did anybody report about the suspension of local parties and who voted for it? "
      .repeat(3)
      .trim();
    const pressed = {
      purpose: "answer" as const,
      skip: 0,
      edition: "abc",
      call: { command: "topic", values: { topic: question, page: "2" } },
    };
    expect(encodeCall(pressed, null)).toBeNull();
    const id = encodeCall(pressed, question);
    expect(decodeCall(id ?? "", question, commands)).toEqual(pressed);
    expect(decodeCall(id ?? "", null, commands)).toBeNull();
  });

  test("is refused when it names a command or an option that is not there, or is anything else", () => {
    for (const id of [
      "",
      "1|e|a0|gone",
      "1|e|a0|topic|nonsense=1",
      "2|e|a0|topic",
      "1|e|x0|topic",
      "1|e e|a0|topic",
      "hello",
    ]) {
      expect(decodeCall(id, null, commands), id).toBeNull();
    }
    fc.assert(
      fc.property(
        fc.string({ maxLength: 120 }),
        (id) => decodeCall(id, null, commands) === null || id.startsWith("1|"),
      ),
    );
  });
});

test("escaped text is read back as it was", () => {
  fc.assert(
    fc.property(arbitraryText(500), (text) => {
      const line = oneLine(text).replaceAll("\u200b", "");
      expect(unescapeText(escapeText(line))).toBe(line);
    }),
  );
});
