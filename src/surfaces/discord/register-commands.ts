/** Brings what is registered with Discord in line with the bot's commands. */
import {
  type APIApplicationCommand,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { NecError } from "../../errors.ts";

type CommandJson = RESTPostAPIApplicationCommandsJSONBody;

type RegistrationChange = {
  readonly name: string;
  readonly change: "added" | "changed" | "removed" | "same";
};

export type Registration = {
  /** `everywhere`, or the id of a server. */
  readonly scope: string;
  readonly changes: readonly RegistrationChange[];
  /** Servers whose own set was taken away because the set now holds everywhere. */
  readonly moved: readonly string[];
};

/** More servers are not looked through for a doubled set: registering to one is for development. */
const MOST_GUILDS = 100;

/**
 * Registers everywhere, or in one server only. Does nothing that is done already. A set in a server and the same set
 * everywhere would show every command twice, so the one never stands beside the other.
 * @throws NecError when the commands are registered everywhere and a server is given.
 */
export async function registerCommands(
  rest: REST,
  application: string,
  guild: string | null,
  wanted: readonly CommandJson[],
): Promise<Registration> {
  const everywhere = Routes.applicationCommands(application);
  if (guild !== null && holdsOurs(await registered(rest, everywhere), wanted)) {
    throw new NecError(
      "SURFACE",
      "The commands are registered everywhere already; in one server too, each would show twice. Run `npm run register -- --clear` first.",
    );
  }
  const route = guild === null ? everywhere : Routes.applicationGuildCommands(application, guild);
  const moved = guild === null ? await clearGuilds(rest, application, wanted) : [];
  const changes = compare(await registered(rest, route), wanted);
  if (changes.some(({ change }) => change !== "same")) await rest.put(route, { body: wanted });
  return { scope: guild ?? "everywhere", changes, moved };
}

/** Takes all of the bot's commands away, everywhere or in one server. */
export async function clearCommands(
  rest: REST,
  application: string,
  guild: string | null,
): Promise<Registration> {
  const route =
    guild === null
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guild);
  const changes = compare(await registered(rest, route), []);
  if (changes.length > 0) await rest.put(route, { body: [] });
  return { scope: guild ?? "everywhere", changes, moved: [] };
}

/**
 * Registers when nothing is registered anywhere yet, so that a first start is enough to ask.
 * @returns null when there was something, and whether it differs from the bot's commands
 */
export async function registerIfNone(
  rest: REST,
  application: string,
  guild: string | null,
  wanted: readonly CommandJson[],
): Promise<{ readonly registered: Registration | null; readonly outdated: boolean }> {
  const found = [await registered(rest, Routes.applicationCommands(application))];
  if (guild !== null) found.push(await registered(rest, Routes.applicationGuildCommands(application, guild)));
  const held = found.find((commands) => commands.length > 0);
  if (held !== undefined) {
    return { registered: null, outdated: compare(held, wanted).some(({ change }) => change !== "same") };
  }
  if (guild === null) {
    for (const id of await guildIds(rest)) {
      const own = await registered(rest, Routes.applicationGuildCommands(application, id));
      if (own.length > 0) return { registered: null, outdated: false };
    }
  }
  return { registered: await registerCommands(rest, application, guild, wanted), outdated: false };
}

/** The application that the token belongs to. @throws when Discord refuses the token or cannot be reached */
export async function applicationId(rest: REST): Promise<string> {
  const application = (await rest.get(Routes.currentApplication())) as { id?: unknown };
  if (typeof application.id === "string") return application.id;
  throw new NecError("SURFACE", "Discord did not say which application the token belongs to.");
}

async function clearGuilds(
  rest: REST,
  application: string,
  wanted: readonly CommandJson[],
): Promise<readonly string[]> {
  const moved: string[] = [];
  for (const id of await guildIds(rest)) {
    const route = Routes.applicationGuildCommands(application, id);
    if (!holdsOurs(await registered(rest, route), wanted)) continue;
    await rest.put(route, { body: [] });
    moved.push(id);
  }
  return moved;
}

async function guildIds(rest: REST): Promise<readonly string[]> {
  const guilds = await orEmpty(
    rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: "200" }) }),
  );
  return guilds
    .map((guild) => (guild as { id?: unknown }).id)
    .filter((id) => typeof id === "string")
    .slice(0, MOST_GUILDS);
}

async function registered(rest: REST, route: `/${string}`): Promise<readonly APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: "true" });
  return (await orEmpty(rest.get(route, { query }))) as readonly APIApplicationCommand[];
}

/** A list that may not be read (a server the bot cannot see) counts as empty; a refused token does not. */
async function orEmpty(request: Promise<unknown>): Promise<readonly unknown[]> {
  try {
    const list = await request;
    return Array.isArray(list) ? list : [];
  } catch (thrown) {
    const status = (thrown as { status?: unknown }).status;
    if (status === 403 || status === 404 || status === 405) return [];
    throw thrown;
  }
}

function holdsOurs(held: readonly APIApplicationCommand[], wanted: readonly CommandJson[]): boolean {
  return held.some(({ name }) => wanted.some((command) => command.name === name));
}

function compare(
  held: readonly APIApplicationCommand[],
  wanted: readonly CommandJson[],
): RegistrationChange[] {
  const key = ({ name, type }: { readonly name: string; readonly type?: number | undefined }) =>
    `${type ?? 1} ${name}`;
  const before = new Map(held.map((command) => [key(command), command]));
  const changes = wanted.map((command): RegistrationChange => {
    const old = before.get(key(command));
    before.delete(key(command));
    const change = old === undefined ? "added" : sameCommand(old, command) ? "same" : "changed";
    return { name: command.name, change };
  });
  return [...changes, ...[...before.values()].map(({ name }) => ({ name, change: "removed" as const }))];
}

/** Fields that Discord adds of its own, or leaves out at their defaults, make no difference. */
function sameCommand(held: APIApplicationCommand, wanted: CommandJson): boolean {
  return JSON.stringify(normal(held)) === JSON.stringify(normal(wanted));
}

const COMPARED = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "default_member_permissions",
  "contexts",
  "integration_types",
  "required",
  "autocomplete",
  "choices",
  "channel_types",
  "min_value",
  "max_value",
  "max_length",
  "options",
  "value",
];

function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.every((entry) => typeof entry === "number")
      ? value.toSorted((a, b) => a - b)
      : value.map(normal);
  }
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const names = "en-GB" in fields ? Object.keys(fields).toSorted() : COMPARED;
  return names
    .map((name) => {
      const field = fields[name];
      // Asked for as a number, given back as a string.
      return [
        name,
        name === "default_member_permissions" && field != null ? String(field) : normal(field),
      ] as const;
    })
    .filter(
      ([, field]) =>
        field != null && field !== false && field !== "" && !(Array.isArray(field) && field.length === 0),
    );
}
