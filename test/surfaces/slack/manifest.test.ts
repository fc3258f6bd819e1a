import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { slackManifest } from "../../../src/surfaces/slack/manifest.ts";
import { SCOPES } from "../../../src/surfaces/slack/scopes.ts";
import { faultsOf } from "./slack-schema.ts";

const forEveryone = commands.filter(({ access }) => access !== "local");

test.each([
  ["Socket Mode", null, false],
  ["HTTP", "https://nec.example.org/", false],
  ["HTTP with installation in many workspaces", "https://nec.example.org", true],
])("the manifest for %s is one that Slack takes", (_name, requestOrigin, install) => {
  const manifest = slackManifest({ commands: forEveryone, requestOrigin, install });
  const { $schema, ...known } = manifest;
  expect($schema).toMatch(/^https:.*manifest\.schema\.json$/);
  // Slack's published types do not list this scope: https://docs.slack.dev/reference/scopes/assistant.write
  const bot = manifest.oauth_config?.scopes?.bot?.filter((scope) => String(scope) !== "assistant:write");
  expect(
    faultsOf("Manifest", { ...known, oauth_config: { ...manifest.oauth_config, scopes: { bot } } }),
  ).toEqual([]);
  // Lengths: https://docs.slack.dev/reference/app-manifest
  const { display_information, features, settings } = manifest;
  expect(display_information.name.length).toBeLessThanOrEqual(35);
  expect(display_information.description?.length).toBeLessThanOrEqual(140);
  expect(display_information.long_description?.length).toBeGreaterThanOrEqual(175);
  expect(display_information.long_description?.length).toBeLessThanOrEqual(4_000);
  expect(features?.bot_user?.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
  expect(features?.agent_view?.agent_description?.length).toBeLessThanOrEqual(300);
  expect(features?.agent_view?.suggested_prompts?.length).toBe(4);
  expect(features?.assistant_view).toBeUndefined();
  expect(features?.shortcuts?.[0]?.name.length).toBeLessThanOrEqual(24);
  expect(features?.slash_commands?.[0]?.usage_hint).toMatch(/topic \| date \| person/);
  expect(settings?.socket_mode_enabled).toBe(requestOrigin === null);
  expect(settings?.interactivity?.request_url).toBe(
    requestOrigin === null ? undefined : "https://nec.example.org/slack/events",
  );
  expect(manifest.oauth_config?.redirect_urls).toEqual(
    install ? ["https://nec.example.org/slack/oauth_redirect"] : undefined,
  );
});

test("the manifest in the repository is the one that npm run manifest writes", () => {
  const written = JSON.parse(readFileSync("slack-manifest.json", "utf8"));
  expect(written).toEqual(
    JSON.parse(JSON.stringify(slackManifest({ commands: forEveryone, requestOrigin: null, install: false }))),
  );
  expect(written.oauth_config.scopes.bot).toEqual([...SCOPES]);
});
