/** Signed commands at a steady pace: `npm run soak:slack` sends 1,000, a usual test run fewer. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BotWorld, openBot, openSlack, wordsOf } from "./harness.ts";

const COMMANDS = process.env.MODE === "soak" ? 1_000 : 100;
const A_SECOND = 50;
const LINES = [
  "topic forde report",
  "what happened to the Forde report?",
  "person Ann Black",
  "votes omov",
  "date march 2021",
  "topic from:sometime",
  "help",
];

let world: BotWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());

test(`${COMMANDS} signed commands at ${A_SECOND} a second are acknowledged in time and answered once each`, async () => {
  const slack = await openSlack(world, "http");
  try {
    for (const line of LINES) await slack.answered((await slack.command(line)).id);
    const started = performance.now();
    const sent: Promise<{ id: string; milliseconds: number }>[] = [];
    for (let number = 0; number < COMMANDS; number += 1) {
      const due = (number * 1_000) / A_SECOND - (performance.now() - started);
      if (due > 0) await pause(due);
      sent.push(
        slack
          .command(LINES[number % LINES.length] ?? "help", { user: `U0MEMBER${number % 40}` })
          .then(({ id, delivery }) => ({ id, milliseconds: delivery.milliseconds })),
      );
    }
    const acknowledged = await Promise.all(sent);
    const ids = new Set(acknowledged.map(({ id }) => id));
    const answers = () => slack.server.responses.filter(({ id }) => ids.has(id));
    await slack.server.until(
      () => new Set(answers().map(({ id }) => id)).size === COMMANDS,
      "every answer",
      60_000,
    );
    const acks = acknowledged.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
    const waits = answers()
      .map(({ milliseconds }) => milliseconds)
      .toSorted((a, b) => a - b);
    const at = (sorted: readonly number[], share: number) =>
      Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    console.info(
      `acknowledged: median ${at(acks, 0.5)} ms, p99 ${at(acks, 0.99)} ms; answered: median ${at(waits, 0.5)} ms, p99 ${at(waits, 0.99)} ms`,
    );
    expect(at(acks, 1)).toBeLessThan(3_000);
    const titles = answers().map(({ id, body }) => `${id} ${wordsOf(body).slice(0, 200)}`);
    expect(new Set(titles).size).toBe(titles.length);
    expect(slack.server.problems).toEqual([]);
  } finally {
    await slack.close();
  }
}, 180_000);
