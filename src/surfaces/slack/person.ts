import type { Context } from "@slack/bolt";
import { NecError } from "../../errors.ts";
import type { Person } from "./desk.ts";
import { textOf } from "./readers.ts";

/** Who sent something, with the token that Bolt's authorisation found for their workspace. */
export function personOf(context: Context, user: string): Person {
  const token = textOf(context.botToken);
  if (token === null) throw new NecError("SURFACE", "There is no token for this workspace.");
  return { team: context.teamId ?? "", user, token, botUser: textOf(context.botUserId) };
}
