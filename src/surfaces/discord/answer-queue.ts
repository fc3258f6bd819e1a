/**
 * Acknowledgements before answers: working out an answer holds the processor, and when many people ask at once
 * that would keep Discord waiting past its three seconds.
 */

export type AnswerQueue = {
  /** Sends an acknowledgement; answers wait for it. */
  acknowledge<Result>(send: () => Promise<Result>): Promise<Result>;
  /** Works out an answer once nothing is waiting to be acknowledged, one after another. */
  answer<Result>(work: () => Promise<Result>): Promise<Result>;
};

/** Even under a steady stream an answer is worked out after so many other turns. */
const LONGEST_WAIT_TURNS = 400;

export function createAnswerQueue(): AnswerQueue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function quiet(): Promise<void> {
    let turns = 0;
    do {
      await new Promise<void>((resolve) => setImmediate(resolve));
      turns += 1;
    } while (waiting > 0 && turns < LONGEST_WAIT_TURNS);
  }

  return {
    async acknowledge(send) {
      waiting += 1;
      try {
        return await send();
      } finally {
        waiting -= 1;
      }
    },
    answer(work) {
      const result = last.then(quiet).then(work);
      last = result.catch(() => {});
      return result;
    },
  };
}
