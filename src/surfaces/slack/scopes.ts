/**
 * What the app may do in a workspace, each scope with its reason
 * (https://docs.slack.dev/reference/scopes). The manifest and the installation ask for exactly these.
 */
const REASONS = {
  "app_mentions:read": "be asked by mention",
  "assistant:write": "suggest questions to start with",
  "channels:history": "go on in threads of public channels it takes part in; recognise its own digests",
  "channels:read": "know the channels it was added to",
  "chat:write": "answer and post digests",
  commands: "/nec and the message shortcut",
  "groups:history": "the same in private channels it was invited to",
  "groups:read": "know the private channels it was invited to",
  "im:history": "be asked in direct messages",
  "users:read": "see who is an admin or owner of the workspace",
} as const;

export type Scope = keyof typeof REASONS;

export const SCOPES = Object.keys(REASONS) as readonly Scope[];
