/** The app's manifest from the commands: https://docs.slack.dev/reference/app-manifest. Pure. */
import type { webApi } from "@slack/bolt";
import type { BotCommand } from "../../bot.ts";
import { SHORTCUT } from "./listen-forms.ts";
import { SCOPES, type Scope } from "./scopes.ts";
import { suggestedPrompts } from "./suggested-prompts.ts";

type Manifest = webApi.AppsManifestCreateArguments["manifest"];

type Scopes = NonNullable<NonNullable<NonNullable<Manifest["oauth_config"]>["scopes"]>["bot"]>;

export type ManifestOptions = {
  readonly commands: readonly BotCommand[];
  /** Public address of the bot for HTTP, e.g. `https://nec.example.org`; null: Socket Mode. */
  readonly requestOrigin: string | null;
  /** Whether other workspaces may install the app over OAuth. */
  readonly install: boolean;
};

const SCHEMA = "https://raw.githubusercontent.com/slackapi/manifest-schema/main/manifest.schema.json";

/** Events that the surface listens to, and no others. */
const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "message.channels",
  "message.groups",
  "message.im",
  "tokens_revoked",
] as const;

const DESCRIPTION = "Finds, quotes and cites first-person reports of Labour's National Executive Committee.";

export function slackManifest({ commands, requestOrigin, install }: ManifestOptions): Manifest {
  const requests = requestOrigin === null ? null : `${requestOrigin.replace(/\/$/, "")}/slack/events`;
  const request_url = requests === null ? {} : { request_url: requests };
  const names = commands.filter(({ access }) => access === "everyone").map(({ name }) => name);
  return {
    $schema: SCHEMA,
    _metadata: { major_version: 1 },
    display_information: {
      name: "NEC reports",
      description: DESCRIPTION,
      long_description: `${DESCRIPTION} Ask with /nec, by mentioning the bot, in a direct message, or with the shortcut on a message. Every line of an answer is a quotation or a marked paraphrase, with its reporter, meeting and source; what the reports do not say, the bot does not say. It can post a digest of new reports to a channel.`,
      background_color: "#7a1020",
    },
    features: {
      agent_view: { agent_description: DESCRIPTION, suggested_prompts: suggestedPrompts(commands) },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: "nec", always_online: true },
      shortcuts: [
        {
          type: "message",
          name: "Ask NEC about this",
          callback_id: SHORTCUT,
          description: "What the reports say on what this message speaks of",
        },
      ],
      slash_commands: [
        {
          command: "/nec",
          description: "What reports of the NEC say",
          usage_hint: usageHint(names),
          // Channels that are named come with their ids.
          should_escape: true,
          ...(requests === null ? {} : { url: requests }),
        },
      ],
    },
    oauth_config: {
      ...(install && requestOrigin !== null
        ? { redirect_urls: [`${requestOrigin.replace(/\/$/, "")}/slack/oauth_redirect`] }
        : {}),
      scopes: { bot: knownScopes(SCOPES) },
    },
    settings: {
      event_subscriptions: { ...request_url, bot_events: [...EVENTS] },
      interactivity: {
        is_enabled: true,
        ...request_url,
        ...(requests === null ? {} : { message_menu_options_url: requests }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: requests === null,
      token_rotation_enabled: install,
    },
  };
}

/** Slack's types do not know every scope that Slack does: `assistant:write` is missing in them. */
function knownScopes(scopes: readonly Scope[]): Scopes {
  return [...scopes] as Scopes;
}

/** At most 1,000 characters; people see the beginning of it while they type. */
function usageHint(names: readonly string[]): string {
  return `[${names.join(" | ")}] or a question`.slice(0, 1_000);
}
