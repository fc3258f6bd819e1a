/** A chat platform on loopback that counts what is posted, and now and then fails in each way that platforms do. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

type PostedMessage = {
  readonly id: string;
  /** Milliseconds since the server began. */
  readonly at: number;
  readonly process: number;
  readonly mark: string;
  readonly thread: string | null;
  /** Titles of the reports it lists. */
  readonly reports: readonly string[];
};

export type CountingServer = {
  readonly url: string;
  readonly channels: ReadonlyMap<string, PostedMessage[]>;
  /** Requests to post, whatever became of them. */
  readonly requests: () => number;
  stop(): Promise<void>;
};

export type Mishaps = {
  /** Shares of posts, 0 to 1, by what happens. */
  readonly failBefore: number;
  readonly failAfter: number;
  readonly limit: number;
  /** Longest time between taking a message and answering, in milliseconds. */
  readonly delay: number;
};

export async function startCountingServer(mishaps: Mishaps, random: () => number): Promise<CountingServer> {
  const channels = new Map<string, PostedMessage[]>();
  const began = performance.now();
  let requests = 0;
  let ids = 0;
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const channel = decodeURIComponent(pathname.slice(1));
    const messages = channels.get(channel) ?? [];
    channels.set(channel, messages);
    if (request.method === "GET") {
      const found = messages.find((message) => message.mark === searchParams.get("mark"));
      return answer(response, 200, { id: found?.id ?? null });
    }
    requests += 1;
    const body: unknown = JSON.parse(await text(request));
    const fate = random();
    if (fate < mishaps.limit) return answer(response, 429, { retryAfter: 20 });
    if (fate < mishaps.limit + mishaps.failBefore) return answer(response, 500, {});
    ids += 1;
    const message = {
      ...(body as Omit<PostedMessage, "id" | "at">),
      id: `m${ids}`,
      at: performance.now() - began,
    };
    messages.push(message);
    await new Promise((resolve) => setTimeout(resolve, random() * mishaps.delay));
    if (random() < mishaps.failAfter) return answer(response, 502, {});
    answer(response, 200, { id: message.id });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    channels,
    requests: () => requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
