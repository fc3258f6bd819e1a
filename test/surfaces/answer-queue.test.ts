import { expect, test } from "vitest";
import { createAnswerQueue } from "../../src/surfaces/answer-queue.ts";

test("answers wait until nothing is left to acknowledge, and keep their order", async () => {
  const queue = createAnswerQueue();
  const done: string[] = [];
  const slow = queue.acknowledge(async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
    done.push("acknowledged");
  });
  const first = queue.answer(async () => void done.push("first answer"));
  const second = queue.answer(async () => void done.push("second answer"));
  await Promise.all([slow, first, second]);
  expect(done).toEqual(["acknowledged", "first answer", "second answer"]);
});

test("an answer that fails holds up nobody, and an acknowledgement that never ends holds up nobody for ever", async () => {
  const queue = createAnswerQueue(10);
  void queue.acknowledge(() => new Promise<never>(() => {}));
  await expect(queue.answer(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await queue.answer(async () => "yes")).toBe("yes");
});

test("a steady stream of acknowledgements delays answers by no more than one wait, not one after the other", async () => {
  const queue = createAnswerQueue(50);
  void queue.acknowledge(() => new Promise<never>(() => {}));
  const started = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => queue.answer(async () => {})));
  // One wait each would take a second.
  expect(performance.now() - started).toBeLessThan(500);
});

test("an answer that waits for something of its own does not hold up the next for long", async () => {
  const queue = createAnswerQueue(20);
  void queue.answer(() => new Promise<never>(() => {}));
  expect(await queue.answer(async () => "next")).toBe("next");
});
