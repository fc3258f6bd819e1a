import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { citationLink, passageLink, reportLink, safeAddress } from "../src/link.ts";
import type { Citation } from "../src/reply.ts";

const citation = (address: string | null): Citation => ({
  report: "pemberton-2031-000000",
  file: "pemberton.md",
  title: "Report",
  authors: ["Ines Pemberton"],
  meeting: null,
  address,
  passage: "pemberton-2031.0a1b2c3d",
  start: 0,
  end: 10,
});
const PAGE = "https://reports.example/march";

describe("A citation's link", () => {
  test("opens the passage in the reading room where there is one", () => {
    const link =
      "http://127.0.0.1:3000/report/pemberton-2031-000000?at=pemberton-2031.0a1b2c3d#pemberton-2031.0a1b2c3d";
    expect(citationLink(citation(PAGE), "some words", "http://127.0.0.1:3000/")).toBe(link);
    expect(citationLink(citation(null), null, "http://127.0.0.1:3000")).toBe(link);
  });

  test("leads to the quoted words on the public page", () => {
    expect(citationLink(citation(PAGE), "Well-known, and lost", null)).toBe(
      `${PAGE}#:~:text=Well%2Dknown%2C%20and%20lost`,
    );
    expect(citationLink(citation(PAGE), "one two three four five six seven eight nine", null)).toBe(
      `${PAGE}#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine`,
    );
  });

  test("is the page alone where its words do not stand there, or the address has a place of its own", () => {
    expect(citationLink(citation(PAGE), null, null)).toBe(PAGE);
    expect(citationLink(citation(PAGE), " \n ", null)).toBe(PAGE);
    expect(citationLink(citation(`${PAGE}#votes`), "some words", null)).toBe(`${PAGE}#votes`);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "not an address", ""])(
    "is none for %j",
    (address) => {
      expect(citationLink(citation(address), "some words", null)).toBeNull();
      expect(safeAddress(address)).toBeNull();
    },
  );

  test("is an http address without spaces or line breaks, whatever is quoted", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (quote, passage) => {
        const links = [
          citationLink(citation(PAGE), quote, null),
          citationLink({ ...citation(PAGE), passage }, quote, "http://127.0.0.1:3000"),
        ];
        for (const link of links) expect(link).toMatch(/^https?:\/\/[!-~]+$/);
      }),
      { examples: [["\ud800", "plain"]] },
    );
  });
});

describe("A report's link", () => {
  test("is its page in the reading room, else its public page, else none", () => {
    const report = { id: "a/b c", address: PAGE };
    expect(reportLink(report, "http://127.0.0.1:3000/")).toBe("http://127.0.0.1:3000/report/a%2Fb%20c");
    expect(reportLink(report, null)).toBe(PAGE);
    expect(reportLink({ ...report, address: null }, null)).toBeNull();
  });

  test("keeps a passage's name out of the path", () => {
    expect(passageLink("a", "../b?c#d", "http://127.0.0.1:3000")).toBe(
      "http://127.0.0.1:3000/report/a?at=..%2Fb%3Fc%23d#..%2Fb%3Fc%23d",
    );
  });
});
