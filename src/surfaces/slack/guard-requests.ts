/** What Slack's requests are held to before Bolt verifies and reads them. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { HTTPModuleFunctions } from "@slack/bolt";
import type { AnswerQueue } from "../answer-queue.ts";

/** Where Slack sends events, commands and interactivity alike. */
export const ENDPOINT = "/slack/events";

/** Far above anything that Slack sends. */
const LONGEST_BODY = 1_000_000;

/**
 * What has been received whole is answered before any further question is worked out (`queue`).
 *
 * Form data is recognised by its bare type only, and a proxy may add `; charset=utf-8`; a body that is JSON but
 * no object (`null`) ends in a rejection that nobody handles. Signatures stay Bolt's affair.
 */
export function guardRequests(
  receiver: { requestListener: RequestListener },
  queue: Pick<AnswerQueue, "acknowledge">,
): void {
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const [type = ""] = (request.headers["content-type"] ?? "").split(";");
    if (type !== "") request.headers["content-type"] = type.trim().toLowerCase();
    const path = (request.url ?? "").split("?", 1)[0];
    if (request.method !== "POST" || path !== ENDPOINT) return listen(request, response);
    void guarded(request, response, (whole) => {
      void queue.acknowledge(() => answered(response));
      listen(whole, response);
    });
  };
}

async function guarded(
  request: IncomingMessage,
  response: ServerResponse,
  listen: (whole: IncomingMessage) => void,
): Promise<void> {
  try {
    const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, LONGEST_BODY);
    if (isObject(buffered)) listen(buffered);
    else response.writeHead(400).end();
  } catch (thrown) {
    const tooLarge = HTTPModuleFunctions.isRawBodyError(thrown) && thrown.statusCode === 413;
    // What is left of the body is not read.
    response.writeHead(tooLarge ? 413 : 400, { connection: "close" }).end();
  }
}

/** Resolves when the response has been sent, or nobody waits for it any longer. */
function answered(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once("finish", resolve);
    response.once("close", resolve);
  });
}

function isObject(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): boolean {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
    return typeof body === "object" && body !== null && !Array.isArray(body);
  } catch {
    return false;
  }
}
