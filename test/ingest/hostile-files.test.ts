import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { extractSource } from "../../src/ingest/extract.ts";
import { NO_EXTRA_RULES } from "../../src/ingest/private-strings.ts";
import { prepareReading, readReport } from "../../src/ingest/read-report.ts";
import { UnreadableError } from "../../src/ingest/source.ts";

const READING = prepareReading({ people: [], bodies: [], topics: [] }, NO_EXTRA_RULES);
const SIZE = 400_000;
/** What a file costs however short it is, the loading of its reader and a busy machine included. */
const START_SECONDS = 2;

/** Reads a file as the loader does: what it holds, or why it cannot be read; in bounded time. */
async function outcome(file: string, content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const used = process.cpuUsage();
  let result: string;
  try {
    const source = await extractSource(file, bytes);
    result = readReport(file, "0", source, {}, READING).kind;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    result = error.code;
  }
  // Time on the processor, so that other work on the machine does not count.
  const { user, system } = process.cpuUsage(used);
  expect((user + system) / 1e6).toBeLessThan(2 * (bytes.length / 1e6) + START_SECONDS);
  return result;
}

const filled = (unit: string, size = SIZE) => unit.repeat(Math.ceil(size / unit.length));
const page = (body: string, head = "") => `<html><head>${head}</head><body>${body}</body></html>`;
const SENTENCE = "The executive met on Tuesday and it went on for hours before we left the room. ";
const mail = (body: string, type = "text/plain") =>
  `From: a@b.example\nTo: c@d.example\nSubject: NEC report\nMessage-ID: <x@y>\nMIME-Version: 1.0\nContent-Type: ${type}\n\n${body}`;

describe("a page made to be slow is read or refused in less than two seconds a megabyte", {
  timeout: 30_000,
}, () => {
  it.each([
    ["elements in one another", filled("<div>")],
    ["elements in one another with text in each", filled("<div>The NEC met. ")],
    ["elements in one another that are closed", "<div>".repeat(40_000) + SENTENCE + "</div>".repeat(40_000)],
    ["lists in lists", filled("<ul><li>x")],
    ["tables in tables", filled("<table><tr><td>")],
    ["tags that are never closed", filled("<b>The NEC met. ")],
    ["articles in an article", SENTENCE.repeat(10) + filled("<article>")],
    ["nothing but list items", `<ul>${filled("<li>NEC")}</ul>`],
    ["nothing but line breaks", filled("<br>")],
    ["a line break after each word", filled("NEC<br>")],
    ["nothing but opening brackets", filled("<")],
  ])("%s: refused", async (_, body) => {
    expect(await outcome("a.html", page(body))).toBe("tangled");
  });

  it.each([
    ["a giant attribute", `<p class="${filled("share ")}">${SENTENCE}</p>`],
    [
      "very many attributes",
      `<p ${Array.from({ length: 30_000 }, (_, at) => `a${at}`).join(" ")}>${SENTENCE}</p>`,
    ],
    ["a huge table", `<table>${filled(`<tr><td>1</td><td>${SENTENCE}</td></tr>`)}</table>`],
    ["a megabyte without a space", `${SENTENCE}${filled("a", 1_000_000)}`],
    ["very many articles", filled(`<article>${SENTENCE.repeat(4)}</article>`)],
    [
      "very many blocks named after what surrounds a text",
      SENTENCE + filled(`<p class=share>${SENTENCE}</p>`),
    ],
    [
      "wrappers of such a name in one another",
      "<div class=share>".repeat(200) + filled(`<p>${SENTENCE}</p>`),
    ],
    ["very many headings", filled("<h1>NEC report today</h1>")],
    ["very many characters in letters", `${SENTENCE}${filled("&amp;")}`],
    ["a long headline", `<h1>${filled("NEC report ")}</h1>${SENTENCE}`],
  ])("%s: read", async (_, body) => {
    expect(await outcome("a.html", page(body, "<title>NEC: a report</title>"))).not.toBe("tangled");
  });
});

describe("a mail or document made to be slow", { timeout: 30_000 }, () => {
  it.each([
    ["quoted a hundred thousand deep", mail(`${">".repeat(100_000)} The NEC met.`)],
    ["of quoted lines", mail(filled("> The NEC met.\n"))],
    [
      "quoted one deeper each line",
      mail(Array.from({ length: 800 }, (_, at) => `${">".repeat(at)} NEC`).join("\n")),
    ],
    [
      "of very many parts",
      mail(filled("--b\nContent-Type: text/plain\n\nNEC\n"), 'multipart/mixed; boundary="b"'),
    ],
    [
      "of parts in parts",
      mail(filled('--b\nContent-Type: multipart/mixed; boundary="b"\n\n'), 'multipart/mixed; boundary="b"'),
    ],
    ["with a page of elements in one another", mail(page(filled("<div>NEC")), "text/html")],
    ["forwarded again and again", mail(filled("-----Original Message-----\nFrom: a\n"))],
  ])("a mail %s ends in time", async (_, text) => {
    expect(await outcome("a.eml", text)).toMatch(/\S/u);
  });

  it.each([
    ["tables in tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 2000],
    ["very many paragraphs", "<w:p><w:r><w:t>NEC</w:t></w:r></w:p>", "", 20_000],
  ])("a Word file of %s ends in time", async (_, open, close, times) => {
    const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    const written = (text: string) => new TextEncoder().encode(text);
    const file = zipSync({
      "[Content_Types].xml": written(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
      "_rels/.rels": written(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${type}" Target="word/document.xml"/></Relationships>`,
      ),
      "word/document.xml": written(
        `<w:document ${names}><w:body>${open.repeat(times)}${close.repeat(times)}</w:body></w:document>`,
      ),
    });
    const start = performance.now();
    await extractSource("a.docx", file).catch((error: unknown) =>
      expect(error).toBeInstanceOf(UnreadableError),
    );
    // The reader of documents is stopped after five seconds, whatever the file asks for.
    expect(performance.now() - start).toBeLessThan(9000);
  });
});

describe("a text made to be slow", { timeout: 60_000 }, () => {
  it.each([
    "-",
    ".",
    "0",
    "_",
    "=",
    "*",
    ">",
    "- ",
    "1,",
    "£1",
    "A ",
    "Ab-",
    "By Ann Lee\n",
    "said: \n",
    "[a](",
    "http://a ",
  ])("of nothing but %j is read in less than two seconds a megabyte", async (unit) => {
    const text = `NEC Report, 6 March 2018\n\nBy Ann Lee\n\nThe NEC met. ${filled(unit)}\n`;
    expect(await outcome("a.txt", text)).toMatch(/\S/u);
  });
});
