/** Whether somebody may change what concerns the whole workspace: its admins and owners. */
import type { webApi } from "@slack/bolt";

const KEPT_MS = 5 * 60_000;
/** After Slack could not say. */
const ASK_AGAIN_MS = 60_000;
const MOST = 5_000;

export type Rights = {
  /**
   * By the `is_admin` and `is_owner` flags (https://docs.slack.dev/reference/objects/user-object); false where
   * Slack does not say.
   */
  isAdmin(client: webApi.WebClient, team: string, user: string): Promise<boolean>;
};

export function createRights(now: () => Temporal.Instant): Rights {
  const held = new Map<string, { readonly admin: boolean; readonly at: number }>();
  return {
    async isAdmin(client, team, user) {
      const key = `${team} ${user}`;
      const at = now().epochMilliseconds;
      const known = held.get(key);
      if (known !== undefined && at - known.at <= KEPT_MS) return known.admin;
      try {
        const { user: found } = await client.users.info({ user });
        const admin = found?.is_admin === true || found?.is_owner === true;
        if (held.size >= MOST) held.clear();
        held.set(key, { admin, at });
        return admin;
      } catch {
        held.set(key, { admin: false, at: at - KEPT_MS + ASK_AGAIN_MS });
        return false;
      }
    },
  };
}
