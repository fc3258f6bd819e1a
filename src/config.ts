/** The only reader of the environment. Every setting, its default, and every problem at once. */
import { readFileSync } from "node:fs";
import { parse } from "dotenv";
import { z } from "zod";
import { cronProblem } from "./digest/schedule.ts";
import { ConfigError } from "./errors.ts";

const flag = (fallback: boolean) => z.stringbool({ error: "takes on or off" }).default(fallback);
const wholeNumber = (fallback: number, min: number, max: number) =>
  z.coerce
    .number({ error: `takes a whole number from ${min} to ${max}` })
    .int(`takes a whole number from ${min} to ${max}`)
    .min(min, `takes a whole number from ${min} to ${max}`)
    .max(max, `takes a whole number from ${min} to ${max}`)
    .default(fallback);
const text = z.string().optional();
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  );
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `takes an address such as ${example}` }).optional();

/** Variable → schema. `.env.example` names exactly these. */
const variables = {
  CORPUS_DIR: z.string().default("corpus").describe("folder of reports"),
  CORPUS_FROM: z
    .enum(["folder", "store"], { error: "takes folder or store" })
    .default("folder")
    .describe("folder: reports are in CORPUS_DIR; store: `nec store push-corpus` put them into the store"),
  DATA_DIR: z.string().default("data").describe("folder for what the bot remembers and for index snapshots"),
  MAX_REPORT_BYTES: wholeNumber(5_000_000, 1_000, 1_000_000_000).describe(
    "larger files are left out and named",
  ),
  PORT: wholeNumber(3000, 0, 65_535).describe("port of the web page; 0 takes any free one"),
  HOST: z.string().default("127.0.0.1").describe("address the web page listens on"),
  PUBLIC_URL: url(/^https?$/, "https://nec.example.org").describe(
    "address under which others reach the web page; links in Discord and Slack use it",
  ),
  WEB_PASSWORD: text.describe("password for the web page"),
  WEB_FULL_TEXT: flag(true).describe("off: show of full reports only passages around a citation"),
  WEB_ROBOTS: flag(false).describe("on: let search engines index the web page"),
  TIME_ZONE: z
    .string()
    .default("Europe/London")
    .refine(isTimeZone, "is not a time zone; take one such as Europe/London")
    .describe("time zone of dates and digests"),
  LANGUAGE: z
    .enum(["en", "cy"], { error: "takes en or cy" })
    .default("en")
    .describe("language of the bot's own words in chat where none is chosen: en, or cy for Welsh"),
  DIGEST_CRON: z
    .string()
    .default("0 9 * * 5")
    .superRefine((expression, context) => {
      const problem = cronProblem(expression);
      if (problem !== null) context.addIssue({ code: "custom", message: `cannot be used: ${problem}` });
    })
    .describe("when the channels below get their digest"),
  FEEDS: flag(false).describe("fetch the feeds that `corpus/feeds.yaml` switches on"),
  FETCH_ALLOWED_HOSTS: list.describe(
    "hosts in private networks that imports and feeds may read, separated by commas",
  ),
  DISCORD_TOKEN: text.describe("the Discord bot's token"),
  DISCORD_GUILD_ID: text.describe("register the commands to this one server"),
  DISCORD_API_URL: url(/^https?$/, "https://discord.com/api").describe(
    "another server that speaks Discord's API",
  ),
  DISCORD_DIGEST_CHANNELS: list.describe("channel ids for digests, separated by commas"),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|\d+-\d+\/\d+)$/, "takes auto, or first-last/total such as 0-3/8")
    .optional()
    .describe("auto, or the shards of this process, such as 0-3/8"),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "takes the application's public key: 64 hexadecimal digits")
    .optional()
    .describe("the application's public key: interactions over HTTP"),
  DISCORD_PORT: wholeNumber(3002, 0, 65_535).describe("port for Discord's interactions over HTTP"),
  SLACK_BOT_TOKEN: text.describe("the Slack bot's token"),
  SLACK_APP_TOKEN: text.describe("app token: Socket Mode"),
  SLACK_SIGNING_SECRET: text.describe("signing secret: HTTP"),
  SLACK_PORT: wholeNumber(3001, 0, 65_535).describe("port for Slack over HTTP"),
  SLACK_API_URL: url(/^https?$/, "https://slack.com/api/").describe("another server that speaks Slack's API"),
  SLACK_DIGEST_CHANNELS: list.describe("channel ids for digests, separated by commas"),
  SLACK_CLIENT_ID: text.describe("for installing in many workspaces"),
  SLACK_CLIENT_SECRET: text.describe("for installing in many workspaces"),
  SLACK_STATE_SECRET: text.describe("signs the state of an installation"),
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "takes 64 hexadecimal digits (32 bytes); `openssl rand -hex 32` makes one")
    .optional()
    .describe("64 hexadecimal digits: encrypts stored tokens and addresses of replies, signs links"),
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@host:5432/nec").describe(
    "PostgreSQL instead of SQLite",
  ),
  SEARCH_ENGINE: z
    .enum(["memory", "postgres"], { error: "takes memory or postgres" })
    .default("memory")
    .describe("memory or postgres"),
  LOG_LEVEL: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug"], {
      error: "takes silent, fatal, error, warn, info or debug",
    })
    .optional()
    .describe(
      "silent, fatal, error, warn, info or debug; without it warn while the console is in use, else info",
    ),
};

