import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { slackManifest } from "../../../src/surfaces/slack/manifest.ts";
import { SCOPES } from "../../../src/surfaces/slack/scopes.ts";
import { manifestFaults } from "./manifest-limits.ts";
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
  expect(manifestFaults(JSON.parse(JSON.stringify(manifest)))).toEqual([]);
  const { features, settings } = manifest;
  expect(features?.agent_view?.suggested_prompts?.length).toBe(4);
  expect(features?.assistant_view).toBeUndefined();
  expect(features?.slash_commands?.[0]?.usage_hint).toMatch(/topic \| date \| person/);
  expect(settings?.socket_mode_enabled).toBe(requestOrigin === null);
  expect(settings?.interactivity?.request_url).toBe(
    requestOrigin === null ? undefined : "https://nec.example.org/slack/events",
  );
  expect(manifest.oauth_config?.redirect_urls).toEqual(
    install ? ["https://nec.example.org/slack/oauth_redirect"] : undefined,
  );
});

test.each([
  ["a name of more than 35 characters", { display_information: { name: "n".repeat(36) } }],
  ["a key that Slack does not know", { display_information: { name: "nec", colour: "#7a1020" } }],
  ["an event without its scope", { oauth_config: { scopes: { bot: ["commands"] } } }],
  ["HTTP without an address", { settings: { socket_mode_enabled: false } }],
])("a manifest with %s is told from one that Slack takes", (_, change: Readonly<Record<string, object>>) => {
  const manifest = slackManifest({ commands: forEveryone, requestOrigin: null, install: false });
  const merged = Object.entries(change).map(([key, part]) => [
    key,
    { ...(manifest[key] as object), ...part },
  ]);
  expect(
    manifestFaults(JSON.parse(JSON.stringify({ ...manifest, ...Object.fromEntries(merged) }))),
  ).not.toEqual([]);
});

test("the manifest in the repository is the one that npm run manifest writes", () => {
  const written = JSON.parse(readFileSync("slack-manifest.json", "utf8"));
  expect(written).toEqual(
    JSON.parse(JSON.stringify(slackManifest({ commands: forEveryone, requestOrigin: null, install: false }))),
  );
  expect(written.oauth_config.scopes.bot).toEqual([...SCOPES]);
});
