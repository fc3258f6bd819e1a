import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ask } from "../commands/ask.ts";
import { type AskingLimits, createAskingLimit } from "../src/asking-limit.ts";
import { type AskEvent, createBot } from "../src/bot.ts";
import type { Asker } from "../src/surface.ts";
import { inventedArchive, TODAY } from "./answer/invented-archive.ts";

const archive = await inventedArchive();
const LIMITS: AskingLimits = {
  person: { burst: 3, perSecond: 0.5 },
  community: { burst: 5, perSecond: 1 },
};
const member = (user: string, change: Partial<Asker> = {}): Asker => ({
  surface: "discord",
  community: "g1",
  channel: "c1",
  user,
  admin: false,
  ...change,
});

/** A bot whose clock stands still until it is moved. */
function slowBot() {
  const events: AskEvent[] = [];
  let now = 1_000;
  const bot = createBot({
    commands: [ask],
    services: { archive: () => archive, today: () => TODAY } as never,
    archive: () => archive,
    today: () => TODAY,
    clock: () => now,
    observe: (event) => events.push(event),
    limits: LIMITS,
  });
  return {
    events,
    pass: (ms: number) => {
      now += ms;
    },
    async asks(asker: Asker, times = 1) {
      const replies = [];
      for (let time = 0; time < times; time += 1)
        replies.push(await bot.say("what happened to the Lighthouse Fund?", asker));
      return replies.map(({ problem, items }) => (problem === undefined ? "answered" : items[0]?.text));
    },
  };
}

const SLOWER = "You have asked a lot in a short time. Please ask again in 2 seconds.";

describe("Whoever asks very much in a short time", () => {
  test("is asked kindly to wait, and is answered again when that time has passed", async () => {
    const { asks, pass } = slowBot();
    expect(await asks(member("a"), 4)).toEqual(["answered", "answered", "answered", SLOWER]);
    pass(1_000);
    expect(await asks(member("a"))).toEqual([
      "You have asked a lot in a short time. Please ask again in a second.",
    ]);
    pass(1_000);
    expect(await asks(member("a"), 2)).toEqual(["answered", SLOWER]);
  });

  test("keeps nobody else from asking, and is the same person in every channel", async () => {
    const { asks } = slowBot();
    await asks(member("a"), 50);
    expect(await asks(member("a", { channel: "c2", thread: "t" }))).toEqual([SLOWER]);
    expect(await asks(member("a", { community: null, channel: "dm" }))).toEqual([SLOWER]);
    expect(await asks(member("b"), 2)).toEqual(["answered", "answered"]);
  });

  test("is somebody else on another platform", async () => {
    const { asks } = slowBot();
    await asks(member("a"), 3);
    expect(await asks(member("a", { surface: "slack" }))).toEqual(["answered"]);
  });

  test("may be a whole server; another one, and direct messages, are not concerned", async () => {
    const { asks, pass } = slowBot();
    for (const user of ["a", "b", "c", "d", "e"]) expect(await asks(member(user))).toEqual(["answered"]);
    expect(await asks(member("f"))).toEqual([
      "A lot is being asked here just now. Please ask again in a second.",
    ]);
    expect(await asks(member("f", { community: "g2" }))).toEqual(["answered"]);
    expect(await asks(member("f", { community: null }))).toEqual(["answered"]);
    pass(1_000);
    expect(await asks(member("a"))).toEqual(["answered"]);
  });

  test.each([
    ["who manages the server", member("a", { admin: true })],
    ["on the console", member("a", { surface: "console", community: null })],
    ["on the web, which has a limit of its own", member("a", { surface: "web", community: null })],
  ])("is not kept waiting: %s", async (_, asker) => {
    const { asks } = slowBot();
    expect(new Set(await asks(asker, 20))).toEqual(new Set(["answered"]));
  });

  test("is counted as such, without a name", async () => {
    const { asks, events } = slowBot();
    await asks(member("somebody"), 4);
    expect(events.map(({ verdict }) => verdict)).toEqual(["answered", "answered", "answered", "limited"]);
    expect(JSON.stringify(events)).not.toContain("somebody");
  });
});

test("Nobody is ever answered more often than the burst and what has come back since", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(3_000)), { maxLength: 60 }),
      (asked) => {
        const limit = createAskingLimit(LIMITS);
        const answered = new Map<string, number>();
        let now = 0;
        let all = 0;
        for (const [user, pause] of asked) {
          now += pause;
          if (limit.refusal(member(user), now) !== null) continue;
          all += 1;
          answered.set(user, (answered.get(user) ?? 0) + 1);
          expect(answered.get(user)).toBeLessThanOrEqual(3 + now / 2_000 + 1e-6);
          expect(all).toBeLessThanOrEqual(5 + now / 1_000 + 1e-6);
        }
      },
    ),
  );
});
