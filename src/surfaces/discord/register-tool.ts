/** `npm run register`: says in words what registering the commands changed. */
import type { BotCommand } from "../../bot.ts";
import { CommandLineError } from "../../errors.ts";
import { commandsJson } from "./command-json.ts";
import { inviteLink } from "./invite.ts";
import { applicationId, clearCommands, type Registration, registerCommands } from "./register-commands.ts";
import { closeRest, createRest } from "./rest.ts";

export type RegisterArguments = { readonly clear: boolean; readonly guild: string | null };

/**
 * `--clear` takes the commands away, `--guild ID` is about one server, `--everywhere` about all of them although
 * the configuration names a server.
 * @throws UsageError
 */
export function readRegisterArguments(
  words: readonly string[],
  configured: string | null,
): RegisterArguments {
  let clear = false;
  let guild = configured;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const [name, attached] = word.split("=", 2);
    if (word === "--clear") clear = true;
    else if (word === "--everywhere") guild = null;
    else if (name === "--guild") {
      guild = attached ?? words[index + 1] ?? "";
      if (attached === undefined) index += 1;
      if (!/^\d{1,20}$/.test(guild)) {
        throw new CommandLineError(
          "--guild takes a server's id: in Discord, right-click the server and choose Copy Server ID.",
        );
      }
    } else
      throw new CommandLineError(
        `"${word}" is not an option of register. Options: --clear, --guild ID, --everywhere.`,
      );
  }
  return { clear, guild };
}

/**
 * Registers or clears, and returns what is to be printed.
 * @throws NecError, or discord.js's error when Discord refuses the token or cannot be reached
 */
export async function register(
  { clear, guild }: RegisterArguments,
  {
    token,
    api,
    commands,
  }: { readonly token: string; readonly api: string | null; readonly commands: readonly BotCommand[] },
): Promise<string> {
  const rest = createRest({ token, api, clock: () => performance.now() });
  try {
    const application = await applicationId(rest.bot);
    if (clear) return describe(await clearCommands(rest.bot, application, guild));
    const done = await registerCommands(rest.bot, application, guild, commandsJson(commands));
    return `${describe(done)}\nTo add the bot to a server: ${inviteLink(application)}`;
  } finally {
    closeRest(rest);
  }
}

const SIGNS = { added: "+", changed: "~", removed: "-", same: "=" } as const;

function describe({ scope, changes, moved }: Registration): string {
  const where = scope === "everywhere" ? "everywhere" : `in server ${scope}`;
  const lines = changes.map(({ name, change }) => `  ${SIGNS[change]} ${name} (${change})`);
  const nothing = changes.every(({ change }) => change === "same");
  return [
    nothing ? `Commands ${where}: nothing to do.` : `Commands ${where}:`,
    ...lines,
    ...moved.map((id) => `  - the set of server ${id}, which would have doubled these`),
  ].join("\n");
}
