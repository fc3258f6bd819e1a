import { createHash } from "node:crypto";
import { mkdir, mkdtempDisposable, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { watchFolder } from "../../src/ingest/watch-folder.ts";
import { copyStore } from "../../src/store/copy-store.ts";
import { isCorpusPath, keepMirrored, mirrorCorpus } from "../../src/store/mirror-corpus.ts";
import { openStore } from "../../src/store/open-store.ts";
import { pushCorpus } from "../../src/store/push-corpus.ts";
import type { Store } from "../../src/store/store.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { START } from "./samples.ts";

const MOST_BYTES = 10_000;

type Tree = Readonly<Record<string, string>>;

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

describe.each(["SQLite", "PostgreSQL"])("A corpus in a store on %s", (kind) => {
  let place: AsyncDisposable & { readonly path: string };
  let stores: Store[] = [];
  let databaseUrl: string | null = null;
  beforeEach(async () => {
    place = await mkdtempDisposable(path.join(tmpdir(), "nec-mirror-"));
    databaseUrl = kind === "SQLite" ? null : await server.newDatabase();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
    await place[Symbol.asyncDispose]();
  });

  /** A handle as another process would have it. */
  const open = async (): Promise<Store> => {
    const store = await openStore({ databaseUrl, dataDir: path.join(place.path, "data"), now: START });
    stores.push(store);
    return store;
  };
  const at = (...parts: string[]) => path.join(place.path, ...parts);
  const lay = async (name: string, tree: Tree): Promise<string> => {
    await rm(at(name), { recursive: true, force: true });
    await mkdir(at(name));
    for (const [file, text] of Object.entries(tree)) {
      await mkdir(path.dirname(at(name, file)), { recursive: true });
      await writeFile(at(name, file), text, "latin1");
    }
    return at(name);
  };
  const push = async (store: Store, tree: Tree) => pushCorpus(store, await lay("source", tree), MOST_BYTES);

  it("is the same folder at another process, byte for byte, after every push", async () => {
    const name = fc.constantFrom(
      "a",
      "b",
      "a/b",
      "a/b/c.md",
      "Cyfarfod Mawrth ŵ.md",
      "people.yaml",
      "d/e.txt",
    );
    const bytes = fc.uint8Array({ maxLength: 40 }).map((units) => String.fromCharCode(...units));
    const tree = fc.dictionary(name, bytes, { noNullPrototype: true }).map(withoutClashes);
    const [here, there] = [await open(), await open()];
    const mirror = mirrorCorpus(there, at("mirror"));
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 3 }), async (trees) => {
        for (const given of trees) {
          await push(here, given);
          await mirror.refresh();
          expect(await treeOf(at("mirror"))).toEqual(given);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("takes only what differs, and leaves out links and what is too large", async () => {
    const store = await open();
    expect(await push(store, { "a.md": "one", "b.md": "two" })).toMatchObject({
      written: ["a.md", "b.md"],
      files: 2,
    });
    const source = await lay("source", {
      "a.md": "one",
      "c/d.md": "three",
      "e.md": "x".repeat(MOST_BYTES + 1),
    });
    await symlink(at("elsewhere"), path.join(source, "link.md"));
    expect(await pushCorpus(store, source, MOST_BYTES)).toEqual({
      written: ["c/d.md"],
      removed: ["b.md"],
      leftOut: ["e.md", "link.md"],
      files: 2,
    });
    const mirror = mirrorCorpus(store, at("mirror"));
    expect(await mirror.refresh()).toBe(true);
    expect(await mirror.refresh()).toBe(false);
    expect(await treeOf(at("mirror"))).toEqual({ "a.md": "one", "c/d.md": "three" });
  });

  it("writes nothing outside its folder, whatever paths the store holds", async () => {
    const store = await open();
    const told: string[] = [];
    const hostile = [
      "../evil.md",
      "/srv/evil.md",
      "a/../../evil.md",
      "C:\\evil.md",
      ".hidden/evil.md",
      "a//evil.md",
      "a\u0007.md",
      "",
    ];
    for (const file of [...hostile, "good.md"]) await store.putCorpusFile(fileOf(file, "text"));
    await store.completePush([]);
    await mirrorCorpus(store, at("mirror"), ({ message }) => told.push(message)).refresh();
    expect(await treeOf(at("mirror"))).toEqual({ "good.md": "text" });
    expect((await readdir(place.path)).toSorted()).toEqual(
      kind === "SQLite" ? ["data", "mirror"] : ["mirror"],
    );
    expect(told).toHaveLength(hostile.length);
  });

  it("follows no link that stands in its folder", async () => {
    const store = await open();
    await push(store, { "a/b.md": "new", "c.md": "also new" });
    const outside = await lay("outside", { "b.md": "mine", "c.md": "mine" });
    await mkdir(at("mirror"));
    await symlink(outside, at("mirror", "a"));
    await symlink(path.join(outside, "c.md"), at("mirror", "c.md"));
    await mirrorCorpus(store, at("mirror")).refresh();
    expect(await treeOf(outside)).toEqual({ "b.md": "mine", "c.md": "mine" });
    expect(await treeOf(at("mirror"))).toEqual({ "a/b.md": "new", "c.md": "also new" });
  });

  it("says which file is damaged, and brings the others", async () => {
    const store = await open();
    await store.putCorpusFile({ ...fileOf("bad.md", "text"), bytes: Buffer.from("other text") });
    await store.putCorpusFile(fileOf("good.md", "text"));
    await store.completePush([]);
    const told: string[] = [];
    await mirrorCorpus(store, at("mirror"), ({ message }) => told.push(message)).refresh();
    expect(await treeOf(at("mirror"))).toEqual({ "good.md": "text" });
    expect(told).toEqual([expect.stringContaining("bad.md")]);
  });

  it("leaves a folder alone while nothing was ever pushed, and empties it when an empty one was", async () => {
    const store = await open();
    await lay("mirror", { "a.md": "one" });
    const mirror = mirrorCorpus(store, at("mirror"));
    expect(await mirror.refresh()).toBe(false);
    expect(await treeOf(at("mirror"))).toEqual({ "a.md": "one" });
    await push(store, {});
    expect(await mirror.refresh()).toBe(true);
    expect(await treeOf(at("mirror"))).toEqual({});
  });

  it("completes what a push that broke off has begun", async () => {
    const store = await open();
    await push(store, { "a.md": "one" });
    const mirror = mirrorCorpus(store, at("mirror"));
    await mirror.refresh();
    await store.putCorpusFile(fileOf("b.md", "two"));
    expect(await mirror.refresh()).toBe(false);
    await push(store, { "a.md": "one", "b.md": "two" });
    await mirror.refresh();
    expect(await treeOf(at("mirror"))).toEqual({ "a.md": "one", "b.md": "two" });
  });

  it("is looked at after each wait until the end, whatever goes wrong in between", async () => {
    const ends = new AbortController();
    const steps: string[] = [];
    const outcomes = [() => true, () => Promise.reject(new Error("away")), () => false];
    await keepMirrored(
      { refresh: async () => outcomes[steps.filter((step) => step === "wait").length - 1]?.() ?? false },
      async () => {
        steps.push("wait");
        if (steps.filter((step) => step === "wait").length > outcomes.length) ends.abort();
      },
      ({ message }) => steps.push(message),
      ends.signal,
    );
    expect(steps).toEqual(["wait", "wait", "away", "wait", "wait"]);
  });

  it("brings a new report to every process that watches its folder", async () => {
    const writer = await open();
    await push(writer, { "a.md": "# March\n\nThe library was closed." });
    const ends = new AbortController();
    const seen = [new Set<string>(), new Set<string>()];
    const running = await Promise.all(
      seen.map(async (files, process) => {
        const dir = at(`mirror${process}`);
        const mirror = mirrorCorpus(await open(), dir);
        await mirror.refresh();
        const watch = await watchFolder(
          dir,
          (corpus) => {
            for (const { file } of corpus.files) files.add(file);
          },
          { maxBytes: MOST_BYTES, quietMs: 20 },
        );
        // One look for each turn of the event loop's timers: no clock is waited for.
        const looking = keepMirrored(
          mirror,
          () => new Promise((done) => setTimeout(done, 20)),
          fail,
          ends.signal,
        );
        return { watch, looking };
      }),
    );
    await push(writer, { "a.md": "# March\n\nThe library was closed.", "b.md": "# May\n\nIt was opened." });
    await vi.waitFor(
      () => {
        for (const files of seen) expect([...files]).toContain("b.md");
      },
      { timeout: 10_000 },
    );
    ends.abort();
    for (const { watch, looking } of running) {
      await looking;
      await watch.close();
    }
  });

  it("is copied with everything else", async () => {
    const store = await open();
    await push(store, { "a.md": "one", "b/c.md": "two" });
    const copy = await openStore({ dataDir: at("copy"), now: START });
    stores.push(copy);
    await copyStore(store, copy);
    await mirrorCorpus(copy, at("mirror")).refresh();
    expect(await treeOf(at("mirror"))).toEqual({ "a.md": "one", "b/c.md": "two" });
  });
});

describe("A path of the corpus", () => {
  it("stays inside its folder on every system", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("..", ".", "a", "/", "\\", "C:", "é.md", " "), { maxLength: 8 }),
        (parts) => {
          const file = parts.join("");
          fc.pre(isCorpusPath(file));
          for (const system of [path.posix, path.win32]) {
            const root = system.resolve("/root");
            expect(system.resolve(root, file).startsWith(`${root}${system.sep}`)).toBe(true);
          }
        },
      ),
    );
  });
});

function fileOf(file: string, text: string) {
  const hash = createHash("sha256").update(text).digest("hex");
  return { path: file, hash, bytes: Buffer.from(text) };
}

function fail(error: Error): never {
  throw error;
}

/** A name cannot be a file and a folder at once. */
function withoutClashes(tree: Tree): Tree {
  const names = Object.keys(tree);
  return Object.fromEntries(
    Object.entries(tree).filter(([name]) => !names.some((other) => other.startsWith(`${name}/`))),
  );
}

async function treeOf(dir: string): Promise<Tree> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    await Promise.all(
      files.map(async (entry) => {
        const full = path.join(entry.parentPath, entry.name);
        return [path.relative(dir, full).replaceAll("\\", "/"), await readFile(full, "latin1")] as const;
      }),
    ),
  );
}
