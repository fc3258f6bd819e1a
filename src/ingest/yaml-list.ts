/** YAML files that hold a list of entries, each checked on its own: one bad entry costs that entry only. */
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { FileProblem } from "./problems.ts";

export type ReadList<Entry> = {
  readonly entries: readonly Entry[];
  readonly problems: readonly FileProblem[];
};

/**
 * Reads a list. Every problem names file, line and field. A file with broken YAML gives no entries and one problem
 * per fault; an empty file is an empty list.
 * @param code the problems' stable name, e.g. `people`.
 */
export function readYamlList<Schema extends z.ZodType>(
  source: string,
  file: string,
  code: string,
  schema: Schema,
): ReadList<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const problem = (message: string, offset: number | undefined): FileProblem => ({
    file,
    code,
    message,
    ...(offset === undefined ? {} : { line: lines.linePos(offset).line }),
  });
  if (document.errors.length > 0) {
    return {
      entries: [],
      problems: document.errors.map((error) =>
        problem(`${file}: not valid YAML: ${error.message}`, error.pos[0]),
      ),
    };
  }
  const root = document.contents;
  if (root === null) return { entries: [], problems: [] };
  if (!isSeq(root)) {
    return {
      entries: [],
      problems: [problem(`${file}: expected a list of entries ("- ...").`, root.range?.[0])],
    };
  }
  const entries: z.output<Schema>[] = [];
  const problems: FileProblem[] = [];
  for (const [index, item] of root.items.entries()) {
    const offset = rangeStart(item);
    let value: unknown;
    try {
      value = isNode(item) ? item.toJS(document) : item;
    } catch (error) {
      problems.push(problem(`${file}: entry ${index + 1}: ${String(error)}`, offset));
      continue;
    }
    const checked = schema.safeParse(value);
    if (checked.success) {
      entries.push(checked.data);
      continue;
    }
    const label = entryName(value) ?? `entry ${index + 1}`;
    for (const issue of checked.error.issues) {
      const field = issue.path.join(".");
      const at = isMap(item) ? (rangeStart(item.get(String(issue.path[0] ?? ""), true)) ?? offset) : offset;
      problems.push(problem(`${file}: ${label}: ${field === "" ? "" : `${field}: `}${issue.message}`, at));
    }
  }
  return { entries, problems };
}

type YamlNode = { toJS(document: unknown): unknown; range?: readonly number[] | null };

function isNode(value: unknown): value is YamlNode {
  return typeof value === "object" && value !== null && "toJS" in value;
}

function rangeStart(value: unknown): number | undefined {
  return isNode(value) ? value.range?.[0] : undefined;
}

function entryName(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  for (const key of ["name", "file", "address", "text"]) {
    const named = (value as Record<string, unknown>)[key];
    if (typeof named === "string") return `"${named}"`;
  }
  return null;
}
