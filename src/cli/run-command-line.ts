/** The one-shot command line: local tools on the folder and the store, and every command of the bot. */
import { stripVTControlCharacters } from "node:util";
import { commands } from "../../commands/index.ts";
import type { Services } from "../../commands/services.ts";
import { parseArguments } from "../command-text.ts";
import { composeBot, openCorpus } from "../compose.ts";
import { type Config, readConfig } from "../config.ts";
import { CommandLineError } from "../errors.ts";
import { createLog } from "../log.ts";
import type { Reply } from "../reply.ts";
import { replyToJson } from "../reply-json.ts";
import type { Asker } from "../surface.ts";
import { renderText } from "../surfaces/console/render-text.ts";
import { type CommandLine, readCommandLine } from "./arguments.ts";

/** Somebody with the program's files at hand may do everything. */
const asker: Asker = { surface: "console", community: null, channel: null, user: null, admin: true };

/**
 * Runs one subcommand and prints its result on standard output.
 * @returns the exit status: 0 answered, 1 the reports do not say, 2 input that cannot be read
 * @throws UsageError, ConfigError, NecError: to be printed on standard error, exit status 2
 */
export async function runCommandLine(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const line = readCommandLine(argv);
  const config = configFor(line, environment);
  const [name = "help", ...words] = line.words;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    // Loaded only now: most calls are questions, and these need none of it.
    const { localTools } = await import("./local-tools.ts");
    const tool = localTools.find((candidate) => candidate.name === name);
    if (tool !== undefined) return tool.run({ words, line, config, print });
    if (line.words.length === 1 && /^[a-z-]+$/i.test(name)) {
      const known = [...commands, ...localTools].map((candidate) => candidate.name).join(", ");
      throw new CommandLineError(`There is no command "${name}". Try: ${known}.`);
    }
  }
  const { archive } = await openCorpus(config);
  const log = createLog(config.LOG_LEVEL ?? "warn");
  const state = command?.stateful ? await (await import("./state.ts")).openState(config, log) : null;
  state?.digests.show(archive);
  const today = () => line.asOf ?? Temporal.Now.plainDateISO(config.TIME_ZONE).toString();
  const services: Services = {
    archive: () => archive,
    get store() {
      return stateOf(state).store;
    },
    get digests() {
      return stateOf(state).digests;
    },
    today,
    now: () => Temporal.Now.instant(),
    timeZone: config.TIME_ZONE,
  };
  try {
    const bot = composeBot(services, (event) => {
      if (event.error !== undefined)
        log.error({ command: event.command, err: event.error }, "a command failed");
    });
    const reply =
      command === undefined
        ? await bot.ask("ask", { question: line.words.join(" ") }, asker)
        : await bot.ask(command.name, parseArguments(words, command.options), asker);
    if (reply.problem !== undefined) {
      process.stderr.write(`${reply.items.map((item) => item.text).join("\n")}\n`);
      return 2;
    }
    printReply(reply, line.json, config);
    return reply.verdict === "not-in-reports" ? 1 : 0;
  } finally {
    await state?.close();
  }
}

function configFor(line: CommandLine, environment: Readonly<Record<string, string | undefined>>): Config {
  const config = readConfig(environment, ".env");
  return line.corpus === null ? config : { ...config, CORPUS_DIR: line.corpus, CORPUS_FROM: "folder" };
}

function stateOf<State>(state: State | null): State {
  if (state === null) throw new Error("This command uses the store without being marked as stateful.");
  return state;
}

function printReply(reply: Reply, json: boolean, config: Config): void {
  if (json) {
    print(JSON.stringify(replyToJson(reply)));
    return;
  }
  print(
    renderText(reply, {
      width: Math.max(40, Math.min(process.stdout.columns ?? 100, 110)),
      colour: process.stdout.isTTY === true && process.stdout.hasColors(),
      readingRoom: config.PUBLIC_URL ?? null,
      more: (page) => `Add --page ${page} for more.`,
    }),
  );
}

function print(text: string): void {
  process.stdout.write(`${process.stdout.isTTY ? text : stripVTControlCharacters(text)}\n`);
}
