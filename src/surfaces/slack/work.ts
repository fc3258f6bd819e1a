/** What has been acknowledged and is not finished: awaited before the surface closes. */

export type Work = {
  /**
   * Runs the task in a turn of the event loop of its own, so that what arrives in the meantime is acknowledged
   * between two answers and not after all of them; what it throws goes to `onError`.
   */
  run(task: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to do, or after `milliseconds`. */
  finish(milliseconds: number): Promise<void>;
};

export function createWork(onError: (thrown: unknown) => void): Work {
  const open = new Set<Promise<void>>();
  let lastTurn: Promise<void> = Promise.resolve();
  const nextTurn = () => {
    lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return lastTurn;
  };
  return {
    run(task) {
      const running = nextTurn()
        .then(task)
        .catch(onError)
        .finally(() => open.delete(running));
      open.add(running);
      return running;
    },
    async finish(milliseconds) {
      const { promise: timeout, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, milliseconds);
      const drain = async () => {
        while (open.size > 0) await Promise.all(open);
      };
      await Promise.race([drain(), timeout]);
      clearTimeout(timer);
    },
  };
}
