import fc from "fast-check";
import { expect, it } from "vitest";
import type { Report } from "../../src/report.ts";
import { place, START, type World, world } from "./world.ts";
import { account, edited } from "./written.ts";

/**
 * The digests against a model that is too simple to be wrong: for each report, whether it is there, and what
 * the channel has still to be told about it.
 */
type Model = {
  readonly reports: Map<string, { present: boolean; owes: "new" | "changed" | null }>;
  running: boolean;
  paused: boolean;
  /** "new <title>", "changed <title>": everything told, digest by digest, each in order of names. */
  readonly told: string[][];
};

type Step =
  | { readonly do: "arrive" | "edit" | "remove" | "restore"; readonly report: number }
  | { readonly do: "pass" | "outage"; readonly hours: number }
  | { readonly do: "pause" | "resume" | "restart" | "now" };

const REPORTS = 5;
/** The first ones are there at the first start. */
const BASELINE = 2;

const report = fc.integer({ min: 0, max: REPORTS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom("arrive", "edit", "remove", "restore"), report }),
  fc.record({ do: fc.constantFrom("pass", "outage"), hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ do: fc.constantFrom("pause", "resume", "restart", "now") }),
);

function titleOf(index: number): string {
  return `Ann Archer on the meeting of 2026-02-1${index}`;
}

/** Whether a Friday at nine in London lies after one moment and not after the other; both are full hours. */
function fridayBetween(from: Temporal.Instant, to: Temporal.Instant): boolean {
  for (let at = from.add({ hours: 1 }); Temporal.Instant.compare(at, to) <= 0; at = at.add({ hours: 1 })) {
    const local = at.toZonedDateTimeISO("Europe/London");
    if (local.dayOfWeek === 5 && local.hour === 9) return true;
  }
  return false;
}

function tell(model: Model): void {
  const told: string[] = [];
  for (const [title, state] of model.reports) {
    if (!state.present || state.owes === null) continue;
    told.push(`${state.owes} ${title}`);
    state.owes = null;
  }
  if (told.length > 0) model.told.push(told.sort());
}

function toldBy(it: World): string[][] {
  return it.surface.messages.map((message) =>
    message.reply.items
      .filter((item) => item.kind === "report")
      .map((item) => (item.label?.startsWith("Changed") ? `changed ${item.text}` : `new ${item.text}`))
      .sort(),
  );
}

it("What a channel is told is what a naive model says, whatever happens in whatever order", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      await using it = await world();
      const texts: Report[] = [];
      for (let index = 0; index < REPORTS; index += 1) {
        texts.push(account("Ann Archer", `2026-02-1${index}`));
      }
      const model: Model = { reports: new Map(), running: true, paused: false, told: [] };
      const corpus = (): Promise<unknown> =>
        it.corpus(...texts.filter((each) => model.reports.get(each.title)?.present));
      for (let index = 0; index < BASELINE; index += 1) {
        model.reports.set(titleOf(index), { present: true, owes: null });
      }
      await corpus();
      await it.digests.start([it.surface]);
      await it.digests.subscribe(place(), {
        cadence: "scheduled",
        cron: "0 9 * * 5",
        timeZone: "Europe/London",
        filters: { topics: [], people: [], bodies: [] },
        wait: 0,
        quiet: false,
      });
      for (const [count, each] of steps.entries()) {
        await take(it, model, texts, each, count, corpus);
        expect(toldBy(it)).toEqual(model.told);
      }
      expect(Temporal.Instant.compare(it.now, START)).toBeGreaterThanOrEqual(0);
    }),
    {
      numRuns: 25,
      // A digest is due at nine sharp, not a minute later.
      examples: [
        [
          [
            { do: "pass", hours: 94 },
            { do: "arrive", report: 2 },
            { do: "pass", hours: 1 },
          ],
        ],
      ],
    },
  );
});

async function take(
  it: World,
  model: Model,
  texts: Report[],
  step: Step,
  count: number,
  corpus: () => Promise<unknown>,
): Promise<void> {
  switch (step.do) {
    case "arrive":
    case "restore":
    case "remove":
    case "edit": {
      const title = titleOf(step.report);
      const state = model.reports.get(title);
      if (step.do === "arrive" && state === undefined)
        model.reports.set(title, { present: true, owes: "new" });
      if (step.do === "restore" && state !== undefined) state.present = true;
      if (step.do === "remove" && state !== undefined) state.present = false;
      const text = texts[step.report];
      if (step.do === "edit" && state?.present && text !== undefined) {
        texts[step.report] = edited(text, `Edit number ${count}.`);
        state.owes ??= "changed";
      }
      await corpus();
      return;
    }
    case "pass":
    case "outage": {
      const before = it.now;
      if (step.do === "outage") {
        it.now = it.now.add({ hours: step.hours });
        await it.restart();
      } else {
        await it.pass({ hours: step.hours });
      }
      if (!model.paused && fridayBetween(before, it.now)) tell(model);
      return;
    }
    case "pause":
      if (!model.paused) await it.digests.pause(place());
      model.paused = true;
      return;
    case "resume":
      if (model.paused) await it.digests.resume(place());
      model.paused = false;
      return;
    case "restart":
      await it.restart();
      return;
    case "now":
      if (model.paused) return;
      await it.digests.digestNow(place());
      await it.pass({ seconds: 0 });
      tell(model);
  }
}