/** May also come from a file named in `<VARIABLE>_FILE`, as container secrets do. */
const SECRETS = [
  "WEB_PASSWORD",
  "DISCORD_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "ENCRYPTION_KEY",
  "DATABASE_URL",
] as const;

const schema = z.object(variables);

/** What settings need of each other; looked at even when some of them are wrong in themselves. */
function relationProblems(given: Readonly<Record<string, string>>): string[] {
  const has = (name: keyof typeof variables) => given[name] !== undefined;
  const problems: string[] = [];
  if (has("SLACK_APP_TOKEN") && !has("SLACK_BOT_TOKEN")) {
    problems.push(
      "SLACK_BOT_TOKEN is needed with SLACK_APP_TOKEN: the app's token opens the connection, the bot's token answers",
    );
  }
  if (has("SLACK_BOT_TOKEN") && !has("SLACK_APP_TOKEN") && !has("SLACK_SIGNING_SECRET")) {
    problems.push(
      "SLACK_APP_TOKEN is needed with SLACK_BOT_TOKEN for Socket Mode (or SLACK_SIGNING_SECRET for HTTP)",
    );
  }
  if (has("DISCORD_PUBLIC_KEY") && !has("DISCORD_TOKEN")) {
    problems.push("DISCORD_TOKEN is needed with DISCORD_PUBLIC_KEY: mentions and digests go over it");
  }
  if (has("SLACK_CLIENT_ID")) {
    const needed = [
      "SLACK_CLIENT_SECRET",
      "SLACK_SIGNING_SECRET",
      "SLACK_STATE_SECRET",
      "ENCRYPTION_KEY",
    ] as const;
    for (const name of needed) {
      if (!has(name)) problems.push(`${name} is needed with SLACK_CLIENT_ID to install in many workspaces`);
    }
  }
  if (given.SEARCH_ENGINE === "postgres" && !has("DATABASE_URL")) {
    problems.push("DATABASE_URL is needed with SEARCH_ENGINE=postgres");
  }
  if (given.CORPUS_FROM === "store" && /^(?:true|1|yes|on|y|enabled)$/i.test(given.FEEDS ?? "")) {
    problems.push(
      "FEEDS can be on with CORPUS_FROM=folder only: feeds write into a folder, which is then pushed",
    );
  }
  return problems;
}

/** Name, default and meaning of each variable, for the README. */
export const variableTable: readonly {
  readonly name: string;
  readonly fallback: string;
  readonly meaning: string;
}[] = Object.entries(variables).map(([name, variable]) => {
  const fallback = variable.safeParse(undefined).data;
  return {
    name,
    fallback: typeof fallback === "boolean" ? (fallback ? "on" : "off") : String(fallback ?? ""),
    meaning: variable.description ?? "",
  };
});

export type Config = z.infer<typeof schema>;

/** The names of all variables, for `.env.example` and the README. */
export const variableNames: readonly string[] = Object.keys(variables);

/**
 * Reads the configuration from the environment, over the values of a `.env` file.
 * An empty value counts as not set, as in most container set-ups.
 * @throws ConfigError listing every problem, with the variable's name and never a secret's value.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  envFile: string | null,
): Config {
  const problems: string[] = [];
  const given: Record<string, string> = {};
  const sources = { ...readEnvFile(envFile), ...withoutUndefined(environment) };
  for (const name of variableNames) {
    const value = sources[name]?.trim();
    if (value) given[name] = value;
  }
  for (const name of SECRETS) {
    const file = sources[`${name}_FILE`];
    if (file === undefined || file === "" || given[name] !== undefined) continue;
    try {
      given[name] = readFileSync(file, "utf8").trim();
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read`);
    }
  }
  const result = schema.safeParse(given);
  if (!result.success) {
    for (const issue of result.error.issues) problems.push(`${issue.path.join(".")} ${issue.message}`);
  }
  problems.push(...relationProblems(given));
  if (problems.length > 0 || !result.success) throw new ConfigError(problems);
  return result.data;
}

function readEnvFile(file: string | null): Record<string, string> {
  if (file === null) return {};
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ConfigError([`${file} cannot be read: ${(error as Error).message}`]);
  }
}

function withoutUndefined(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
