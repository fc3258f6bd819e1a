/** Counters and gauges in Prometheus' format. Labels name kinds of things, never a person, server or question. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = {
  answered(surface: string, command: string, verdict: string, ms: number): void;
  /** A digest or alert was `posted`, `retried`, `parked` or `skipped`. */
  delivery(outcome: string): void;
  corpus(reports: number, passages: number): void;
  /** Whether a surface is connected to its platform. */
  connected(surface: string, up: boolean): void;
  /** The exposition text (https://prometheus.io/docs/instrumenting/exposition_formats/) and its content type. */
  expose(): Promise<{ readonly text: string; readonly contentType: string }>;
};

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const answers = new Counter({
    name: "nec_answers_total",
    help: "Replies by surface, command and verdict",
    labelNames: ["surface", "command", "verdict"],
    registers,
  });
  const seconds = new Histogram({
    name: "nec_answer_seconds",
    help: "Time from reading a command to its reply",
    labelNames: ["surface"],
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
    registers,
  });
  const deliveries = new Counter({
    name: "nec_deliveries_total",
    help: "Digests and alerts by outcome",
    labelNames: ["outcome"],
    registers,
  });
  const reports = new Gauge({ name: "nec_reports", help: "Reports held", registers });
  const passages = new Gauge({ name: "nec_passages", help: "Passages in the index", registers });
  const up = new Gauge({
    name: "nec_surface_connected",
    help: "1 while a surface is connected",
    labelNames: ["surface"],
    registers,
  });
  return {
    answered(surface, command, verdict, ms) {
      answers.inc({ surface, command, verdict });
      seconds.observe({ surface }, ms / 1000);
    },
    delivery: (outcome) => deliveries.inc({ outcome }),
    corpus(reportCount, passageCount) {
      reports.set(reportCount);
      passages.set(passageCount);
    },
    connected: (surface, isUp) => up.set({ surface }, isUp ? 1 : 0),
    expose: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}
