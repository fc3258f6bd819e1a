/** `npm run --silent nec -- <subcommand>`: answers once. 0 answered, 1 the reports do not say, 2 bad input. */
import { enableCompileCache } from "node:module";

// Before anything else is loaded: what was compiled once need not be compiled at the next call.
enableCompileCache();
const { asError, NecError } = await import("./errors.ts");
const { runCommandLine } = await import("./cli/run-command-line.ts");

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // `nec ... | head` closes the pipe early; that is no failure.
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
} catch (thrown) {
  const error = asError(thrown);
  process.stderr.write(`${error instanceof NecError ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = 2;
}
