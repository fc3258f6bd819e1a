/** The threat model names tests; they are there, by the names that it gives them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const threats = read("SECURITY.md")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(2)
  .map((line) => {
    const [threat = "", remedy = "", tested = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { threat, remedy, tests: [...tested.matchAll(/`([^`]+)`: "([^"]+)"/g)] };
  });

test("The threat model holds untrusted reports, askers, admins, a stolen database and a hostile feed", () => {
  const all = threats.map(({ threat }) => threat).join("\n");
  for (const wanted of ["report", "question", "admin", "stolen database", "feed"])
    expect(all).toContain(wanted);
});

test.each(threats)("$threat: what holds it off is tested where it says", ({ remedy, tests }) => {
  expect(remedy).not.toBe("");
  expect(tests.length).toBeGreaterThan(0);
  for (const [, file = "", name = ""] of tests) {
    expect(file).toMatch(/^test\/.+\.ts$/);
    expect(read(file), file).toContain(name);
  }
});
