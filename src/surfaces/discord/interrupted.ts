/** Answers that a process still owed when it died: whoever asked is told. */
import { DiscordAPIError, MessageFlags, RequestMethod, Routes } from "discord.js";
import { wordingIn } from "../../wording.ts";
import type { PendingRepliesParts, Told } from "../pending-replies.ts";
import { renderSentence } from "./render-reply.ts";
import { type DiscordRest, sendAnswer } from "./rest.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages: a token lives fifteen minutes. */
export const TOKEN_MS = 15 * 60_000;

/** Where the reply to an interaction can be given. */
export function replyAddress(application: string, token: string): string {
  return `${application} ${token}`;
}

/**
 * Turns a reply that still says "is thinking" (its flag LOADING,
 * https://docs.discord.com/developers/resources/message#message-object-message-flags) into a sentence. One that does
 * not was answered by the process before it died, or by another, and is left alone.
 */
export function tellInterrupted(rest: DiscordRest): PendingRepliesParts["interrupted"] {
  return async ({ language }, address): Promise<Told> => {
    const [application = "", token = ""] = address.split(" ");
    const route = Routes.webhookMessage(application, token);
    try {
      const response = await rest.interactions.queueRequest({
        method: RequestMethod.Get,
        fullRoute: route,
        auth: false,
      });
      const { flags } = (await response.json()) as { readonly flags?: number };
      if (((flags ?? 0) & MessageFlags.Loading) === 0) return "done";
      await sendAnswer(rest, "PATCH", route, renderSentence(wordingIn(language).interrupted(false)));
      return "done";
    } catch (thrown) {
      // Never acknowledged, or deleted, or too late: there is nothing that could be told.
      if (thrown instanceof DiscordAPIError && thrown.status < 500) return "done";
      return "try again";
    }
  };
}
