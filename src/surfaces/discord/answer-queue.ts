/**
 * Acknowledgements before answers: working out an answer holds the processor, and when many people ask at once
 * that would keep Discord waiting past its three seconds.
 */

export type AnswerQueue = {
  /** What has to happen between an interaction's arrival and its acknowledgement; answers wait for it. */
  acknowledge<Result>(send: () => Promise<Result>): Promise<Result>;
  /**
   * Works out an answer, one after another: as soon as nothing waits to be acknowledged, or after a while all the
   * same. The while counts from here on for each, so that a steady stream delays answers but never dams them up.
   */
  answer<Result>(work: () => Promise<Result>): Promise<Result>;
};

const LONGEST_WAIT_MS = 500;

export function createAnswerQueue(longestWaitMs = LONGEST_WAIT_MS): AnswerQueue {
  let waiting = 0;
  let idle = Promise.withResolvers<void>();
  let last: Promise<unknown> = Promise.resolve();

  /** At least one turn of the event loop passes, in which what has come in is taken up. */
  async function quiet(late: Late): Promise<void> {
    do {
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (waiting > 0) await Promise.race([idle.promise, late.promise]);
    } while (waiting > 0 && !late.isOver());
  }

  return {
    async acknowledge(send) {
      waiting += 1;
      try {
        return await send();
      } finally {
        waiting -= 1;
        if (waiting === 0) {
          idle.resolve();
          idle = Promise.withResolvers();
        }
      }
    },
    answer(work) {
      const late = createLate(longestWaitMs);
      const result = last.then(() => quiet(late)).then(work);
      last = result.catch(() => {}).finally(late.clear);
      return result;
    },
  };
}

type Late = { readonly promise: Promise<void>; isOver(): boolean; clear(): void };

function createLate(milliseconds: number): Late {
  const { promise, resolve } = Promise.withResolvers<void>();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    resolve();
  }, milliseconds);
  return { promise, isOver: () => over, clear: () => clearTimeout(timer) };
}
