import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { ConfigError } from "../src/errors.ts";

const folder = mkdtempSync(path.join(tmpdir(), "nec-config-"));

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, null);
  } catch (thrown) {
    if (thrown instanceof ConfigError) return thrown.problems;
    throw thrown;
  }
  return [];
}

describe("The configuration", () => {
  test("has a default for everything", () => {
    expect(readConfig({}, null)).toMatchObject({
      CORPUS_DIR: "corpus",
      PORT: 3000,
      HOST: "127.0.0.1",
      TIME_ZONE: "Europe/London",
      DIGEST_CRON: "0 9 * * 5",
      DISCORD_DIGEST_CHANNELS: [],
      WEB_FULL_TEXT: true,
    });
  });

  test("takes the environment over the .env file, and an empty value as none", () => {
    const file = path.join(folder, "env");
    writeFileSync(file, "PORT=4000\nHOST=0.0.0.0\nCORPUS_DIR=reports\n");
    expect(readConfig({ PORT: "5000", CORPUS_DIR: "" }, file)).toMatchObject({
      PORT: 5000,
      HOST: "0.0.0.0",
      CORPUS_DIR: "reports",
    });
  });

  test("reads channel lists and switches as people write them", () => {
    expect(readConfig({ DISCORD_DIGEST_CHANNELS: "1, 2,,3 ", WEB_FULL_TEXT: "off" }, null)).toMatchObject({
      DISCORD_DIGEST_CHANNELS: ["1", "2", "3"],
      WEB_FULL_TEXT: false,
    });
  });

  test("takes a secret from a file", () => {
    const file = path.join(folder, "token");
    writeFileSync(file, "the-token\n");
    expect(readConfig({ DISCORD_TOKEN_FILE: file }, null).DISCORD_TOKEN).toBe("the-token");
    expect(problemsOf({ DISCORD_TOKEN_FILE: path.join(folder, "nowhere") })).toEqual([
      "DISCORD_TOKEN_FILE names a file that cannot be read",
    ]);
  });

  test("names every problem at once", () => {
    const problems = problemsOf({
      PORT: "seventy",
      TIME_ZONE: "Mars/Base",
      LOG_LEVEL: "loud",
      DATABASE_URL: "mysql://x",
      SLACK_APP_TOKEN: "xapp-1",
      SEARCH_ENGINE: "postgres",
    });
    for (const name of ["PORT", "TIME_ZONE", "LOG_LEVEL", "DATABASE_URL", "SLACK_BOT_TOKEN"]) {
      expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
    }
  });

  test("takes reports from the store only without feeds, which write into a folder", () => {
    expect(readConfig({ CORPUS_FROM: "store" }, null).CORPUS_FROM).toBe("store");
    expect(problemsOf({ CORPUS_FROM: "store", FEEDS: "on" })).toEqual([
      expect.stringMatching(/^FEEDS .*CORPUS_FROM=folder/),
    ]);
  });

  test("never shows a secret's value", () => {
    const text = problemsOf({
      DATABASE_URL: "mysql://user:hunter2@host/db",
      ENCRYPTION_KEY: "hunter2",
      SLACK_BOT_TOKEN: "xoxb-hunter2",
    }).join("\n");
    expect(text).toContain("DATABASE_URL");
    expect(text).toContain("ENCRYPTION_KEY");
    expect(text).toContain("SLACK_APP_TOKEN");
    expect(text).not.toContain("hunter2");
  });
});
