import { HtmlValidate } from "html-validate";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import type { Reply } from "../../../src/reply.ts";
import { jsonSchemas, type SchemaName } from "../../../src/surfaces/web/json-schemas.ts";
import { webAsker } from "../../../src/surfaces/web/web-options.ts";
import { inventedArchive, wrenfieldOn } from "../../answer/invented-archive.ts";
import {
  inventedCorpus,
  pagesOver,
  readCorpus,
  readingRoom,
  starterCorpus,
  webOptions,
} from "./reading-room.ts";

let starter: Archive;
let invented: Archive;

beforeAll(async () => {
  starter = (await readCorpus(starterCorpus)).archive;
  invented = (await readCorpus(inventedCorpus)).archive;
}, 60_000);

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Ours to choose, not right or wrong: the document type in lower case, and a label before its field.
    "doctype-style": "off",
    "long-title": "off",
    "no-inline-style": "error",
  },
});

async function documentAt(archive: Archive, address: string) {
  const response = await readingRoom(archive).request(address);
  return { response, document: parseHTML(await response.text()).document };
}

describe("Every page", () => {
  test.each(["starter", "invented"])(
    "is valid HTML over the %s reports",
    async (which) => {
      const archive = which === "starter" ? starter : invented;
      const app = readingRoom(archive);
      for (const address of pagesOver(archive)) {
        const response = await app.request(address);
        expect(response.status, address).toBe(address === "/nowhere" ? 404 : 200);
        const report = await validator.validateString(await response.text());
        const found = report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${address}:${line} ${ruleId}: ${message}`),
        );
        expect(found, address).toEqual([]);
      }
    },
    60_000,
  );

  test("has one main heading, a title of its own, landmarks and a way past the navigation", async () => {
    const titles = new Set<string>();
    for (const address of pagesOver(starter)) {
      const { document } = await documentAt(starter, address);
      expect(document.querySelectorAll("h1").length, address).toBe(1);
      expect(
        document.querySelectorAll("main, header, footer, nav[aria-label]").length,
        address,
      ).toBeGreaterThan(3);
      expect(document.querySelector("a.skip")?.getAttribute("href")).toBe("#main");
      titles.add(document.title);
    }
    expect(titles.size).toBeGreaterThan(15);
  });

  test("leads only to pages that are there", async () => {
    const app = readingRoom(starter);
    const links = new Set<string>();
    for (const address of pagesOver(starter)) {
      const { document } = await documentAt(starter, address);
      for (const link of document.querySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']")) {
        links.add(link.getAttribute("href") ?? link.getAttribute("src") ?? "");
      }
    }
    expect(links.size).toBeGreaterThan(200);
    const sample = [...links].filter((_, index) => index % 7 === 0 || index < 60);
    for (const link of sample) {
      const response = await app.request(link);
      expect([200, 302, 303], link).toContain(response.status);
    }
  }, 60_000);

  test("asks nothing of any other site", async () => {
    for (const address of pagesOver(starter)) {
      const { document } = await documentAt(starter, address);
      const loaded = [...document.querySelectorAll("script, link, img, iframe, source, form")].map(
        (element) =>
          element.getAttribute("src") ?? element.getAttribute("href") ?? element.getAttribute("action") ?? "",
      );
      expect(
        loaded.filter((source) => !source.startsWith("/")),
        address,
      ).toEqual([]);
    }
  });
});

describe("The answer page", () => {
  test("gives the answer that chat gives", async () => {
    const question = "What happened to the Forde report?";
    const reply: Reply = await webOptions(starter).bot.say(question, webAsker);
    const response = await readingRoom(starter).request(`/ask.json?q=${encodeURIComponent(question)}`);
    const answered = (await response.json()) as { title: string; items: { text: string }[] };
    expect(answered.title).toBe(reply.title);
    expect(answered.items.map(({ text }) => text)).toEqual(reply.items.map(({ text }) => text));
    expect(answered.items.length).toBeGreaterThan(2);
  });

  test("opens each citation at its passage, and marks it", async () => {
    const { document } = await documentAt(starter, "/ask?q=what+happened+to+the+Forde+report");
    const cited = [...document.querySelectorAll(".card .source a[href^='/report/']")].map(
      (link) => link.getAttribute("href") ?? "",
    );
    expect(cited.length).toBeGreaterThan(2);
    for (const address of cited) {
      const url = new URL(address, "http://localhost");
      const page = await documentAt(starter, `${url.pathname}${url.search}`);
      const marked = page.document.querySelectorAll(".passage.cited");
      expect(marked.length, address).toBe(1);
      expect(marked[0]?.id).toBe(decodeURIComponent(url.hash.slice(1)));
    }
  });

  test("says what was looked for when the reports do not say", async () => {
    const { response, document } = await documentAt(starter, "/ask?q=what+about+the+zzyzx+quux%3F");
    expect(response.status).toBe(200);
    expect(document.querySelector("main")?.textContent).toMatch(/Not in the reports/);
    expect(document.querySelector("main")?.textContent).toMatch(/What was looked for/);
    expect(document.querySelectorAll(".evidence .card").length).toBe(0);
  });

  test("does not claim to answer with what only comes close", async () => {
    const close = await inventedArchive([
      wrenfieldOn("2033-06-14", {
        Exhibition: [
          "Betting firms will be kept out of the exhibition at conference. Nobody liked the idea.",
        ],
      }),
    ]);
    const question = "What became of the idea of barring gaming stalls from the exhibition halls?";
    const { document } = await documentAt(close, `/ask?q=${encodeURIComponent(question)}`);
    expect(document.querySelector(".verdict")?.textContent).toBe("Perhaps in the reports");
    expect(document.querySelector(".lead")?.textContent).toContain("in other words than yours");
  });

  test("leads a typed command to its own page", async () => {
    const app = readingRoom(starter);
    const where = async (typed: string) =>
      (await app.request(`/ask?q=${encodeURIComponent(typed)}`)).headers.get("location");
    expect(await where("/nec person Ann Black")).toBe("/person/Ann%20Black");
    expect(await where("topic OMOV from:2020")).toBe("/topic/OMOV?from=2020");
    expect(await where("/nec coverage")).toBe("/coverage");
    expect(await where("who is Ann Black?")).toBeNull();
  });

  test("keeps to the date, person and body it is narrowed to", async () => {
    const app = readingRoom(starter);
    const items = async (filters: string) => {
      const response = await app.request(`/ask.json?q=women%27s+conference&${filters}`);
      const { items: found } = (await response.json()) as {
        items: {
          kind: string;
          citation: null | { authors: string[]; meeting: { body: string; from: string } };
        }[];
      };
      return found.flatMap(({ citation }) => citation ?? []);
    };
    const dated = await items("from=2019&to=2021");
    expect(dated.length).toBeGreaterThan(0);
    expect(dated.every(({ meeting }) => meeting.from >= "2019" && meeting.from < "2022")).toBe(true);
    const byPerson = await items("person=Ann+Black");
    expect(byPerson.length).toBeGreaterThan(0);
    expect(byPerson.every(({ authors }) => authors.includes("Ann Black"))).toBe(true);
    const bodies = new Set((await items("person=Ann+Black")).map(({ meeting }) => meeting.body));
    for (const body of bodies) {
      const narrowed = await items(`body=${encodeURIComponent(body)}`);
      expect(narrowed.length).toBeGreaterThan(0);
      expect(narrowed.every(({ meeting }) => meeting.body === body)).toBe(true);
    }
  });

  test("says what is wrong with a date that is none, as everywhere", async () => {
    const response = await readingRoom(starter).request("/ask?q=conference&from=blursday");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("is not a date that can be read");
  });

  test.each([
    ["nothing", ""],
    ["ten thousand characters", "why ".repeat(2_500)],
    ["emoji only", "🎉🎊🥳".repeat(20)],
    ["control characters", "\u0000\u0007\u001b[31mForde\u202e"],
    ["signs of a regular expression", "(.*)+[a-z]{1,}$^\\"],
    ["mentions", "@everyone <!channel> <@123>"],
    ["markup", "<img src=x onerror=alert(1)> **bold** [a](b)"],
    ["half a character", "\ud800 forde"],
  ])("answers sensibly to %s", async (_, question) => {
    const response = await readingRoom(starter).request(
      `/ask?q=${encodeURIComponent(question.toWellFormed())}`,
    );
    expect([200, 400]).toContain(response.status);
    const { document } = parseHTML(await response.text());
    expect(document.querySelector("main h1")?.textContent).not.toBe("");
    expect(document.querySelectorAll("main script, main img, main a[href^='javascript']").length).toBe(0);
  });
});

describe("JSON", () => {
  const asked: readonly (readonly [string, SchemaName])[] = [
    ["/ask.json?q=Forde+report", "Reply"],
    ["/topic/Forde%20report.json", "Reply"],
    ["/person/Ann%20Black.json", "Reply"],
    ["/votes.json", "Reply"],
    ["/figures.json", "Reply"],
    ["/date.json?date=2021", "Reply"],
    ["/brief.json", "Reply"],
    ["/digest.json", "Reply"],
    ["/reports.json", "Reports"],
    ["/coverage.json", "CoverageGrid"],
    ["/complete?option=person&prefix=ann", "Choices"],
    ["/nowhere.json", "Error"],
    ["/report/no-such-report.json", "Error"],
  ];

  test.each(asked)("of %s has the shape that the description promises", async (address, schema) => {
    const response = await readingRoom(starter).request(address);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(jsonSchemas[schema].safeParse(await response.json()).error).toBeUndefined();
  });

  test("comes for Accept as well as for .json, and is the same", async () => {
    const app = readingRoom(starter);
    const accepted = await app.request("/votes", { headers: { accept: "application/json" } });
    const named = await app.request("/votes.json", { headers: { accept: "text/html" } });
    expect(await accepted.json()).toEqual(await named.json());
    const browser = await app.request("/votes", {
      headers: { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" },
    });
    expect(browser.headers.get("content-type")).toMatch(/^text\/html/);
    expect(browser.headers.get("vary")).toMatch(/Accept/);
  });

  test("of a report holds the exact characters of its passages", async () => {
    for (const report of invented.reports.slice(0, 20)) {
      const response = await readingRoom(invented).request(`/report/${report.id}.json`);
      const json = jsonSchemas.Report.parse(await response.json());
      const texts = json.sections.flatMap(({ passages }) => passages.map(({ text }) => text));
      expect(texts.toSorted()).toEqual(report.passages.map(({ text }) => text).toSorted());
    }
  });

  test("is described: each path and each parameter of the description is answered", async () => {
    const app = readingRoom(starter);
    const description = (await (await app.request("/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, { get: { operationId: string; parameters: { name: string; in: string }[] } }>;
    };
    expect(description.openapi).toBe("3.1.0");
    const values: Record<string, string> = {
      report: starter.reports[0]?.id ?? "",
      topic: "Forde report",
      person: "Ann Black",
      meeting: "NEC@2022-01-25",
      q: "conference",
      question: "conference",
      date: "2021",
      option: "person",
      prefix: "an",
      measure: "membership",
    };
    const names = Object.values(description.paths).map(({ get }) => get.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [path, { get }] of Object.entries(description.paths)) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
      const query = new URLSearchParams();
      for (const { name, in: place } of get.parameters) {
        if (place === "query" && values[name] !== undefined) query.set(name, values[name]);
      }
      const response = await app.request(`${filled}?${query}`, { headers: { accept: "application/json" } });
      expect(response.status, `${filled}?${query}`).toBe(200);
    }
  });
});

describe("A report", () => {
  test("leads to the meetings before and after its own, of the same body", async () => {
    const report = starter.reports.find(({ file }) => file.startsWith("2016-"));
    const { document } = await documentAt(starter, `/report/${report?.id}`);
    const [before, after] = ["a.previous", "a.next"].map((selector) =>
      decodeURIComponent(document.querySelector(`.turn ${selector}`)?.getAttribute("href") ?? ""),
    );
    const meeting = report?.meetings?.[0];
    const [body, day] = (before ?? "").replace("/meeting/", "").split("@");
    expect(body).toBe(meeting?.body);
    expect((day ?? "") < (meeting?.from ?? "")).toBe(true);
    expect(((after ?? "").split("@")[1] ?? "") > (meeting?.from ?? "")).toBe(true);
  });

  test("that is verbatim shows, with full text off, the passages around the citation and no others", async () => {
    const report = invented.reports.find(({ text, passages }) => text === "verbatim" && passages.length > 6);
    const passages = report?.passages ?? [];
    const at = passages[3]?.id ?? "";
    const app = readingRoom(invented, { fullText: false });
    const page = await (await app.request(`/report/${report?.id}?at=${at}`)).text();
    const json = await (await app.request(`/report/${report?.id}.json?at=${at}`)).text();
    for (const text of [page, json]) {
      const shown = passages.filter(({ id }) => text.includes(`"${id}"`)).map(({ id }) => id);
      expect(shown).toEqual(passages.slice(2, 5).map(({ id }) => id));
    }
    const whole = await (await app.request(`/report/${report?.id}`)).text();
    expect(passages.some(({ id }) => whole.includes(`id="${id}"`))).toBe(false);
    expect(whole).toMatch(/full text of this report is its author’s/);
    const full = await (await readingRoom(invented).request(`/report/${report?.id}`)).text();
    expect(passages.every(({ id }) => full.includes(`id="${id}"`))).toBe(true);
  });

  test("that is a digest says so, and is shown whole", async () => {
    const report = starter.reports.find(({ text }) => text === "digest");
    const page = await (
      await readingRoom(starter, { fullText: false }).request(`/report/${report?.id}`)
    ).text();
    expect(page).toContain("This is a digest");
    expect(report?.passages.every(({ id }) => page.includes(`id="${id}"`))).toBe(true);
  });
});

describe("A meeting", () => {
  test("shows every account of it, and what only one of them mentions", async () => {
    const { document } = await documentAt(starter, "/meeting/NEC%402022-01-25");
    const reporters = ["Luke Akehurst", "Ann Black", "Mish Rahman", "Gemma Bolton"];
    for (const name of reporters) expect(document.querySelector("main")?.textContent).toContain(name);
    expect(
      [...document.querySelectorAll(".agenda .tag")].some((tag) => tag.textContent.startsWith("only ")),
    ).toBe(true);
    expect(
      [...document.querySelectorAll(".agenda")].some((part) => part.querySelectorAll(".card").length > 1),
    ).toBe(true);
  });

  test("that no report tells of is not there", async () => {
    const { response } = await documentAt(starter, "/meeting/NEC%401950-01-01");
    expect(response.status).toBe(404);
  });
});

describe("Coverage", () => {
  test("has a mark for each report of a meeting, and names the gaps", async () => {
    const response = await readingRoom(starter).request("/coverage.json");
    const { meetings, gaps } = jsonSchemas.CoverageGrid.parse(await response.json());
    const { document } = await documentAt(starter, "/coverage");
    const linked = new Set(
      [...document.querySelectorAll(".grid td a")].map((link) =>
        link.getAttribute("href")?.replace("/report/", ""),
      ),
    );
    const missing = meetings.flatMap(({ reports }) => reports.filter(({ id }) => !linked.has(id)));
    expect(missing).toEqual([]);
    expect(gaps.every(({ days }) => days > 120)).toBe(true);
    expect(gaps.length).toBeGreaterThan(0);
  });
});
