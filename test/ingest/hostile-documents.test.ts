/** PDF and Word files and mails made to crash, to fill the memory or to take for ever. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { extractSource } from "../../src/ingest/extract.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { UnreadableError } from "../../src/ingest/source.ts";
import { corpusFolder, reportText } from "./folder.ts";
import { CATALOGUE, FONT, onePage, pdfOf, shown, streamOf } from "./pdf-file.ts";

const SENTENCE = "The executive met on Tuesday and it went on for hours.";
const MEGABYTE = 1_000_000;
/** What the process may grow by, whatever a file asks for: what is unpacked is looked at a little later. */
const MOST_GROWTH_MB = 800;
/** What a file costs on the processor however short it is: its reader, and the two seconds until it is given up. */
const START_SECONDS = 5;

/** What became of a file: its first words, or why it cannot be read. */
async function outcome(file: string, bytes: Uint8Array): Promise<string> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const used = process.cpuUsage();
  const result = await extractSource(file, bytes).then(
    ({ text }) => text.slice(0, SENTENCE.length),
    (error: unknown) => {
      if (!(error instanceof UnreadableError)) throw error;
      expect(error.message).toMatch(/^The [^[\]{}]+\.?$/u);
      return error.code;
    },
  );
  clearInterval(watch);
  const { user, system } = process.cpuUsage(used);
  expect((user + system) / 1e6).toBeLessThan(START_SECONDS + (2 * bytes.length) / MEGABYTE);
  expect((most - before) / MEGABYTE).toBeLessThan(MOST_GROWTH_MB);
  return result;
}

const page = onePage(shown(SENTENCE));
const BOMB = pdfOf(onePage(Buffer.alloc(200 * MEGABYTE, 32), { packed: 2 }));
const withFont = (font: string, ...more: readonly Buffer[]) => pdfOf([...page.slice(0, 4), font, ...more]);
const CID =
  "/Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (B) >>";

describe("a PDF file made to be read for ever, or with all memory, is refused", { timeout: 30_000 }, () => {
  it.each([
    ["arrays in one another", pdfOf(onePage("", { page: `/X ${"[".repeat(200_000)}` })), "damaged"],
    ["dictionaries in one another", pdfOf(onePage("", { page: `/X ${"<< /A ".repeat(90_000)}` })), "damaged"],
    ["pages that are their own parents", pdfOf([CATALOGUE, "<< /Kids [2 0 R 2 0 R] /Count 9 >>"]), "damaged"],
    ["pages less than none", pdfOf([CATALOGUE, "<< /Kids [3 0 R] /Count -1 >>"]), "damaged"],
    ["nothing but the word for an object", Buffer.from(`%PDF-1.4\n${"1 0 obj ".repeat(60_000)}`), "damaged"],
    [
      "tables that point nowhere",
      Buffer.from(`%PDF-1.4\n${"trailer << /Prev 9 >>\n".repeat(20_000)}`),
      "damaged",
    ],
    ["its first half", pdfOf(page).subarray(0, 400), "damaged"],
    ["hundreds of megabytes in a few hundred bytes", BOMB, "zip-bomb|too-slow"],
    [
      "filters upon filters",
      pdfOf([...page.slice(0, 3), streamOf("", 0, `/Filter [${"/ASCIIHexDecode ".repeat(20_000)}]`)]),
      "damaged|no-text-layer",
    ],
    ["millions of operators", pdfOf(onePage("q ".repeat(MEGABYTE), { packed: 2 })), "too-slow|no-text-layer"],
    [
      "endless text",
      pdfOf(onePage(Buffer.alloc(8 * MEGABYTE, shown(SENTENCE)), { packed: 2 })),
      "too-slow|zip-bomb|damaged",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await outcome("a.pdf", bytes)).toMatch(new RegExp(`^(?:${code})$`, "u"));
  });
});

