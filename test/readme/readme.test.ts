import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readReadme, readTranscripts, root, runTranscript, steady, withTables } from "./transcripts.ts";

const readme = readReadme();

describe("The README", () => {
  const transcripts = readTranscripts(readme);

  test("shows what the program prints", () => expect(transcripts.length).toBeGreaterThan(2));

  test.each(transcripts)("$command prints what the README shows", ({ command, output }) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "nec-readme-"));
    expect(steady(runTranscript(command, dataDir))).toBe(steady(output));
  });

  test("has every command, tool and variable in its tables", () => {
    expect(withTables(readme)).toBe(readme);
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
