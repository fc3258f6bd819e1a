/** Sessions of connections that a platform lets a later process take up again. */
export interface GatewaySessionStore {
  /** What was saved last under the key; null where nothing is. Its meaning is the caller's. */
  gatewaySession(key: string): Promise<string | null>;
  /** Does not wait for the disk: a session outlives no power cut. Null: the session has ended. */
  saveGatewaySession(key: string, session: string | null, now: Temporal.Instant): Promise<void>;
}
