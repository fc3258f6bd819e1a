/** Whatever is typed, however long: a reply comes, and soon. `npm run bench:hostile` asks the same of 20,000 passages. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileTexts } from "../../bench/hostile-texts.ts";
import { askedOver, inventedArchive, TODAY } from "../../bench/invented-archive.ts";
import { generator } from "../../bench/invented-reports.ts";
import { answerQuestion } from "../../src/answer/answer-question.ts";

const SECOND = 1_000;
const archive = await inventedArchive(120);
const texts = hostileTexts(archive, generator(7));
const ask = askedOver(archive);

describe("Any text ends in a reply in less than a second of the processor", () => {
  test.each([
    ["as a question", (text: string) => text],
    ["as a question's second page", (text: string) => `/nec ask page:2 question:${text}`],
    ["as a subject", (text: string) => `/nec topic ${text}`],
    ["as a person", (text: string) => `/nec person ${text}`],
    ["as what was voted on", (text: string) => `/nec votes ${text}`],
    ["as whoever voted", (text: string) => `/nec votes person:${text}`],
    ["as what is counted", (text: string) => `/nec figures ${text}`],
  ])("%s", async (_, line) => {
    for (const [kind, text] of texts) {
      const { cpu } = await ask(line(text));
      expect(cpu, kind).toBeLessThan(SECOND);
    }
  });

  test("in whatever mixture, and with a question before it", async () => {
    const piece = fc
      .tuple(fc.constantFrom(...texts.values()), fc.nat(9_000), fc.integer({ min: 1, max: 400 }))
      .map(([text, from, length]) => text.slice(from, from + length));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 30 }), async (pieces) => {
        const context = { archive, today: TODAY };
        const { question: previous } = await answerQuestion("Who asked about membership?", context);
        const used = process.threadCpuUsage();
        await answerQuestion(pieces.join(" "), { ...context, previous });
        const { user, system } = process.threadCpuUsage(used);
        expect((user + system) / 1_000).toBeLessThan(SECOND);
      }),
      { numRuns: 12 },
    );
  });
});
