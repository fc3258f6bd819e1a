import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { usage } from "../../commands/help.ts";
import { variableNames } from "../../src/config.ts";
import { readReadme, readTranscripts, root, runTranscript, steady } from "./transcripts.ts";

const readme = readReadme();

describe("The README", () => {
  const transcripts = readTranscripts(readme);

  test("shows what the program prints", () => expect(transcripts.length).toBeGreaterThan(2));

  test.each(transcripts)("$command prints what the README shows", ({ command, output }) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "nec-readme-"));
    expect(steady(runTranscript(command, dataDir))).toBe(steady(output));
  });

  test("names every command with its options", () => {
    for (const command of commands) expect(readme).toContain(`/nec ${usage(command)}`);
  });

  test("names every variable of the configuration", () => {
    expect(variableNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("gives the two commands that package.json and the automation run", () => {
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(readFileSync(path.join(root, ".ci/run"), "utf8")).toContain("npm test");
  });

  test("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? "");
    for (const link of links) expect(() => readFileSync(path.join(root, link)), link).not.toThrow(/ENOENT/);
  });
});
