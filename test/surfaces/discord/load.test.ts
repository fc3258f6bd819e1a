import { expect, test } from "vitest";
import { discordHarness } from "./harness.ts";
import { storm } from "./storm.ts";

test("five hundred commands at once from fifty servers are all acknowledged within three seconds, and answered", async () => {
  const harness = await discordHarness();
  await storm(harness, 20);
  const result = await storm(harness, 500);
  expect(result.answered).toBe(500);
  expect(result.slowestAcknowledgementMs).toBeLessThan(3_000);
  expect(harness.server.state.problems).toEqual([]);
  await harness.close();
}, 60_000);
