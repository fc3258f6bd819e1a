/**
 * Takes the text out of PDF and Word files in a thread of its own: their libraries unpack whatever a file asks for,
 * and a thread can be stopped and its memory bounded.
 */
import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";
import { getDocumentProxy, getMeta } from "unpdf";

export type DocumentTask = {
  readonly kind: "pdf" | "docx";
  readonly bytes: Uint8Array;
  /** On the processor, for the reading alone; after it the thread is stopped. */
  readonly limitMs: number;
};

export type DocumentResult =
  | {
      readonly kind: "pdf";
      readonly pages: readonly string[];
      /** How many the file says it has; more than were read where it has more than any report. */
      readonly pageCount: number;
      readonly title: string | null;
      readonly author: string | null;
    }
  | { readonly kind: "docx"; readonly html: string };

/** Sent first, when the libraries are loaded: from now on it is the file that takes time. */
export type ReadingBegun = {
  readonly kind: "reading";
  /** Of the processor, until then. */
  readonly usedMs: number;
};

export type DocumentFailure = { readonly kind: "failure"; readonly message: string };

const MOST_PAGES = 400;
/** After so much of its time a file has as many pages read as will be. */
const ENOUGH = 0.7;
const MOST_CHARACTERS = 4_000_000;

if (parentPort !== null) {
  const { kind, bytes, limitMs } = workerData as DocumentTask;
  const usedMs = processorMs();
  parentPort.postMessage({ kind: "reading", usedMs } satisfies ReadingBegun);
  try {
    const until = usedMs + limitMs * ENOUGH;
    parentPort.postMessage(kind === "pdf" ? await readPdf(bytes, until) : await readDocx(bytes));
  } catch (error) {
    parentPort.postMessage({ kind: "failure", message: messageOf(error) } satisfies DocumentFailure);
  }
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** What the libraries throw is not always an error. */
function messageOf(error: unknown): string {
  const message = typeof error === "object" && error !== null && "message" in error ? error.message : error;
  const [line = ""] = typeof message === "string" ? message.split("\n") : [];
  // "error: [xmldom error]	entity not found: x"
  const plain = line.replace(/^(?:\w+: )?\[[^\]]*\]\s*/u, "");
  return plain === "" ? "it breaks off, or is made wrongly." : plain;
}

/** The first pages, as many as are read by then (`untilMs` on the processor); one at least. */
async function readPdf(bytes: Uint8Array, untilMs: number): Promise<DocumentResult> {
  const document = await getDocumentProxy(bytes);
  const pages: string[] = [];
  let characters = 0;
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const text = pageText(content.items.filter((item) => "str" in item));
    characters += text.length;
    if (characters > MOST_CHARACTERS) throw new Error("The file unpacks to more text than any report has.");
    pages.push(text);
    page.cleanup();
    if (processorMs() > untilMs) break;
  }
  const { info } = await getMeta(document);
  return {
    kind: "pdf",
    pages,
    pageCount: document.numPages,
    title: stated(info, "Title"),
    author: stated(info, "Author"),
  };
}

type Item = {
  readonly str: string;
  readonly hasEOL?: boolean;
  readonly transform?: readonly unknown[];
  readonly height?: number;
};

/** Lines as they stand on the page; a gap clearly wider than the page's usual one is a blank line. */
function pageText(items: readonly Item[]): string {
  const lines: { text: string; y: number }[] = [];
  let line = "";
  let at = Number.NaN;
  for (const item of items) {
    const y = Number(item.transform?.[5] ?? Number.NaN);
    if (line.trim() !== "" && Math.abs(at - y) > 1) {
      lines.push({ text: line, y: at });
      line = "";
    }
    line += item.str;
    if (item.str.trim() !== "" && !Number.isNaN(y)) at = y;
    if (item.hasEOL === true && line.trim() !== "") {
      lines.push({ text: line, y: at });
      line = "";
    }
  }
  if (line.trim() !== "") lines.push({ text: line, y: at });
  const gaps = lines.slice(1).map((one, index) => Math.abs((lines[index]?.y ?? one.y) - one.y));
  const usual = gaps.filter((gap) => gap > 1).toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.3)] ?? 12;
  return lines
    .map(
      (one, index) =>
        `${index > 0 && (gaps[index - 1] ?? 0) > usual * 1.35 ? "\n" : ""}${one.text.trimEnd()}`,
    )
    .join("\n")
    .trim();
}

function stated(info: unknown, key: string): string | null {
  if (typeof info !== "object" || info === null) return null;
  const value = (info as Record<string, unknown>)[key];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

async function readDocx(bytes: Uint8Array): Promise<DocumentResult> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    // Pictures would be copied into the text as data.
    { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
  );
  if (value.length > MOST_CHARACTERS) throw new Error("The file unpacks to more text than any report has.");
  return { kind: "docx", html: value };
}
