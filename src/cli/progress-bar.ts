/** One line that fills up while something long arrives; only where a person watches. */
import type { WriteStream } from "node:tty";

export type ProgressBar = { show(done: number, total: number | null): void; clear(): void };

const WIDTH = 30;
const CLEAR_LINE = "\r\u001b[K";

export function createProgressBar(output: Pick<WriteStream, "write" | "isTTY">): ProgressBar {
  let shown = false;
  return {
    show(done, total) {
      if (!output.isTTY) return;
      shown = true;
      const size = `${Math.round(done / 1000)} kB`;
      if (total === null || total <= 0) {
        output.write(`${CLEAR_LINE}${size}`);
        return;
      }
      const filled = Math.round(WIDTH * Math.min(1, done / total));
      output.write(`${CLEAR_LINE}[${"#".repeat(filled)}${"-".repeat(WIDTH - filled)}] ${size}`);
    },
    clear() {
      if (shown) output.write(CLEAR_LINE);
      shown = false;
    },
  };
}
