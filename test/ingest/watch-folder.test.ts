import { appendFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { LoadedCorpus } from "../../src/ingest/load-folder.ts";
import { watchFolder } from "../../src/ingest/watch-folder.ts";
import { corpusFolder, reportText } from "./folder.ts";

/** The states a watch has reported, and a way to wait for one that fits. */
function states() {
  const seen: LoadedCorpus[] = [];
  const waiting: (() => void)[] = [];
  return {
    seen,
    push(corpus: LoadedCorpus) {
      seen.push(corpus);
      for (const wake of waiting.splice(0)) wake();
    },
    /** The first state that fits, be it one that has passed. */
    async ever(fits: (corpus: LoadedCorpus) => boolean): Promise<LoadedCorpus> {
      for (;;) {
        const found = seen.find(fits);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async until(fits: (corpus: LoadedCorpus) => boolean): Promise<LoadedCorpus> {
      for (;;) {
        const last = seen.at(-1);
        if (last !== undefined && fits(last)) return last;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}

/** Another report than `reportText`: the same words again would be a duplicate. */
const other = (members: string) =>
  `NEC Report, 9 July 2019\n\nBy Joss Vaughan\n\nWe now have ${members} members, said the treasurer, and fewer of them pay late. The conference will be in Leeds after all, which pleased the northern regions and nobody else.\n`;

const kinds = (corpus: LoadedCorpus) => corpus.files.map((file) => `${file.file} ${file.kind}`).join(", ");

describe("watchFolder", () => {
  it("tells a change again that could not be taken in", async () => {
    await using folder = await corpusFolder({ "a.txt": reportText() });
    const reported = states();
    const told: string[] = [];
    const takeIn = (corpus: LoadedCorpus) => {
      if (told.length < 2) throw new Error("the database is away");
      reported.push(corpus);
    };
    const onError = ({ message }: Error) => told.push(message);
    const watch = await watchFolder(folder.dir, takeIn, { maxBytes: 1e6, quietMs: 20, retryMs: 20, onError });
    try {
      await folder.write("b.txt", other("380,000"));
      await reported.until((corpus) => kinds(corpus).includes("b.txt report"));
      expect(told).toEqual(["the database is away", "the database is away"]);
    } finally {
      await watch.close();
    }
  });

  it("tells of files that are added, changed, renamed and removed, and keeps a changed report's id", async () => {
    await using folder = await corpusFolder({ "a.txt": reportText() });
    const reported = states();
    const watch = await watchFolder(folder.dir, reported.push, { maxBytes: 1e6, quietMs: 20 });
    try {
      await folder.write("b.txt", other("380,000"));
      const added = await reported.until((corpus) => kinds(corpus).includes("b.txt report"));
      const id = added.files.find((file) => file.file === "b.txt")?.id;
      await folder.write("b.txt", other("381,500"));
      const changed = await reported.ever((corpus) => corpus.changes.changed.includes("b.txt"));
      expect(changed.files.find((file) => file.file === "b.txt")).toMatchObject({ id, kind: "report" });
      await rename(path.join(folder.dir, "b.txt"), path.join(folder.dir, "c.txt"));
      await reported.until((corpus) => kinds(corpus).includes("c.txt") && !kinds(corpus).includes("b.txt"));
      await rm(path.join(folder.dir, "c.txt"));
      const last = await reported.until((corpus) => !kinds(corpus).includes("c.txt"));
      expect(kinds(last)).toBe("a.txt report");
    } finally {
      await watch.close();
    }
  });

  it("waits until a file that is being written is whole", async () => {
    await using folder = await corpusFolder({});
    const reported = states();
    const watch = await watchFolder(folder.dir, reported.push, { maxBytes: 1e6, quietMs: 20 });
    try {
      const [head = "", ...rest] = reportText().split("\n\n");
      await folder.write("slow.txt", head);
      for (const part of rest) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        await appendFile(path.join(folder.dir, "slow.txt"), `\n\n${part}`);
      }
      const whole = await reported.until((corpus) => corpus.files.length > 0);
      expect(whole.files[0]?.passages).toHaveLength(2);
    } finally {
      await watch.close();
    }
  });

  it("reads everything again when a volunteer edits people.yaml", async () => {
    await using folder = await corpusFolder({ "a.txt": reportText() });
    const reported = states();
    const watch = await watchFolder(folder.dir, reported.push, { maxBytes: 1e6, quietMs: 20 });
    try {
      await folder.write("people.yaml", "- { name: Ines Pemberton-Vaughan, aliases: [Ines Pemberton] }\n");
      const read = await reported.until((corpus) => corpus.gazetteer.people.length === 1);
      expect(read.files[0]?.authors).toEqual(["Ines Pemberton-Vaughan"]);
    } finally {
      await watch.close();
    }
  });
});
