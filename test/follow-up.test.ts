/** What a button under a follow-up asks for, pressed where nobody remembers what was asked before. */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ask } from "../commands/ask.ts";
import { answerQuestion } from "../src/answer/answer-question.ts";
import { understand } from "../src/answer/understand.ts";
import type { Archive } from "../src/archive/archive.ts";
import { buildArchive } from "../src/archive/build-archive.ts";
import { type Bot, createBot } from "../src/bot.ts";
import { loadFolder } from "../src/ingest/load-folder.ts";
import type { Action, Item, Reply } from "../src/reply.ts";
import type { Asker } from "../src/surface.ts";
import { inventedArchive, TODAY } from "./answer/invented-archive.ts";

const starter = path.resolve(import.meta.dirname, "../corpus");
const { files, gazetteer } = await loadFolder(starter, { maxBytes: 5_000_000 });
const archive = await buildArchive({ files, gazetteer });
const small = await inventedArchive();

const asker: Asker = { surface: "discord", community: "g", channel: "c", user: "u", admin: false };
const stranger: Asker = { ...asker, channel: "elsewhere", user: "somebody else" };

/** A bot as after a restart: it remembers no conversation. */
function freshBot(held: Archive): Bot {
  return createBot({
    commands: [ask],
    services: { archive: () => held, today: () => TODAY } as never,
    archive: () => held,
    today: () => TODAY,
    clock: () => 0,
    observe: ({ error }) => {
      if (error !== undefined) throw error;
    },
  });
}

async function conversation(lines: readonly string[], held: Archive): Promise<Reply> {
  const bot = freshBot(held);
  let reply: Reply | undefined;
  for (const line of lines) reply = await bot.say(line, asker);
  if (reply === undefined) throw new Error("nothing was asked");
  return reply;
}

const more = (reply: Reply): Action | undefined => reply.actions.find(({ kind }) => kind === "more");
const evidence = (items: readonly Item[]) => items.filter(({ citation }) => citation !== null);

const CONVERSATIONS: readonly (readonly string[])[] = [
  ["what happened to the Forde report?", "and since 2021?"],
  ["what happened to the Forde report?", "and in 2020?", "and since 2021?"],
  ["was there anything about antisemitism?", "what about Ann Black?"],
  ["what did the reports say about trigger ballots?", "and in 2018?"],
  ["what happened to one member one vote?", "and what happened to it since 2018?"],
];

describe("A follow-up's buttons work for anybody at any time", () => {
  test.each(CONVERSATIONS.map((lines) => ({ lines })))("$lines", async ({ lines }) => {
    const here = await conversation(lines, archive);
    expect(here.call).toBeDefined();
    if (here.call === undefined) return;
    const there = await freshBot(archive).ask(here.call.command, here.call.values, stranger);
    expect(there).toEqual(here);
  });

  test("the pages behind “more” are those of the same answer, to the last", async () => {
    const lines = ["what happened to conference?", "and since 2019?"];
    const first = await conversation(lines, archive);
    const pages = [first];
    for (
      let next = more(first);
      next !== undefined && pages.length < 30;
      next = more(pages.at(-1) ?? first)
    ) {
      pages.push(await freshBot(archive).ask(next.call.command, next.call.values, stranger));
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.at(-1)?.remaining).toBe(0);
    for (const page of pages) {
      expect(page.title).toBe(first.title);
      for (const { date } of evidence(page.items)) expect(date === null || date >= "2019").toBe(true);
    }
    const shown = pages.flatMap(({ items }) => evidence(items).map(({ citation }) => citation));
    expect(new Set(shown.map((citation) => JSON.stringify(citation))).size).toBe(shown.length);
  });

  test("an overview of meetings keeps its body on the next page", async () => {
    const first = await conversation(["what did the Organisation Committee do?"], archive);
    const next = more(first);
    expect(next).toBeDefined();
    if (next === undefined) return;
    const second = await freshBot(archive).ask(next.call.command, next.call.values, stranger);
    expect(second.title).toBe(first.title);
    for (const { citation } of evidence(second.items))
      expect(citation?.meeting?.body).toBe("Organisation Committee");
  });

  test("a question of its own needs no other", async () => {
    const reply = await conversation(
      ["what happened to the Forde report?", "how many members did the party have in 2021?"],
      archive,
    );
    expect(reply.call).toBeUndefined();
  });
});

describe("A question written with what it follows up on", () => {
  const line = fc.constantFrom(
    "what happened to the Lighthouse Fund?",
    "how did the vote on it go?",
    "and in July 2032?",
    "what about Oona Brackwater?",
    "who said that?",
    "so far, what has been said about herring?",
    "and since then?",
    "How many open cases has the Grievance Board?",
    "🦞",
    "",
    `why ${"so very ".repeat(30)}long?`,
  );

  test("is understood as it was in the conversation, and is never too long to be asked", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
        let previous: ReturnType<typeof understand> | undefined;
        for (const text of lines) previous = understand(text, small, TODAY, previous);
        if (previous === undefined) return;
        expect(previous.standalone.length).toBeLessThanOrEqual(500);
        if (lines.join(" ").length > 400) return;
        expect(understand(previous.standalone, small, TODAY)).toEqual(previous);
        const other = understand("what did the chair say about pelicans?", small, TODAY);
        if (previous.standalone !== lines.at(-1)?.trim())
          expect(understand(previous.standalone, small, TODAY, other)).toEqual(previous);
      }),
      { numRuns: 200 },
    );
  });

  test("has lost its subject to no length", async () => {
    const context = { archive: small, today: TODAY };
    const long = `what happened to the Lighthouse Fund, ${"you know, ".repeat(44)}please?`;
    const first = await answerQuestion(long, context);
    const { question } = await answerQuestion("and in March 2031, what was said about it?", {
      ...context,
      previous: first.question,
    });
    const alone = await answerQuestion(question.standalone, context);
    expect(alone.reply.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining("Lighthouse Fund") })]),
    );
  });
});
