/**
 * A process that is there to be killed: digests for a few channels over a real store and a real HTTP server.
 * Takes its instructions as JSON in its first argument, says "ready" when it begins, and ends by itself when
 * everything of the corpus has been posted.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildArchive } from "../../../src/archive/build-archive.ts";
import { createDigestService } from "../../../src/digest/digest-service.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { meetingOf, reportOf } from "../../archive/report-builder.ts";
import { httpSurface } from "./http-surface.ts";

export type Instructions = {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly url: string;
  readonly channels: readonly string[];
  /** File that holds the number of reports in the corpus. */
  readonly corpusFile: string;
  /** Kills itself at this step of its work (calls of the store and the surface); null: runs to the end. */
  readonly dieAt: number | null;
  /** Share of the steps, 0 to 1, at which it stands still for up to `LONGEST_STALL`, and then goes on. */
  readonly stalls: number;
};

/** More than twice the lease: another process has taken over by then. In milliseconds. */
const LONGEST_STALL = 1000;
const LEASE = 400;

const instructions = JSON.parse(process.argv[2] ?? "{}") as Instructions;

const stillness = new Int32Array(new SharedArrayBuffer(4));

/** Counts every step, and dies without a word before or after the chosen one, or stands still for a while. */
let steps = 0;
function step(): void {
  steps += 1;
  if (steps === instructions.dieAt) process.kill(process.pid, "SIGKILL");
  if (Math.random() < instructions.stalls) Atomics.wait(stillness, 0, 0, Math.random() * LONGEST_STALL);
}

/** The same object, each of whose methods is a step before and a step after. */
function stepwise<Target extends object>(target: Target): Target {
  return new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      if (typeof value !== "function") return value;
      return async (...values: unknown[]) => {
        step();
        const result: unknown = await value.apply(object, values);
        step();
        return result;
      };
    },
  });
}

const store = await openStore({ databaseUrl: instructions.databaseUrl, dataDir: instructions.dataDir });
const digests = createDigestService({
  store: stepwise(store),
  timeZone: "Europe/London",
  cron: "* * * * * *",
  channels: instructions.channels.map((channel) => ({ surface: "discord", channel })),
  now: () => Temporal.Now.instant(),
  random: Math.random,
  newId: () => randomBytes(12).toString("base64url"),
  observe(event) {
    if (event.type === "error") process.stderr.write(`${event.error.stack ?? event.error.message}\n`);
  },
  leaseMilliseconds: LEASE,
  firstWait: 20,
});
process.stdout.write("ready\n");
await digests.onCorpus(await corpus());
await digests.start([stepwise(httpSurface(instructions.url))]);
for (let quiet = 0; quiet < 25; quiet += 1) {
  await new Promise((resolve) => setTimeout(resolve, 50));
  await digests.pulse();
  if (!(await allPosted())) quiet = 0;
}
await digests.stop();
await store.close();
process.stdout.write(`steps ${steps}\n`);

async function corpus(): Promise<Awaited<ReturnType<typeof buildArchive>>> {
  const count = Number(readFileSync(instructions.corpusFile, "utf8"));
  const files = Array.from({ length: count }, (_, index) =>
    reportOf({
      file: `report-${index}.md`,
      title: `Report ${index}`,
      authors: ["Ann Archer"],
      meeting: meetingOf("NEC", Temporal.PlainDate.from("2026-01-01").add({ days: index }).toString()),
      sections: { Business: [`The business of meeting ${index} was done.`] },
    }),
  );
  return buildArchive({ files, gazetteer: { people: [], bodies: [], topics: [] } });
}

/** Whether every report that is news has been put into a digest, and every digest has been posted. */
async function allPosted(): Promise<boolean> {
  const { entries } = await store.ledger();
  const news = entries.filter((entry) => entry.kind !== "baseline").length;
  for (const { id } of await store.subscriptions({})) {
    if ((await store.considered(id)).length < news) return false;
  }
  return (await store.deliveries({ states: ["pending", "claimed"] })).length === 0;
}
