/**
 * What Slack takes in a manifest, written down from its reference (https://docs.slack.dev/reference/app-manifest) and
 * apart from the code that makes one: every key that is known, and every length.
 */
import { z } from "zod";

const text = (most: number, least = 1) => z.string().min(least).max(most);
const address = (most: number) => text(most).regex(/^https:\/\//);
const ids = z.array(text(50)).max(255);

const prompt = z.strictObject({ title: text(75), message: text(3_000) });

const slashCommand = z.strictObject({
  command: text(32, 2).regex(/^\/[a-z0-9_-]+$/),
  description: text(2_000),
  usage_hint: text(1_000).optional(),
  should_escape: z.boolean().optional(),
  url: address(3_000).optional(),
});

const manifest = z.strictObject({
  $schema: z.url().optional(),
  _metadata: z
    .strictObject({ major_version: z.literal([1, 2]), minor_version: z.int().optional() })
    .optional(),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    long_description: text(4_000, 175).optional(),
    background_color: z
      .string()
      .regex(/^#(?:[0-9a-f]{3}){1,2}$/i)
      .optional(),
  }),
  features: z.strictObject({
    // New apps have this one; `assistant_view` is for those made before it.
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(prompt).max(4).optional(),
      actions: z.array(z.strictObject({ name: text(75), description: text(150) })).optional(),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({
      display_name: text(80).regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean().optional(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.literal(["message", "global"]),
          name: text(24),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z.array(slashCommand).max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address(2_500)).max(1_000).optional(),
    scopes: z.strictObject({ bot: ids, user: ids.optional() }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address(3_500).optional(),
      bot_events: z.array(text(50)).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.boolean(),
      request_url: address(3_500).optional(),
      message_menu_options_url: address(3_500).optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** Scopes that an event needs: https://docs.slack.dev/reference/events, each on its own page. */
const NEEDED: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_mention: "app_mentions:read",
  app_uninstalled: null,
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  tokens_revoked: null,
};

/** Sentences, none where Slack would take the manifest and send the events it asks for. */
export function manifestFaults(value: unknown): string[] {
  const read = manifest.safeParse(value);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const { settings, oauth_config, features } = read.data;
  const scopes = oauth_config.scopes.bot;
  const faults: string[] = [];
  if (new Set(scopes).size < scopes.length) faults.push("a scope twice");
  for (const event of settings.event_subscriptions.bot_events) {
    const scope = NEEDED[event];
    if (scope === undefined) faults.push(`an event that is not known here: ${event}`);
    else if (scope !== null && !scopes.includes(scope)) faults.push(`${event} without ${scope}`);
  }
  if (features.slash_commands.length > 0 && !scopes.includes("commands"))
    faults.push("commands without scope");
  const addresses = [settings.event_subscriptions.request_url, settings.interactivity.request_url];
  // Without Socket Mode Slack has nowhere to send anything.
  if (!settings.socket_mode_enabled && addresses.includes(undefined)) faults.push("HTTP without an address");
  if (settings.socket_mode_enabled && addresses.some((url) => url !== undefined))
    faults.push("addresses beside Socket Mode");
  if (settings.token_rotation_enabled && oauth_config.redirect_urls === undefined)
    faults.push("rotated tokens without installation over OAuth");
  return faults;
}
