import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedAt } from "../../src/answer/items.ts";
import { fileMapOf, type MapStep, quotationOf, readingOf } from "../../src/file-map.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import type { Report } from "../../src/report.ts";
import { sentences } from "../../src/sentences.ts";
import { decodedFile, quoteOfFile, squeezed } from "./decoded-file.ts";
import { corpusFolder } from "./folder.ts";

const HEAD = "<h1>NEC Report, 6 March 2018</h1>\n<p>By Ines Pemberton</p>\n";

async function read(file: string, content: string | Uint8Array) {
  await using folder = await corpusFolder({ [file]: content });
  const { files } = await loadFolder(folder.dir, { maxBytes: 1e6 });
  const [report] = files;
  if (report === undefined) throw new Error("nothing was read");
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return { report, ...(await decodedFile(file, bytes)) };
}

/** The sentences of a report that hold a word, as they would be cited; all where no word is given. */
function citedSentences(report: Report, word = "") {
  return report.passages.flatMap((passage) =>
    sentences(passage.text)
      .filter((sentence) => sentence.text.includes(word))
      .map(({ start, end }) => {
        const { text, citation } = quotedAt(report, passage, passage.start + start, passage.start + end);
        return { text, start: citation.start, end: citation.end };
      }),
  );
}

/** The sentence that holds a word, as it is cited. */
function sentenceWith(report: Report, word: string) {
  const [found] = citedSentences(report, word);
  if (found === undefined) throw new Error(`no sentence with ${word}`);
  return found;
}

describe("a sentence of a web page", () => {
  it("is cited in its place on a page of a few lines laid out in a table", async () => {
    const cell =
      "<h2>All my NEC notes</h2><ul><li><a href=x.htm>6 March 2018</a> - kelp</li></ul><p>Older notes of the NEC are being typed up by my niece.</p>";
    const { report, text } = await read(
      "a.htm",
      `<html><head><title>Notes - Ines Pemberton</title></head><body><table><tr><td><p><a href=i.htm>Home</a></p><p><a href=n.htm>Back to all NEC notes</a></p></td><td>${cell}</td></tr></table></body></html>`,
    );
    for (const cited of citedSentences(report))
      expect(quoteOfFile(text, cited.start, cited.end, "html")).toBe(squeezed(cited.text));
    expect(sentenceWith(report, "niece").text).toContain("typed up");
  });

  it("is cited by its very characters in the file, line ends and indents of the source among them", async () => {
    const line = "Membership stood at 412,000,\r\n      of whom 11,000 were in arrears.";
    const { report, text } = await read(
      "a.html",
      `<html><body>${HEAD}<p>The NEC met. ${line} I asked.</p></body></html>`,
    );
    const cited = sentenceWith(report, "412,000");
    expect(text.slice(cited.start, cited.end)).toBe(line);
    expect(cited.text).toBe(line);
  });

  it("that has mark-up and entities is cited from its first to its last character, its words without them", async () => {
    const line = "The <em>rules&nbsp;group</em> &amp; the&#32;officers agreed the paper by 14&ndash;17.";
    const { report, text } = await read(
      "a.html",
      `<html><body>${HEAD}<p>The NEC met. ${line}</p></body></html>`,
    );
    const cited = sentenceWith(report, "agreed");
    expect(text.slice(cited.start, cited.end)).toBe(line);
    expect(cited.text).toBe("The rules\u00a0group & the officers agreed the paper by 14–17.");
  });

  it("has no marks that the file does not have, and no words from beside it", async () => {
    const list = "<ul>\n<li>to open selections in May</li>\n<li>to postpone the away day</li>\n</ul>";
    const page = `<html><body><nav>Home</nav>${HEAD}<p>The NEC agreed:</p>${list}</body></html>`;
    const { report, text, form } = await read("a.html", page);
    for (const passage of report.passages) {
      const { text: shown, citation } = quotedAt(report, passage, passage.start, passage.end);
      expect(shown).not.toMatch(/^- /mu);
      expect(squeezed(shown)).toBe(squeezed(quoteOfFile(text, citation.start, citation.end, form)));
    }
    expect(sentenceWith(report, "postpone").text).toBe("to postpone the away day");
  });

  it("of a page whose main text had to be found is cited in the file all the same", async () => {
    const menu = Array.from(
      { length: 60 },
      (_, index) => `<div><a href="/${index}">Page ${index}</a></div>`,
    ).join("\n");
    const prose =
      "The general secretary reported that the appeal had raised enough to keep both regional offices open. ";
    const page = `<html><body><div>${menu}</div><div>${HEAD}${`<p>${prose.repeat(4)}</p>\n`.repeat(3)}</div></body></html>`;
    const { report, text } = await read("a.html", page);
    const cited = sentenceWith(report, "appeal");
    expect(text.slice(cited.start, cited.end)).toBe(prose.trim());
  });

  it("stands where it says whatever surrounds the page's elements", async () => {
    const line = "The paper was lost by 14 votes to 17.";
    const before = `<!doctype html>\n<!-- saved -->\n<html lang="en">\n<head>\n<title>NEC &mdash; report</title>\n<style>p > b {}</style>\n<script>if (1 < 2) document.write("<p>x</p>");</script>\n</head>\n<body>\n`;
    const { report, text } = await read(
      "a.html",
      `${before}${HEAD}<p>The NEC met in Leeds. ${line}</p>\n</body>\n</html>\n`,
    );
    const cited = sentenceWith(report, "lost");
    expect(text.slice(cited.start, cited.end)).toBe(line);
  });

  it("stands where it says after thirty thousand pieces of mark-up", async () => {
    const line = "The paper was lost by 14 votes to 17.";
    const page = `<html><body>${HEAD}<p>The NEC met in Leeds. ${line}</p><p>${"<b>a</b> ".repeat(30_000)}</p></body></html>`;
    const { report, text } = await read("a.html", page);
    const cited = sentenceWith(report, "lost");
    expect(text.slice(cited.start, cited.end)).toBe(line);
  });

  it("stands where it says in a page without html, head and body elements", async () => {
    const line = "The paper was lost by 14 votes to 17.";
    const { report, text } = await read(
      "a.html",
      `<!doctype html><title>Report</title>${HEAD}<p>The NEC met in Leeds. ${line}`,
    );
    const cited = sentenceWith(report, "lost");
    expect(text.slice(cited.start, cited.end)).toBe(line);
  });
});

