/**
 * A process that is there to be killed: digests for three channels over a real store, posted by the real Discord
 * and Slack surfaces. Takes its instructions as JSON in its first argument, says "ready" when it begins, and ends by
 * itself when everything of the corpus has been noted or posted.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";

// A process lives for a second: without this most of it would go into compiling the platforms' libraries.
enableCompileCache();

const { buildArchive } = await import("../../../src/archive/build-archive.ts");
const { createDigestService } = await import("../../../src/digest/digest-service.ts");
const { openStore } = await import("../../../src/store/open-store.ts");
const { meetingOf, reportOf } = await import("../../archive/report-builder.ts");
const { postingSurfaces } = await import("../../builders/posting-surfaces.ts");

export type Instructions = {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly discord: { readonly url: string; readonly token: string };
  readonly slack: { readonly apiUrl: string; readonly token: string };
  /** Given a digest each second. */
  readonly scheduled: readonly { readonly surface: "discord" | "slack"; readonly channel: string }[];
  /** Discord channel that is told of each meeting as its accounts land. */
  readonly landing: string;
  /** File that holds the number of reports in the corpus. */
  readonly corpusFile: string;
  /** How far this process's clock is ahead of the machine's, in minutes: what landed has settled meanwhile. */
  readonly ahead: number;
  /** Kills itself at this step of its work (calls of the store and the surfaces); null: runs to the end. */
  readonly dieAt: number | null;
  /** Ends when the corpus is noted in the ledger, or when all of it has been posted. */
  readonly until: "noted" | "posted";
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

const now = (): Temporal.Instant => Temporal.Now.instant().add({ minutes: instructions.ahead });
const store = await openStore({ databaseUrl: instructions.databaseUrl, dataDir: instructions.dataDir });
const archive = await corpus();
const digests = createDigestService({
  store: stepwise(store),
  timeZone: "Europe/London",
  cron: "* * * * * *",
  channels: instructions.scheduled,
  now,
  random: Math.random,
  newId: () => randomBytes(12).toString("base64url"),
  observe(event) {
    if (event.type === "error") process.stderr.write(`${event.error.stack ?? event.error.message}\n`);
  },
  leaseMilliseconds: LEASE,
  firstWait: 20,
});
const surfaces = postingSurfaces({ ...instructions, store, digests, archive: () => archive, now });

process.stdout.write("ready\n");
await digests.onCorpus(archive);
await store.addSubscription({
  id: "landing",
  origin: "command",
  surface: "discord",
  community: null,
  channel: instructions.landing,
  person: null,
  cadence: "as-they-land",
  cron: null,
  timeZone: "Europe/London",
  wait: 0,
  quiet: false,
  filters: { topics: [], people: [], bodies: [] },
  createdAt: now(),
  due: now(),
});
if (instructions.until === "posted") await postAll();
await digests.stop();
await store.close();
process.stdout.write(`steps ${steps}\n`);
process.exit();

async function postAll(): Promise<void> {
  await digests.start(surfaces.map(stepwise));
  for (let quiet = 0; quiet < 6; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await digests.pulse();
    if (!(await allPosted())) quiet = 0;
  }
}

/** Two accounts of each meeting, the second by another reporter. */
async function corpus(): Promise<Awaited<ReturnType<typeof buildArchive>>> {
  const count = Number(readFileSync(instructions.corpusFile, "utf8"));
  const files = Array.from({ length: count }, (_, index) => {
    const meeting = Math.floor(index / 2);
    const day = Temporal.PlainDate.from("2026-01-01").add({ days: meeting }).toString();
    return reportOf({
      file: `report-${index}.md`,
      title: `Report ${index}.`,
      authors: [index % 2 === 0 ? "Ann Archer" : "Bea Butcher"],
      meeting: meetingOf("NEC", day),
      sections: { Business: [`Point ${index} of meeting ${meeting} was taken, and so was the rest.`] },
    });
  });
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
