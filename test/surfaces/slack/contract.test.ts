import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../../servers/slack-server.ts";
import { type PostFault, type Shown, type SurfaceHarness, surfaceContract } from "../contract.ts";
import { buttonsOf, CHANNEL, MEMBER, type Mode, openBot, openSlack, wordsOf } from "./harness.ts";

const FAULTS: Readonly<Record<PostFault, Fault>> = {
  forbidden: { error: "not_in_channel" },
  gone: { error: "channel_not_found" },
  unavailable: { status: 503 },
  "lost-answer": { lost: true },
};

const TARGET = { surface: "slack", community: null, channel: "C0DIGEST", thread: null } as const;
const DIRECT = `D${MEMBER}`;

async function harness(mode: Mode): Promise<SurfaceHarness> {
  const world = await openBot();
  const slack = await openSlack(world, mode);

  async function shownAt(channel: string, thread?: string, before = 0): Promise<Shown> {
    await slack.server.until(() => slack.posted(channel, thread).length > before, "an answer in the channel");
    const message = slack.posted(channel, thread).at(-1);
    return {
      text: wordsOf(message),
      buttons: [...buttonsOf(message?.blocks).keys()],
      private: false,
      handle: message,
    };
  }

  async function shownTo(id: string): Promise<Shown> {
    const [answer] = await slack.answered(id);
    return {
      text: wordsOf(answer?.body),
      buttons: [...buttonsOf(answer?.body.blocks).keys()],
      private: answer?.body.response_type === "ephemeral",
      handle: { ...answer?.body, ephemeral: true },
    };
  }

  return {
    surface: slack.surface,
    target: TARGET,
    command: async (line) => shownTo((await slack.command(line)).id),
    mention: async (text) => shownAt(CHANNEL, await slack.write(`<@U0NECBOT> ${text}`)),
    async dm(text) {
      const before = slack.posted(DIRECT).length;
      await slack.write(text, { channel: DIRECT });
      return shownAt(DIRECT, undefined, before);
    },
    async chatter(text) {
      const ts = await slack.write(text);
      await pause(200);
      return slack.posted(CHANNEL, ts).length === 0 ? null : shownAt(CHANNEL, ts);
    },
    async press(shown, label) {
      const message = shown.handle as {
        readonly blocks?: unknown;
        readonly ephemeral?: boolean;
        readonly ts?: string;
      };
      const button = buttonsOf(message.blocks).get(label);
      if (button === undefined) throw new Error(`no button "${label}"`);
      const ephemeral = message.ephemeral === true;
      const { id } = await slack.press(button, { ephemeral, message: { ts: message.ts } });
      return ephemeral ? shownTo(id) : shownAt(CHANNEL, message.ts);
    },
    posted: () => slack.posted(TARGET.channel).map((message) => wordsOf(message)),
    fault: (fault) => slack.server.fail("chat.postMessage", FAULTS[fault]),
    problems: () => slack.server.problems,
    async close() {
      await slack.close();
      await world.close();
    },
  };
}

surfaceContract("Slack over Socket Mode", () => harness("socket"));
surfaceContract("Slack over HTTP", () => harness("http"));
