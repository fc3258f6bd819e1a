import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SHORTCUT } from "../../../src/surfaces/slack/listen-forms.ts";
import type { Args } from "../../servers/slack-api.ts";
import { TEAM } from "../../servers/slack-api.ts";
import { optionFaults, viewFaults } from "../../servers/slack-limits.ts";
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
import { faultsOf } from "./slack-schema.ts";

let world: BotWorld;
let slack: SlackWorld;
beforeAll(async () => {
  world = await openBot();
});
afterAll(() => world.close());
beforeEach(async () => {
  slack = await openSlack(world, "http");
});
afterEach(async () => {
  await slack.close();
  await world.store.deleteData({ surface: "slack", community: TEAM });
  await world.store.deleteData({ surface: "slack", person: MEMBER });
});

/** Types a command and returns the private answer with its buttons. */
async function ask(line: string, who = {}) {
  const { id } = await slack.command(line, who);
  const [answer] = await slack.answered(id);
  return { words: wordsOf(answer?.body), buttons: buttonsOf(answer?.body.blocks), body: answer?.body };
}

function buttonNamed(buttons: ReadonlyMap<string, Args>, name: RegExp): Args {
  const found = [...buttons].find(([label]) => name.test(label));
  if (found === undefined) throw new Error(`no button ${name} among ${[...buttons.keys()].join(", ")}`);
  return found[1];
}

test("more, pressed under a private answer, brings the next page privately", async () => {
  const first = await ask("report");
  const { id } = await slack.press(buttonNamed(first.buttons, /more/i), { ephemeral: true });
  const [next] = await slack.answered(id);
  expect(next?.body.response_type).toBe("ephemeral");
  expect(wordsOf(next?.body)).not.toBe(first.words);
});

test("buttons still work after the bot was started anew", async () => {
  const first = await ask("report");
  const button = buttonNamed(first.buttons, /more/i);
  const second = await openSlack(world, "socket");
  try {
    const { id } = await second.press(button, { ephemeral: true });
    const [next] = await second.answered(id);
    expect(wordsOf(next?.body)).toMatch(/NEC/);
  } finally {
    await second.close();
  }
});

test("share shows the private answer to the channel, at its response address", async () => {
  const first = await ask("topic forde report");
  const { id } = await slack.press(buttonNamed(first.buttons, /^Share/), { ephemeral: true });
  const [shared] = await slack.answered(id);
  expect(shared?.body.response_type).toBe("in_channel");
  expect(wordsOf(shared?.body)).toContain("Shared from a private answer");
  expect(wordsOf(shared?.body)).toMatch(/Forde/);
  expect([...buttonsOf(shared?.body.blocks).keys()].filter((label) => /^Share/.test(label))).toEqual([]);
});

test("what would be answered otherwise by now is not shared, but shown to who pressed", async () => {
  const { buttons } = await ask("topic forde report");
  const share = buttonNamed(buttons, /^Share/);
  const value = JSON.stringify({ ...JSON.parse(String(share.value)), t: "Another answer" });
  const { id } = await slack.press({ ...share, value }, { ephemeral: true });
  const [shown] = await slack.answered(id);
  expect(shown?.body.response_type).toBe("ephemeral");
});

test("only what the reports say can be shared", async () => {
  for (const line of ["help", "follow Forde report", "privacy", "topic from:sometime"]) {
    const { buttons } = await ask(line);
    expect([...buttons.keys()].filter((label) => /^Share/.test(label))).toEqual([]);
  }
});

test("a button under a public answer is answered in its thread", async () => {
  const ts = await slack.write("<@U0NECBOT> report");
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 1, "an answer");
  const [answer] = slack.posted(CHANNEL, ts);
  await slack.press(buttonNamed(buttonsOf(answer?.blocks), /more/i), {
    message: { ts: answer?.ts, thread_ts: ts },
  });
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 2, "the next page");
});

test("a line is opened in context from the menu", async () => {
  const { body } = await ask("topic forde report");
  const menu = JSON.parse(JSON.stringify(body?.blocks)) as { elements?: Args[] }[];
  const select = menu.flatMap(({ elements }) => elements ?? []).find(({ type }) => type === "static_select");
  const [, chosen] = (select?.options ?? []) as Args[];
  const { id } = await slack.press(
    { ...select, selected_option: chosen, value: undefined },
    { ephemeral: true },
  );
  const [context] = await slack.answered(id);
  expect(wordsOf(context?.body)).toMatch(/Forde/);
});

test("a button that is none of ours is answered with how to ask again", async () => {
  for (const value of ["{}", "not json", '{"m":"show","c":"../etc","v":{}}', ""]) {
    const { id } = await slack.press({ action_id: "nec.call.0", value }, { ephemeral: true });
    const [answer] = await slack.answered(id);
    expect(wordsOf(answer?.body)).toContain("older version");
  }
});

