/** A load balancer before several processes: each request goes to the next one that takes connections. */
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type Balancer = {
  readonly url: string;
  /** Requests that were passed on, by backend. */
  readonly served: readonly number[];
  /** How often a process broke off or stayed silent, and the request went to the next. */
  readonly resent: number;
  close(): Promise<void>;
};

/** Slack and Discord wait three seconds: a process that says nothing for two of them is given up. */
const TRY_MS = 2_000;

/**
 * As nginx with `proxy_next_upstream error timeout non_idempotent`: a request whose connection was refused, broke or
 * stayed silent goes to the next process, though the first may have begun to work on it
 * (https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream).
 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const served = ports.map(() => 0);
  let turn = 0;
  let resent = 0;
  const server = createServer((incoming, response) => {
    void pass(incoming, response).catch(() => response.destroy());
  });

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    turn += 1;
    for (let tried = 0; tried < ports.length; tried += 1) {
      const at = (turn + tried) % ports.length;
      const outcome = await passTo(ports[at] ?? 0, incoming, body, response);
      if (outcome !== "refused") served[at] = (served[at] ?? 0) + 1;
      if (outcome === "answered") return;
      if (outcome === "broken") resent += 1;
    }
    response.writeHead(502).end();
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    served,
    get resent() {
      return resent;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passTo(
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<"answered" | "refused" | "broken"> {
  return new Promise((resolve) => {
    const { method, url, headers } = incoming;
    const outgoing = request({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
    outgoing.once("response", (answer) => {
      buffer(answer).then(
        (text) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers).end(text);
          resolve("answered");
        },
        () => resolve("broken"),
      );
    });
    outgoing.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ECONNREFUSED" ? "refused" : "broken"),
    );
    outgoing.setTimeout(TRY_MS, () => outgoing.destroy(new Error("nothing came in time")));
    outgoing.end(body);
  });
}
