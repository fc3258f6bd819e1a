/**
 * What Slack gets while the store, and with it a workspace's token, cannot be reached. Bolt would acknowledge the
 * request and answer nothing: the asker would wait in vain, and Slack would not send an event again.
 */
import { HTTPModuleFunctions } from "@slack/bolt";
import { NecError } from "../../errors.ts";
import type { Language } from "../../language.ts";
import { type Fields, fields, textOf } from "./readers.ts";
import { postResponse } from "./response-address.ts";
import { slackWordingIn } from "./slack-wording.ts";

type Failure = Parameters<typeof HTTPModuleFunctions.defaultProcessEventErrorHandler>[0];

/** Whether an error goes back to the store, through however many others it was wrapped in. */
export function isStoreAway(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = inner(error)) {
    if (error instanceof NecError && error.code === "STORE") return true;
  }
  return false;
}

/**
 * For Bolt's receiver: whoever typed a command or pressed a button is told to try again, which takes no token; an
 * event is refused, so that Slack delivers it again.
 */
export function refuseWhileStoreAway(language: Language) {
  return async (failure: Failure): Promise<boolean> => {
    const { error, request, response } = failure;
    if (!isStoreAway(error) || response.headersSent) {
      return HTTPModuleFunctions.defaultProcessEventErrorHandler(failure);
    }
    const body = bodyOf(request);
    const address = textOf(body.response_url);
    const message = {
      response_type: "ephemeral",
      replace_original: false,
      text: slackWordingIn(language).storeAway,
    };
    if (body.command !== undefined) {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(message));
    } else if (address !== null) {
      response.writeHead(200).end();
      // Nobody is left to tell when this fails too.
      await postResponse(address, message).catch(() => undefined);
    } else {
      response.writeHead(503).end();
    }
    return true;
  };
}

/** The fields of a command or press; none where it cannot be read. */
function bodyOf(request: Failure["request"]): Fields {
  if (!HTTPModuleFunctions.isBufferedIncomingMessage(request)) return {};
  try {
    return fields(HTTPModuleFunctions.parseHTTPRequestBody(request));
  } catch {
    return {};
  }
}

/** Slack's libraries name it `original`, JavaScript `cause`. */
function inner(error: Error): unknown {
  return error.cause ?? ("original" in error ? error.original : undefined);
}
