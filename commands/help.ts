import { type Command, defineCommand, type OptionDefinition } from "../src/command.ts";
import { UsageError } from "../src/errors.ts";
import { noteReply } from "../src/reply.ts";
import type { Services } from "./services.ts";

/** Help needs the list it is itself part of; hence a function of it. */
export function helpFor(commands: () => readonly Command<Services>[]): Command<Services> {
  return defineCommand({
    name: "help",
    description: "How to ask, and what each command does",
    options: [{ name: "command", description: "explain one command", type: "text", positional: true }],
    examples: ["help", "help topic"],
    async run(values, services: Services, asker) {
      const shown = commands().filter(
        (command) => command.access === "everyone" || (command.access === "admin" && asker.admin),
      );
      const { coverage } = services.archive();
      if (values.command === undefined) {
        return noteReply(
          "How to ask",
          [
            "Type a question in your own words, such as: what happened to the Forde report?",
            ...shown.map((command) => ({ label: `/nec ${usage(command)}`, text: `${command.description}.` })),
            "Every line of an answer is a quotation or a marked paraphrase of a report, with its reporter, meeting and link. What the reports do not say, the bot does not say.",
          ],
          coverage,
        );
      }
      const wanted = values.command.toLowerCase().replace(/^\/?(?:nec\s+)?/, "");
      const command = shown.find((candidate) => candidate.name === wanted);
      if (command === undefined) {
        throw new UsageError(
          `There is no command "${wanted}". Try one of: ${shown.map(({ name }) => name).join(", ")}.`,
        );
      }
      return noteReply(
        `/nec ${usage(command)}`,
        [
          `${command.description}.`,
          ...command.options.map((option) => ({
            label: `${option.name}${option.required ? "" : " (optional)"}`,
            text: `${option.description}.`,
          })),
          ...command.examples.map((example) => `Example: /nec ${example}`),
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
