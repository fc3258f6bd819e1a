/** Questions to start with, from the examples of the commands. */
import type { BotCommand } from "../../bot.ts";
import { LIMITS } from "./limits.ts";
import { clip } from "./mrkdwn.ts";

export type Prompt = { readonly title: string; readonly message: string };

/** Plain questions first, then commands people may not think of. */
export function suggestedPrompts(
  commands: readonly Pick<BotCommand, "name" | "examples" | "access">[],
): Prompt[] {
  const questions = commands
    .filter(({ name }) => name === "ask")
    .flatMap(({ examples }) => examples.map((example) => example.replace(/^ask\s+/, "")));
  const others = commands
    .filter(({ name, access }) => access === "everyone" && ["person", "topic", "coverage"].includes(name))
    .flatMap(({ examples }) => examples.slice(0, 1));
  return [...questions, ...others]
    .slice(0, LIMITS.suggestedPrompts)
    .map((message) => ({ title: clip(capitalised(message), 60), message }));
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
