/**
 * `npm run manifest`: writes `slack-manifest.json` for a new Slack app. Socket Mode unless SLACK_SIGNING_SECRET
 * is set without SLACK_APP_TOKEN, or an address is given: `npm run manifest -- https://nec.example.org`.
 */
import { writeFileSync } from "node:fs";
import { commands } from "../commands/index.ts";
import { readConfig } from "./config.ts";
import { asError } from "./errors.ts";
import { slackManifest } from "./surfaces/slack/manifest.ts";

const FILE = "slack-manifest.json";

try {
  const config = readConfig(process.env, ".env");
  const http = config.SLACK_SIGNING_SECRET !== undefined && config.SLACK_APP_TOKEN === undefined;
  const origin = process.argv[2] ?? (http ? config.PUBLIC_URL : undefined) ?? null;
  if (http && origin === null) {
    process.stderr.write(
      "Slack must be able to reach the bot over HTTP: set PUBLIC_URL, or run: npm run manifest -- https://nec.example.org\n",
    );
    process.exit(2);
  }
  if (origin !== null && !(URL.canParse(origin) && new URL(origin).protocol === "https:")) {
    process.stderr.write(
      `"${origin}" is not an address that Slack can reach: it must begin with https://.\n`,
    );
    process.exit(2);
  }
  const manifest = slackManifest({
    commands: commands.filter(({ access }) => access !== "local"),
    requestOrigin: origin,
    install: config.SLACK_CLIENT_ID !== undefined,
  });
  writeFileSync(FILE, `${JSON.stringify(manifest, null, 2)}\n`);
  process.stdout.write(
    `${FILE} written for ${origin === null ? "Socket Mode" : `HTTP at ${origin}`}. Next: docs/slack.md.\n`,
  );
} catch (thrown) {
  process.stderr.write(`${asError(thrown).message}\n`);
  process.exit(2);
}
