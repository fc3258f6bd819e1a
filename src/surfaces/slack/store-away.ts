/**
 * What Slack gets while the store, and with it a workspace's token, cannot be reached. Bolt would acknowledge the
 * request and answer nothing: the asker would wait in vain, and Slack would not send an event again.
 */
import { HTTPModuleFunctions } from "@slack/bolt";
import { NecError } from "../../errors.ts";
import type { Language } from "../../language.ts";
import { slackWordingIn } from "./slack-wording.ts";

type Failure = Parameters<typeof HTTPModuleFunctions.defaultProcessEventErrorHandler>[0];

/** Whether an error goes back to the store, through however many others it was wrapped in. */
export function isStoreAway(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = inner(error)) {
    if (error instanceof NecError && error.code === "STORE") return true;
  }
  return false;
}

/** For Bolt's receiver: a command is answered in words; an event is refused, so that Slack delivers it again. */
export function refuseWhileStoreAway(language: Language) {
  return async (failure: Failure): Promise<boolean> => {
    const { error, request, response } = failure;
    if (!isStoreAway(error) || response.headersSent) {
      return HTTPModuleFunctions.defaultProcessEventErrorHandler(failure);
    }
    if (isCommand(request)) {
      const text = slackWordingIn(language).storeAway;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ response_type: "ephemeral", text }));
    } else {
      response.writeHead(503).end();
    }
    return true;
  };
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#responding_to_commands: only they take words here. */
function isCommand(request: Failure["request"]): boolean {
  if (!HTTPModuleFunctions.isBufferedIncomingMessage(request)) return false;
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === "object" && body !== null && "command" in body;
  } catch {
    return false;
  }
}

/** Slack's libraries name it `original`, JavaScript `cause`. */
function inner(error: Error): unknown {
  return error.cause ?? ("original" in error ? error.original : undefined);
}
