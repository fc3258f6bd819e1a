/** The block between `---` lines at the top of a Markdown or text file. */
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { Problem } from "../report.ts";
import { type GivenFields, readGivenFields } from "./given-fields.ts";

export type FrontMatter = {
  readonly fields: GivenFields;
  /** Where the report's own text begins; 0 without front matter. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
};

const BLOCK = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/u;
const LONGEST = 64_000;

/** Where a text begins below its front matter; 0 without any. */
export function frontMatterEnd(text: string): number {
  return blockOf(text)?.[0].length ?? 0;
}

function blockOf(text: string): RegExpExecArray | null {
  const match = text.startsWith("---") ? BLOCK.exec(text.slice(0, LONGEST)) : null;
  return match !== null && /^\s*[A-Za-z_]+\s*:/mu.test(match[1] ?? "") ? match : null;
}

/**
 * Reads front matter. Whatever is wrong with it is a problem with line and field; the text is still loaded.
 * A first line `---` without a closing one, or with prose behind it, is a rule and not front matter.
 */
export function readFrontMatter(text: string): FrontMatter {
  const match = blockOf(text);
  if (match === null) return { fields: {}, bodyStart: 0, problems: [] };
  const [, source = ""] = match;
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  // The block's first line is the file's second.
  const lineAt = (offset: number | undefined) =>
    offset === undefined ? {} : { line: lines.linePos(offset).line + 1 };
  const problems: Problem[] = document.errors.map((error) => ({
    code: "front-matter",
    message: `Front matter is not valid YAML: ${error.message}`,
    ...lineAt(error.pos[0]),
  }));
  const bodyStart = match[0].length;
  // Broken YAML runs one field into the next: what is whole line by line is kept.
  const root = document.errors.length > 0 ? parseDocument(wholeLines(source)).contents : document.contents;
  if (!isMap(root)) {
    if (problems.length === 0)
      problems.push({ code: "front-matter", message: "Front matter holds no fields.", line: 1 });
    return { fields: {}, bodyStart, problems };
  }
  const raw: Record<string, unknown> = {};
  const offsets = new Map<string, number | undefined>();
  for (const { key, value } of root.items) {
    const name = isScalar(key) ? String(key.value) : String(key);
    offsets.set(name, isScalar(key) ? key.range?.[0] : undefined);
    try {
      raw[name] = isNode(value) ? value.toJS(document) : value;
    } catch (error) {
      problems.push({
        code: "front-matter",
        message: `"${name}": ${String(error)}`,
        ...lineAt(offsets.get(name)),
      });
    }
  }
  const given = readGivenFields(ofGenerator(raw));
  for (const { field, message } of given.problems) {
    problems.push({
      code: "front-matter",
      message: `Front matter: ${message}`,
      ...lineAt(offsets.get(field)),
    });
  }
  return { fields: given.fields, bodyStart, problems };
}

/** What programs that make sites of such files read (https://jekyllrb.com/docs/front-matter/): one of these tells. */
const GENERATOR = ["layout", "categories", "category", "draft", "slug", "permalink", "excerpt", "summary"];
const OF_GENERATOR = new Set([
  ...GENERATOR,
  "date",
  "tags",
  "image",
  "description",
  "comments",
  "lastmod",
  "weight",
]);

/** Of a post that was made for such a program the day is that of publication, and what only the program reads is left. */
function ofGenerator(
  raw: Readonly<Record<string, unknown>> & { readonly date?: unknown },
): Readonly<Record<string, unknown>> {
  if (!GENERATOR.some((field) => Object.hasOwn(raw, field))) return raw;
  const kept = Object.fromEntries(Object.entries(raw).filter(([field]) => !OF_GENERATOR.has(field)));
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(String(raw.date ?? ""))?.[0];
  return day === undefined || Object.hasOwn(kept, "published") ? kept : { ...kept, published: day };
}

/** The lines `field: value` that are valid by themselves. */
function wholeLines(source: string): string {
  return source
    .split(/\r\n|\n|\r/u)
    .map((line) => (/^[A-Za-z_]+\s*:/u.test(line) && parseDocument(line).errors.length === 0 ? line : ""))
    .join("\n");
}

function isNode(value: unknown): value is { toJS(document: unknown): unknown } {
  return typeof value === "object" && value !== null && "toJS" in value;
}
