/** Whether Discord and Slack accept what is configured: one or two harmless requests each. */
import type { Config } from "../config.ts";

export type Finding = { readonly level: "good" | "warning" | "bad"; readonly text: string };

const TIMEOUT_MS = 10_000;

/** https://docs.discord.com/developers/resources/user#get-current-user */
export async function diagnoseDiscord(config: Config): Promise<Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: api = "https://discord.com/api" } = config;
  if (token === undefined) return [{ level: "good", text: "discord: off (no DISCORD_TOKEN)" }];
  const get = (path: string) =>
    request(`${api.replace(/\/$/, "")}/v10${path}`, { authorization: `Bot ${token}` });
  const me = await get("/users/@me");
  if (me.status === 401) {
    return [
      { level: "bad", text: "discord: DISCORD_TOKEN is refused; make a new one under Bot > Reset Token" },
    ];
  }
  if (me.status !== 200) return [{ level: "bad", text: `discord: no answer to rely on (${me.failure})` }];
  const findings: Finding[] = [
    { level: "good", text: "discord: the token is accepted" },
    interactionsFinding(config, (await get("/applications/@me")).fields),
  ];
  for (const channel of config.DISCORD_DIGEST_CHANNELS) {
    const { status } = await get(`/channels/${encodeURIComponent(channel)}`);
    findings.push(
      status === 200
        ? { level: "good", text: `discord: digest channel ${channel} can be seen` }
        : {
            level: "bad",
            text: `discord: digest channel ${channel} cannot be seen (${status}); invite the bot there, or take the id out of DISCORD_DIGEST_CHANNELS`,
          },
    );
  }
  return findings;
}

/**
 * Discord sends interactions over HTTP or over the gateway, never both: the application's own setting decides
 * (https://docs.discord.com/developers/resources/application#application-object).
 */
function interactionsFinding(
  { DISCORD_PUBLIC_KEY: key, DISCORD_PORT: port }: Config,
  application: Readonly<Record<string, unknown>>,
): Finding {
  const { interactions_endpoint_url: address, verify_key: real } = application;
  const bad = (text: string): Finding => ({ level: "bad", text: `discord: ${text}` });
  if (key === undefined) {
    return address == null || address === ""
      ? { level: "good", text: "discord: interactions come over the gateway" }
      : bad(
          "the application has an Interactions Endpoint URL, so that nothing comes over the gateway; set DISCORD_PUBLIC_KEY, or take the URL out under General Information",
        );
  }
  if (typeof real === "string" && real.toLowerCase() !== key.toLowerCase())
    return bad("DISCORD_PUBLIC_KEY is not this application's; copy it anew from General Information");
  return typeof address === "string" && address !== ""
    ? { level: "good", text: `discord: interactions come over HTTP to ${address}, here port ${port}` }
    : {
        level: "warning",
        text: "discord: no Interactions Endpoint URL is set, so interactions still come over the gateway; with the bot running, enter https://<your address>/discord/interactions under General Information",
      };
}

/** https://docs.slack.dev/reference/methods/auth.test and https://docs.slack.dev/reference/methods/apps.connections.open */
export async function diagnoseSlack(config: Config): Promise<Finding[]> {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: api = "https://slack.com/api/" } = config;
  if (token === undefined) return [{ level: "good", text: "slack: off (no SLACK_BOT_TOKEN)" }];
  const call = (method: string, bearer: string) =>
    request(
      new URL(method, api.endsWith("/") ? api : `${api}/`).href,
      { authorization: `Bearer ${bearer}` },
      "POST",
    );
  const findings: Finding[] = [];
  const bot = await call("auth.test", token);
  findings.push(
    bot.ok
      ? { level: "good", text: "slack: SLACK_BOT_TOKEN is accepted" }
      : {
          level: "bad",
          text: `slack: SLACK_BOT_TOKEN is refused (${bot.failure}); copy it anew from OAuth & Permissions`,
        },
  );
  if (config.SLACK_APP_TOKEN !== undefined) {
    const app = await call("apps.connections.open", config.SLACK_APP_TOKEN);
    findings.push(
      app.ok
        ? { level: "good", text: "slack: SLACK_APP_TOKEN opens Socket Mode" }
        : {
            level: "bad",
            text: `slack: SLACK_APP_TOKEN is refused (${app.failure}); it needs the scope connections:write, and Socket Mode must be on`,
          },
    );
  }
  return findings;
}

type Answer = {
  readonly status: number;
  readonly ok: boolean;
  readonly failure: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Never throws: what went wrong is in `failure`, without the token. */
async function request(address: string, headers: Record<string, string>, method = "GET"): Promise<Answer> {
  try {
    const response = await fetch(address, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body: unknown = await response.json().catch(() => null);
    const fields: Answer["fields"] = typeof body === "object" && body !== null ? { ...body } : {};
    const ok = "ok" in fields ? fields.ok === true : response.ok;
    const failure = "error" in fields ? String(fields.error) : `status ${response.status}`;
    return { status: response.status, ok, failure, fields };
  } catch (thrown) {
    const reason =
      thrown instanceof Error && thrown.name === "TimeoutError" ? "no answer in 10 s" : "cannot be reached";
    return { status: 0, ok: false, failure: reason, fields: {} };
  }
}
