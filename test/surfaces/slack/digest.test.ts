/** A report lands in the folder and is told of in a Slack channel: reading, planning, outbox and posting, for real. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCorpus } from "../../../src/compose.ts";
import { readConfig } from "../../../src/config.ts";
import { createDigestService, type DigestService } from "../../../src/digest/digest-service.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { type BotWorld, type Mode, openBot, openSlack, type SlackWorld, wordsOf } from "./harness.ts";

const CHANNEL = "C0DIGEST";
const NEW_REPORT = `---
title: Notes from the November meeting
authors: [Rosalind Achterberg]
meetings:
  - body: NEC
    date: 2026-11-17
published: 2026-11-19
text: digest
---
# Conference dates

The dates of conference were agreed by 20 votes to 3.
`;

let folder: string;
let now: Temporal.Instant;
let store: Store;
let digests: DigestService;
let world: BotWorld;
let slack: SlackWorld;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nec-slack-digest-"));
  mkdirSync(path.join(folder, "corpus"));
  const kept = readdirSync("corpus").filter((name) => /^2023-.*\.md$|\.yaml$/.test(name));
  for (const name of kept) cpSync(path.join("corpus", name), path.join(folder, "corpus", name));
  now = Temporal.Instant.from("2026-11-16T12:00:00Z");
  world = await openBot();
  store = await openStore({ dataDir: folder, now });
  let ids = 0;
  digests = createDigestService({
    store,
    timeZone: "Europe/London",
    cron: "0 9 * * 5",
    channels: [{ surface: "slack", channel: CHANNEL }],
    now: () => now,
    random: () => 0.5,
    newId() {
      ids += 1;
      return `id${String(ids).padStart(14, "0")}`;
    },
    observe() {},
  });
});

afterEach(async () => {
  await digests.stop();
  await store.close();
  await slack.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readFolder(): Promise<void> {
  const config = readConfig({ CORPUS_DIR: path.join(folder, "corpus"), DATA_DIR: folder }, null);
  await digests.onCorpus((await openCorpus(config)).archive);
}

/** The digest service is running, and a report has landed since; it is Friday, five past nine in London. */
async function untilFriday(mode: Mode): Promise<void> {
  slack = await openSlack(world, mode);
  await readFolder();
  await digests.start([slack.surface]);
  writeFileSync(path.join(folder, "corpus", "2026-11-17-notes.md"), NEW_REPORT);
  now = Temporal.Instant.from("2026-11-19T20:00:00Z");
  await readFolder();
  await digests.pulse();
  expect(slack.posted(CHANNEL)).toEqual([]);
  now = Temporal.Instant.from("2026-11-20T09:05:00Z");
}

test.each<Mode>(["socket", "http"])("a new report is told of on Friday, once: over %s", async (mode) => {
  await untilFriday(mode);
  await digests.pulse();
  await digests.pulse();
  const posted = slack.posted(CHANNEL);
  expect(posted).toHaveLength(1);
  expect(wordsOf(posted)).toContain("Notes from the November meeting");
  expect(wordsOf(posted)).not.toContain("2023");
  now = now.add({ hours: 24 * 7 });
  await digests.pulse();
  expect(slack.posted(CHANNEL).filter((message) => wordsOf(message).includes("Notes from"))).toHaveLength(1);
});

test("a digest whose answer was lost is not posted a second time", async () => {
  await untilFriday("http");
  slack.server.fail("chat.postMessage", { lost: true });
  await digests.pulse();
  for (let minutes = 0; minutes < 120; minutes += 10) {
    now = now.add({ minutes: 10 });
    await digests.pulse();
  }
  expect(slack.posted(CHANNEL)).toHaveLength(1);
  expect(slack.server.calls.map(({ method }) => method)).toContain("conversations.history");
});

test("a digest that Slack has no time for is posted later, not lost", async () => {
  await untilFriday("http");
  slack.server.fail("chat.postMessage", { status: 429, retryAfter: 30 }, { status: 503 });
  await digests.pulse();
  expect(slack.posted(CHANNEL)).toEqual([]);
  for (let minutes = 0; minutes < 120; minutes += 10) {
    now = now.add({ minutes: 10 });
    await digests.pulse();
  }
  expect(slack.posted(CHANNEL)).toHaveLength(1);
});
