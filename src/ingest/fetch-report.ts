/** `nec import`: a web page or a file made into a report of the corpus folder. */
import { mkdir, readFile, realpath, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { asError, NecError } from "../errors.ts";
import { decodeText } from "./decode.ts";
import { extractSource } from "./extract.ts";
import { extractHtml } from "./extract-html.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Fetched } from "./http-get.ts";
import { normalAddress } from "./identity.ts";
import type { Fetcher } from "./polite-fetch.ts";
import { dateInAddress } from "./publication.ts";
import { looksLikeHtml } from "./recognise.ts";
import { plainSource, type Source, UnreadableError } from "./source.ts";
import { walkFolder } from "./walk.ts";

export type Imported = {
  /** Path inside the corpus folder. */
  readonly file: string;
  readonly action: "added" | "updated" | "unchanged";
  readonly title: string | null;
  readonly address: string | null;
};

export type ImportOptions = {
  readonly corpusDir: string;
  readonly fetcher: Fetcher;
  /** Of files from disk; the fetcher bounds pages. */
  readonly maxBytes: number;
  /** The day of import, `YYYY-MM-DD`. */
  readonly today: string;
};

/**
 * Imports an address (`http://`, `https://`) or a file. A page that the folder has already is updated in place when
 * its text has changed, so that its report keeps its identity.
 * @throws NecError `FETCH` or `CORPUS`, with what to do.
 */
export async function importReport(target: string, options: ImportOptions): Promise<Imported> {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(target)
    ? importAddress(target, options)
    : importFile(target, options);
}

async function importAddress(address: string, options: ImportOptions): Promise<Imported> {
  const fetched = await options.fetcher.get(address);
  if (fetched.status === "not-modified") throw new NecError("FETCH", `${address} was not sent in full.`);
  return saveFetched(address, fetched, options);
}

/** Makes a corpus file of a page that has been fetched. `address` is the one that was asked for. */
async function saveFetched(
  address: string,
  fetched: Extract<Fetched, { status: "ok" }>,
  options: ImportOptions,
): Promise<Imported> {
  const source = await sourceOf(fetched);
  const final = source.address ?? withoutTracking(fetched.address);
  const known = await fileWithAddress(options.corpusDir, [address, fetched.address, final]);
  const title = source.title ?? source.pageTitle;
  const text = fileText(source, title, final, options.today);
  const file = known ?? (await freeName(options.corpusDir, final, source));
  return { ...(await save(options.corpusDir, file, text, known !== null)), title, address: final };
}

async function importFile(target: string, options: ImportOptions): Promise<Imported> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(target);
  } catch (error) {
    throw new NecError("CORPUS", `"${target}" is neither a web address nor a file that can be read.`, {
      cause: error,
    });
  }
  if (bytes.length > options.maxBytes) {
    throw new NecError(
      "CORPUS",
      `"${target}" has ${bytes.length} bytes; at most ${options.maxBytes} are read.`,
    );
  }
  const source = await readable(target, () => extractSource(target, bytes));
  const name = safeName(path.basename(target));
  // Text goes in as it is, with whatever front matter it has; other formats as the text taken out of them.
  const plain = source.format === "text" || source.format === "markdown";
  const title = source.title ?? source.pageTitle;
  const text = plain ? source.text : fileText(source, title, source.address, options.today);
  const file = plain
    ? /\.(?:md|txt)$/iu.test(name)
      ? name
      : `${name}.txt`
    : `${name.replace(/\.\w{1,5}$/u, "")}.md`;
  const there = await readFile(path.join(options.corpusDir, file), "utf8").catch(() => null);
  return { ...(await save(options.corpusDir, file, text, there !== null)), title, address: source.address };
}

async function sourceOf(fetched: Extract<Fetched, { status: "ok" }>): Promise<Source> {
  const name = new URL(fetched.address).pathname.split("/").at(-1) ?? "page";
  // The server's word on the character set counts for pages that do not say it themselves.
  if (fetched.contentType?.startsWith("text/") === true || fetched.contentType?.includes("html") === true) {
    const decoded = decodeText(fetched.bytes, fetched.charset);
    if (decoded !== null && (looksLikeHtml(decoded.text) || fetched.contentType.includes("html")))
      return extractHtml(decoded.text);
    if (decoded !== null) return plainSource("text", decoded.text);
  }
  return readable(fetched.address, () => extractSource(name, fetched.bytes));
}

