/**
 * The address that comes with a command or a press; it takes five answers in thirty minutes
 * (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
 */
import { asError } from "../../errors.ts";
import { ResponseUrlError } from "./failures.ts";

const TIMEOUT_MS = 10_000;

/** @throws ResponseUrlError */
export async function postResponse(address: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (thrown) {
    // After a timeout the answer may be there already: trying again could show it twice.
    const timedOut = asError(thrown).name === "TimeoutError";
    throw new ResponseUrlError(timedOut ? 408 : 503, null, null);
  }
  const text = (await response.text()).slice(0, 2_000);
  const error = responseError(text);
  if (response.ok && error === null) return;
  const seconds = Number(response.headers.get("retry-after"));
  throw new ResponseUrlError(response.status, error, seconds > 0 ? seconds * 1_000 : null);
}

/** Response addresses answer `ok`, `{"ok":true}`, `{"ok":false,"error":"invalid_blocks"}` or the bare error. */
function responseError(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "ok" in parsed && parsed.ok === false) {
      return "error" in parsed ? String(parsed.error) : "unknown";
    }
    return null;
  } catch {
    return /^[a-z_]+$/.test(text) && text !== "ok" ? text : null;
  }
}
