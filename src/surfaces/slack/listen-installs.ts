/** The app was removed from a workspace: its token and everything stored for it go at once. */
import type { App } from "@slack/bolt";
import { addressOf, type Desk } from "./desk.ts";
import { type Fields, fields, textOf } from "./readers.ts";

export function listenInstalls(app: App, desk: Desk): void {
  // https://docs.slack.dev/reference/events/app_uninstalled
  app.event("app_uninstalled", async ({ body }) => {
    await desk.work.run(() => forget(desk, fields(body)));
  });
  // https://docs.slack.dev/reference/events/tokens_revoked: a person's own token is none of the bot's.
  app.event("tokens_revoked", async ({ body, event }) => {
    const { bot } = fields(fields(event).tokens);
    if (Array.isArray(bot) && bot.length > 0) await desk.work.run(() => forget(desk, fields(body)));
  });
}

async function forget(desk: Desk, body: Fields): Promise<void> {
  const workspace = textOf(body.team_id) ?? textOf(body.enterprise_id);
  if (workspace === null) return;
  await desk.store.removeInstallation("slack", workspace);
  let rows = await desk.store.deleteData({ surface: "slack", community: workspace });
  for (const person of await followersIn(desk, workspace)) {
    rows += await desk.store.deleteData({ surface: "slack", person });
  }
  desk.log.info({ surface: "slack", rows }, "the app was removed from a workspace; its data is deleted");
}

/** Who of the workspace follows something in direct messages; a user's id belongs to one workspace. */
async function followersIn(desk: Desk, workspace: string): Promise<ReadonlySet<string>> {
  const direct = await desk.store.subscriptions({ surface: "slack", community: null });
  const people = direct.flatMap(({ channel, person }) => {
    const { team } = addressOf(channel);
    return person !== null && (team === null || team === workspace) ? [person] : [];
  });
  return new Set(people);
}
