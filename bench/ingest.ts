/**
 * Loading 2,000 raw reports: cold, from the snapshot, and again after one file has changed. Prints one line of JSON.
 * `node bench/ingest.ts [reports]`
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { folderLoader, loadFolder } from "../src/ingest/load-folder.ts";
import { rawReports } from "./raw-reports.ts";

const COUNT = Number(process.argv[2] ?? 2000);
const MAX_BYTES = 5_000_000;

const dir = await mkdtemp(path.join(tmpdir(), "nec-bench-"));
const corpus = path.join(dir, "corpus");
const snapshotDir = path.join(dir, "snapshots");
const reports = rawReports(7);
await reports.write(corpus, COUNT);
/** Time on the clock and of the processor: on a shared machine the second says more. */
const timed = async <Result>(work: () => Promise<Result>) => {
  const started = performance.now();
  const used = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { ms: Math.round(performance.now() - started), cpu: Math.round((user + system) / 1000), result };
};
const options = { maxBytes: MAX_BYTES, snapshotDir };
const cold = await timed(() => loadFolder(corpus, options));
const warm = await timed(() => loadFolder(corpus, options));
const loader = folderLoader(corpus, options);
await loader.load();
await writeFile(path.join(corpus, "report-00000.txt"), reports.next(1));
const again = await timed(() => loader.load());
const passages = cold.result.files.reduce((sum, file) => sum + file.passages.length, 0);
process.stdout.write(
  `${JSON.stringify({
    reports: COUNT,
    passages,
    cold_ms: cold.ms,
    cold_cpu_ms: cold.cpu,
    warm_ms: warm.ms,
    warm_cpu_ms: warm.cpu,
    after_one_change_ms: again.ms,
    after_one_change_cpu_ms: again.cpu,
    rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
  })}\n`,
);
await rm(dir, { recursive: true, force: true });