test("a date that cannot be read is offered as a form, and the form says which field is wrong", async () => {
  const bad = await ask("topic forde report from:sometime");
  expect(bad.words).toMatch(/is not a date that can be read/);
  await slack.press(buttonNamed(bad.buttons, /form/i), { ephemeral: true });
  await slack.server.until(() => slack.server.modals.length === 1, "a modal");
  const [modal] = slack.server.modals;
  expect(faultsOf("ModalView", modal?.view)).toEqual([]);
  expect(viewFaults(modal?.view)).toEqual([]);
  expect(JSON.stringify(modal?.view)).toContain("sometime");

  const submit = (from: string) =>
    slack.interact({
      type: "view_submission",
      user: { id: MEMBER, team_id: TEAM },
      trigger_id: slack.server.newTrigger(MEMBER),
      view: {
        ...modal?.view,
        id: "V1",
        state: {
          values: {
            "nec.field.topic": {
              any: { type: "external_select", selected_option: { value: "Forde report" } },
            },
            "nec.field.from": { any: { type: "plain_text_input", value: from } },
            "nec.field.to": { any: { type: "plain_text_input", value: null } },
          },
        },
      },
    });
  const refused = await submit("sometime");
  expect(refused.payload).toMatchObject({
    response_action: "errors",
    errors: { "nec.field.from": expect.stringContaining("sometime") },
  });
  const accepted = await submit("january 2022");
  expect(accepted.payload).toBe("");
  await slack.server.until(() => slack.server.ephemerals.length === 1, "an answer to the asker alone");
  const [answer] = slack.server.ephemerals;
  expect(answer).toMatchObject({ channel: CHANNEL, user: MEMBER });
  expect(wordsOf(answer)).toMatch(/2022/);
  expect(wordsOf(answer)).not.toMatch(/· 2021|January 2021/);
});

test("menus suggest people and topics of the reports, and take what was typed as well", async () => {
  const suggest = async (option: string, value: string) => {
    const { payload } = await slack.interact({
      type: "block_suggestion",
      user: { id: MEMBER, team_id: TEAM },
      action_id: `nec.pick.topic.${option}`,
      block_id: `nec.field.${option}`,
      value,
      view: { id: "V1", type: "modal" },
    });
    return (payload as { options: Args[] }).options;
  };
  const people = await suggest("person", "bla");
  expect(people.map(({ value }) => value)).toContain("Ann Black");
  expect(people[0]?.value).toBe("bla");
  expect(people.flatMap(optionFaults)).toEqual([]);
  expect((await suggest("person", "")).length).toBeGreaterThan(5);
  expect(await suggest("nothing", "x".repeat(200))).toEqual([]);
});

test("the message shortcut asks about the message, for the asker alone", async () => {
  const { id, url } = slack.server.newResponseUrl();
  const shortcut = (text: string) =>
    slack.interact({
      type: "message_action",
      callback_id: SHORTCUT,
      user: { id: MEMBER, team_id: TEAM },
      channel: { id: CHANNEL, name: "general" },
      message: { type: "message", user: "U0OTHER", ts: "1700000000.000100", text },
      message_ts: "1700000000.000100",
      response_url: url,
      trigger_id: slack.server.newTrigger(MEMBER),
    });
  await shortcut("Does anybody know what happened to the <https://example.org|Forde report>?");
  const [answer] = await slack.answered(id);
  expect(answer?.body.response_type).toBe("ephemeral");
  expect(wordsOf(answer?.body)).toMatch(/Forde/);
  await shortcut("");
  expect(wordsOf((await slack.answered(id, 2))[1]?.body)).toContain("no text");
});

test("the Home tab shows what one follows, the reports held and the workspace's digests", async () => {
  const open = (user: string) =>
    slack.event({ type: "app_home_opened", user, channel: `D${user}`, tab: "home", event_ts: "1.1" });
  await open(MEMBER);
  await slack.server.until(() => slack.server.homes.has(MEMBER), "a Home tab");
  const plain = slack.server.homes.get(MEMBER);
  expect(faultsOf("HomeView", plain)).toEqual([]);
  expect(wordsOf(plain)).toMatch(/Reports held: \d+/);
  expect(wordsOf(plain)).toContain("You follow nothing yet");
  expect(wordsOf(plain)).not.toContain("Change settings");
  await open(ADMIN);
  await slack.server.until(() => slack.server.homes.has(ADMIN), "an admin's Home tab");
  expect(wordsOf(slack.server.homes.get(ADMIN))).toContain("Settings");
});

test("the ask box of the Home tab is answered in the asker's direct messages", async () => {
  await slack.interact({
    type: "block_actions",
    user: { id: MEMBER, team_id: TEAM },
    trigger_id: slack.server.newTrigger(MEMBER),
    container: { type: "view", view_id: "V1" },
    view: { id: "V1", type: "home" },
    actions: [
      {
        type: "plain_text_input",
        action_id: "nec.home.ask",
        block_id: "b",
        value: "what happened to the Forde report?",
      },
    ],
  });
  await slack.server.until(() => slack.posted(`D${MEMBER}`).length > 0, "an answer");
  expect(wordsOf(slack.posted(`D${MEMBER}`)[0])).toMatch(/Forde/);
});