async function readable(target: string, read: () => Promise<Source>): Promise<Source> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.message : asError(error).message;
    throw new NecError("CORPUS", `"${target}" cannot be read: ${reason}`, { cause: error });
  }
}

/** Front matter with what is known for certain, then the text. Authors and meetings are left to the reading rules. */
function fileText(source: Source, title: string | null, address: string | null, today: string): string {
  const published = source.published ?? (address === null ? null : dateInAddress(address));
  const fields = {
    ...(title === null ? {} : { title }),
    ...(address === null ? {} : { address }),
    ...(source.publisher === null && address === null
      ? {}
      : { publisher: source.publisher ?? normalAddress(address ?? "")?.split(/[/?]/u)[0] }),
    ...(published === null ? {} : { published }),
    fetched: today,
  };
  const byline =
    source.author === null || source.text.slice(0, 2000).includes(source.author)
      ? ""
      : `By ${source.author}\n\n`;
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n\n${byline}${source.text.trim()}\n`;
}

async function fileWithAddress(corpusDir: string, addresses: readonly string[]): Promise<string | null> {
  const wanted = new Set(
    addresses.map(normalAddress).filter((address) => address !== null && /[/?]/u.test(address)),
  );
  for (const entry of await walkFolder(corpusDir)) {
    if (entry.link || !/\.(?:md|txt)$/iu.test(entry.file)) continue;
    const text = await readFile(entry.path, "utf8").catch(() => "");
    const { fields } = readFrontMatter(text);
    const normal = fields.address == null ? null : normalAddress(fields.address);
    // A digest was written by somebody: it is not overwritten with the page it is about.
    if (normal !== null && wanted.has(normal) && fields.text !== "digest") return entry.file;
  }
  return null;
}

async function freeName(corpusDir: string, address: string, source: Source): Promise<string> {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./u, "").split(".")[0] ?? "site";
  const last = url.pathname.split("/").findLast((part) => /[a-z]{3}/iu.test(part)) ?? "";
  const words = last === "" ? (source.title ?? source.pageTitle ?? url.search) : last;
  const base = safeName(`${host}-${words.replace(/\.\w{2,5}$/u, "")}`);
  for (let copy = 1; ; copy += 1) {
    const file = `${base}${copy === 1 ? "" : `-${copy}`}.md`;
    const taken = await readFile(path.join(corpusDir, file)).then(
      () => true,
      () => false,
    );
    if (!taken) return file;
  }
}

/** Written beside the target and renamed, so that a watcher never sees half a report. */
async function save(
  corpusDir: string,
  file: string,
  text: string,
  existed: boolean,
): Promise<Pick<Imported, "file" | "action">> {
  try {
    await mkdir(corpusDir, { recursive: true });
    const root = await realpath(corpusDir);
    const target = path.join(root, file);
    const before = existed ? await readFile(target, "utf8").catch(() => null) : null;
    if (before !== null && sameReport(before, text)) return { file, action: "unchanged" };
    const passing = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
    await writeFile(passing, text);
    await rename(passing, target);
    return { file, action: existed ? "updated" : "added" };
  } catch (error) {
    throw new NecError(
      "CORPUS",
      `"${file}" cannot be written to the corpus folder: ${asError(error).message}`,
      { cause: error },
    );
  }
}

/** The day of fetching is no change of the report. */
function sameReport(a: string, b: string): boolean {
  const undated = (text: string) => text.replace(/^fetched: .*$/mu, "");
  return undated(a) === undated(b);
}

function withoutTracking(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|mc_[ce]id)$/iu.test(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** Letters, digits, dots and hyphens; never a path, a hidden file or a name of the configuration. */
function safeName(name: string): string {
  let decoded = name;
  try {
    decoded = decodeURIComponent(name);
  } catch {
    // A stray per cent sign.
  }
  const plain = decoded
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9.]+/gu, "-")
    .replace(/^[.-]+|[.-]+$/gu, "")
    .replace(/\.{2,}/gu, ".")
    .slice(0, 100);
  return plain === "" || /^(?:people|bodies|topics|feeds|redactions|reports)\.ya?ml$/iu.test(plain)
    ? `report-${plain}`
    : plain;
}
