import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  type FeedDependencies,
  fileMemory,
  followFeeds,
  pollFeeds,
  readFeeds,
} from "../../src/ingest/feeds.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { politeFetcher } from "../../src/ingest/polite-fetch.ts";
import { corpusFolder } from "./folder.ts";
import { REPORT_PAGE, webServer } from "./web-server.ts";

const HOUR = 3_600_000;

function rss(origin: string, items: readonly { title: string; path: string }[]): string {
  const entries = items.map(
    (item) => `<item><title>${item.title}</title><link>${origin}${item.path}</link></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>${origin}</link><description>d</description>${entries.join("")}</channel></rss>`;
}

function atom(origin: string): string {
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><id>x</id><updated>2017-01-26T00:00:00Z</updated><entry><title>National Executive notes</title><id>y</id><updated>2017-01-26T00:00:00Z</updated><link rel="self" href="${origin}/self"/><link rel="alternate" href="${origin}/atom-report"/></entry></feed>`;
}

async function setting(origin: string, host: string, folder: { dir: string; root: string }) {
  const clock = { now: 1_000_000 };
  const dependencies: FeedDependencies = {
    fetcher: politeFetcher({ allowedHosts: [host], pauseMs: 0, timeoutMs: 2000 }),
    memory: fileMemory(path.join(folder.root, "data", "feeds.json")),
    importing: { corpusDir: folder.dir, maxBytes: 1e6, today: "2026-11-23" },
    now: () => clock.now,
  };
  const { entries } = readFeeds(`- { name: Herald, address: "${origin}/feed", every: 2 }`);
  return { clock, dependencies, feeds: entries };
}

describe("feeds", () => {
  it("bring in new reports about the NEC once, and leave the rest of the feed alone", async () => {
    const items = [
      { title: "NEC report, 24 January 2017", path: "/one" },
      { title: "Bus fares", path: "/buses" },
    ];
    const pages: Record<
      string,
      string | ((request: unknown, response: { end(text: string): void }) => void)
    > = {
      "/one": REPORT_PAGE,
      "/buses": REPORT_PAGE,
      "/two": REPORT_PAGE.replaceAll("24 January", "21 March")
        .replace("2017-01-26", "2017-03-23")
        .replace("412,000", "398,000"),
    };
    await using server = await webServer(pages);
    pages["/feed"] = (_request, response) => response.end(rss(server.origin, items));
    await using folder = await corpusFolder({});
    const { clock, dependencies, feeds } = await setting(server.origin, server.host, folder);
    const [first] = await pollFeeds(feeds, dependencies);
    expect(first?.imported.map((one) => one.action)).toEqual(["added"]);
    expect(await pollFeeds(feeds, dependencies)).toEqual([]);
    items.unshift({ title: "What the NEC did in March", path: "/two" });
    clock.now += 2 * HOUR;
    const [second] = await pollFeeds(feeds, dependencies);
    expect(second?.imported).toHaveLength(1);
    expect(server.asked.filter((one) => one.path === "/buses")).toEqual([]);
    expect(server.asked.filter((one) => one.path === "/one")).toHaveLength(1);
    const { files } = await loadFolder(folder.dir, { maxBytes: 1e6 });
    expect(files.map((file) => file.meetings?.[0]?.from).toSorted()).toEqual(["2017-01-24", "2017-03-21"]);
  });

  it("read Atom, ask only for what has changed, and rest when nothing has", async () => {
    await using server = await webServer({
      "/feed": (request, response) => {
        if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
        else response.setHeader("etag", '"v1"').end(atom(`http://${request.headers.host}`));
      },
      "/atom-report": REPORT_PAGE,
    });
    await using folder = await corpusFolder({});
    const { clock, dependencies, feeds } = await setting(server.origin, server.host, folder);
    expect((await pollFeeds(feeds, dependencies))[0]?.imported).toHaveLength(1);
    clock.now += 3 * HOUR;
    expect((await pollFeeds(feeds, dependencies))[0]).toEqual({ feed: "Herald", imported: [], problems: [] });
    expect(server.asked.filter((one) => one.path === "/feed")[1]?.headers["if-none-match"]).toBe('"v1"');
  });

  it("leave a failing feed alone for longer each time, and for as long as it asks", async () => {
    let answer = 500;
    await using server = await webServer({
      "/feed": (_request, response) =>
        response.writeHead(answer, answer === 429 ? { "retry-after": "36000" } : {}).end(),
    });
    await using folder = await corpusFolder({});
    const { clock, dependencies, feeds } = await setting(server.origin, server.host, folder);
    const waits: number[] = [];
    for (const status of [500, 500, 429]) {
      answer = status;
      const [result] = await pollFeeds(feeds, dependencies);
      expect(result?.problems).toHaveLength(1);
      const { notBefore } = Object.values(await dependencies.memory.read())[0] ?? { notBefore: 0 };
      waits.push((notBefore - clock.now) / HOUR);
      clock.now = notBefore;
    }
    expect(waits).toEqual([2, 4, 10]);
  });

  it("try an item again that could not be reached, and not one that is gone", async () => {
    let down = true;
    await using server = await webServer({
      "/feed": (request, response) =>
        response.end(
          rss(`http://${request.headers.host}`, [
            { title: "NEC one", path: "/later" },
            { title: "NEC two", path: "/gone" },
          ]),
        ),
      "/later": (_request, response) => {
        if (down) response.writeHead(503).end();
        else response.setHeader("content-type", "text/html").end(REPORT_PAGE);
      },
    });
    await using folder = await corpusFolder({});
    const { clock, dependencies, feeds } = await setting(server.origin, server.host, folder);
    expect((await pollFeeds(feeds, dependencies))[0]?.problems).toHaveLength(2);
    down = false;
    clock.now += 2 * HOUR;
    const [again] = await pollFeeds(feeds, dependencies);
    expect(again?.imported).toHaveLength(1);
    expect(again?.problems).toEqual([]);
    expect(server.asked.filter((one) => one.path === "/gone")).toHaveLength(1);
  });

  it("name line and field of what is wrong in feeds.yaml", () => {
    const { entries, problems } = readFeeds(
      "- { name: A, address: ftp://a }\n- { name: B, address: https://b.example/ }\n",
    );
    expect(entries.map((feed) => [feed.name, feed.every, feed.words])).toEqual([
      ["B", 6, ["NEC", "National Executive"]],
    ]);
    expect(problems).toMatchObject([{ line: 1, message: expect.stringContaining("address") }]);
  });

  it("are followed on a schedule that stops in good order", async () => {
    await using server = await webServer({
      "/feed": (request, response) => response.end(rss(`http://${request.headers.host}`, [])),
    });
    await using folder = await corpusFolder({});
    const { dependencies, feeds } = await setting(server.origin, server.host, folder);
    const polled = Promise.withResolvers<void>();
    const schedule = followFeeds(
      async () => feeds,
      dependencies,
      () => polled.resolve(),
    );
    await polled.promise;
    await schedule.stop();
    expect(server.asked.some((one) => one.path === "/feed")).toBe(true);
  });
});