test("opening the Messages tab offers questions to start with, without a thread", async () => {
  await slack.event({
    type: "app_home_opened",
    user: MEMBER,
    channel: `D${MEMBER}`,
    tab: "messages",
    event_ts: "1.1",
  });
  await slack.server.until(() => slack.server.prompts.length === 1, "suggested prompts");
  const [prompts] = slack.server.prompts;
  expect(prompts?.thread_ts).toBeUndefined();
  expect(prompts?.channel_id).toBe(`D${MEMBER}`);
  expect(prompts?.prompts).toHaveLength(4);
});

test("in a thread the bot goes on without a mention where it took part, keeping the subject", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 1, "an answer");
  await slack.write("and in 2022?", { thread_ts: ts });
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 2, "an answer to the follow-up");
  const followUp = wordsOf(slack.posted(CHANNEL, ts)[1]);
  expect(followUp).toMatch(/Forde/);
  expect(followUp).toMatch(/2022/);
});

test("in a thread the bot leaves thanks, others' talk and edits alone", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 1, "an answer");
  await slack.write("thanks, much obliged", { thread_ts: ts });
  await slack.write("<@U0OTHER> what do you think of the Forde report?", { thread_ts: ts });
  await slack.write("and the Forde report?", { thread_ts: ts, subtype: "message_changed" });
  await slack.write("and the Forde report?", { thread_ts: ts, bot_id: "B0OTHER" });
  await slack.write("what happened to the Forde report?", { thread_ts: "1700000000.000200" });
  await pause(300);
  expect(slack.posted(CHANNEL, ts)).toHaveLength(1);
  expect(slack.posted(CHANNEL, "1700000000.000200")).toHaveLength(0);
});

test("under its own digest the bot answers without a mention, even after it was started anew", async () => {
  const thread = "1700000000.000300";
  await slack.write("what about the Forde report?", { thread_ts: thread, parent_user_id: "U0NECBOT" });
  await slack.server.until(() => slack.posted(CHANNEL, thread).length === 1, "an answer");
  slack.server.store(CHANNEL, { ts: "1700000000.000400", user: MEMBER, text: "a question" });
  slack.server.store(CHANNEL, {
    ts: "1700000000.000500",
    thread_ts: "1700000000.000400",
    user: "U0NECBOT",
    text: "an answer from before",
  });
  await slack.write("what about the Forde report?", { thread_ts: "1700000000.000400" });
  await slack.server.until(
    () => slack.posted(CHANNEL, "1700000000.000400").length === 2,
    "an answer in the old thread",
  );
});

test("a message that is delivered again, under another event id or as a mention too, is answered once", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.write("<@U0NECBOT> what happened to the Forde report?", { ts }, 1);
  await slack.write("<@U0NECBOT> what happened to the Forde report?", { ts, type: "message" });
  await slack.server.until(() => slack.posted(CHANNEL, ts).length > 0, "an answer");
  await pause(300);
  expect(slack.posted(CHANNEL, ts)).toHaveLength(1);
});

test("the same message again is answered once, and anew after ten minutes where no answer stands any more", async () => {
  let now = Temporal.Instant.from("2026-11-20T10:00:00Z");
  const timed = await openSlack(world, "socket", (options) => ({ ...options, now: () => now }));
  try {
    const ts = await timed.write("<@U0NECBOT> what happened to the Forde report?");
    await timed.server.until(() => timed.posted(CHANNEL, ts).length === 1, "an answer");
    now = now.add({ minutes: 9 });
    await timed.write("<@U0NECBOT> what happened to the Forde report?", { ts }, 2);
    await pause(200);
    expect(timed.posted(CHANNEL, ts)).toHaveLength(1);
    now = now.add({ minutes: 2 });
    timed.server.channels.delete(CHANNEL);
    await timed.write("<@U0NECBOT> what happened to the Forde report?", { ts }, 3);
    await timed.server.until(
      () => timed.posted(CHANNEL, ts).length === 1,
      "an answer after the restart's retry",
    );
  } finally {
    await timed.close();
  }
});

test("a retry is answered when it is the only copy: the first was lost with the process before", async () => {
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?", {}, 1);
  await slack.server.until(() => slack.posted(CHANNEL, ts).length === 1, "an answer to the retry");
});

test("a workspace that answers in some channels only says where", async () => {
  await world.store.changeSettings("slack", TEAM, { channels: ["C0OTHER"] });
  const refused = await ask("topic forde report");
  expect(refused.words).toContain("<#C0OTHER>");
  const ts = await slack.write("<@U0NECBOT> what happened to the Forde report?");
  await slack.server.until(() => slack.server.ephemerals.length === 1, "a note to the asker");
  expect(slack.posted(CHANNEL, ts)).toHaveLength(0);
  expect((await ask("topic forde report", { channel: "C0OTHER" })).words).toMatch(/Forde/);
});

test("a workspace may have answers for all to see, and the bot's words in Welsh", async () => {
  await world.store.changeSettings("slack", TEAM, { visibility: "public", language: "cy" });
  const { body, words } = await ask("ask what did the reports say about zorbing in Narnia?");
  expect(body?.response_type).toBe("in_channel");
  expect(words).toMatch(/Nid yw yn yr adroddiadau/);
  expect((await ask("help")).body?.response_type).toBe("ephemeral");
});
