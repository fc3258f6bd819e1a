/** Bolt's log lines in the bot's log. */
import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../log.ts";

/** Debug lines are dropped: Bolt writes whole payloads there, with what was asked and by whom. */
export function boltLog(log: Log): Logger {
  const line = (parts: readonly unknown[]) => String(parts[0] ?? "").slice(0, 300);
  return {
    debug() {},
    info: (...parts) => log.debug({ surface: "slack" }, line(parts)),
    warn: (...parts) => log.debug({ surface: "slack" }, line(parts)),
    error: (...parts) => log.warn({ surface: "slack" }, line(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}
