/** `npm run bench:web -- [reports] [requests a second] [seconds]`: 2,000 reports, 200 a second, one minute. */
import { runLoad } from "./web-load-run.ts";

const [reports = 2_000, rate = 200, seconds = 60] = process.argv.slice(2).map(Number);
const result = await runLoad({ corpus: "corpus", reports, rate, seconds });
process.stdout.write(`${JSON.stringify(result)}\n`);
