/** Structured logs on standard error. They hold what happened, never what was asked, by whom, or a secret. */
import pino from "pino";

export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">;

/** A log whose lines are written at once, so that none is lost when the process ends. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
