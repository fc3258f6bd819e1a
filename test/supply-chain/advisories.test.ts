import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";

const script = path.join(import.meta.dirname, "advisories.ts");
let registry: Server | null = null;
afterEach(() => registry?.close());

/** A registry that knows advisories against these packages; null: it has no such service. */
async function startRegistry(known: Readonly<Record<string, unknown>> | null): Promise<string> {
  registry = createServer(async (request, response) => {
    if (known === null) return response.writeHead(405).end("{}");
    // It also asks for the packages' versions, to say which would be better, and does without.
    if (request.method === "GET") return response.writeHead(404).end("{}");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const asked = JSON.parse(
      (request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString(),
    ) as object;
    const found = Object.entries(known).filter(([name]) => name in asked);
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(JSON.stringify(Object.fromEntries(found)));
  }).listen(0, "127.0.0.1");
  await once(registry, "listening");
  return `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`;
}

function advise(address: string): Promise<{ readonly status: number; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script],
      { env: { ...process.env, npm_config_registry: address } },
      (error, printed) => resolve({ status: error === null ? 0 : Number(error.code), printed }),
    );
  });
}

const against = (severity: string) => [
  {
    id: 1,
    url: "https://example.org/GHSA-1",
    title: "Invented weakness",
    severity,
    vulnerable_versions: "<999",
  },
];

it("names what is known against a package of the program, and fails when it is grave", async () => {
  const { status, printed } = await advise(await startRegistry({ zod: against("high") }));
  expect(printed).toBe("high: zod <999 (in the program): Invented weakness https://example.org/GHSA-1\n");
  expect(status).toBe(1);
});

it("names what is known against a package of development alone, and goes on", async () => {
  const { status, printed } = await advise(await startRegistry({ vitest: against("critical") }));
  expect(printed).toContain("critical: vitest <999 (in development only): Invented weakness");
  expect(status).toBe(0);
});

it("says that nothing is known when nothing is", async () => {
  expect(await advise(await startRegistry({}))).toEqual({
    status: 0,
    printed: "No advisories against the packages in package-lock.json.\n",
  });
});

it("says so and goes on where the registry has no such service, or is not there", async () => {
  for (const address of [await startRegistry(null), "http://127.0.0.1:9/"]) {
    const { status, printed } = await advise(address);
    expect(printed).toMatch(/^Advisories could not be looked up: .+ going on\.\n$/);
    expect(status).toBe(0);
  }
});
