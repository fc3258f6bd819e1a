/** The console: type a question or a command, read the answer. Works in a terminal and in a pipe. */
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Bot } from "../../bot.ts";
import type { Action } from "../../reply.ts";
import type { Asker, Surface } from "../../surface.ts";
import { renderText } from "./render-text.ts";

export type ConsoleOptions = {
  readonly bot: Bot;
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  /** A person types here: prompt, history and completion. */
  readonly terminal: boolean;
  readonly colour: boolean;
  /** Address of the web pages, once they run. */
  readingRoom(): string | null;
  /** Called after the last answer when the input has ended, or when the person leaves. */
  onEnd(reason: "end-of-input" | "left"): void;
};

const asker: Asker = { surface: "console", community: null, channel: null, user: "console", admin: true };

const PAGED: ReadonlySet<string> = new Set<Action["kind"]>(["more", "older", "newer"]);

export function createConsoleSurface(options: ConsoleOptions): Surface {
  const { bot, input, output, terminal } = options;
  let lines: Interface | null = null;
  let busy: Promise<void> = Promise.resolve();
  let lastActions: readonly Action[] = [];
  let stopping = false;
  let anyLine = false;

  async function answer(line: string): Promise<void> {
    const typed = line.trim().toLowerCase();
    const paged = lastActions.find((action) => PAGED.has(action.kind) && action.kind === typed);
    if (paged === undefined && PAGED.has(typed)) {
      output.write(`There is nothing ${typed} to show.\n\n`);
      return;
    }
    const reply =
      paged === undefined
        ? await bot.say(line, asker)
        : await bot.ask(paged.call.command, paged.call.values, asker);
    lastActions = reply.actions;
    const layout = {
      width: Math.max(40, Math.min(output.columns ?? 100, 110)),
      colour: options.colour,
      readingRoom: options.readingRoom(),
      more: () => 'Type "more" for them.',
    };
    output.write(`${renderText(reply, layout)}\n\n`);
  }

  return {
    name: "console",
    async start() {
      lines = createInterface({
        input,
        output,
        terminal,
        prompt: "nec> ",
        historySize: terminal ? 200 : 0,
        completer: (line: string) => complete(bot, line),
      });
      if (terminal) lines.prompt();
      lines.on("line", (line) => {
        const text = line.trim();
        anyLine = true;
        if (text === "") return terminal ? lines?.prompt() : undefined;
        if (/^(?:exit|quit)$/i.test(text)) return lines?.close();
        busy = busy
          .then(() => answer(text))
          .then(() => {
            if (terminal && !stopping) lines?.prompt();
          });
      });
      lines.on("close", () => {
        // Input that ends without a line was never given (a service started with its input closed): go on.
        void busy.then(() => {
          if (!stopping && (anyLine || terminal)) options.onEnd(terminal ? "left" : "end-of-input");
        });
      });
    },
    async stop() {
      stopping = true;
      lines?.close();
      await busy;
    },
  };
}

/** Completes the command's name, then the value of the option being typed. */
function complete(bot: Bot, line: string): [string[], string] {
  const typed = /^(\/?(?:nec\s+)?)([a-z-]*)$/i.exec(line);
  if (typed) {
    const [, prefix = "", name = ""] = typed;
    const names = bot.commands
      .map((command) => command.name)
      .filter((candidate) => candidate.startsWith(name.toLowerCase()));
    return [names.map((candidate) => `${prefix}${candidate} `), line];
  }
  const [, prefix = "", name = "", words = ""] = /^(\/?(?:nec\s+)?([a-z-]+)\s+)(.*)$/i.exec(line) ?? [];
  const command = bot.commands.find((candidate) => candidate.name === name.toLowerCase());
  // A value may have several words: it runs from the last option's colon, or from the command.
  const [, before = "", mark] = /^(.*(?:^|\s)([a-z-]+):)/i.exec(words) ?? [];
  const option =
    command?.options.find((candidate) => candidate.name === mark?.toLowerCase()) ??
    command?.options.find((candidate) => mark === undefined && candidate.positional);
  if (command === undefined || option === undefined) return [[], line];
  const head = `${prefix}${before}`;
  const choices = bot.complete(command.name, option.name, words.slice(before.length), 12);
  return [choices.map((choice) => `${head}${choice.value}`), line];
}
