/** `npm run --silent nec -- <subcommand>`: answers once and ends. 0 answered, 1 the reports do not say, 2 bad input. */
import { asError, ConfigError, UsageError } from "./errors.ts";
import { runCommandLine } from "./cli/run-command-line.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // `nec ... | head` closes the pipe early; that is no failure.
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
} catch (thrown) {
  const error = asError(thrown);
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError || error instanceof ConfigError ? 2 : 2;
}
