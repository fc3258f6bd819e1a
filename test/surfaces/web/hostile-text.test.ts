import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shown } from "../../../src/surfaces/web/html.ts";
import { renderPage } from "../../../src/surfaces/web/page.ts";
import { replyBody, replyHead } from "../../../src/surfaces/web/reply-page.ts";
import { arbitraryReply } from "../../builders/arbitrary-reply.ts";
import { ATTACK, hostileFiles, OVERRIDE } from "./hostile-files.ts";
import { type Corpus, pagesOver, readingRoom, temporaryCorpus } from "./reading-room.ts";

let corpus: Corpus & Disposable;
beforeAll(async () => {
  corpus = await temporaryCorpus(hostileFiles);
}, 60_000);
afterAll(() => corpus[Symbol.dispose]());

/** Everything in a document that could run, load or restyle, apart from the page's own two files. */
function intruders(markup: string): string[] {
  const { document } = parseHTML(markup);
  const found: string[] = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    const own =
      name === "script" &&
      /^\/static\/nec-[0-9a-f]+\.js$/.test(element.getAttribute("src") ?? "") &&
      element.textContent === "";
    if (
      (["script", "style", "iframe", "object", "embed", "img", "base", "foreignobject"].includes(name) &&
        !own) ||
      (name === "meta" && element.hasAttribute("http-equiv"))
    ) {
      found.push(element.outerHTML);
    }
    for (const { name: attribute, value } of element.attributes) {
      const link = ["href", "src", "action", "formaction", "xlink:href"].includes(attribute);
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
        found.push(`${attribute}=${value}`);
      if (link && !/^(?:\/(?!\/)|#|https?:\/\/)/.test(value)) found.push(`${attribute}=${value}`);
    }
  }
  return found;
}

const STEERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe("Hostile text in reports, names and addresses", () => {
  test("runs nowhere, breaks out of nothing and steers no page", async () => {
    const app = readingRoom(corpus.archive);
    const [report] = corpus.archive.reports.filter(({ file }) => file === "hostile.md");
    expect(report?.passages.length).toBeGreaterThan(0);
    const addresses = [
      ...pagesOver(corpus.archive),
      `/report/${report?.id}`,
      `/person/${encodeURIComponent(report?.authors?.[0] ?? "")}`,
      `/meeting/${encodeURIComponent(`${report?.meetings?.[0]?.body}@2021-05-25`)}`,
      "/ask?q=conference",
      "/topic/conference",
      "/votes",
      "/figures?measure=membership",
      "/brief?since=2021",
      "/coverage",
      `/coverage?body=${encodeURIComponent(report?.meetings?.[0]?.body ?? "")}`,
    ];
    let mentioned = 0;
    for (const address of addresses) {
      const markup = await (await app.request(address)).text();
      expect(intruders(markup), address).toEqual([]);
      expect(STEERING.test(markup), address).toBe(false);
      if (markup.includes("&lt;script&gt;alert(1)")) mentioned += 1;
    }
    expect(mentioned).toBeGreaterThan(5);
  }, 60_000);

  test("in a question, a filter or a path is shown as text", async () => {
    const app = readingRoom(corpus.archive);
    const encoded = encodeURIComponent(`conference ${ATTACK}${OVERRIDE}`);
    const addresses = [
      `/ask?q=${encoded}`,
      `/ask?q=conference&from=${encoded}`,
      `/ask?q=conference&person=${encoded}&body=${encoded}`,
      `/topic/${encoded}`,
      `/person/${encoded}`,
      `/meeting/${encoded}`,
      `/report/${encoded}`,
      `/reports?q=${encoded}&year=${encoded}`,
      `/votes?subject=${encoded}`,
      `/figures?measure=${encoded}`,
      `/date?date=${encoded}`,
      `/brief?since=${encoded}`,
      `/coverage?body=${encoded}`,
      `/${encoded}`,
      `/ask?q=conference&page=${encoded}`,
      "/topic/%E0%A4%A",
      "/report/%ff%fe",
      "/ask?q=%E0%A4%A",
    ];
    for (const address of addresses) {
      const response = await app.request(address);
      expect(response.status, address).toBeLessThan(500);
      expect(intruders(await response.text()), address).toEqual([]);
    }
  });

  test("in a feed is text of well-formed XML", async () => {
    const app = readingRoom(corpus.archive);
    for (const address of ["/feeds/reports.atom", "/feeds/topic/conference.atom"]) {
      const xml = await (await app.request(address)).text();
      const feed = parseAtomFeed(xml);
      expect(feed.entries?.length, address).toBeGreaterThan(0);
      const hostile = feed.entries?.find(({ id }) => id?.includes("hostile"));
      if (hostile !== undefined) expect(hostile.title).toContain("<script>alert(1)</script>");
      const control = [...xml].filter((character) => character < " " && !"\n\t\r".includes(character));
      expect(control, address).toEqual([]);
    }
  });

  test("cannot make a line so long that a page bursts", async () => {
    const report = corpus.archive.reports.find(({ file }) => file === "long.txt");
    const app = readingRoom(corpus.archive);
    const answer = await (
      await app.request(`/ask?q=${encodeURIComponent(`${"conference".repeat(20)}`)}`)
    ).text();
    expect(answer.length).toBeLessThan(200_000);
    if (report !== undefined) {
      const page = await app.request(`/report/${report.id}`);
      expect(page.status).toBe(200);
    }
  });
});

describe("Any reply at all", () => {
  test("becomes a page with nothing in it that runs, and with all its text", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryReply, async (reply) => {
        const markup = String(
          await renderPage(
            {
              style: "/static/nec-0.css",
              script: "/static/nec-0.js",
              robots: false,
              coverage: reply.coverage,
            },
            { title: reply.title, main: [replyHead(reply), replyBody(reply)] },
          ),
        );
        expect(intruders(markup)).toEqual([]);
        const text = (parseHTML(markup).document.querySelector("main")?.textContent ?? "").replace(
          /\s+/g,
          "",
        );
        for (const item of reply.items) {
          const words = shown(item.text).replace(/\s+/g, "");
          if (words.length < 2_000) expect(text).toContain(words);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
