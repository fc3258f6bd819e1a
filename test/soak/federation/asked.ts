/** What was asked, and what became of it. */

export type Fate =
  | "answered"
  /** Told in words to try or ask again. */
  | "try again"
  /** Told of an error in the program. */
  | "error"
  /** Answered more than once. */
  | "twice"
  /** No process held the connection when it was asked: the platform says so to whoever asks. */
  | "nobody there"
  /** The process was killed while it was at it, and nobody said so. */
  | "in flight"
  /** None of these: lost by the bot's own fault. */
  | "lost";

export type Asked = {
  readonly surface: "discord" | "slack";
  readonly kind: string;
  readonly at: number;
  readonly fate: Fate;
  /** Milliseconds until the acknowledgement and until the answer was to be seen; null where there was none. */
  readonly acknowledged: number | null;
  readonly answered: number | null;
  /** What the platform saw of a loss. */
  readonly why?: string;
};

const FATES = [
  "answered",
  "try again",
  "error",
  "twice",
  "nobody there",
  "in flight",
  "lost",
] as const satisfies readonly Fate[];

/** Whoever waits longer has no answer. */
export const PATIENCE_MS = 45_000;
/** What takes longer was not lost by a process that ended then. */
const IN_HAND_MS = 3_000;

/** What an answer that came says. */
export function fateOf(text: string): Fate {
  if (/error in the program/i.test(text)) return "error";
  return /try again|ask again/i.test(text) ? "try again" : "answered";
}

/** Whether a text says that an answer was interrupted. */
export function isInterrupted(text: string): boolean {
  return /I was interrupted/.test(text);
}

/** Why no answer came. @param deaths of the processes that may have had it in hand */
export function lossOf(at: number, deaths: readonly number[]): Fate {
  return deaths.some((death) => death >= at && death <= at + IN_HAND_MS) ? "in flight" : "lost";
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** A table of Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** By surface and kind: how often, with what fate, how fast. */
export function tableOfAsked(all: readonly Asked[]): string {
  const groups = [...Map.groupBy(all, ({ surface, kind }) => `${surface}: ${kind}`)].sort();
  const row = (name: string, asked: readonly Asked[]) => {
    const times = asked.flatMap(({ answered }) => (answered === null ? [] : [answered]));
    const acks = asked.flatMap(({ acknowledged }) => (acknowledged === null ? [] : [acknowledged]));
    const speed = [percentile(acks, 0.99), ...[0.5, 0.95, 0.99].map((share) => percentile(times, share))];
    return [
      name,
      asked.length,
      ...FATES.map((fate) => asked.filter((each) => each.fate === fate).length),
      ...speed.map((ms) => (Number.isNaN(ms) ? "-" : Math.round(ms))),
    ];
  };
  return table(
    ["asked", "times", ...FATES, "ack p99 ms", "answer p50 ms", "p95", "p99"],
    [...groups.map(([name, asked]) => row(name, asked)), row("all", all)],
  );
}
