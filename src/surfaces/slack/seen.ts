/** Messages that are being answered or were answered in the last ten minutes. */

const KEPT_MS = 10 * 60_000;
const MOST = 20_000;

export type Seen = {
  /**
   * True for the first to ask: it is theirs to answer. Slack delivers a message again after a slow
   * acknowledgement, and under a second `event_id`
   * (https://github.com/slackapi/node-slack-sdk/issues/2141), so that the message itself is what counts.
   */
  claim(channel: string, ts: string): boolean;
  /** The answer failed: another delivery of the message may be the one that succeeds. */
  release(channel: string, ts: string): void;
};

/** In memory on purpose: after a restart a second delivery may be the only one that is still to be answered. */
export function createSeen(now: () => Temporal.Instant): Seen {
  const held = new Map<string, number>();
  return {
    claim(channel, ts) {
      const at = now().epochMilliseconds;
      for (const [oldest, since] of held) {
        if (held.size <= MOST && at - since <= KEPT_MS) break;
        held.delete(oldest);
      }
      const key = `${channel} ${ts}`;
      if (held.has(key)) return false;
      held.set(key, at);
      return true;
    },
    release(channel, ts) {
      held.delete(`${channel} ${ts}`);
    },
  };
}
