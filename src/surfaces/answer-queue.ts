/**
 * Acknowledgements before answers: working out an answer holds the processor, and when many people ask at once
 * that would keep the platform waiting past its three seconds.
 */

export type AnswerQueue = {
  /** What has to happen between an event's arrival and its acknowledgement; answers wait for it. */
  acknowledge<Result>(send: () => Promise<Result>): Promise<Result>;
  /**
   * Works out an answer, one after another: as soon as nothing waits to be acknowledged, or after a while all the
   * same. The while counts from here on for each, so that a steady stream delays answers but never dams them up; an
   * answer that itself waits for something does not hold up the next for longer than that either.
   */
  answer<Result>(work: () => Promise<Result>): Promise<Result>;
};

const LONGEST_WAIT_MS = 500;
/** Turns of the event loop between two answers: a connection is taken up in one, read in the next. */
const TURNS = 4;

export function createAnswerQueue(longestWaitMs = LONGEST_WAIT_MS): AnswerQueue {
  let waiting = 0;
  let idle = Promise.withResolvers<void>();
  let last: Promise<void> = Promise.resolve();

  async function quiet(patience: Patience): Promise<void> {
    do {
      for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
      if (waiting > 0) await Promise.race([idle.promise, patience.over]);
    } while (waiting > 0 && !patience.isOver());
    patience.end();
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
      const patience = createPatience(longestWaitMs);
      const turn = last.then(() => quiet(patience));
      const result = turn.then(work);
      last = turn.then(async () => {
        const others = createPatience(longestWaitMs);
        await Promise.race([result.catch(() => {}), others.over]);
        others.end();
      });
      return result;
    },
  };
}

type Patience = { readonly over: Promise<void>; isOver(): boolean; end(): void };

function createPatience(milliseconds: number): Patience {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    resolve();
  }, milliseconds);
  return { over: promise, isOver: () => isOver, end: () => clearTimeout(timer) };
}
