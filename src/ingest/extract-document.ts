/** PDF and Word files to text, within bounds of time, memory and unpacked size. */
import { unzipSync } from "fflate";
import { parsePage } from "./parse-page.ts";
import { readInWorker } from "./read-in-worker.ts";
import { renderText } from "./render-html.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";
import type { Span } from "./spans.ts";

const MEGABYTE = 1_000_000;
const MOST_UNPACKED = 40 * MEGABYTE;
const MOST_PARTS = 2000;

/** @throws UnreadableError */
export async function extractPdf(bytes: Uint8Array): Promise<Source> {
  const result = await readInWorker({ kind: "pdf", bytes });
  if (result.kind !== "pdf") throw new UnreadableError("damaged", "The PDF file cannot be read.");
  if (result.pages.length === 0)
    throw new UnreadableError("damaged", "The PDF file says that it has no pages.");
  const { text, furniture } = joinPages(result.pages);
  if (text.trim() === "") {
    throw new UnreadableError(
      "no-text-layer",
      "The PDF file holds pictures of pages and no text: it needs text recognition first.",
    );
  }
  // Word processors write the name of the file they printed into the title.
  const named =
    result.title !== null && !/\.\w{2,5}$|^untitled|^microsoft word|\bpage \d/iu.test(result.title);
  return {
    ...plainSource("pdf", text),
    pageTitle: named ? result.title : null,
    author: result.author,
    furniture,
    problems:
      result.pageCount <= result.pages.length
        ? []
        : [
            {
              code: "cut-short",
              message: `The file says that it has ${result.pageCount} pages; the first ${result.pages.length} were read.`,
            },
          ],
  };
}

/** @throws UnreadableError */
export async function extractDocx(bytes: Uint8Array): Promise<Source> {
  refuseBomb(bytes);
  const result = await readInWorker({ kind: "docx", bytes });
  if (result.kind !== "docx") throw new UnreadableError("damaged", "The Word file cannot be read.");
  const { root } = parsePage(`<html><body>${result.html}</body></html>`);
  const text = root === null ? "" : renderText(root).text;
  if (text.trim() === "") throw new UnreadableError("empty", "The Word file holds no text.");
  return plainSource("docx", text);
}

/** Whether a zip archive is a Word document. Reads the directory only. */
export function isDocx(bytes: Uint8Array): boolean {
  return directoryOf(bytes)?.some((part) => part.name === "word/document.xml") ?? false;
}

type Part = { readonly name: string; readonly packed: number; readonly unpacked: number };

function directoryOf(bytes: Uint8Array): Part[] | null {
  const parts: Part[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        parts.push({ name, packed: size, unpacked: originalSize });
        return false;
      },
    });
    return parts;
  } catch {
    return null;
  }
}

/** What a directory declares is refused here; what it conceals, the worker's memory and time bounds catch. */
function refuseBomb(bytes: Uint8Array): void {
  const parts = directoryOf(bytes) ?? [];
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  if (unpacked > MOST_UNPACKED || parts.length > MOST_PARTS) {
    throw new UnreadableError(
      "zip-bomb",
      `The file unpacks to ${Math.round(unpacked / MEGABYTE)} MB in ${parts.length} parts; that is no report.`,
    );
  }
}

/** Pages one after the other; lines that stand at the edge of several pages, and page numbers, are furniture. */
function joinPages(pages: readonly string[]): { text: string; furniture: Span[] } {
  const edges = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edgeLines(page).map((line) => edgeKey(line.text))))
      edges.set(key, (edges.get(key) ?? 0) + 1);
  }
  const furniture: Span[] = [];
  let text = "";
  for (const page of pages) {
    if (text !== "") text += "\n\n";
    for (const line of edgeLines(page)) {
      const repeated = (edges.get(edgeKey(line.text)) ?? 0) >= Math.max(2, pages.length * 0.5);
      const numbered = /^\W*(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?\W*$/iu.test(line.text);
      const counted = /\bpage\s+\d{1,3}\s+of\s+\d{1,3}\b/iu.test(line.text) && line.text.length < 120;
      if ((repeated && pages.length > 1) || numbered || counted) {
        furniture.push({ start: text.length + line.start, end: text.length + line.start + line.text.length });
      }
    }
    text += page;
  }
  return { text, furniture };
}

function edgeLines(page: string): { text: string; start: number }[] {
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  for (const text of page.split("\n")) {
    if (text.trim() !== "") lines.push({ text, start });
    start += text.length + 1;
  }
  return lines.length <= 4 ? lines : [...lines.slice(0, 2), ...lines.slice(-2)];
}

/** Page numbers in running headers differ from page to page. */
function edgeKey(line: string): string {
  return line.toLowerCase().replace(/\d+/gu, "#").replace(/\s+/gu, " ").trim();
}
