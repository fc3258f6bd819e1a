import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { extractSource } from "../../src/ingest/extract.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { NO_EXTRA_RULES, privateSpans } from "../../src/ingest/private-strings.ts";
import { prepareReading, readReport } from "../../src/ingest/read-report.ts";
import { plainSource } from "../../src/ingest/source.ts";
import { corpusFolder, reportText } from "./folder.ts";

const READING = prepareReading({ people: [], bodies: [], topics: [] }, NO_EXTRA_RULES);
const read = (text: string) => readReport("report.txt", "0", plainSource("text", text), {}, READING);

/** Processor time that something takes. */
function cpuSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Pieces that reports and the pages around them are made of, in any order. */
const piece = fc.constantFrom(
  "# NEC Report, 6 March 2018\n",
  "By Ines Pemberton\n",
  "\n\n",
  "\r\n",
  "Share this: Twitter\n",
  "1/7\n",
  "• ",
  "1) ",
  "READ MORE: x\n",
  "The NEC met on 6 March 2018 and agreed the paper by 14 votes to 17. ",
  "My number is 07700 900123. ",
  "a@b.example ",
  "I live at 14 Larkspur Terrace, Oldthorpe OX49 9ZQ. ",
  "---\n",
  "title: x\n",
  "| a | b |\n",
  "> quoted\n",
  "More from Carway Herald\n",
  "Disputes Panel, 11 March 2021\n",
  "Posted by Ann on 3 May 2019\n",
  "\u00a0",
  "\u200b",
  "😀",
  "#",
  "[...]\n",
  "word-\nbreak ",
  "{{name}}",
  "\u0000",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
);

describe("whatever a text holds", () => {
  it("passages are ordered, exact stretches of it without anything private", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const report = read(text);
        let last = 0;
        const hidden = privateSpans(text, 0, NO_EXTRA_RULES);
        for (const passage of report.passages) {
          expect(passage.text).toBe(text.slice(passage.start, passage.end));
          expect(passage.start).toBeGreaterThanOrEqual(last);
          expect(passage.text).toMatch(/\S/u);
          expect(hidden.some((span) => span.start < passage.end && passage.start < span.end)).toBe(false);
          last = passage.end;
        }
        const ids = report.passages.map((passage) => passage.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(report.sections.flatMap((section) => section.passages)).toEqual(ids);
      }),
      { numRuns: 150 },
    );
  });

  it("nothing is lost of a report that has no furniture about it", () => {
    const sentence = fc.constantFrom(
      "The paper on selections was carried by 20 votes to 8 after a debate.",
      "I asked the general secretary about the accounts and got no answer.",
      "Membership stood at 412,000, of whom 11,000 were in arrears.",
      "The youth representative spoke at length about the conference in Leeds.",
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(sentence, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 }),
        (paragraphs) => {
          const body = paragraphs.map((sentences) => sentences.join(" ")).join("\n\n");
          const report = read(`NEC Report, 6 March 2018\n\nBy Ines Pemberton\n\n${body}\n`);
          const shown = report.passages
            .map((passage) => passage.text)
            .join(" ")
            .replace(/\s+/gu, " ");
          expect(shown).toContain(body.replace(/\s+/gu, " "));
          for (const passage of report.passages)
            expect(passage.text.split(/\s+/u).length).toBeLessThanOrEqual(180);
        },
      ),
    );
  });

  it("reading takes less than two seconds a megabyte, even of text made to be slow", {
    timeout: 60_000,
  }, () => {
    const size = 200_000;
    for (const unit of [
      "a",
      " ",
      "\n",
      "1/2\n",
      "Ann ",
      "6 March ",
      "a@",
      "0",
      "* ",
      "- \n",
      ". ",
      "NEC ",
      "(",
      "1) ",
      "-",
      "Ann Black and ",
      "x\ny",
      "|",
      "#",
      "“",
      "\u200b",
      `${"likes 1,,,,,,,".repeat(40)}\n`,
    ]) {
      const text = unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
      const limit = 2 * (size / 1e6) + 0.8;
      const seconds = cpuSeconds(() => read(text));
      // A busy machine also costs processor time: what is over the limit is read once more.
      const judged =
        seconds < limit
          ? seconds
          : Math.min(
              seconds,
              cpuSeconds(() => read(text)),
            );
      expect(judged, JSON.stringify(unit)).toBeLessThan(limit);
    }
  });
});

describe("whatever bytes a file holds", () => {
  const start = fc.constantFrom(
    "",
    "%PDF-1.4\n",
    "PK\u0003\u0004",
    "<html><body>",
    "From: a\nMIME-Version: 1.0\nMessage-ID: <x>\n\n",
    "\ufeff",
    "---\n",
    "{\\rtf",
  );

  it("the loader lists it and goes on", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        start,
        fc.uint8Array({ maxLength: 2000 }),
        fc.constantFrom("txt", "md", "html", "pdf", "docx", "eml"),
        async (head, bytes, ending) => {
          await using folder = await corpusFolder({
            [`any.${ending}`]: Buffer.concat([Buffer.from(head), bytes]),
            "good.txt": reportText(),
          });
          const { files } = await loadFolder(folder.dir, { maxBytes: 1e6 });
          expect(files).toHaveLength(2);
          expect(files.find((file) => file.file === "good.txt")?.kind).toBe("report");
        },
      ),
      { numRuns: 40 },
    );
  });

  it("text comes out in the encoding it went in", async () => {
    const text = "NEC Report – 6 March 2018\n\n“Members” paid £4.50 each, said Siân Élan Ŵyn’s colleague.\n";
    const western = text.replace("Ŵ", "W");
    const utf16 = Buffer.from(text, "utf16le");
    const swapped = Buffer.from(utf16).swap16();
    for (const [bytes, expected] of [
      [Buffer.from(`\ufeff${text}`), text],
      [Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), text],
      [Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]), text],
      [utf16, text],
      [
        Buffer.from(
          western.replace("–", "\u0096").replace("“", "\u0093").replace("”", "\u0094").replace("’", "\u0092"),
          "latin1",
        ),
        western,
      ],
    ] as const) {
      expect((await extractSource("a.txt", bytes)).text).toBe(expected);
    }
  });

  it("bombs are refused", async () => {
    const spaces = new Uint8Array(30_000_000).fill(32);
    const many = zipSync(
      Object.fromEntries(
        Array.from({ length: 2500 }, (_, index) => [
          `word/${index === 0 ? "document" : index}.xml`,
          new Uint8Array(1),
        ]),
      ),
    );
    await expect(
      extractSource("a.docx", zipSync({ "word/document.xml": spaces, "word/styles.xml": spaces })),
    ).rejects.toThrow("unpacks");
    await expect(extractSource("a.docx", many)).rejects.toThrow("parts");
    await expect(extractSource("a.txt", gzipSync("x"))).rejects.toThrow("GZ");
  });
});
