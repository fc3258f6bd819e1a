/** What comparisons have measured, kept between runs, as the tables of bench/README.md. */
import { z } from "zod";

const quality = z.object({ first: z.number(), ten: z.number(), ndcg: z.number() });
const speed = z.object({
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  /** What the process grew by. */
  processMb: z.number(),
  /** What is still held of that in the JavaScript heap and its buffers; null where an engine holds it elsewhere. */
  keptMb: z.number().nullable(),
  buildMs: z.number(),
  /** Null: the engine keeps nothing on disk. */
  warmMs: z.number().nullable(),
});

export const measuredSchema = z.object({
  /** By engine, then by collection; null where the engine failed. */
  quality: z.record(z.string(), z.record(z.string(), quality.nullable())),
  /** By number of passages, then by engine; null where the engine failed or took too long. */
  speed: z.record(z.string(), z.record(z.string(), speed.nullable())),
});

export type Measured = z.infer<typeof measuredSchema>;
export type SpeedOf = z.infer<typeof speed>;

export const NOTHING_MEASURED: Measured = { quality: {}, speed: {} };

/** One table: engines in the order given, a row for each that was measured. */
export function qualityTable({ quality }: Measured, engines: readonly string[]): string {
  const collections = [...new Set(Object.values(quality).flatMap((row) => Object.keys(row)))].sort();
  const rows = engines.flatMap((engine) => {
    const row = quality[engine];
    return row === undefined ? [] : [[engine, ...collections.map((name) => qualityCell(row[name]))]];
  });
  return table(["engine", ...collections.map((name) => `${name} R@1 / R@10 / nDCG@10`)], rows);
}

const SPEED_HEADER = [
  "engine",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "kept MB",
  "process MB",
  "build s",
  "warm start s",
];

/** A table for each number of passages, the smallest first. */
export function speedTables({ speed }: Measured, engines: readonly string[]): string {
  return Object.keys(speed)
    .sort((a, b) => Number(a) - Number(b))
    .map((size) => {
      const rows = engines.flatMap((engine) => {
        const row = speed[size]?.[engine];
        return row === undefined ? [] : [[engine, ...speedCells(row)]];
      });
      return `${Number(size).toLocaleString("en-GB")} passages\n\n${table(SPEED_HEADER, rows)}`;
    })
    .join("\n\n");
}

/**
 * A document with what stands between `<!-- name -->` and `<!-- /name -->` replaced.
 * @throws Error where the document has no such place.
 */
export function withSection(document: string, name: string, content: string): string {
  const opening = `<!-- ${name} -->`;
  const start = document.indexOf(opening);
  const end = document.indexOf(`<!-- /${name} -->`, start);
  if (start < 0 || end < 0) throw new Error(`There is no place for "${name}" in the document.`);
  return `${document.slice(0, start + opening.length)}\n\n${content}\n\n${document.slice(end)}`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, at) =>
    Math.max(3, name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[], blank: string) =>
    `| ${widths.map((width, at) => (cells[at] ?? "").padEnd(width, blank)).join(" | ")} |`;
  return [line(header, " "), line([], "-"), ...rows.map((row) => line(row, " "))].join("\n");
}

function qualityCell(row: z.infer<typeof quality> | null | undefined): string {
  if (row === undefined) return "-";
  return row === null ? "failed" : [row.first, row.ten, row.ndcg].map(share).join(" / ");
}

function speedCells(row: SpeedOf | null): readonly string[] {
  if (row === null) return ["failed", ...SPEED_HEADER.slice(2).map(() => "-")];
  return [
    milliseconds(row.p50),
    milliseconds(row.p95),
    milliseconds(row.p99),
    row.keptMb === null ? "-" : row.keptMb.toFixed(0),
    row.processMb.toFixed(0),
    (row.buildMs / 1000).toFixed(1),
    row.warmMs === null ? "-" : (row.warmMs / 1000).toFixed(2),
  ];
}

function share(value: number): string {
  return value.toFixed(3).replace(/^0/, "");
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0);
}
