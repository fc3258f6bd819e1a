import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback with a handler per path; it remembers what was asked and stops by itself. */
export async function webServer(pages: Readonly<Record<string, Handler | string>>) {
  const asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    const page = pages[path];
    if (page === undefined) response.writeHead(404).end("not here");
    else if (typeof page === "string")
      response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    else page(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const REPORT_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>NEC report, 24 January 2017 | Carway Herald</title>
<meta property="article:published_time" content="2017-01-26T08:00:00Z"></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>NEC report, 24 January 2017</h1><p class="byline">By Ines Pemberton</p>
<h2>Membership</h2><p>The general secretary told us that membership stood at 412,000. I asked how many had joined since the spring, and nobody could say.</p>
<h2>Rule changes</h2><p>The paper on rule changes was lost by 14 votes to 17. I voted for it, as did the youth representative, who spoke for it very well.</p></article>
<aside>Most read: something else entirely</aside><footer>© Carway Herald</footer></body></html>`;
