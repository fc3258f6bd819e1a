/** The web pages on a port. */
import { type ServerType, serve } from "@hono/node-server";
import { asError, NecError } from "../../errors.ts";
import type { Surface } from "../../surface.ts";
import { createAccess } from "./access.ts";
import { readStaticFiles } from "./static-files.ts";
import { createWebApp } from "./web-app.ts";
import type { WebAppOptions } from "./web-options.ts";

export type WebSurfaceOptions = WebAppOptions & {
  /** 0 takes any free one. */
  readonly port: number;
};

export type WebSurface = Surface & {
  /** Where the pages are, as typed on this machine; only once they have started. */
  url(): string;
  /**
   * The address that links in other places begin with, or null while the pages are for this machine alone. With
   * a password it holds a signature that opens them for 30 days.
   */
  readingRoom(): string | null;
};

/** Requests that are being answered may take this long when the program ends. */
const LAST_SECONDS_MS = 5_000;
/** Longer than proxies keep a connection: one that closed first would cut off a request on its way. */
const KEEP_ALIVE_MS = 75_000;
/** A question of 10,000 characters in a query, each up to twelve bytes when encoded. */
const LONGEST_HEADER_BYTES = 160_000;

export function createWebSurface(options: WebSurfaceOptions): WebSurface {
  const app = createWebApp({ ...options, files: readStaticFiles() });
  const access = options.password === null ? null : createAccess(options.password);
  let server: ServerType | null = null;
  let port = options.port;

  return {
    name: "web",
    async start() {
      const { host } = options;
      server = await new Promise<ServerType>((resolve, reject) => {
        const starting = serve(
          {
            fetch: app.fetch,
            port: options.port,
            hostname: host,
            serverOptions: { maxHeaderSize: LONGEST_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS },
          },
          (info) => {
            port = info.port;
            starting.off("error", reject);
            resolve(starting);
          },
        );
        starting.once("error", reject);
      }).catch((thrown: unknown) => {
        throw new NecError("SURFACE", cannotListen(thrown, host, options.port), { cause: thrown });
      });
    },
    async stop() {
      const stopping = server;
      server = null;
      if (stopping === null) return;
      await new Promise<void>((resolve) => {
        const force = setTimeout(() => {
          if ("closeAllConnections" in stopping) stopping.closeAllConnections();
        }, LAST_SECONDS_MS);
        stopping.close(() => {
          clearTimeout(force);
          resolve();
        });
        if ("closeIdleConnections" in stopping) stopping.closeIdleConnections();
      });
    },
    url: () => `http://${nameOf(options.host)}:${port}`,
    readingRoom() {
      const { publicUrl } = options;
      if (publicUrl === null) return null;
      const root = publicUrl.replace(/\/$/, "");
      return access === null ? root : `${root}/k/${access.sign("link", options.now())}`;
    },
  };
}

/** An address that can be typed: "every interface" is reached on this machine by the loopback one. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

function cannotListen(thrown: unknown, host: string, port: number): string {
  const error = asError(thrown) as NodeJS.ErrnoException;
  if (error.code === "EADDRINUSE") {
    return `The web page cannot start: port ${port} is taken. Set PORT to another one (0 takes any free one).`;
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return `The web page cannot start: ${host} is no address of this machine. Check HOST.`;
  }
  if (error.code === "EACCES") {
    return `The web page cannot start: port ${port} needs special rights. Set PORT to one above 1023.`;
  }
  return `The web page cannot start: ${error.message}`;
}
