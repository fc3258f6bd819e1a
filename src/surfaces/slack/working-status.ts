/** "… is looking through the reports" while an answer is worked out. */
import type { Log } from "../../log.ts";
import { slackErrorOf } from "./failures.ts";
import type { SlackWeb } from "./slack-web.ts";

export type Working = {
  /** Resolves when the status is there, or Slack takes too long with it: an answer posted before it would leave it standing. */
  readonly shown: Promise<void>;
  /** Takes the status away; a message in the same thread does so by itself. */
  clear(): Promise<void>;
};

type Thread = { readonly channel: string; readonly thread: string };

export type WorkingStatus = {
  /** Never fails and holds up nothing: an answer comes with or without it. */
  show(token: string, where: Thread, status: string): Working;
};

const LONGEST_MS = 1_000;
const MOST_REFUSED = 1_000;
/** The app will not be let: asking again before each answer would be of no use. */
const REFUSALS = new Set([
  "access_denied",
  "feature_not_enabled",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "unknown_method",
]);

/**
 * Taken from any app that may write messages, in channels as in direct messages
 * (https://docs.slack.dev/reference/methods/assistant.threads.setStatus).
 */
export function createWorkingStatus(web: Pick<SlackWeb, "client">, log: Log): WorkingStatus {
  const refusing = new Set<string>();

  async function set(token: string, where: Thread, status: string): Promise<void> {
    try {
      await web.client(token).assistant.threads.setStatus({
        channel_id: where.channel,
        thread_ts: where.thread,
        status,
      });
    } catch (err) {
      if (REFUSALS.has(slackErrorOf(err) ?? "")) {
        if (refusing.size >= MOST_REFUSED) refusing.clear();
        refusing.add(token);
      }
      log.debug({ surface: "slack", err }, "the status could not be set");
    }
  }

  return {
    show(token, where, status) {
      if (refusing.has(token)) return { shown: Promise.resolve(), clear: async () => {} };
      const setting = set(token, where, status);
      return {
        shown: Promise.race([setting, pause(LONGEST_MS)]),
        async clear() {
          await setting;
          if (!refusing.has(token)) await set(token, where, "");
        },
      };
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
