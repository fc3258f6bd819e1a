/** A thread of its own for each PDF or Word file, within bounds of time and memory, and so many at once. */
import { Worker } from "node:worker_threads";
import type { DocumentFailure, DocumentResult, DocumentTask, ReadingBegun } from "./document-worker.ts";
import { UnreadableError } from "./source.ts";

const MEGABYTE = 1_000_000;
/** The libraries are the same for every file: what they take to load is no fault of one. */
const LONGEST_LOADING_MS = 10_000;
/** On the processor: what else the machine has to do is no fault of a file either. */
const LONGEST_READING_MS_A_MEGABYTE = 2_000;
/** By the clock so many times as long: for one that waits and does nothing. */
const WAITING = 5;
const HEAP_MB = 384;
/** What is unpacked lies outside the heap, where no limit of the thread's holds: it is looked at from here. */
const MOST_UNPACKED = 300 * MEGABYTE;
const LOOK_EVERY_MS = 50;

/** Together they take no more than so many times what one may take. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

type Document = Omit<DocumentTask, "limitMs">;

/** @throws UnreadableError for a file that is damaged, or that asks for more time or memory than any report needs */
export async function readInWorker(task: Document): Promise<DocumentResult> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await inWorker(task);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function inWorker(task: Document): Promise<DocumentResult> {
  const limitMs = LONGEST_READING_MS_A_MEGABYTE * Math.max(1, task.bytes.length / MEGABYTE);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./document-worker.ts", import.meta.url), {
      workerData: { ...task, bytes: Uint8Array.from(task.bytes), limitMs } satisfies DocumentTask,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      stdout: true,
      stderr: true,
    });
    let settled = false;
    const finish = (settle: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearInterval(watch);
      settle();
      void worker.terminate();
    };
    const refuse = (code: string, message: string, cause?: unknown) =>
      finish(() => reject(new UnreadableError(code, message, { cause })));
    const giveUp = (milliseconds: number) =>
      refuse(
        "too-slow",
        `The file was given up after ${Math.round(milliseconds / 1000)} seconds: damaged, or made to take for ever.`,
      );
    const tooLarge = (cause?: unknown) =>
      refuse("zip-bomb", "The file unpacks to more than fits into memory; that is no report.", cause);
    let timer = setTimeout(giveUp, LONGEST_LOADING_MS, LONGEST_LOADING_MS);
    let loadedMs: number | null = null;
    const look = async () => {
      const { user, system } = await worker.cpuUsage();
      if (loadedMs !== null && (user + system) / 1000 - loadedMs > limitMs) return giveUp(limitMs);
      const { external_memory } = await worker.getHeapStatistics();
      if (external_memory > MOST_UNPACKED) tooLarge();
    };
    // It may end while it is being looked at.
    const watch = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS);
    worker.on("message", (message: ReadingBegun | DocumentFailure | DocumentResult) => {
      if (message.kind === "failure") return refuse("damaged", `The file is damaged: ${message.message}`);
      if (message.kind !== "reading") return finish(() => resolve(message));
      loadedMs = message.usedMs;
      clearTimeout(timer);
      timer = setTimeout(giveUp, WAITING * limitMs, WAITING * limitMs);
    });
    worker.once("error", (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
        tooLarge(error);
      else refuse("damaged", "The file is damaged: its reader could not go on.", error);
    });
    worker.once("exit", () => refuse("damaged", "The file could not be read to its end."));
  });
}
