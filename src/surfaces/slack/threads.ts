/** The threads the bot takes part in: there it goes on without being mentioned. */

const MOST = 5_000;

export type Threads = {
  join(channel: string, thread: string): void;
  /**
   * Whether the bot wrote in the thread before. Looks it up once where it does not remember, so that threads go
   * on after a restart; when Slack does not say, the bot keeps quiet.
   */
  takesPart(channel: string, thread: string, lookUp: () => Promise<boolean>): Promise<boolean>;
};

export function createThreads(): Threads {
  const known = new Map<string, boolean>();
  const remember = (key: string, takesPart: boolean) => {
    known.delete(key);
    known.set(key, takesPart);
    for (const oldest of known.keys()) {
      if (known.size <= MOST) break;
      known.delete(oldest);
    }
  };
  return {
    join: (channel, thread) => remember(`${channel} ${thread}`, true),
    async takesPart(channel, thread, lookUp) {
      const key = `${channel} ${thread}`;
      const held = known.get(key);
      if (held !== undefined) return held;
      const found = await lookUp().catch(() => false);
      // A mention may have been answered in the thread while Slack was being asked.
      if (known.get(key) === true) return true;
      remember(key, found);
      return found;
    },
  };
}
