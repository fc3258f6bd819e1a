import { type Command, defineCommand, described, type OptionDefinition } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply } from "../src/reply.ts";
import { usageWordings } from "../src/usage-wording.ts";
import { commandWordings } from "./command-wordings.ts";
import type { Services } from "./services.ts";

/** Help needs the list it is itself part of; hence a function of it. */
export function helpFor(commands: () => readonly Command<Services>[]): Command<Services> {
  return defineCommand({
    name: "help",
    description: "How to ask, and what each command does",
    welsh: "Sut i ofyn, a beth mae pob gorchymyn yn ei wneud",
    options: [
      {
        name: "command",
        description: "explain one command",
        welsh: "esbonio un gorchymyn",
        type: "text",
        positional: true,
      },
    ],
    examples: ["help", "help topic"],
    async run(values, services: Services, asker) {
      const shown = commands().filter(
        (command) => command.access === "everyone" || (command.access === "admin" && asker.admin),
      );
      const { coverage } = services.archive();
      const { language } = asker;
      const words = commandWordings.in(language).help;
      if (values.command === undefined) {
        return noteReply(
          words.title,
          [
            words.intro,
            ...shown.map((command) => ({
              label: `/nec ${usage(command)}`,
              text: `${described(command, language)}.`,
            })),
            words.closing,
          ],
          coverage,
        );
      }
      const wanted = values.command.toLowerCase().replace(/^\/?(?:nec\s+)?/, "");
      const command = shown.find((candidate) => candidate.name === wanted);
      if (command === undefined) {
        const known = shown.map(({ name }) => name).join(", ");
        throw new UsageError(usageWordings.phrase(({ noCommand }) => noCommand(wanted, known)));
      }
      return noteReply(
        `/nec ${usage(command)}`,
        [
          `${described(command, language)}.`,
          ...command.options.map((option) => ({
            label: option.required ? option.name : words.optional(option.name),
            text: `${described(option, language)}.`,
          })),
          ...command.examples.map((example) => words.example(`/nec ${example}`)),
        ],
        coverage,
      );
    },
  });
}

/** `topic <topic> [from] [to]`: how a command is typed. */
export function usage(command: { name: string; options: readonly OptionDefinition[] }): string {
  const words = command.options
    .filter((option) => option.name !== "page")
    .map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`));
  return [command.name, ...words].join(" ");
}
