/** The engines that are compared, each behind the same few functions. */
import { readFile, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, load, save, search } from "@orama/orama";
import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import { tokenize } from "../src/archive/analyzer.ts";
import { IndexBuilder } from "../src/archive/index-builder.ts";
import { loadIndex, saveIndex } from "../src/archive/index-snapshot.ts";
import { plainFields } from "../src/archive/passage-fields.ts";
import type { PassageIndex } from "../src/archive/passage-index.ts";
import type { BenchPassage } from "./json-lines.ts";
import type { PackedTexts } from "./packed-texts.ts";
import { TwoStages } from "./two-stages.ts";

/** Passages are given one by one: no engine is charged for a copy it did not ask for. */
export type BenchEngine = {
  build(passages: Iterable<BenchPassage>, texts: PackedTexts): void | Promise<void>;
  /** Ids, best first. */
  search(text: string, limit: number): readonly string[] | Promise<readonly string[]>;
  /** Its index lies neither in the JavaScript heap nor in its buffers. */
  readonly keepsElsewhere?: boolean;
  /** Absent: the engine keeps nothing on disk. */
  save?(file: string): void | Promise<void>;
  load?(file: string, texts: PackedTexts): void | Promise<void>;
};

export const ENGINES: Readonly<Record<string, () => BenchEngine>> = {
  "nec-bot, both stages": () => ownEngine(true),
  "nec-bot, first stage": () => ownEngine(false),
  "MiniSearch, default": miniSearchEngine,
  "Orama, default": oramaEngine,
  "FlexSearch, default": flexSearchEngine,
  "SQLite FTS5, porter": sqliteEngine,
};

const FINGERPRINT = new Uint8Array(32);

function ownEngine(both: boolean): BenchEngine {
  let index: PassageIndex;
  let stages: TwoStages;
  const use = (made: PassageIndex, texts: PackedTexts) => {
    index = made;
    stages = new TwoStages(made, (id) => texts.get(id));
  };
  return {
    build(passages, texts) {
      const builder = new IndexBuilder();
      for (const { id, text, title } of passages) builder.add(plainFields(id, text, title));
      use(builder.finish(), texts);
    },
    search: (text, limit) =>
      both ? stages.search(text, limit) : stages.firstStage(text, limit).map(({ passage }) => passage),
    save: (file) => saveIndex(file, index, FINGERPRINT),
    async load(file, texts) {
      const loaded = await loadIndex(file, FINGERPRINT);
      if (loaded === null) throw new Error("The snapshot that was just written cannot be read.");
      use(loaded, texts);
    },
  };
}

function miniSearchEngine(): BenchEngine {
  const options = { fields: ["title", "text"] };
  let index = new MiniSearch<BenchPassage>(options);
  return {
    build: (passages) => {
      for (const passage of passages) index.add(passage);
    },
    search: (text, limit) =>
      index
        .search(text)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    save: (file) => writeFile(file, JSON.stringify(index)),
    async load(file) {
      index = MiniSearch.loadJSON<BenchPassage>(await readFile(file, "utf8"), options);
    },
  };
}

function oramaEngine(): BenchEngine {
  const empty = () => create({ schema: { title: "string", text: "string" } as const });
  const index = empty();
  return {
    async build(passages) {
      await insertMultiple(index, [...passages], 1000);
    },
    async search(text, limit) {
      const { hits } = await search(index, { term: text, limit });
      return hits.map(({ document }) => String((document as unknown as BenchPassage).id));
    },
    save: (file) => writeFile(file, JSON.stringify(save(index))),
    async load(file) {
      load(index, JSON.parse(await readFile(file, "utf8")));
    },
  };
}

function flexSearchEngine(): BenchEngine {
  const index = new Index();
  const ids: string[] = [];
  return {
    build(passages) {
      for (const { id, title, text } of passages) {
        index.add(ids.length, `${title} ${text}`);
        ids.push(id);
      }
    },
    // Without `suggest` a passage must hold every word of the question, and most questions find nothing.
    search: (text, limit) => index.search(text, { limit, suggest: true }).map((at) => ids[Number(at)] ?? ""),
  };
}

function sqliteEngine(): BenchEngine {
  let database = new DatabaseSync(":memory:");
  const query = () =>
    database.prepare(
      "SELECT id FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 0, 1, 1) LIMIT ?",
    );
  let ranked: ReturnType<typeof query>;
  return {
    keepsElsewhere: true,
    build(passages) {
      database.exec(
        "CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, title, text, tokenize='porter unicode61 remove_diacritics 2')",
      );
      const insert = database.prepare("INSERT INTO passages VALUES (?, ?, ?)");
      database.exec("BEGIN");
      for (const { id, title, text } of passages) insert.run(id, title, text);
      database.exec("COMMIT; INSERT INTO passages(passages) VALUES ('optimize')");
      ranked = query();
    },
    search(text, limit) {
      // FTS5 has no stop words: with them in, every passage matches every question.
      const words = new Set(tokenize(text).flatMap(({ word, term }) => (term === null ? [] : [word])));
      if (words.size === 0) return [];
      const match = [...words].map((word) => `"${word}"`).join(" OR ");
      return ranked.all(match, limit).map(({ id }) => String(id));
    },
    save(file) {
      database.prepare("VACUUM INTO ?").run(file);
    },
    load(file) {
      database = new DatabaseSync(file, { readOnly: true });
      ranked = query();
    },
  };
}
