import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { TEAM } from "../../servers/slack-api.ts";
import {
  ADMIN,
  type BotWorld,
  buttonsOf,
  CHANNEL,
  MEMBER,
  openBot,
  openSlack,
  type SlackWorld,
  wordsOf,
} from "./harness.ts";

let world: BotWorld;
let slack: SlackWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());
beforeEach(async () => {
  slack = await openSlack(world, "socket");
});
afterEach(async () => {
  await slack.close();
  await world.store.deleteData({ surface: "slack", community: TEAM });
  for (const person of [MEMBER, ADMIN]) await world.store.deleteData({ surface: "slack", person });
});

async function ask(text: string, who: { user?: string; channel?: string } = {}): Promise<string> {
  const { id } = await slack.command(text, who);
  const answers = await slack.answered(id);
  expect(answers[0]?.body.response_type).toBe("ephemeral");
  return wordsOf(answers[0]?.body);
}

test("settings are for admins and owners by Slack's own flags", async () => {
  expect(await ask("settings language:welsh")).toMatch(/for those who manage/);
  expect(await world.store.settings("slack", TEAM)).toEqual({});
  expect(await ask("settings language:welsh", { user: ADMIN })).toMatch(/Cymraeg/);
  expect(await world.store.settings("slack", TEAM)).toEqual({ language: "cy" });
});

test("a channel is named in settings as Slack writes it", async () => {
  await ask("settings channel:<#C0NEWS|nec-news>", { user: ADMIN });
  expect(await world.store.settings("slack", TEAM)).toEqual({ channels: ["C0NEWS"] });
  expect(await ask("settings all-channels:yes", { user: ADMIN })).toMatch(/Channels: all/);
});

test("an owner's rights are looked up once for several commands, a refusal to say means none", async () => {
  await ask("settings", { user: ADMIN });
  await ask("digest", { user: ADMIN });
  expect(slack.server.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  expect(await ask("settings", { user: "U0UNKNOWN" })).toMatch(/for those who manage/);
});

test("questions about the reports ask Slack nothing about the asker", async () => {
  await ask("topic forde report");
  await ask("what happened to the Forde report?");
  expect(slack.server.calls.map(({ method }) => method)).not.toContain("users.info");
});

test("a digest is set up by an admin in the channel it was asked in, and shown on the Home tab", async () => {
  expect(await ask("digest here weekly friday 09:00")).toMatch(/Only those who manage/);
  await ask("digest here weekly friday 09:00", { user: ADMIN });
  const [subscription, ...others] = await world.store.subscriptions({ surface: "slack", community: TEAM });
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({ channel: CHANNEL, cadence: "scheduled", state: "active" });
  await slack.event({
    type: "app_home_opened",
    user: ADMIN,
    channel: `D${ADMIN}`,
    tab: "home",
    event_ts: "1.1",
  });
  await slack.server.until(() => slack.server.homes.has(ADMIN), "a Home tab");
  expect(wordsOf(slack.server.homes.get(ADMIN))).toContain(`<#${CHANNEL}>`);
});

test("an admin sets up a digest with the form of the Home tab, for the channel chosen there", async () => {
  const press = (action: object) =>
    slack.interact({
      type: "block_actions",
      user: { id: ADMIN, team_id: TEAM },
      trigger_id: slack.server.newTrigger(ADMIN),
      container: { type: "view", view_id: "V1" },
      view: { id: "V1", type: "home" },
      actions: [action],
    });
  await slack.event({
    type: "app_home_opened",
    user: ADMIN,
    channel: `D${ADMIN}`,
    tab: "home",
    event_ts: "1.1",
  });
  await slack.server.until(() => slack.server.homes.has(ADMIN), "a Home tab");
  await press(buttonsOf(slack.server.homes.get(ADMIN)).get("Set up a digest…") ?? {});
  await slack.server.until(() => slack.server.modals.length === 1, "the form");
  const [modal] = slack.server.modals;
  await slack.interact({
    type: "view_submission",
    user: { id: ADMIN, team_id: TEAM },
    trigger_id: slack.server.newTrigger(ADMIN),
    view: {
      ...modal?.view,
      id: "V2",
      state: {
        values: {
          "nec.place": { "nec.place": { type: "conversations_select", selected_conversation: "C0NEWS" } },
          "nec.field.action": { any: { type: "static_select", selected_option: { value: "here" } } },
          "nec.field.when": { any: { type: "plain_text_input", value: "weekly" } },
          "nec.field.day": { any: { type: "plain_text_input", value: "friday" } },
        },
      },
    },
  });
  await expect
    .poll(async () =>
      (await world.store.subscriptions({ surface: "slack", community: TEAM })).map((one) => one.channel),
    )
    .toEqual(["C0NEWS"]);
});

test("what is followed in a direct message stands on the Home tab and can be ended there", async () => {
  const channel = `D${MEMBER}`;
  await slack.write("topic forde report", { channel });
  await slack.server.until(() => slack.posted(channel).length === 1, "an answer");
  const follow = [...buttonsOf(slack.posted(channel)[0]?.blocks)].find(([label]) => /follow/i.test(label));
  const { id } = await slack.press(follow?.[1] ?? {}, {
    channel,
    message: { ts: slack.posted(channel)[0]?.ts },
  });
  await slack.answered(id);
  const place = { surface: "slack", community: null, channel, person: MEMBER } as const;
  const [followed] = await world.store.follows(place);
  expect(followed?.name).toMatch(/Forde/);
  await slack.event({ type: "app_home_opened", user: MEMBER, channel, tab: "home", event_ts: "1.1" });
  await slack.server.until(() => slack.server.homes.has(MEMBER), "a Home tab");
  expect(wordsOf(slack.server.homes.get(MEMBER))).toContain(followed?.name);
  const stop = buttonsOf(slack.server.homes.get(MEMBER)).get("Stop following");
  await slack.interact({
    type: "block_actions",
    user: { id: MEMBER, team_id: TEAM },
    trigger_id: slack.server.newTrigger(MEMBER),
    container: { type: "view", view_id: "V1" },
    view: { id: "V1", type: "home" },
    actions: [stop],
  });
  await expect.poll(() => world.store.follows(place)).toEqual([]);
});

test("a person's data is shown and deleted for that person alone", async () => {
  const channel = `D${MEMBER}`;
  await ask("follow Forde report", { channel });
  expect(await ask("privacy show", { channel })).toMatch(/Forde/);
  await ask("privacy delete", { channel });
  expect(await world.store.exportData({ surface: "slack", person: MEMBER })).toEqual([]);
  expect(await ask("privacy delete server")).toMatch(/Only those who manage/);
});
