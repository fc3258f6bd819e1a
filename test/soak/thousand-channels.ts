/**
 * A thousand channels due at once, against a server that takes fifty posts a second and one a second for each
 * channel: everything posted once, in order, with memory flat. `npm run soak:channels -- 200` takes 200.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { createDigestService } from "../../src/digest/digest-service.ts";
import { openStore } from "../../src/store/open-store.ts";
import { GAZETTEER } from "../digest/world.ts";
import { account } from "../digest/written.ts";
import { httpSurface } from "./http-surface.ts";

const CHANNELS = Number(process.argv[2] ?? 1000);
const PER_SECOND = 50;

/** Messages by channel, and what was refused: the judge of the run. */
const messages = new Map<string, string[]>();
let refused = 0;
let window = { second: 0, taken: 0 };
const lastPost = new Map<string, number>();

const server = createServer((request, response) => {
  void (async () => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const channel = pathname.slice(1);
    if (request.method === "GET") {
      const mark = searchParams.get("mark") ?? "";
      const found = messages.get(channel)?.includes(mark) ? `m${mark}` : null;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id: found }));
      return;
    }
    const { mark } = JSON.parse((await text(request)) || "{}") as { mark?: string };
    const now = Date.now();
    const second = Math.floor(now / 1000);
    if (window.second !== second) window = { second, taken: 0 };
    const channelWait = (lastPost.get(channel) ?? 0) + 1000 - now;
    const wait = window.taken >= PER_SECOND ? 1000 - (now % 1000) : channelWait;
    response.setHeader("content-type", "application/json");
    if (wait > 0) {
      refused += 1;
      response.writeHead(429).end(JSON.stringify({ retryAfter: wait }));
      return;
    }
    window.taken += 1;
    lastPost.set(channel, now);
    messages.set(channel, [...(messages.get(channel) ?? []), mark ?? ""]);
    response.end(JSON.stringify({ id: `m${mark}` }));
  })();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

const dataDir = mkdtempSync(join(tmpdir(), "nec-channels-"));
const store = await openStore({ dataDir });
let posted = 0;
let failed = 0;
let now = Temporal.Instant.from("2026-03-02T10:00:00Z");
const began = Date.now();
const digests = createDigestService({
  store,
  timeZone: "Europe/London",
  cron: "0 9 * * 5",
  channels: [],
  // The calendar is set by hand; within a day, time goes on by itself.
  now: () => now.add({ milliseconds: Date.now() - began }),
  random: Math.random,
  newId: () => randomBytes(8).toString("hex"),
  observe(event) {
    if (event.type === "posted") posted += 1;
    if (event.type === "posted" && posted % 200 === 0) process.stdout.write(`  ${posted} posted\n`);
    if (event.type === "error" || event.type === "parked" || event.type === "stopped") failed += 1;
  },
});
const { port } = server.address() as AddressInfo;
digests.show(await buildArchive({ files: [], gazetteer: GAZETTEER }));
await digests.onCorpus(await buildArchive({ files: [], gazetteer: GAZETTEER }));
await digests.start([httpSurface(`http://127.0.0.1:${port}`)]);
for (let index = 0; index < CHANNELS; index += 1) {
  const place = {
    surface: "discord",
    community: `g${index % 300}`,
    channel: `c${index}`,
    person: null,
  } as const;
  await digests.subscribe(place, {
    cadence: "scheduled",
    cron: "0 9 * * 5",
    timeZone: "Europe/London",
    filters: { topics: [], people: [], bodies: [] },
    wait: 0,
    quiet: false,
  });
}

/** Most memory by round: what grows with each is a leak. */
const memory: number[] = [];
const sampling = setInterval(() => {
  const last = memory.length - 1;
  memory[last] = Math.max(memory[last] ?? 0, process.memoryUsage().rss);
}, 200);
const started = performance.now();
const rounds = 3;
for (let round = 1; round <= rounds; round += 1) {
  memory.push(0);
  const files = Array.from({ length: round }, (_, index) => account("Ann Archer", `2026-02-1${index}`));
  await digests.onCorpus(await buildArchive({ files, gazetteer: GAZETTEER }));
  now = now.add({ hours: 24 * 7 });
  while (
    (await store.dueSubscriptions(now, ["discord"], 1)).length > 0 ||
    (await store.nextDelivery(["discord"])) !== null
  ) {
    await digests.pulse();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
clearInterval(sampling);
const seconds = (performance.now() - started) / 1000;

const counts = [...messages.values()].map((marks) => marks.length);
const wrong = counts.filter((count) => count !== rounds).length + (CHANNELS - messages.size);
const order = [];
for (const [channel, marks] of messages) {
  const planned = (await store.deliveries({ surface: "discord", channel })).map((each) => `${each.id}.0`);
  if (planned.join() !== marks.join()) order.push(channel);
}
const megabytes = memory.map((bytes) => Math.round(bytes / 1e6)).join(", ");
process.stdout.write(
  `${CHANNELS} channels, ${rounds} digests each: ${posted} posted in ${Math.round(seconds)} s (${Math.round(posted / seconds)} a second of ${PER_SECOND} allowed), ${refused} refused as too many, ${wrong} channels with another number, ${order.length} out of order, ${failed} failures; most memory by digest: ${megabytes} MB\n`,
);
await digests.stop();
await store.close();
server.close();
server.closeAllConnections();
rmSync(dataDir, { recursive: true });
process.exit(wrong + order.length + failed > 0 ? 1 : 0);
