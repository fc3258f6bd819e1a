/** How an interaction came, and how the first response to it goes back. */
import { type APIInteraction, type RawFile, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Log } from "../../log.ts";
import { apiCode, briefly, type DiscordRest, sendAnswer } from "./rest.ts";

export type Reception = {
  /** So long an answer may take before it is said that one comes, in milliseconds; 0: it is said at once. */
  readonly patienceMs: number;
  /** False when the interaction is lost: it came too late, or Discord does not take the response. */
  respond(body: unknown): Promise<boolean>;
  /** The same with files; false also when Discord refuses them, so that another response may follow. */
  upload(body: unknown, files: readonly RawFile[]): Promise<boolean>;
};

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const ALREADY_ACKNOWLEDGED = RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
const UNKNOWN_INTERACTION = RESTJSONErrorCodes.UnknownInteraction;

/**
 * What comes over the gateway is acknowledged by a request, at once
 * (https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback: within three
 * seconds).
 */
export function overGateway(rest: DiscordRest, log: Log, interaction: APIInteraction): Reception {
  const upload = (body: unknown, files: readonly RawFile[]) => callBack(rest, log, interaction, body, files);
  return { patienceMs: 0, respond: (body) => upload(body, []), upload };
}

/** False when Discord does not take the response. */
export async function callBack(
  rest: DiscordRest,
  log: Log,
  { id, token }: APIInteraction,
  body: unknown,
  files: readonly RawFile[],
): Promise<boolean> {
  try {
    await sendAnswer(rest, "POST", Routes.interactionCallback(id, token), body, files);
    return true;
  } catch (thrown) {
    const code = apiCode(thrown);
    // A repeated request may have got through the first time, or the process before this one sent it.
    if (code === ALREADY_ACKNOWLEDGED) return true;
    if (code === UNKNOWN_INTERACTION)
      log.warn("discord: an interaction was no longer known when it was answered");
    else log.error({ err: briefly(thrown) }, "discord: an interaction could not be answered");
    return false;
  }
}
