/** `npm start`. Exit status 1: nothing could be started; 2: bad configuration or corpus folder. */
import { enableCompileCache } from "node:module";

// Before anything else is loaded: what was compiled once need not be compiled at the next start.
enableCompileCache();
const { readConfig } = await import("./config.ts");
const { asError, NecError } = await import("./errors.ts");
const { serve } = await import("./serve.ts");

try {
  await serve(readConfig(process.env, ".env"));
} catch (thrown) {
  const error = asError(thrown);
  process.stderr.write(
    `${error instanceof NecError ? `${error.message}${reason(error)}` : (error.stack ?? error.message)}\n`,
  );
  process.exit(error instanceof NecError ? 2 : 1);
}

/** A store says to askers only that it is away; whoever starts the program is told why. */
function reason({ code, message, cause }: InstanceType<typeof NecError>): string {
  const told = cause instanceof NecError || !(cause instanceof Error) || message.includes(cause.message);
  return code !== "STORE" || told ? "" : ` (${cause.message})`;
}
