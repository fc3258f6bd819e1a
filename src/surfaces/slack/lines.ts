/** Tasks of one kind wait for each other; those of different kinds do not. */

export type Lines = {
  /** Runs the task when all that were given before with this key are finished, however they ended. */
  inLine<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
};

export function createLines(): Lines {
  const last = new Map<string, Promise<unknown>>();
  return {
    inLine(key, task) {
      const before = last.get(key) ?? Promise.resolve();
      const running = before.then(task, task);
      last.set(key, running);
      const leave = () => {
        if (last.get(key) === running) last.delete(key);
      };
      running.then(leave, leave);
      return running;
    },
  };
}
