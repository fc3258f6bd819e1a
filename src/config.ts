/** The only reader of the environment. Every setting, its default, and every problem at once. */
import { readFileSync } from "node:fs";
import { parse } from "dotenv";
import { z } from "zod";
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
const channelIds = z
  .string()
  .default("")
  .transform((list) =>
    list
      .split(",")
      .map((id) => id.trim())
      .filter((id) => id !== ""),
  );
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `takes an address such as ${example}` }).optional();

/** Variable → schema. `.env.example` names exactly these. */
const variables = {
  CORPUS_DIR: z.string().default("corpus"),
  DATA_DIR: z.string().default("data"),
  MAX_REPORT_BYTES: wholeNumber(5_000_000, 1_000, 1_000_000_000),
  PORT: wholeNumber(3000, 0, 65_535),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: url(/^https?$/, "https://nec.example.org"),
  WEB_PASSWORD: text,
  WEB_FULL_TEXT: flag(true),
  WEB_ROBOTS: flag(false),
  TIME_ZONE: z
    .string()
    .default("Europe/London")
    .refine(isTimeZone, "is not a time zone; take one such as Europe/London"),
  LANGUAGE: z.enum(["en", "cy"], { error: "takes en or cy" }).default("en"),
  DIGEST_CRON: z.string().default("0 9 * * 5"),
  FEEDS: flag(false),
  FETCH_PRIVATE_ADDRESSES: flag(false),
  DISCORD_TOKEN: text,
  DISCORD_GUILD_ID: text,
  DISCORD_API_URL: url(/^https?$/, "https://discord.com/api"),
  DISCORD_DIGEST_CHANNELS: channelIds,
  DISCORD_SHARDS: z
    .string()
    .regex(/^(auto|\d+-\d+\/\d+)$/, "takes auto, or first-last/total such as 0-3/8")
    .optional(),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_PORT: wholeNumber(3001, 0, 65_535),
  SLACK_API_URL: url(/^https?$/, "https://slack.com/api/"),
  SLACK_DIGEST_CHANNELS: channelIds,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  ENCRYPTION_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, "takes 64 hexadecimal digits (32 bytes); `openssl rand -hex 32` makes one")
    .optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@host:5432/nec"),
  SEARCH_ENGINE: z.enum(["memory", "postgres"], { error: "takes memory or postgres" }).default("memory"),
  LOG_LEVEL: z
    .enum(["silent", "fatal", "error", "warn", "info", "debug"], {
      error: "takes silent, fatal, error, warn, info or debug",
    })
    .default("info"),
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

const schema = z.object(variables).superRefine((config, context) => {
  const report = (variable: string, message: string) =>
    context.addIssue({ code: "custom", path: [variable], message });
  if (config.SLACK_APP_TOKEN !== undefined && config.SLACK_BOT_TOKEN === undefined) {
    report(
      "SLACK_BOT_TOKEN",
      "is needed with SLACK_APP_TOKEN: the app's token opens the connection, the bot's token answers",
    );
  }
  if (
    config.SLACK_BOT_TOKEN !== undefined &&
    config.SLACK_APP_TOKEN === undefined &&
    config.SLACK_SIGNING_SECRET === undefined
  ) {
    report(
      "SLACK_APP_TOKEN",
      "is needed with SLACK_BOT_TOKEN for Socket Mode (or SLACK_SIGNING_SECRET for HTTP)",
    );
  }
  if (config.SLACK_CLIENT_ID !== undefined) {
    for (const variable of [
      "SLACK_CLIENT_SECRET",
      "SLACK_SIGNING_SECRET",
      "SLACK_STATE_SECRET",
      "ENCRYPTION_KEY",
    ] as const) {
      if (config[variable] === undefined)
        report(variable, "is needed with SLACK_CLIENT_ID to install in many workspaces");
    }
  }
  if (config.SEARCH_ENGINE === "postgres" && config.DATABASE_URL === undefined) {
    report("DATABASE_URL", "is needed with SEARCH_ENGINE=postgres");
  }
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