describe("a PDF file that says more than it holds is read for what it holds", { timeout: 30_000 }, () => {
  const form = (name: string) =>
    streamOf("/X Do /X Do", 0, `/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${name} >> >>`);
  const formed = (...forms: readonly Buffer[]) =>
    pdfOf([...onePage(`/X Do ${shown(SENTENCE)}`, { resources: "/XObject << /X 6 0 R >>" }), ...forms]);
  it.each([
    [
      "two thousand million pages",
      pdfOf([CATALOGUE, "<< /Kids [3 0 R] /Count 2000000000 >>", ...page.slice(2)]),
    ],
    ["a table that is before itself", pdfOf(page, "/Prev HERE")],
    [
      "a table of millions",
      Buffer.from(pdfOf(page).toString("latin1").replace("xref\n0 6", "xref\n0 400000000"), "latin1"),
    ],
    ["a form that draws itself", formed(form("6 0 R"))],
    [
      "forms that each draw the next one twice",
      formed(...Array.from({ length: 30 }, (_, at) => form(`${at + 7} 0 R`))),
    ],
    [
      "widths of two thousand million letters",
      withFont(
        `<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< ${CID} /W [0 2000000000 500] >>] >>`,
      ),
    ],
    [
      "columns of two gigabytes",
      pdfOf([
        ...page.slice(0, 3),
        streamOf(shown(SENTENCE), 1, "/DecodeParms << /Predictor 12 /Columns 2000000000 >>"),
        FONT,
      ]),
    ],
  ])("%s", async (_, bytes) => {
    // Through a wrong font the letters are others.
    expect((await outcome("a.pdf", bytes)).length).toBe(SENTENCE.length);
  });

  it("of three thousand pages the first ones, and says so", async () => {
    const pages = Array.from({ length: 3_000 }, (_, at) => `${at + 5} 0 R`).join(" ");
    const sheet =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>";
    const bytes = pdfOf([
      CATALOGUE,
      `<< /Kids [${pages}] /Count 3000 >>`,
      streamOf(shown(SENTENCE)),
      FONT,
      ...Array.from({ length: 3_000 }, () => sheet),
    ]);
    const { text, problems } = await extractSource("a.pdf", bytes);
    expect(text.startsWith(SENTENCE)).toBe(true);
    expect(problems[0]?.message).toMatch(/3000 pages; the first \d+ were read/u);
  });
});

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file; `declared`: what its directory says that each part unpacks to. */
function wordOf(document: string | Uint8Array, declared: number | null = null, head = ""): Uint8Array {
  const content =
    typeof document === "string"
      ? strToU8(`<?xml version="1.0"?>${head}<w:document ${WORD}><w:body>${document}</w:body></w:document>`)
      : document;
  const office = "http://schemas.openxmlformats.org";
  const bytes = zipSync({
    "[Content_Types].xml": strToU8(
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": content,
  });
  const file = Buffer.from(bytes);
  if (declared === null) return file;
  for (const [mark, at] of [
    ["PK\u0001\u0002", 24],
    ["PK\u0003\u0004", 22],
  ] as const) {
    for (let place = file.indexOf(mark); place !== -1; place = file.indexOf(mark, place + 4))
      file.writeUInt32LE(declared, place + at);
  }
  return file;
}
const LIE = wordOf(new Uint8Array(60 * MEGABYTE).fill(32), 1000);
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe("a Word file made so", { timeout: 30_000 }, () => {
  it("is read if there is nothing wrong with it", async () => {
    expect(await outcome("a.docx", wordOf(paragraph(SENTENCE)))).toBe(SENTENCE);
  });

  it.each([
    ["unpacks to more than its directory says", LIE],
    [
      "holds another archive for its text",
      wordOf(zipSync({ "word/document.xml": new Uint8Array(20 * MEGABYTE) })),
    ],
    [
      "has words that stand for words that stand for words",
      wordOf(
        paragraph("&z;"),
        null,
        `<!DOCTYPE x [<!ENTITY a "NEC NEC NEC NEC">${[..."bcdefghijklmnopqrstuvwxyz"].map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghijklmnopqrstuvwxyz"[at]};`.repeat(10)}">`).join("")}]>`,
      ),
    ],
    ["has elements in one another", wordOf("<w:p>".repeat(100_000))],
    ["has no text", wordOf("")],
  ])("is refused where it %s", async (_, bytes) => {
    expect(await outcome("a.docx", bytes)).toMatch(/^(?:damaged|zip-bomb|too-slow|empty)$/u);
  });
});

describe("a mail made so", { timeout: 30_000 }, () => {
  const head =
    "From: a@b.example\nTo: c@d.example\nSubject: NEC report\nMessage-ID: <x@y>\nMIME-Version: 1.0\n";
  const nested = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
    ).join("");
  it.each([
    [
      "of parts in parts, each with its own mark",
      `${head}${nested(5_000)}Content-Type: text/plain\n\n${SENTENCE}\n`,
    ],
    [
      "of thousands of parts",
      `${head}Content-Type: multipart/mixed; boundary=b\n\n${`--b\nContent-Type: text/plain\n\n${SENTENCE}\n`.repeat(5_000)}--b--\n`,
    ],
    [
      "with a header of a megabyte",
      `${head}X-Long: ${"a".repeat(MEGABYTE)}\nContent-Type: text/plain\n\n${SENTENCE}\n`,
    ],
    [
      "with a hundred thousand headers",
      `${head}${"X-More: a\n".repeat(100_000)}Content-Type: text/plain\n\n${SENTENCE}\n`,
    ],
    ["of messages in messages", `${head}${"Content-Type: message/rfc822\n\n".repeat(5_000)}${SENTENCE}\n`],
  ])("%s is read or refused in time", async (_, text) => {
    expect(await outcome("a.eml", Buffer.from(text))).toMatch(/\S/u);
  });
});

it("in a folder of such files the others are read", { timeout: 30_000 }, async () => {
  await using folder = await corpusFolder({
    "bomb.pdf": BOMB,
    "half.pdf": pdfOf(page).subarray(0, 400),
    "knot.pdf": pdfOf([CATALOGUE, "<< /Kids [2 0 R] /Count 5 >>"]),
    "lie.docx": LIE,
    "report.txt": reportText(),
  });
  const { files } = await loadFolder(folder.dir, { maxBytes: 5 * MEGABYTE });
  expect(files.map(({ file, kind }) => `${file} ${kind}`)).toEqual([
    "bomb.pdf unreadable",
    "half.pdf unreadable",
    "knot.pdf unreadable",
    "lie.docx unreadable",
    "report.txt report",
  ]);
});
