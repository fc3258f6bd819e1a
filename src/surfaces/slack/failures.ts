/** What Slack's errors mean for what is to be done next. */
import { webApi } from "@slack/bolt";
import { asError } from "../../errors.ts";
import { PostError, type PostFailure } from "../../surface.ts";

/** The message's form is refused: simpler blocks, or text alone, may pass. */
const REFUSED_FORM = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "invalid_attachments",
  "msg_blocks_too_long",
  "msg_too_long",
]);

/** Errors of https://docs.slack.dev/reference/methods/chat.postMessage#errors by what they mean. */
const FAILURES: Readonly<Record<string, PostFailure>> = {
  ratelimited: "rate-limited",
  rate_limited: "rate-limited",
  message_limit_exceeded: "rate-limited",
  internal_error: "unavailable",
  fatal_error: "unavailable",
  service_unavailable: "unavailable",
  request_timeout: "unavailable",
  team_added_to_org: "unavailable",
  channel_not_found: "gone",
  is_archived: "gone",
  thread_not_found: "gone",
  message_not_found: "gone",
  not_in_channel: "forbidden",
  missing_scope: "forbidden",
  no_permission: "forbidden",
  access_denied: "forbidden",
  account_inactive: "forbidden",
  invalid_auth: "forbidden",
  not_authed: "forbidden",
  token_expired: "forbidden",
  token_revoked: "forbidden",
  team_access_not_granted: "forbidden",
  messages_tab_disabled: "forbidden",
  user_disabled: "forbidden",
};

/** Slack's own word for what went wrong (`channel_not_found`), where it gave one. */
export function slackErrorOf(thrown: unknown): string | null {
  if (thrown instanceof ResponseUrlError) return thrown.slackError;
  return thrown instanceof webApi.WebAPIPlatformError ? thrown.data.error : null;
}

export function isRefusedForm(thrown: unknown): boolean {
  return REFUSED_FORM.has(slackErrorOf(thrown) ?? "");
}

/** The request may have been carried out although no proper answer came back. */
export function isDoubtful(thrown: unknown): boolean {
  return (
    thrown instanceof webApi.WebAPIRequestError ||
    (thrown instanceof webApi.WebAPIHTTPError && thrown.statusCode >= 500)
  );
}

/** An answer at a `response_url` that is not success. */
export class ResponseUrlError extends Error {
  readonly status: number;
  readonly slackError: string | null;
  readonly retryAfter: number | null;

  constructor(status: number, slackError: string | null, retryAfter: number | null) {
    super(`The response address answered ${status}${slackError === null ? "" : ` (${slackError})`}.`);
    this.name = "ResponseUrlError";
    this.status = status;
    this.slackError = slackError;
    this.retryAfter = retryAfter;
  }
}

/** Any failure of a call to Slack as a `PostError`; the message says what to do where a person can do something. */
export function toPostError(thrown: unknown): PostError {
  if (thrown instanceof PostError) return thrown;
  const cause = { cause: thrown };
  if (thrown instanceof webApi.WebAPIRateLimitedError) {
    return new PostError("rate-limited", "Slack asks to wait.", thrown.retryAfter * 1_000, cause);
  }
  if (isDoubtful(thrown)) {
    return new PostError("unavailable", "Slack cannot be reached at the moment.", null, cause);
  }
  const error = slackErrorOf(thrown);
  if (error !== null) {
    const failure = FAILURES[error] ?? (error.startsWith("restricted_action") ? "forbidden" : "rejected");
    return new PostError(failure, `Slack says ${error}.${remedy(error)}`, null, cause);
  }
  if (/rate limit|Retry header/i.test(asError(thrown).message)) {
    return new PostError("rate-limited", "Slack asks to wait.", null, cause);
  }
  return new PostError("rejected", `Slack did not take the message: ${asError(thrown).name}.`, null, cause);
}

function remedy(error: string): string {
  switch (error) {
    case "not_in_channel":
      return " Invite the bot to the channel: /invite @nec.";
    case "missing_scope":
      return " Install the app again with the scopes of slack-manifest.json.";
    case "channel_not_found":
      return " The channel does not exist, or is private and the bot is not in it.";
    case "invalid_auth":
    case "account_inactive":
    case "token_revoked":
      return " The app was removed or its token is no longer valid.";
    default:
      return "";
  }
}
