import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isClosedAddress } from "../../src/ingest/address-guard.ts";
import { importReport } from "../../src/ingest/fetch-report.ts";
import { FetchAgainLater, type FetchOptions } from "../../src/ingest/http-get.ts";
import { loadFolder } from "../../src/ingest/load-folder.ts";
import { politeFetcher } from "../../src/ingest/polite-fetch.ts";
import { corpusFolder, reportText } from "./folder.ts";
import { REPORT_PAGE, webServer } from "./web-server.ts";

const TODAY = "2026-11-23";

function fetcherFor(host: string, options: Partial<FetchOptions> = {}) {
  return politeFetcher({ allowedHosts: [host], pauseMs: 0, timeoutMs: 2000, ...options });
}

describe("importing an address", () => {
  it("makes a report with front matter of a page, and updates it in place when the page has changed", async () => {
    const pages = { "/2017/01/nec-report": REPORT_PAGE };
    await using server = await webServer(pages);
    await using folder = await corpusFolder({});
    const importing = {
      corpusDir: folder.dir,
      fetcher: fetcherFor(server.host),
      maxBytes: 1e6,
      today: TODAY,
    };
    const address = `${server.origin}/2017/01/nec-report?utm_source=feed`;
    pages[`/2017/01/nec-report?utm_source=feed` as keyof typeof pages] = REPORT_PAGE;
    const first = await importReport(address, importing);
    expect(first).toMatchObject({ action: "added", title: "NEC report, 24 January 2017" });
    const [report] = (await loadFolder(folder.dir, { maxBytes: 1e6 })).files;
    expect(report).toMatchObject({
      kind: "report",
      authors: ["Ines Pemberton"],
      published: "2017-01-26",
      address: `${server.origin}/2017/01/nec-report`,
      meetings: [{ from: "2017-01-24" }],
    });
    expect((await importReport(address, importing)).action).toBe("unchanged");
    pages["/2017/01/nec-report"] = REPORT_PAGE.replace("412,000", "413,000");
    const changed = await importReport(`${server.origin}/2017/01/nec-report`, importing);
    expect(changed).toMatchObject({ action: "updated", file: first.file });
    const [again] = (await loadFolder(folder.dir, { maxBytes: 1e6 })).files;
    expect(again?.id).toBe(report?.id);
    expect(await readdir(folder.dir)).toEqual([first.file]);
  });

  it("says who it is and keeps off what robots.txt keeps back", async () => {
    await using server = await webServer({
      "/robots.txt": (_request, response) => response.end("User-agent: *\nDisallow: /private/\n"),
      "/private/report": REPORT_PAGE,
      "/open": REPORT_PAGE,
    });
    const fetcher = fetcherFor(server.host);
    await expect(fetcher.get(`${server.origin}/private/report`)).rejects.toThrow("robots.txt");
    expect((await fetcher.get(`${server.origin}/open`)).status).toBe("ok");
    expect(server.asked.map((one) => one.path)).toEqual(["/robots.txt", "/open"]);
    expect(server.asked.every((one) => one.headers["user-agent"]?.startsWith("nec-bot/"))).toBe(true);
  });

  it("sends what it knows of a page and takes 304 for an answer", async () => {
    await using server = await webServer({
      "/page": (request, response) => {
        if (request.headers["if-none-match"] === '"one"') response.writeHead(304).end();
        else response.setHeader("etag", '"one"').end(REPORT_PAGE);
      },
    });
    const fetcher = fetcherFor(server.host);
    const first = await fetcher.get(`${server.origin}/page`);
    expect(first).toMatchObject({ status: "ok", validators: { etag: '"one"' } });
    expect(await fetcher.get(`${server.origin}/page`, { etag: '"one"' })).toEqual({ status: "not-modified" });
  });

  it.each([
    ["a redirect loop", "/loop", "leads back to itself"],
    ["a chain of redirects without end", "/chain/0", "redirects more than"],
    ["a page that never ends", "/slow", "did not answer in full"],
    ["a body that breaks off", "/broken", ""],
    ["a body that is too large", "/large", "larger than"],
    ["a small body that unpacks to a large one", "/bomb", "larger than"],
    ["a page that is not there", "/missing", "status 404"],
    ["a redirect to another scheme", "/file", "Only http and https"],
    ["a redirect to a private network", "/inward", "private address"],
  ])("ends with a sentence at %s", async (_name, page, message) => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, step) => [
        `/chain/${step}`,
        (_request: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) =>
          response.writeHead(302, { location: `/chain/${step + 1}` }).end(),
      ]),
    );
    await using server = await webServer({
      ...chain,
      "/loop": (_request, response) => response.writeHead(302, { location: "/loop" }).end(),
      "/slow": (_request, response) => void response.write("<html>"),
      "/broken": (request, response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write("<html>");
        setTimeout(() => request.socket.destroy(), 20);
      },
      "/large": (_request, response) => response.end("x".repeat(20_000)),
      "/bomb": (_request, response) =>
        response.setHeader("content-encoding", "gzip").end(gzipSync("x".repeat(2_000_000))),
      "/file": (_request, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
      "/inward": (_request, response) =>
        response.writeHead(302, { location: "http://127.0.0.2:1/secret" }).end(),
    });
    const fetcher = fetcherFor(server.host, { maxBytes: 10_000, timeoutMs: 400 });
    await expect(fetcher.get(`${server.origin}${page}`)).rejects.toMatchObject({
      code: "FETCH",
      message: expect.stringContaining(message),
    });
  });

  it("keeps how long a busy server asks it to wait", async () => {
    await using server = await webServer({
      "/busy": (_request, response) => response.writeHead(429, { "retry-after": "120" }).end(),
    });
    const refused = fetcherFor(server.host).get(`${server.origin}/busy`);
    await expect(refused).rejects.toBeInstanceOf(FetchAgainLater);
    await expect(refused).rejects.toMatchObject({ afterMs: 120_000 });
  });

  it("reads a page by the character set it really has", async () => {
    await using server = await webServer({
      "/old": (_request, response) =>
        response
          .setHeader("content-type", "text/html; charset=utf-8")
          .end(
            Buffer.from(REPORT_PAGE.replace("412,000", "412,000 \u0096 \u0093fully paid\u0094"), "latin1"),
          ),
    });
    await using folder = await corpusFolder({});
    const { file } = await importReport(`${server.origin}/old`, {
      corpusDir: folder.dir,
      fetcher: fetcherFor(server.host),
      maxBytes: 1e6,
      today: TODAY,
    });
    expect(await readFile(path.join(folder.dir, file), "utf8")).toContain("412,000 – “fully paid”");
  });

  it("refuses private, loopback and special addresses, however they are written", async () => {
    const fetcher = politeFetcher({ pauseMs: 0 });
    for (const address of [
      "http://127.0.0.1/",
      "http://2130706433/",
      "http://0x7f.1/",
      "http://[::1]/",
      "http://[::ffff:10.0.0.1]/",
      "http://169.254.169.254/latest/meta-data",
      "http://localhost/",
      "http://printer.local/",
      "ftp://example.org/",
      "http://user:secret@example.org/",
      "no address",
    ]) {
      await expect(fetcher.get(address)).rejects.toMatchObject({ code: "FETCH" });
    }
    expect(["8.8.8.8", "2a00:1450:4009::1"].map(isClosedAddress)).toEqual([false, false]);
  });
});

