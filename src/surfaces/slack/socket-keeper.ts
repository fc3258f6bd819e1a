/** Keeps one Socket Mode connection open: https://docs.slack.dev/apis/events-api/using-socket-mode. */
import type { SocketModeReceiver } from "@slack/bolt";
import { asError, NecError } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { slackErrorOf } from "./failures.ts";

type KeeperParts = {
  readonly client: SocketModeReceiver["client"];
  readonly log: Log;
  connected(up: boolean): void;
  wait(milliseconds: number): Promise<void>;
};

/** Errors of `apps.connections.open` that another try does not mend. */
const FATAL = new Set([
  "invalid_auth",
  "not_authed",
  "not_allowed_token_type",
  "account_inactive",
  "token_revoked",
  "forbidden_team",
]);

const LONGEST_PAUSE_MS = 60_000;
const START_TRIES = 4;
/** A connection that is open but never greeted with `hello` counts as failed. */
const HELLO_MS = 20_000;

export function createSocketKeeper({ client, log, connected, wait }: KeeperParts) {
  let stopping = false;
  let opening = false;

  async function startWithin(milliseconds: number): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error("Slack did not say hello")), milliseconds);
    try {
      await Promise.race([client.start(), late]);
    } catch (thrown) {
      await client.disconnect().catch(() => undefined);
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Slack recycles connections about every hour: the first try comes at once, further ones ever later. */
  async function reopen(): Promise<void> {
    if (opening || stopping) return;
    opening = true;
    connected(false);
    for (let attempt = 0; !stopping; attempt += 1) {
      if (attempt > 0) await wait(Math.min(500 * 2 ** attempt, LONGEST_PAUSE_MS));
      if (stopping) break;
      try {
        await startWithin(HELLO_MS);
        connected(true);
        break;
      } catch (thrown) {
        log.warn(
          { surface: "slack", err: asError(thrown), attempt },
          "the connection to Slack is not back yet",
        );
      }
    }
    opening = false;
  }

  return {
    async start(): Promise<void> {
      stopping = false;
      opening = true;
      for (let attempt = 1; ; attempt += 1) {
        try {
          await startWithin(HELLO_MS);
          break;
        } catch (thrown) {
          const error = slackErrorOf(thrown);
          if (attempt >= START_TRIES || FATAL.has(error ?? "")) {
            opening = false;
            throw new NecError("SURFACE", startFailure(error), { cause: thrown });
          }
          await wait(500 * 2 ** attempt);
        }
      }
      opening = false;
      connected(true);
      client.on("disconnected", () => void reopen());
    },
    async stop(): Promise<void> {
      stopping = true;
      connected(false);
      await client.disconnect();
    },
  };
}

function startFailure(error: string | null): string {
  return error !== null && FATAL.has(error)
    ? `Slack does not accept SLACK_APP_TOKEN (${error}). It begins with xapp- and needs the scope connections:write: see docs/slack.md.`
    : "Slack cannot be reached for Socket Mode. Check the network, then start again.";
}
