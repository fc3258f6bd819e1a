/** What has been acknowledged and is not finished: awaited before the surface closes. */

export type Work = {
  /** Runs the task; what it throws goes to `onError`. */
  run(task: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left to do, or after `milliseconds`. */
  finish(milliseconds: number): Promise<void>;
};

export function createWork(onError: (thrown: unknown) => void): Work {
  const open = new Set<Promise<void>>();
  return {
    run(task) {
      const running = task()
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
