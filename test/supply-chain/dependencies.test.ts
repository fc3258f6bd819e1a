/** What the contributors' page says of dependencies is what package.json and the lock file say. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const names = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(read("package.json")));
const { packages } = z
  .object({
    packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
  })
  .parse(JSON.parse(read("package-lock.json")));

/** Rows of the tables under the heading, without their heads. */
const rows = read("CONTRIBUTING.md")
  .split("## Dependencies, and why each is there")[1]
  ?.split("\n")
  .filter((line) => /^\| `/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const inProgram = rows?.filter((cells) => cells.length === 5) ?? [];
const inDevelopment = rows?.filter((cells) => cells.length === 2) ?? [];
const named = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

test("Each dependency has its row, and each row its dependency", () => {
  expect(inProgram.flatMap(([first]) => named(first)).toSorted()).toEqual(
    Object.keys(dependencies).toSorted(),
  );
  expect(inDevelopment.flatMap(([first]) => named(first)).toSorted()).toEqual(
    Object.keys(devDependencies).toSorted(),
  );
});

test("Each row says what for, instead of what, how large, and under which licence", () => {
  for (const [first, purpose, instead, size, licence] of inProgram) {
    const [name = ""] = named(first);
    expect(purpose, name).not.toBe("");
    expect(instead, name).not.toBe("");
    expect(Number(size), name).toBeGreaterThan(0);
    expect(licence, name).toBe(packages[`node_modules/${name}`]?.license);
  }
});

/** Licences that let anybody use, change and pass on a program that holds the package, under MIT. */
const COMPATIBLE =
  /^(?:MIT|MIT-0|ISC|Zlib|0BSD|BSD(?:-[23]-Clause)?|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0|OFL-1\.1)$/;

test("Every package of the program, however deep, is under a licence that agrees with ours", () => {
  const foreign = Object.entries(packages)
    .filter(([place, { dev }]) => place !== "" && dev !== true)
    .filter(([, { license = "" }]) => {
      const alternatives = license.replace(/[()]/g, "").split(" OR ");
      return !alternatives.some((each) => each.split(" AND ").every((part) => COMPATIBLE.test(part)));
    })
    .map(([place, { license }]) => `${place}: ${license ?? "no licence named"}`);
  expect(foreign).toEqual([]);
});
