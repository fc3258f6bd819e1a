/** What a run of the federation came to, as text for people and as a verdict for the exit status. */
import { type Asked, percentile, table, tableOfAsked } from "./asked.ts";
import type { ArrivalsResult } from "./reports.ts";

/** Resident memory of each process at a time of the run, in milliseconds; null while it did not answer. */
export type MemorySample = { readonly at: number; readonly megabytes: readonly (number | null)[] };

export type FederationResult = {
  readonly asked: readonly Asked[];
  readonly digests: ArrivalsResult;
  /** From the last question until every channel was told of every report. */
  readonly caughtUpMs: number;
  readonly memory: readonly MemorySample[];
  readonly processes: readonly { readonly name: string; readonly stallSeconds: number }[];
  readonly ownStallSeconds: number;
  readonly kills: number;
  /** Milliseconds from a start until both platforms were connected. */
  readonly starts: readonly number[];
  /** Interactions whose answer was written more than once. */
  readonly writtenTwice: number;
  /** Slack's, told both that it was interrupted and what was asked for. */
  readonly contradicted: number;
  /** Requests over HTTP, by process. */
  readonly served: readonly number[];
  /** Requests that went to a second process, since the first broke off or stayed silent. */
  readonly resent: number;
  /** What the servers would not take. */
  readonly refused: readonly string[];
  /** Processes that ended by themselves. */
  readonly surprises: readonly string[];
  /** Exit statuses of the orderly stops. */
  readonly statuses: readonly (number | null)[];
  /** Messages in the logs, and how often. */
  readonly complaints: readonly (readonly [message: string, times: number])[];
};

/** Whether nothing was lost, doubled, refused or answered wrongly, and every process stopped in order. */
export function isClean(result: FederationResult): boolean {
  const { asked, digests, writtenTwice, contradicted, refused, statuses } = result;
  const bad = asked.filter(({ fate }) => fate === "lost" || fate === "twice" || fate === "error");
  const wrong =
    bad.length + writtenTwice + contradicted + digests.lost.length + digests.doubled.length + refused.length;
  return wrong === 0 && statuses.every((status) => status === 0);
}

export function textOf(result: FederationResult): string {
  const { digests, starts, refused, surprises } = result;
  const stalls = result.processes.map(({ name, stallSeconds }) => `${name} ${stallSeconds.toFixed(1)} s`);
  return [
    tableOfAsked(result.asked),
    "",
    tableOfDigests(digests),
    "",
    ...named("Lost", digests.lost),
    ...named("Doubled", digests.doubled),
    `The last digests came ${Math.round(result.caughtUpMs / 1000)} s after the last question.`,
    "",
    tableOfMemory(result),
    "",
    `${result.kills} kills; a start took ${seconds(starts, 0.5)} s (worst ${seconds(starts, 1)} s) until both platforms were connected.`,
    `Interactions whose answer was written twice: ${result.writtenTwice}; told that it was interrupted although it came: ${result.contradicted}. Requests by process over HTTP: ${result.served.join(", ")}; sent to a second process: ${result.resent}.`,
    `Longest stalls: ${stalls.join(", ")}; this program ${result.ownStallSeconds.toFixed(1)} s.`,
    `Refused by the servers: ${refused.length}. ${refused.slice(0, 5).join("; ")}`.trim(),
    `Ended by themselves: ${surprises.length}. ${surprises.join("; ")}`.trim(),
    `Orderly stops: ${result.statuses.join(", ")}.`,
    "",
    tableOfComplaints(result.complaints),
  ].join("\n");
}

function tableOfDigests({ reports, channels, lost, doubled, first, last }: ArrivalsResult): string {
  return table(
    ["reports", "channels told of each", "lost", "doubled", "first told p50 s", "last told p50 s", "worst s"],
    [
      [
        reports,
        channels,
        lost.length,
        doubled.length,
        seconds(first, 0.5),
        seconds(last, 0.5),
        seconds(last, 1),
      ],
    ],
  );
}

function tableOfMemory({ processes, memory }: FederationResult): string {
  return table(
    ["resident MB", ...processes.map(({ name }) => name)],
    memory.map(({ at, megabytes }) => [`${Math.round(at / 1000)} s`, ...megabytes.map((mb) => mb ?? "-")]),
  );
}

function tableOfComplaints(complaints: FederationResult["complaints"]): string {
  const times = new Map<string, number>();
  for (const [message, count] of complaints) times.set(message, (times.get(message) ?? 0) + count);
  return table(
    ["in the logs", "times"],
    [...times].sort(([, a], [, b]) => b - a),
  );
}

function named(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.slice(0, 10).join(", ")}`];
}

function seconds(times: readonly number[], share: number): string {
  return (percentile(times, share) / 1000).toFixed(1);
}
