/**
 * What the app may do in a workspace, each scope with its reason
 * (https://docs.slack.dev/reference/scopes). The manifest and the installation ask for exactly these.
 */
const REASONS = {
  "app_mentions:read": "be asked by mention",
  "assistant:write": "suggest questions to start with",
  "channels:history": "go on in threads of public channels it takes part in; recognise its own digests",
  "chat:write": "answer and post digests",
  commands: "/nec and the message shortcut",
  "files:write": "show a chart as a picture where Slack does not draw it",
  "groups:history": "the same in private channels it was invited to",
  "im:history": "be asked in direct messages",
  "im:write": "open the direct messages that answers from the Home tab go to",
  "users:read": "see who is an admin or owner of the workspace",
} as const;

export type Scope = keyof typeof REASONS;

export const SCOPES = Object.keys(REASONS) as readonly Scope[];