describe("importing a file", () => {
  it("copies text as it is and takes the text out of other formats, under a name that stays in the folder", async () => {
    await using folder = await corpusFolder({});
    await using outside = await corpusFolder({
      "My report (final).txt": reportText(),
      "..page.html": REPORT_PAGE,
    });
    const importing = { corpusDir: folder.dir, fetcher: politeFetcher(), maxBytes: 1e6, today: TODAY };
    const text = await importReport(path.join(outside.dir, "My report (final).txt"), importing);
    expect(text).toMatchObject({ file: "My-report-final-.txt", action: "added" });
    const page = await importReport(path.join(outside.dir, "..page.html"), importing);
    expect(page.file).toBe("page.md");
    const { files } = await loadFolder(folder.dir, { maxBytes: 1e6 });
    expect(files.map((file) => file.authors)).toEqual([["Ines Pemberton"], ["Ines Pemberton"]]);
  });

  it("says what is wrong with a file that is not there or cannot be read", async () => {
    await using folder = await corpusFolder({});
    const importing = { corpusDir: folder.dir, fetcher: politeFetcher(), maxBytes: 10, today: TODAY };
    await expect(importReport("/nowhere.txt", importing)).rejects.toMatchObject({ code: "CORPUS" });
    await using other = await corpusFolder({ "a.txt": reportText() });
    await expect(importReport(path.join(other.dir, "a.txt"), importing)).rejects.toThrow("at most 10");
  });
});
