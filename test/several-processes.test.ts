/** The program on a database alone: reports and index come from it, whatever the process's own disk holds. */
import { execFile } from "node:child_process";
import { mkdir, mkdtempDisposable, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { startPostgres } from "./store/postgres-server.ts";

const run = promisify(execFile);
const program = path.resolve(import.meta.dirname, "../src/nec.ts");

const REPORT = `---
title: NEC report, May 2025
author: Ann Grey
meeting: NEC 2025-05-20
---

The library fund in Barnsley was closed by 19 votes to 12, and 3,000 pounds went back to the branches.
`;

it("Reports that one process puts into the store are answered from by another that has no folder", async () => {
  await using place = await mkdtempDisposable(path.join(tmpdir(), "nec-several-"));
  const source = path.join(place.path, "source");
  await mkdir(source);
  await writeFile(path.join(source, "may.md"), REPORT);
  const server = await startPostgres();
  try {
    const DATABASE_URL = await server.newDatabase();
    const nec = (process: string, ...words: string[]) =>
      run("node", [program, ...words], {
        cwd: place.path,
        env: {
          PATH: globalThis.process.env.PATH,
          DATABASE_URL,
          DATA_DIR: path.join(place.path, process),
          CORPUS_FROM: "store",
          SEARCH_ENGINE: "postgres",
        },
      });
    const pushed = await nec("one", "store", "push-corpus", source);
    expect(pushed.stdout).toContain("1 files, 1 of them new or changed");
    await rm(source, { recursive: true });
    const { stdout } = await nec("two", "--json", "what happened to the library fund in Barnsley?");
    const { verdict, items } = JSON.parse(stdout);
    expect(verdict).toBe("answered");
    expect(items[0]).toMatchObject({
      text: expect.stringContaining("was closed by 19 votes to 12"),
      citation: { file: "may.md" },
    });
    expect(stdout).not.toContain("local-only");
  } finally {
    await server.stop();
  }
});
