/** What a follow-up question refers back to: kept in memory for ten minutes, never written anywhere. */

const KEPT_MS = 10 * 60_000;
const MOST = 5_000;

export type Conversations<Subject> = {
  /** What was last asked in this conversation, unless that was more than ten minutes ago. */
  recall(key: string, nowMs: number): Subject | undefined;
  remember(key: string, subject: Subject, nowMs: number): void;
  forget(key: string): void;
};

/** A bounded memory: the oldest conversations go first. */
export function createConversations<Subject>(): Conversations<Subject> {
  const held = new Map<string, { subject: Subject; at: number }>();
  return {
    recall(key, nowMs) {
      const entry = held.get(key);
      if (entry === undefined) return undefined;
      if (nowMs - entry.at <= KEPT_MS) return entry.subject;
      held.delete(key);
      return undefined;
    },
    remember(key, subject, nowMs) {
      held.delete(key);
      held.set(key, { subject, at: nowMs });
      for (const [oldest, entry] of held) {
        if (held.size <= MOST && nowMs - entry.at <= KEPT_MS) break;
        held.delete(oldest);
      }
    },
    forget(key) {
      held.delete(key);
    },
  };
}
