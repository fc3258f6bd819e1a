/** A process of the whole program that is started again whenever it ends, as a service manager does. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export type Supervised = {
  readonly name: string;
  /** When it ended, in milliseconds of `performance.now()`. */
  readonly deaths: readonly number[];
  /** How long each start took until every surface was connected, in milliseconds. */
  readonly starts: readonly number[];
  /** Ends that nobody asked for, with what was written to standard error last. */
  readonly surprises: readonly string[];
  /** Warnings and errors in the log, by message. */
  readonly complaints: ReadonlyMap<string, number>;
  /** Resolves when every surface is connected. */
  ready(): Promise<void>;
  kill(): void;
  /** Memory, processor and size of the corpus, as its own metrics tell; null while it does not answer. */
  usage(): Promise<Usage | null>;
  /** Ends it for good, in order unless told otherwise. @returns its exit status; null when it was killed */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
};

export type Usage = {
  readonly residentBytes: number;
  readonly cpuSeconds: number;
  readonly reports: number;
  readonly passages: number;
  /** The longest time since the last look in which it could do nothing else. */
  readonly stallSeconds: number;
};

const RESTART_MS = 1_000;

const root = path.resolve(import.meta.dirname, "../../..");

export function supervise(
  name: string,
  environment: Readonly<Record<string, string>>,
  surfaces: readonly ("discord" | "slack")[] = ["discord", "slack"],
): Supervised {
  const deaths: number[] = [];
  const starts: number[] = [];
  const surprises: string[] = [];
  const complaints = new Map<string, number>();
  let child: ChildProcess;
  let printed = "";
  let expected = false;
  let stopping = false;
  let readiness = Promise.withResolvers<void>();
  let ended = Promise.withResolvers<number | null>();

  function start(): void {
    const began = performance.now();
    let connected = false;
    printed = "";
    expected = false;
    ended = Promise.withResolvers();
    child = spawn(process.execPath, ["src/main.ts"], {
      cwd: root,
      env: { PATH: process.env.PATH, LOG_LEVEL: "warn", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (connected || !surfaces.every((surface) => printed.includes(`${surface}: connected`))) return;
      connected = true;
      starts.push(performance.now() - began);
      readiness.resolve();
    });
    let rest = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const message = messageOf(line);
        complaints.set(message, (complaints.get(message) ?? 0) + 1);
      }
    });
    child.once("close", (status, signal) => {
      deaths.push(performance.now());
      if (!expected) surprises.push(`${name} ended with ${status ?? signal}: ${rest.trim()}`);
      readiness = Promise.withResolvers();
      ended.resolve(status);
      setTimeout(() => {
        if (!stopping) start();
      }, RESTART_MS);
    });
  }

  start();
  return {
    name,
    deaths,
    starts,
    surprises,
    complaints,
    ready: () => readiness.promise,
    kill() {
      expected = true;
      child.kill("SIGKILL");
    },
    async usage() {
      const web = /web: (http\S+)/.exec(printed)?.[1];
      if (web === undefined) return null;
      try {
        const answer = await fetch(new URL("/metrics", web), { signal: AbortSignal.timeout(3_000) });
        const text = await answer.text();
        return {
          residentBytes: metric(text, "process_resident_memory_bytes"),
          cpuSeconds: metric(text, "process_cpu_seconds_total"),
          reports: metric(text, "nec_reports"),
          passages: metric(text, "nec_passages"),
          stallSeconds: metric(text, "nodejs_eventloop_lag_max_seconds"),
        };
      } catch {
        return null;
      }
    },
    async stop(signal = "SIGTERM") {
      stopping = true;
      expected = true;
      child.kill(signal);
      return ended.promise;
    },
  };
}

function messageOf(line: string): string {
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    const cause = err?.message === undefined ? "" : ` (${err.message.slice(0, 120)})`;
    return `${msg ?? "?"}${cause}`;
  } catch {
    return line.slice(0, 160);
  }
}

function metric(text: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN);
}
