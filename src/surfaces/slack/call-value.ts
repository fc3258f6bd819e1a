/**
 * A command call as the `value` of a button: the whole state of the button, so that it works after a restart.
 * Up to 2,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/button-element).
 */
import { z } from "zod";
import type { CommandCall } from "../../reply.ts";
import { LIMITS } from "./limits.ts";

/**
 * What is to happen: `show` the answer where the button stands, `private` to whoever pressed it, `share` it
 * with the whole channel, or open the command's `form` with these values.
 */
export type CallMode = "show" | "private" | "share" | "form";

const stored = z.object({
  m: z.enum(["show", "private", "share", "form"]),
  c: z.string().regex(/^[a-z-]{1,32}$/),
  v: z.record(z.string().max(32), z.string().max(LIMITS.buttonValue)),
  t: z.string().optional(),
});

/** What a button stands for. */
export type Press = {
  readonly call: CommandCall;
  readonly mode: CallMode;
  /** Short form of the answer's title that was to be shared; null for other buttons. */
  readonly title: string | null;
};

/**
 * Null when the call does not fit: then there is no such button.
 * @param title of the answer to be shared: "and in 2022?" may be answered otherwise later, or by another process
 */
export function encodeCall(call: CommandCall, mode: CallMode, title: string | null = null): string | null {
  const value = JSON.stringify({
    m: mode,
    c: call.command,
    v: call.values,
    ...(title === null ? {} : { t: shortTitle(title) }),
  });
  return value.length <= LIMITS.buttonValue ? value : null;
}

/** Null for anything that `encodeCall` did not make: an older version's button, or a forged one. */
export function decodeCall(value: unknown): Press | null {
  if (typeof value !== "string" || value.length > LIMITS.buttonValue) return null;
  try {
    const { m, c, v, t } = stored.parse(JSON.parse(value));
    return { call: { command: c, values: v }, mode: m, title: t ?? null };
  } catch {
    return null;
  }
}

/** Enough of a title to tell one answer from another. */
export function shortTitle(title: string): string {
  return title.toWellFormed().slice(0, 60).toWellFormed();
}
