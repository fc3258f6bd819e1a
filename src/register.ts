/** `npm run register`: tells Discord of the bot's commands. `--clear` takes them away, `--guild ID` for one server. */
import { commands } from "../commands/index.ts";
import { readConfig } from "./config.ts";
import { asError, ConfigError, NecError } from "./errors.ts";
import { readRegisterArguments, register } from "./surfaces/discord/register-tool.ts";

/** Exit statuses: 1 Discord refused or could not be reached, 2 bad configuration or arguments. */
try {
  const config = readConfig(process.env, ".env");
  if (config.DISCORD_TOKEN === undefined) {
    throw new ConfigError([
      "DISCORD_TOKEN is needed to register commands; docs/discord.md says where to find it",
    ]);
  }
  const chosen = readRegisterArguments(process.argv.slice(2), config.DISCORD_GUILD_ID ?? null);
  const shown = await register(chosen, {
    token: config.DISCORD_TOKEN,
    api: config.DISCORD_API_URL ?? null,
    commands: commands.filter(({ access }) => access !== "local"),
  });
  process.stdout.write(`${shown}\n`);
} catch (thrown) {
  const error = asError(thrown);
  process.stderr.write(`${error instanceof NecError ? error.message : `Discord: ${error.message}`}\n`);
  process.exitCode = error instanceof NecError ? 2 : 1;
}
