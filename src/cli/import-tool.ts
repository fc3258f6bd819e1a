/** `nec import ADDRESS|FILE...`: pages and files made into reports of the corpus folder. */
import type { Config } from "../config.ts";
import { asError, CommandLineError, NecError } from "../errors.ts";
import { type ImportOptions, importReport } from "../ingest/fetch-report.ts";
import { politeFetcher } from "../ingest/polite-fetch.ts";
import type { LocalTool } from "./local-tool.ts";
import { createProgressBar } from "./progress-bar.ts";

export const importTool: LocalTool = {
  name: "import",
  usage: "import ADDRESS | FILE ...",
  description: "Fetch pages, or take files, and make reports of them in the corpus folder",
  async run({ words, config, print }) {
    if (words.length === 0) throw new CommandLineError(`Name an address or a file: nec ${importTool.usage}.`);
    const bar = createProgressBar(process.stderr);
    const options = importOptions(config, (received, total) => bar.show(received, total));
    let failed = 0;
    for (const target of words) {
      try {
        const { action, file, title } = await importReport(target, options);
        bar.clear();
        print(`${action}: ${file}${title === null ? "" : ` (${title})`}`);
      } catch (thrown) {
        bar.clear();
        if (!(thrown instanceof NecError)) throw thrown;
        failed += 1;
        process.stderr.write(`${target}: ${asError(thrown).message}\n`);
      }
    }
    if (failed < words.length) print(`What the bot makes of them: nec check ${config.CORPUS_DIR}`);
    return failed === 0 ? 0 : 2;
  },
};

/** How pages become corpus files; shared with the feeds. */
export function importOptions(
  config: Config,
  onProgress: (received: number, total: number | null) => void = () => {},
): ImportOptions {
  return {
    corpusDir: config.CORPUS_DIR,
    maxBytes: config.MAX_REPORT_BYTES,
    today: Temporal.Now.plainDateISO(config.TIME_ZONE).toString(),
    fetcher: politeFetcher({
      maxBytes: config.MAX_REPORT_BYTES,
      allowedHosts: config.FETCH_ALLOWED_HOSTS,
      onProgress,
    }),
  };
}
