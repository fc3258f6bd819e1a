/** `npm start`: every surface that is configured, the digests, and an orderly stop. */
import { fstatSync } from "node:fs";
import type { Services } from "../commands/services.ts";
import type { Bot } from "./bot.ts";
import { openState } from "./cli/state.ts";
import { archiveOf, composeBot, loadOptions, openCorpus } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { asError, NecError } from "./errors.ts";
import { watchFolder } from "./ingest/watch-folder.ts";
import { createLog, type Log } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import type { PostingSurface, Surface } from "./surface.ts";

/** Exit statuses: 1 nothing could be started, 2 bad configuration or corpus folder. */
try {
  await main(readConfig(process.env, ".env"));
} catch (thrown) {
  const error = asError(thrown);
  process.stderr.write(`${error instanceof NecError ? error.message : (error.stack ?? error.message)}\n`);
  process.exit(error instanceof NecError ? 2 : 1);
}

async function main(config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL);
  const metrics = createMetrics();
  const opened = await openCorpus(config);
  let { archive } = opened;
  const state = await openState(config, archive, log);
  const services: Services = {
    archive: () => archive,
    store: state.store,
    digests: state.digests,
    today: () => Temporal.Now.plainDateISO(config.TIME_ZONE).toString(),
    now: () => Temporal.Now.instant(),
    timeZone: config.TIME_ZONE,
  };
  const bot = composeBot(services, ({ surface, command, verdict, ms, error }) => {
    metrics.answered(surface, command, verdict, ms);
    if (error !== undefined) log.error({ surface, command, err: error }, "a command failed");
  });
}
