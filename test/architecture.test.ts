/** The sources are held to the layout that the README draws. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { variableNames } from "../src/config.ts";

const root = path.resolve(import.meta.dirname, "..");

/** Each layer imports only from itself and from layers above it. */
const layers: readonly (readonly RegExp[])[] = [
  [/^src\/[a-z-]+\.ts$/],
  [/^src\/ingest\//],
  [/^src\/archive\//],
  [/^src\/answer\//],
  [/^src\/chart\//],
  [/^src\/store\//],
  [/^src\/command(-text)?\.ts$/],
  [/^src\/digest\//],
  [/^commands\//],
  [/^src\/bot\.ts$/],
  [/^src\/surfaces\//],
  [/^src\/config\.ts$/],
  [/^src\/compose\.ts$/],
  [/^src\/cli\//],
  [/^src\/(main|serve|nec|warm|chat-surfaces|register|manifest)\.ts$/],
];

/** Libraries that stand behind one module or folder, so that replacing one touches one place. */
const soleImporters: Readonly<Record<string, RegExp>> = {
  "discord.js": /^src\/surfaces\/discord\//,
  "@discordjs/rest": /^src\/surfaces\/discord\//,
  "@slack/bolt": /^src\/surfaces\/slack\//,
  hono: /^src\/surfaces\/web\//,
  "@hono/node-server": /^src\/surfaces\/web\//,
  "@observablehq/plot": /^src\/chart\//,
  "@resvg/resvg-js": /^src\/chart\//,
  minisearch: /^src\/archive\/names-index\.ts$/,
  "node-cron": /^src\/digest\/schedule\.ts$/,
  dotenv: /^src\/config\.ts$/,
  chokidar: /^src\/ingest\/watch-folder\.ts$/,
  pino: /^src\/log\.ts$/,
  pg: /^src\/postgres\.ts$/,
  "node:sqlite": /^src\/store\//,
};

const sources = globSync(["src/**/*.ts", "commands/**/*.ts"], { cwd: root })
  .map((file) => file.replaceAll("\\", "/"))
  .sort();

const imports = new Map(sources.map((file) => [file, importsOf(file)]));

function importsOf(file: string): { readonly specifier: string; readonly target: string | null }[] {
  const text = readFileSync(path.join(root, file), "utf8");
  const found = [...text.matchAll(/^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']/gm)];
  const dynamic = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)];
  return [...found, ...dynamic].map(([, specifier = ""]) => ({
    specifier,
    target: specifier.startsWith(".")
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
      : null,
  }));
}

/** The last layer that claims the file: the composition root also looks like a root module. */
function layerOf(file: string): number {
  return layers.findLastIndex((patterns) => patterns.some((pattern) => pattern.test(file)));
}

describe("The sources", () => {
  test("are found, and every one belongs to a layer", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((file) => layerOf(file) < 0)).toEqual([]);
  });

  test("import only from their own layer or from one above it", () => {
    const wrong = sources.flatMap((file) =>
      (imports.get(file) ?? [])
        .filter(({ target }) => target !== null && layerOf(target) > layerOf(file))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("import files that exist, by their full name", () => {
    const wrong = sources.flatMap((file) =>
      (imports.get(file) ?? [])
        .filter(({ target }) => target !== null && !target.endsWith(".json") && !imports.has(target))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test("have no cycle of imports", () => {
    expect(cycles()).toEqual([]);
  });

  test("keep each surface to itself", () => {
    const surface = (file: string) => /^src\/surfaces\/([a-z]+)\//.exec(file)?.[1];
    const wrong = sources.flatMap((file) =>
      (imports.get(file) ?? [])
        .filter(({ target }) => {
          const own = surface(file);
          const other = target === null ? undefined : surface(target);
          return own !== undefined && other !== undefined && own !== other;
        })
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(soleImporters))("import %s from one place only", (library, place) => {
    const importers = sources.filter((file) =>
      imports
        .get(file)
        ?.some(({ specifier }) => specifier === library || specifier.startsWith(`${library}/`)),
    );
    expect(importers.filter((file) => !place.test(file))).toEqual([]);
  });

  test("read the environment in config.ts alone", () => {
    const readers = sources.filter((file) =>
      /\bprocess\.env\b/.test(readFileSync(path.join(root, file), "utf8")),
    );
    expect(readers.filter((file) => !/^src\/(main|nec|register|manifest)\.ts$/.test(file))).toEqual([]);
  });
});

test(".env.example names exactly the variables that config.ts reads", () => {
  const example = readFileSync(path.join(root, ".env.example"), "utf8");
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...variableNames].toSorted());
});

/** Groups of files that import one another, as paths. */
function cycles(): string[] {
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const { target } of imports.get(file) ?? []) if (target !== null) visit(target, [...trail, file]);
    state.set(file, "done");
  };
  for (const file of sources) visit(file, []);
  return found;
}
