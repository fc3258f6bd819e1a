/** Many people ask at once: how long until each is acknowledged, and until each has an answer. */
import type { Answered, Json } from "../../servers/discord-server.ts";
import { type DiscordHarness, textOf } from "./harness.ts";

const LINES = [
  "topic Forde report",
  "ask what happened to the Forde report?",
  "person Ann Black",
  "date march 2021",
  "votes OMOV",
  "coverage",
  "report",
];

export type Storm = {
  readonly answered: number;
  readonly slowestAcknowledgementMs: number;
  readonly p95AcknowledgementMs: number;
  readonly lastAnswerMs: number;
};

/** Sends so many commands from 50 servers in one go and waits for every answer. */
export async function storm(harness: DiscordHarness, commands: number): Promise<Storm> {
  const started = performance.now();
  const answers = await Promise.all(
    Array.from({ length: commands }, (_, index): Promise<Answered> => {
      const from: Json = {
        guild_id: String(710_000_000_000_000_000n + BigInt(index % 50)),
        member: {
          user: { id: String(110_000_000_000_000_000n + BigInt(index)) },
          roles: [],
          permissions: "0",
        },
      };
      return harness.command(LINES[index % LINES.length] ?? "coverage", from);
    }),
  );
  const times = answers.map(({ acknowledgedMs }) => acknowledgedMs).toSorted((a, b) => a - b);
  return {
    answered: answers.filter(({ message }) => textOf(message).trim() !== "").length,
    slowestAcknowledgementMs: Math.round(times.at(-1) ?? Number.NaN),
    p95AcknowledgementMs: Math.round(times[Math.floor(times.length * 0.95)] ?? Number.NaN),
    lastAnswerMs: Math.round(performance.now() - started),
  };
}
