/** The Web API of a small Slack: state, checks and errors as its documentation tells them. */
import { payloadFaults, viewFaults } from "./slack-limits.ts";

export type Args = Readonly<Record<string, unknown>>;
export type Result = Readonly<Record<string, unknown>>;

export type SlackUser = { readonly admin: boolean };

/** A message in a channel, as `conversations.history` shows it. */
export type StoredMessage = {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly thread_ts?: string;
  readonly metadata?: unknown;
  readonly unfurl_links?: unknown;
  readonly unfurl_media?: unknown;
  readonly link_names?: unknown;
};

type Ephemeral = {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

const BOT_USER = "U0NECBOT";
export const TEAM = "T0WORKSPACE";

const TRIGGER_MS = 3_000;

export type StoredFile = {
  readonly name: string;
  readonly alt: string;
  readonly length: number;
  bytes: Buffer | null;
  complete: boolean;
  /** Where it was shared by itself; null: nowhere. */
  channel: string | null;
  refusals: number;
};

/** Ids of the files that image blocks show. */
export function shownFiles(blocks: unknown): string[] {
  return (Array.isArray(blocks) ? blocks : []).flatMap((block: Args) => {
    const file = block.slack_file as Args | undefined;
    return block.type === "image" && file !== undefined ? [String(file.id)] : [];
  });
}

/** No two servers name messages and triggers alike: a bot may be moved from one to another. */
let servers = 0;
const AN_HOUR_US = 3_600_000_000;

export function createSlackApi(options: {
  readonly botTokens: Set<string>;
  readonly appToken: string;
  origin(): string;
}) {
  const channels = new Map<string, StoredMessage[]>();
  const users = new Map<string, SlackUser>();
  const ephemerals: Ephemeral[] = [];
  const homes = new Map<string, unknown>();
  const modals: { readonly user: string; readonly view: Args }[] = [];
  const prompts: Args[] = [];
  /** What the app is said to be doing, by channel and thread; every change in order. */
  const statuses = new Map<string, string>();
  const statusChanges: { readonly channel: string; readonly thread: string; readonly status: string }[] = [];
  const files = new Map<string, StoredFile>();
  const triggers = new Map<string, { readonly user: string; readonly at: number }>();
  /** Channels the bot is not in. */
  const outside = new Set<string>();
  /** Block types this workspace does not take. */
  const refusedBlocks = new Set<string>();
  /** Whatever Slack would have refused. */
  const problems: string[] = [];
  let fileRefusals = 0;
  servers += 1;
  let clock = 1_790_000_000_000_000 + servers * AN_HOUR_US;

  const nextTs = () => {
    clock += 1_000;
    return `${Math.floor(clock / 1_000_000)}.${String(clock % 1_000_000).padStart(6, "0")}`;
  };

  function store(channel: string, message: StoredMessage): void {
    const held = channels.get(channel) ?? [];
    held.push(message);
    channels.set(channel, held);
  }

  function refused(args: Args): string | null {
    const faults = payloadFaults({ text: args.text, blocks: args.blocks });
    problems.push(...faults);
    if (faults.includes("msg_blocks_too_long")) return "msg_blocks_too_long";
    if (faults.includes("no_text")) return "no_text";
    if (faults.length > 0) return "invalid_blocks";
    const kinds = (Array.isArray(args.blocks) ? args.blocks : []).map((block) =>
      String((block as Args).type),
    );
    if (kinds.some((kind) => refusedBlocks.has(kind))) return "invalid_blocks";
    return shownFiles(args.blocks).every(isReady) ? null : "invalid_blocks";
  }

  /** Slack takes a file in a message only once it is complete and has been looked at. */
  function isReady(id: string): boolean {
    const file = files.get(id);
    if (file === undefined || !file.complete) return false;
    if (file.refusals <= 0) return true;
    file.refusals -= 1;
    return false;
  }

  function setStatus(channel: string, thread: string, status: string): void {
    statusChanges.push({ channel, thread, status });
    if (status === "") statuses.delete(`${channel} ${thread}`);
    else statuses.set(`${channel} ${thread}`, status);
  }

  const methods: Readonly<Record<string, (args: Args) => Result | string>> = {
    "auth.test": () => ({ user_id: BOT_USER, bot_id: "B0NECBOT", team_id: TEAM, team: "CLP", user: "nec" }),
    "chat.postMessage": (args) => {
      const channel = String(args.channel);
      if (outside.has(channel)) return "not_in_channel";
      const error = refused(args);
      if (error !== null) return error;
      const ts = nextTs();
      const { text, thread_ts, metadata, blocks, unfurl_links, unfurl_media, link_names } = args;
      store(channel, {
        ts,
        user: BOT_USER,
        text: String(text ?? ""),
        unfurl_links,
        unfurl_media,
        link_names,
        ...(Array.isArray(blocks) ? { blocks } : {}),
        ...(typeof thread_ts === "string" ? { thread_ts } : {}),
        ...(metadata === undefined ? {} : { metadata }),
      });
      // An answer takes the status of its thread away.
      statuses.delete(`${channel} ${String(thread_ts)}`);
      return { ts, channel };
    },
    "chat.postEphemeral": (args) => {
      const error = outside.has(String(args.channel)) ? "not_in_channel" : refused(args);
      if (error !== null) return error;
      const blocks = Array.isArray(args.blocks) ? args.blocks : [];
      if (shownFiles(blocks).length > 0) problems.push("a file in a message that one person sees");
      ephemerals.push({
        channel: String(args.channel),
        user: String(args.user),
        text: String(args.text),
        blocks,
      });
      return { message_ts: nextTs() };
    },
    "conversations.history": ({ channel, limit }) => ({
      messages: (channels.get(String(channel)) ?? [])
        .filter(({ thread_ts, ts }) => thread_ts === undefined || thread_ts === ts)
        .toReversed()
        .slice(0, Number(limit ?? 100)),
    }),
    "conversations.replies": ({ channel, ts }) => ({
      messages: (channels.get(String(channel)) ?? []).filter(
        (message) => message.ts === ts || message.thread_ts === ts,
      ),
    }),
    "conversations.open": (args) => ({ channel: { id: `D${String(args.users)}` } }),
    "users.info": ({ user }) => {
      const found = users.get(String(user));
      return found === undefined
        ? "user_not_found"
        : { user: { id: user, is_admin: found.admin, is_owner: false } };
    },
    "views.open": (args) => {
      const trigger = triggers.get(String(args.trigger_id));
      if (trigger === undefined) return "invalid_trigger_id";
      triggers.delete(String(args.trigger_id));
      if (Date.now() - trigger.at > TRIGGER_MS) return "expired_trigger_id";
      const faults = viewFaults(args.view);
      problems.push(...faults);
      if (faults.length > 0) return "invalid_arguments";
      modals.push({ user: trigger.user, view: args.view as Args });
      return { view: args.view };
    },
    "views.publish": (args) => {
      const faults = viewFaults(args.view);
      problems.push(...faults);
      if (faults.length > 0) return "invalid_arguments";
      homes.set(String(args.user_id), args.view);
      return { view: args.view };
    },
    "assistant.threads.setStatus": ({ channel_id, thread_ts, status }) => {
      if (typeof thread_ts !== "string" || thread_ts === "") return "invalid_thread_ts";
      setStatus(String(channel_id), thread_ts, String(status));
      return {};
    },
    "files.getUploadURLExternal": ({ filename, length, alt_text }) => {
      if (typeof filename !== "string" || !(Number(length) > 0)) return "invalid_arguments";
      const id = `F0${String(files.size + 1).padStart(8, "0")}`;
      files.set(id, {
        name: filename,
        alt: String(alt_text ?? ""),
        length: Number(length),
        bytes: null,
        complete: false,
        channel: null,
        refusals: fileRefusals,
      });
      return { upload_url: `${options.origin()}/upload/${id}`, file_id: id };
    },
    "files.completeUploadExternal": (args) => {
      const wanted = (typeof args.files === "string" ? JSON.parse(args.files) : args.files) as {
        readonly id: string;
      }[];
      for (const { id } of wanted) {
        const file = files.get(id);
        if (file?.bytes?.length !== file?.length) return "file_not_found";
        if (file !== undefined) {
          file.complete = true;
          file.channel = typeof args.channel_id === "string" ? args.channel_id : null;
        }
      }
      return { files: wanted.map(({ id }) => ({ id })) };
    },
    "assistant.threads.setSuggestedPrompts": (args) => {
      prompts.push(args);
      return {};
    },
  };

  return {
    channels,
    users,
    ephemerals,
    homes,
    modals,
    prompts,
    statuses,
    statusChanges,
    files,
    /** How often a new file is refused in a message before Slack has looked at it. */
    refuseNewFiles(times: number): void {
      fileRefusals = times;
    },
    outside,
    refusedBlocks,
    problems,
    nextTs,
    store,
    refused,
    /** A press or command brings a trigger that opens one view within three seconds. */
    newTrigger(user: string): string {
      const id = `${nextTs()}.trigger`;
      triggers.set(id, { user, at: Date.now() });
      return id;
    },
    /** What a method answers: its result, or Slack's word for what is wrong. */
    call(method: string, args: Args, token: string): Result {
      if (!options.botTokens.has(token))
        return { ok: false, error: token === "" ? "not_authed" : "invalid_auth" };
      const answer = methods[method]?.(args) ?? "unknown_method";
      return typeof answer === "string" ? { ok: false, error: answer } : { ok: true, ...answer };
    },
  };
}
