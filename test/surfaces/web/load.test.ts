import { expect, test } from "vitest";
import { runLoad } from "../../../bench/web-load-run.ts";
import { starterCorpus } from "./reading-room.ts";

/** The short form of `npm run bench:web`: what it checks is that nothing fails or piles up, not how fast it is here. */
test("A hundred requests a second of mixed pages are all answered, and chat goes on meanwhile", async () => {
  const result = await runLoad({ corpus: starterCorpus, reports: 300, rate: 100, seconds: 3 });
  expect(result.requests).toBe(300);
  expect(result.errors).toBe(0);
  expect(result.p50).toBeLessThan(2_000);
  expect(result.chatP95).toBeLessThan(2_000);
}, 60_000);