describe("whatever a page is written like", () => {
  it("a page with hardly a sentence is cited by its places too", async () => {
    const { report, text } = await read(
      "a.html",
      `<html><body>${HEAD}<article><div>The members</b> &nbsp;<!-- x -->members of the rowing panel agreed.</div></article></body></html>`,
    );
    const cited = sentenceWith(report, "rowing");
    expect(text.slice(cited.start, cited.end)).toContain("members of the rowing panel agreed.");
  });

  const word = fc.constantFrom(
    "members",
    "voted",
    "paper",
    "£4.50",
    "Siân’s",
    "14–17",
    "chair",
    "&amp;",
    "&lt;3",
    "&nbsp;",
    "AT&T",
  );
  const gap = fc.constantFrom(
    " ",
    "\n",
    "\r\n",
    " \n\t ",
    "  ",
    "<!-- x -->",
    " <b> ",
    "</b> ",
    "<br>",
    "<br/>\n",
  );
  const inline = fc
    .array(fc.tuple(word, gap), { minLength: 2, maxLength: 30 })
    .map((pieces) => `The ${pieces.map(([text, space]) => text + space).join("")} was agreed.`);
  const block = fc
    .tuple(
      fc.constantFrom("p", "div", "li", "blockquote", "h2", "td", "span"),
      fc.array(inline, { minLength: 1, maxLength: 3 }),
    )
    .map(([name, lines]) => `<${name} class="a > b">${lines.join(" ")}</${name}>\n`);

  it("every sentence is what its file has between its offsets", { timeout: 60_000 }, async () => {
    let exact = 0;
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
        const { report, text, form } = await read(
          "a.html",
          `<html><body>${HEAD}<article>${blocks.join("")}</article></body></html>`,
        );
        let last = 0;
        for (const cited of citedSentences(report)) {
          const quote = quoteOfFile(text, cited.start, cited.end, form);
          const raw = text.slice(cited.start, cited.end);
          expect(cited.start).toBeGreaterThanOrEqual(last);
          last = cited.end;
          seen += 1;
          if (/[<&]/u.test(raw)) expect(squeezed(cited.text)).toBe(quote);
          else {
            expect(cited.text).toBe(quote);
            exact += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(100);
    expect(exact).toBeGreaterThan(10);
  });
});

describe("a sentence of an e-mail", () => {
  const headers =
    "From: Ines Pemberton <ines@mail.example>\r\nSubject: NEC Report, 6 March 2018\r\nDate: Wed, 7 Mar 2018 10:00:00 +0000\r\nMessage-ID: <1@mail.example>\r\nMIME-Version: 1.0\r\n";
  const line = "Membership stood at 412,000, of whom\r\n11,000 were in arrears.";
  const body = `The NEC met in Leeds on 6 March. I voted against the paper on rule changes, as did the youth representative.\r\n\r\n${line} I asked who had counted, and the general secretary told us that nobody had.\r\n`;

  it("is cited in the mail file, headers and all, where the text stands in it as it is", async () => {
    const { report, text } = await read(
      "a.eml",
      `${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${body}`,
    );
    const cited = sentenceWith(report, "412,000");
    expect(text.slice(cited.start, cited.end)).toBe(line);
    expect(cited.text).toBe(line);
  });

  it("that was quoted is cited with the marks of quoting between, its words without them", async () => {
    const quoted = body.replace(/^(?=.)/gmu, "> ");
    const { report, text, form } = await read("a.eml", `${headers}Content-Type: text/plain\r\n\r\n${quoted}`);
    const cited = sentenceWith(report, "412,000");
    expect(text.slice(cited.start, cited.end)).toBe(line.replace("\r\n", "\r\n> "));
    expect(squeezed(cited.text)).toBe(quoteOfFile(text, cited.start, cited.end, form));
  });

  it("is cited in the page that a mail carries", async () => {
    const page = `<html><body><p>The NEC met in Leeds.</p>\r\n<p>${line}</p></body></html>`;
    const { report, text } = await read(
      "a.eml",
      `${headers}Content-Type: text/html; charset=utf-8\r\n\r\n${page}\r\n`,
    );
    const cited = sentenceWith(report, "412,000");
    expect(text.slice(cited.start, cited.end)).toBe(line);
  });

  it("that is encoded for transport is cited in the decoded text part", async () => {
    const encoded = Buffer.from(body).toString("base64");
    const { report, text } = await read(
      "a.eml",
      `${headers}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`,
    );
    const cited = sentenceWith(report, "412,000");
    expect(text.slice(cited.start, cited.end)).toBe(line.replace("\r\n", "\n"));
  });
});

describe("a text that was saved with marks of quoting", () => {
  const text =
    "> NEC Report, 6 March 2018\n>\n> By Ines Pemberton\n>\n> # Membership\n>\n> I asked how many had\n> joined since the spring, and was told that nobody had counted them.\n>\n>> Rule changes\n>>\n>> The paper was lost by 14 votes to 17.\n";

  it("has its headings, and whole sentences that are the file's own characters", async () => {
    const { report } = await read("quoted.txt", text);
    expect(report.authors).toEqual(["Ines Pemberton"]);
    expect(report.sections.map(({ heading }) => heading)).toEqual(["Membership", "Rule changes"]);
    const cited = citedSentences(report);
    expect(cited.map((one) => one.text)).toEqual([
      "I asked how many had\n> joined since the spring, and was told that nobody had counted them.",
      "The paper was lost by 14 votes to 17.",
    ]);
    for (const one of cited) expect(text.slice(one.start, one.end)).toBe(one.text);
  });

  it("is not one that merely quotes a line", async () => {
    const { report } = await read(
      "quotes.md",
      `# NEC Report, 6 March 2018\n\nThe chair said:\n\n> We shall see.\n\n${"The paper was lost by 14 votes to 17, and I voted for it.\n\n".repeat(6)}`,
    );
    expect(report.fileMap).toBeUndefined();
  });
});

describe("a map of places", () => {
  const step: fc.Arbitrary<MapStep> = fc.oneof(
    fc.record({ kind: fc.constant("same" as const), length: fc.integer({ min: 1, max: 50 }) }),
    fc.record({ kind: fc.constant("blank" as const), raw: fc.constantFrom("\n", "\r\n", "  \n\t") }),
    fc.record({
      kind: fc.constant("coded" as const),
      length: fc.integer({ min: 1, max: 2 }),
      fileLength: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({ kind: fc.constant("added" as const), length: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("left" as const), fileLength: fc.integer({ min: 1, max: 90 }) }),
  );

  /** Both texts written out: what is read, what the file has, and for each read character its stretch of the file. */
  function written(steps: readonly MapStep[]) {
    let text = "";
    let file = "";
    const places: ({ start: number; end: number } | null)[] = [];
    for (const one of steps) {
      if (one.kind === "left") file += "<".repeat(one.fileLength);
      else if (one.kind === "added") {
        text += "+".repeat(one.length);
        places.push(...Array.from({ length: one.length }, () => null));
      } else if (one.kind === "same") {
        for (let index = 0; index < one.length; index += 1)
          places.push({ start: file.length + index, end: file.length + index + 1 });
        text += "x".repeat(one.length);
        file += "x".repeat(one.length);
      } else {
        const raw = one.kind === "blank" ? one.raw : "&".repeat(one.fileLength);
        const place = { start: file.length, end: file.length + raw.length };
        const length = one.kind === "blank" ? 1 : one.length;
        places.push(...Array.from({ length }, () => place));
        text += one.kind === "blank" ? " " : "e".repeat(length);
        file += raw;
      }
    }
    return { text, file, places };
  }

  it("leads from what was read to the file and back as writing both out does", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(), fc.nat(), (steps, a, b) => {
        const { text, file, places } = written(steps);
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const map = fileMapOf(steps);
        const quotation = quotationOf(map, text.slice(start, end), start);
        const within = places.slice(start, end).filter((place) => place !== null);
        if (within.length === 0) {
          expect(quotation.start).toBe(quotation.end);
          return;
        }
        expect(quotation).toMatchObject({ start: within[0]?.start, end: within.at(-1)?.end });
        const raw = file.slice(quotation.start, quotation.end);
        if (!/[<&]/u.test(raw) && places.slice(start, end).every((place) => place !== null))
          expect(quotation.text).toBe(raw);
        const back = readingOf(map, quotation);
        expect(quotationOf(map, text.slice(back.start, back.end), back.start)).toMatchObject({
          start: quotation.start,
          end: quotation.end,
        });
      }),
      { numRuns: 300 },
    );
  });
});
