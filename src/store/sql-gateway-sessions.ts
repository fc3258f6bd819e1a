import type { GatewaySessionStore } from "./gateway-session.ts";
import { text } from "./row-reader.ts";
import type { SqlDatabase } from "./sql-database.ts";

export function gatewaySessionQueries({ fleeting }: SqlDatabase): GatewaySessionStore {
  return {
    async gatewaySession(key) {
      const [row] = await fleeting.run("SELECT session FROM gateway_sessions WHERE key = $1", [key]);
      return row === undefined ? null : text(row, "session");
    },
    async saveGatewaySession(key, session, now) {
      if (session === null) {
        await fleeting.run("DELETE FROM gateway_sessions WHERE key = $1", [key]);
        return;
      }
      await fleeting.run(
        `INSERT INTO gateway_sessions (key, session, at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET session = excluded.session, at = excluded.at`,
        [key, session, now.epochMilliseconds],
      );
    },
  };
}
