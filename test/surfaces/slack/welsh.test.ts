/** A workspace that has chosen Welsh, end to end: real surface, real bot, local Slack. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { createDigestService } from "../../../src/digest/digest-service.ts";
import { meetingOf, reportOf } from "../../archive/report-builder.ts";
import { englishIn, notOwnIn } from "../../builders/english-words.ts";
import { type Args, TEAM } from "../../servers/slack-api.ts";
import {
  ADMIN,
  type BotWorld,
  buttonsOf,
  MEMBER,
  openBot,
  openSlack,
  type SlackWorld,
  wordsOf,
} from "./harness.ts";

let world: BotWorld;
let slack: SlackWorld;
let names: readonly string[];

beforeAll(async () => {
  world = await openBot();
  slack = await openSlack(world, "http");
  names = notOwnIn(world.services.archive());
  expect((await ask("settings language:welsh", ADMIN)).words).toContain(
    "Iaith geiriau’r bot ei hun: Cymraeg.",
  );
});

afterAll(async () => {
  await slack.close();
  await world.close();
});

async function ask(line: string, user = MEMBER) {
  const { id } = await slack.command(line, { user });
  const [answer] = await slack.answered(id);
  return { words: wordsOf(answer?.body.blocks), buttons: buttonsOf(answer?.body.blocks) };
}

/** Without what reports say: quotations and paraphrases stand behind ">", links to them in angle brackets. */
function english(words: string, typed: readonly string[] = []): readonly string[] {
  return words
    .split("\n")
    .filter((line) => !/^(?:>|&gt;)/.test(line))
    .map((line) =>
      line.replaceAll(/<[^>]*>/g, " ").replaceAll(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? ""),
    )
    .flatMap((line) => englishIn(line, [...names, ...typed]).map((word) => `${word}: ${line}`));
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

test.each([
  "topic Forde report",
  "votes from:2022",
  "topic monorail",
  "help",
  "coverage",
  "following",
  "privacy",
])("%s is answered without a word of English of the bot's own", async (line) => {
  const { words, buttons } = await ask(line);
  expect(english([words, ...buttons.keys()].join("\n"), [line, "monorail"])).toEqual([]);
});

test("the answer to everybody in a thread is in Welsh too", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.server.until(() => slack.posted(undefined, ts).length === 1, "an answer");
  const [answer] = slack.posted(undefined, ts);
  expect(wordsOf(answer?.blocks)).toContain("yr hynaf yn gyntaf");
});

test("a form asks in Welsh, and says in Welsh which field cannot be read", async () => {
  const bad = await ask("topic forde report from:sometime");
  expect(bad.words).toContain("Nid yw “sometime” yn ddyddiad y gellir ei ddarllen ar gyfer “from”.");
  await slack.press(bad.buttons.get("Llenwi ffurflen…") as Args, { ephemeral: true });
  await slack.server.until(() => slack.server.modals.length === 1, "a modal");
  const [modal] = slack.server.modals;
  expect(english(wordsOf(modal?.view), ["/nec topic"])).toEqual([]);
  const refused = await slack.interact({
    type: "view_submission",
    user: { id: MEMBER, team_id: TEAM },
    trigger_id: slack.server.newTrigger(MEMBER),
    view: {
      ...modal?.view,
      id: "V1",
      state: { values: { "nec.field.from": { any: { type: "plain_text_input", value: "sometime" } } } },
    },
  });
  expect(refused.payload).toMatchObject({
    response_action: "errors",
    errors: {
      "nec.field.from": expect.stringContaining("Nid yw “sometime” yn ddyddiad"),
      "nec.field.topic": "Rhowch “topic”: pwnc, fel “Forde report”.",
    },
  });
});

test("the Home tab and its questions to start with are introduced in Welsh", async () => {
  for (const tab of ["home", "messages"]) {
    await slack.event({ type: "app_home_opened", user: ADMIN, channel: `D${ADMIN}`, tab, event_ts: "1.1" });
  }
  await slack.server.until(() => slack.server.homes.has(ADMIN), "a Home tab");
  expect(english(wordsOf(slack.server.homes.get(ADMIN)))).toEqual([]);
  await slack.server.until(() => slack.server.prompts.length === 1, "suggested prompts");
  expect(slack.server.prompts[0]?.title).toBe("Cwestiynau i ddechrau");
});

test("who follows a subject in direct messages is told of it in the workspace's language", async () => {
  let now = Temporal.Instant.from("2026-11-16T12:00:00Z");
  const digests = createDigestService({
    store: world.store,
    timeZone: "Europe/London",
    cron: "0 9 * * 5",
    channels: [],
    now: () => now,
    random: () => 0.5,
    newId: () => crypto.randomUUID().replaceAll("-", "").slice(0, 16),
    observe: () => undefined,
  });
  const archive = world.services.archive();
  const channel = `D${MEMBER}`;
  await digests.onCorpus(archive);
  await digests.start([slack.surface]);
  await digests.follow({ surface: "slack", community: null, channel, person: MEMBER }, "lighthouses", [
    "topic",
  ]);
  const report = reportOf({
    file: "thistlewood-november-2026.md",
    title: "Lamps at last",
    authors: ["Mabel Thistlewood"],
    meeting: meetingOf("NEC", "2026-11-10"),
    sections: { Lamps: ["There was a long debate on lighthouses."] },
  });
  await digests.onCorpus(
    await buildArchive({ files: [...archive.files, report], gazetteer: archive.gazetteer }),
  );
  now = now.add({ minutes: 10 });
  await digests.pulse();
  await digests.stop();
  const [alert] = slack.posted(channel);
  expect(wordsOf(alert?.blocks)).toContain("Newydd am lighthouses");
  expect(english(wordsOf(alert?.blocks), ["lighthouses", "Lamps at last", "Lamps"])).toEqual([]);
});
