import { describe, expect, it } from "vitest";
import { PostError } from "../../src/surface.ts";
import { channels, place, textOf, told, world } from "./world.ts";
import { account, edited } from "./written.ts";

const weekly = {
  cadence: "scheduled",
  cron: "0 9 * * 5",
  timeZone: "Europe/London",
  filters: { topics: [], people: [], bodies: [] },
  wait: 360,
  quiet: false,
} as const;

const landing = { ...weekly, cadence: "as-they-land", cron: null } as const;

describe("A weekly digest", () => {
  it("tells of what arrived since, once, and of nothing that was there at the first start", async () => {
    await using it = await world();
    const old = account("Ann Archer", "2026-01-20");
    await it.corpus(old);
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(old, account("Bob Baker", "2026-02-24"));
    expect(it.surface.messages).toEqual([]);
    await it.pass({ days: 4 });
    expect(told(it.surface)).toEqual(["Bob Baker on the meeting of 2026-02-24"]);
    await it.pass({ days: 7 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("comes once for the missed time after weeks of downtime", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.digests.stop();
    it.now = it.now.add({ hours: 24 * 40 });
    await it.restart();
    await it.corpus(account("Ann Archer", "2026-03-24"), account("Bob Baker", "2026-02-24"));
    await it.pass({ hours: 24 * 7 });
    expect(it.surface.messages).toHaveLength(1);
    expect(told(it.surface)).toHaveLength(2);
  });

  it("is not doubled or lost when the process is restarted at any time", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.restart();
    await it.pass({ days: 4 });
    await it.restart();
    await it.pass({ minutes: 1 });
    await it.restart();
    await it.pass({ days: 7 });
    expect(told(it.surface)).toHaveLength(1);
  });

  it("says what changed in a report that it told of, and does not call it new", async () => {
    await using it = await world();
    const report = account("Ann Archer", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(report);
    await it.pass({ days: 4 });
    await it.corpus({ ...edited(report, "The leader spoke for two hours."), title: "A better title" });
    await it.pass({ days: 7 });
    expect(it.surface.messages).toHaveLength(2);
    expect(textOf(it.surface.messages[1])).toContain(
      'Changed: Its title was "Ann Archer on the meeting of 2026-02-24"; 1 paragraph reworded.',
    );
    expect(textOf(it.surface.messages[1])).toContain("1 report changed");
  });

  it("tells of a report that changed before the digest came only as new", async () => {
    await using it = await world();
    const report = account("Ann Archer", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(report);
    await it.corpus(edited(report, "Corrected."));
    await it.pass({ days: 4 });
    expect(textOf(it.surface.messages[0])).toContain("1 new report");
    expect(textOf(it.surface.messages[0])).not.toContain("Changed");
  });

  it("does not tell again of a report that went away and came back, or whose file was renamed", async () => {
    await using it = await world();
    const report = account("Ann Archer", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(report);
    await it.pass({ days: 4 });
    await it.corpus();
    await it.pass({ days: 7 });
    await it.corpus(report);
    await it.pass({ days: 7 });
    await it.corpus({ ...report, id: "renamed", file: "renamed.md" });
    await it.pass({ days: 7 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("marks an old report that was added late as older", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(account("Ann Archer", "2016-03-15"));
    await it.pass({ days: 4 });
    expect(textOf(it.surface.messages[0])).toContain("Older, new to the archive on 2 March 2026");
    expect(textOf(it.surface.messages[0])).toContain("1 older report added to the archive");
  });

  it("keeps quiet in a quiet week, unless asked not to", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.digests.subscribe(place("c2"), { ...weekly, quiet: true });
    await it.pass({ days: 4 });
    expect(it.surface.messages.map((message) => message.target.channel)).toEqual(["c2"]);
    expect(textOf(it.surface.messages[0])).toContain("No report has arrived since 2 March 2026");
  });

  it("leaves out what its filters leave out, for good", async () => {
    await using it = await world();
    const housing = account("Ann Archer", "2026-02-24", {
      sections: { Policy: ["There was a long debate on council housing."] },
    });
    const other = account("Bob Baker", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), {
      ...weekly,
      filters: { topics: ["Housing policy"], people: [], bodies: [] },
    });
    await it.corpus(housing, other);
    await it.pass({ days: 4 });
    expect(told(it.surface)).toEqual([housing.title]);
    const answer = await it.digests.why(place(), other.title);
    expect(answer.items.map((item) => item.text).join(" ")).toContain("only on Housing policy");
  });

  it("keeps what arrives during a pause for one digest after it", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.digests.pause(place());
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.pass({ days: 30 });
    expect(it.surface.messages).toEqual([]);
    await it.digests.resume(place());
    await it.pass({ days: 7 });
    expect(told(it.surface)).toHaveLength(1);
  });

  it("comes at once when asked for, and then not again at its time", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.digests.digestNow(place());
    await it.pass({ minutes: 0 });
    expect(it.surface.messages).toHaveLength(1);
    await it.pass({ days: 4 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("goes on at its time after the clock was years ahead and was put right", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    const right = it.now;
    await it.pass({ years: 5 });
    it.now = right;
    await it.restart();
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.pass({ days: 4 });
    expect(told(it.surface)).toHaveLength(1);
  });
});

describe("The configured channels", () => {
  it("have a digest from the first start on, and lose it when they leave the configuration", async () => {
    await using it = await world({ channels: [{ surface: "discord", channel: "c9" }] });
    await it.corpus(account("Ann Archer", "2026-01-20"));
    await it.digests.start([it.surface]);
    await it.corpus(account("Ann Archer", "2026-01-20"), account("Bob Baker", "2026-02-24"));
    await it.pass({ days: 4 });
    expect(told(it.surface, "c9")).toEqual(["Bob Baker on the meeting of 2026-02-24"]);
    await it.restart({ channels: [] });
    expect(await it.store.subscriptions({})).toEqual([]);
  });

  it("are told of what arrives after the first start, though that process died before it could post", async () => {
    await using it = await world({ channels: [{ surface: "discord", channel: "c9" }] });
    const old = account("Ann Archer", "2026-01-20");
    await it.corpus(old);
    await it.corpus(old, account("Bob Baker", "2026-02-24"));
    await it.restart();
    await it.pass({ days: 4 });
    expect(told(it.surface, "c9")).toEqual(["Bob Baker on the meeting of 2026-02-24"]);
  });

  it("follow a changed schedule after a restart", async () => {
    await using it = await world({ channels: [{ surface: "discord", channel: "c9" }] });
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.restart({ cron: "30 18 * * *" });
    await it.corpus(account("Bob Baker", "2026-02-24"));
    await it.pass({ hours: 8 });
    expect(it.surface.messages).toEqual([]);
    await it.pass({ minutes: 30 });
    expect(told(it.surface, "c9")).toHaveLength(1);
  });
});

describe("A digest as reports land", () => {
  it("waits for a second account and says when there is only one voice", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), landing);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.pass({ hours: 5 });
    expect(it.surface.messages).toEqual([]);
    await it.pass({ hours: 1 });
    expect(textOf(it.surface.messages[0])).toContain("Only one account so far");
  });

  it("comes as soon as the second account is there, and adds later ones to the same thread", async () => {
    await using it = await world();
    const first = account("Ann Archer", "2026-02-24");
    const second = account("Bob Baker", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), landing);
    await it.corpus(first);
    await it.pass({ hours: 1 });
    await it.corpus(first, second);
    await it.pass({ minutes: 3 });
    expect(told(it.surface)).toEqual([first.title, second.title]);
    expect(textOf(it.surface.messages[0])).toContain("2 accounts");
    await it.pass({ hours: 20 });
    await it.corpus(first, second, account("Cat Cole", "2026-02-24"));
    await it.pass({ minutes: 3 });
    expect(it.surface.messages).toHaveLength(2);
    expect(it.surface.messages[1]?.target.thread).toBe(it.surface.messages[0]?.id);
    expect(textOf(it.surface.messages[1])).toContain(
      "3 accounts, among them Ann Archer, Bob Baker from before",
    );
  });

  it("tells of a report that went away before its time, when it is back", async () => {
    await using it = await world();
    const report = account("Ann Archer", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), landing);
    await it.corpus(report);
    await it.corpus();
    await it.pass({ hours: 7 });
    expect(it.surface.messages).toEqual([]);
    await it.corpus(report);
    await it.pass({ minutes: 3 });
    expect(told(it.surface)).toEqual([report.title]);
  });

  it("is one message for many meetings at once, never a flood", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), landing);
    const many = Array.from({ length: 40 }, (_, index) =>
      account(
        "Ann Archer",
        `20${10 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-15`,
      ),
    );
    await it.corpus(...many);
    await it.pass({ hours: 7 });
    const inChannel = it.surface.messages.filter((message) => message.target.thread === null);
    expect(inChannel).toHaveLength(1);
    expect(it.surface.messages.length).toBeLessThanOrEqual(6);
  });
});

describe("Posting", () => {
  const ready = async (it: Awaited<ReturnType<typeof world>>, ...channels: string[]): Promise<void> => {
    await it.corpus();
    await it.digests.start([it.surface]);
    for (const channel of channels) await it.digests.subscribe(place(channel), weekly);
    await it.corpus(account("Ann Archer", "2026-02-24"));
  };

  it("tries again with back-off while the platform is down, and posts once", async () => {
    await using it = await world();
    await ready(it, "c1");
    it.surface.obstacle = () => new PostError("unavailable", "The platform is down.");
    await it.pass({ days: 4 });
    for (let minute = 0; minute < 60; minute += 1) await it.pass({ minutes: 1 });
    expect(it.surface.tries).toBeGreaterThan(3);
    expect(it.surface.tries).toBeLessThan(15);
    it.surface.obstacle = () => null;
    for (let minute = 0; minute < 30; minute += 1) await it.pass({ minutes: 1 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("makes one digest of what arrives during weeks in which the platform is down", async () => {
    await using it = await world();
    await ready(it, "c1");
    it.surface.obstacle = () => new PostError("unavailable", "The platform is down.");
    await it.pass({ days: 4 });
    const reports = [account("Ann Archer", "2026-02-24")];
    for (let week = 1; week <= 3; week += 1) {
      reports.push(account("Bob Baker", `2026-02-0${week}`));
      await it.corpus(...reports);
      await it.pass({ days: 7 });
    }
    it.surface.obstacle = () => null;
    await it.pass({ hours: 1 });
    expect(it.surface.messages.map((message) => message.reply.summary)).toEqual([
      "1 new report, on 1 meeting.",
      "3 new reports, on 3 meetings.",
    ]);
  });

  it("asks a platform that is down a few times only, however many channels wait", async () => {
    await using it = await world();
    const many = Array.from({ length: 40 }, (_, index) => `c${index}`);
    await ready(it, ...many);
    it.surface.obstacle = () => new PostError("unavailable", "The platform is down.");
    await it.pass({ days: 4 });
    expect(it.surface.tries).toBeLessThan(10);
    it.surface.obstacle = () => null;
    await it.pass({ minutes: 1 });
    expect(it.surface.messages).toHaveLength(40);
  });

  it("goes on elsewhere while one platform hangs", async () => {
    await using it = await world({ postTimeout: 200 });
    const slack = channels("slack");
    await it.corpus();
    it.surface.post = () => new Promise(() => undefined);
    await it.digests.start([it.surface, slack]);
    await it.digests.subscribe(place("c1"), weekly);
    await it.digests.subscribe({ ...place("s1"), surface: "slack" }, weekly);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.pass({ days: 4 });
    expect(told(slack, "s1")).toHaveLength(1);
    expect((await it.store.deliveries({ surface: "discord" }))[0]).toMatchObject({
      state: "pending",
      doubtful: true,
      failure: "The platform did not answer in time.",
    });
  });

  it("withdraws a post that still waits in line when its time is up", async () => {
    await using it = await world({ postTimeout: 50 });
    await ready(it, "c1");
    const { post } = it.surface;
    let sendHeldBack: (() => Promise<unknown>) | undefined;
    it.surface.post = (target, reply, mark, stale) =>
      new Promise(() => {
        sendHeldBack = async () => (stale?.aborted ? null : post(target, reply, mark));
      });
    await it.pass({ days: 4 });
    it.surface.post = post;
    await it.pass({ minutes: 1 });
    await sendHeldBack?.();
    expect(it.surface.messages).toHaveLength(1);
  });

  it("does not post twice when the answer to a post is lost", async () => {
    await using it = await world();
    await ready(it, "c1");
    it.surface.lostAnswer = new PostError("unavailable", "The connection broke.");
    await it.pass({ days: 4 });
    await it.pass({ minutes: 1 });
    expect(it.surface.tries).toBe(1);
    expect(it.surface.messages).toHaveLength(1);
    expect((await it.store.deliveries({}))[0]?.state).toBe("posted");
  });

  it("waits as long as the platform asks, with the whole server's other channels", async () => {
    await using it = await world();
    await ready(it, "c1", "c2");
    it.surface.obstacle = () => new PostError("rate-limited", "Slow down.", 90_000);
    await it.pass({ days: 4 });
    const tried = it.surface.tries;
    expect(tried).toBeLessThanOrEqual(2);
    it.surface.obstacle = () => null;
    await it.pass({ seconds: 80 });
    expect(it.surface.tries).toBe(tried);
    await it.pass({ seconds: 20 });
    expect(it.surface.messages).toHaveLength(2);
  });

  it("parks a delivery that is refused, tells the admin, and goes on with the others", async () => {
    await using it = await world();
    await ready(it, "c1", "c2");
    it.surface.obstacle = ({ channel }) =>
      channel === "c1" ? new PostError("rejected", "Bad content.") : null;
    await it.pass({ days: 4 });
    expect(told(it.surface, "c2")).toHaveLength(1);
    const status = await it.digests.status(place("c1"));
    expect(status.items.map((item) => item.text).join("\n")).toContain("Bad content.");
    it.surface.obstacle = () => null;
    await it.digests.retry(place("c1"));
    await it.pass({ minutes: 0 });
    expect(told(it.surface, "c1")).toHaveLength(1);
  });

  it("parks a delivery that crashes its renderer after three tries", async () => {
    await using it = await world();
    await ready(it, "c1");
    it.surface.obstacle = () => new TypeError("boom");
    await it.pass({ days: 4 });
    for (let minute = 0; minute < 10; minute += 1) await it.pass({ minutes: 1 });
    expect(it.surface.tries).toBe(3);
    expect((await it.store.deliveries({}))[0]?.state).toBe("parked");
  });

  it("stops a channel that it may not post to, with one notice, and starts again on resume", async () => {
    await using it = await world();
    await ready(it, "c1");
    it.surface.obstacle = () => new PostError("forbidden", "Missing permissions.");
    await it.pass({ days: 4 });
    await it.pass({ days: 7 });
    expect(it.surface.tries).toBe(1);
    expect(await it.store.notices("discord", "g1")).toHaveLength(1);
    it.surface.obstacle = () => null;
    await it.digests.resume(place());
    await it.digests.retry(place());
    await it.pass({ minutes: 0 });
    expect(told(it.surface)).toHaveLength(1);
    expect(await it.store.notices("discord", "g1")).toEqual([]);
  });

  it("puts a later account into the channel when the message above was deleted", async () => {
    await using it = await world();
    const first = account("Ann Archer", "2026-02-24");
    const second = account("Bob Baker", "2026-02-24");
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), landing);
    await it.corpus(first);
    await it.pass({ hours: 7 });
    it.surface.obstacle = ({ thread }) =>
      thread === null ? null : new PostError("gone", "Unknown message.");
    await it.corpus(first, second);
    await it.pass({ minutes: 3 });
    expect(it.surface.messages.map((message) => message.target.thread)).toEqual([null, null]);
    expect((await it.store.subscriptions({}))[0]?.state).toBe("active");
  });
});

describe("Two processes on one store", () => {
  it("post each digest once, and the second takes over within half a minute when the first hangs", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    const hanging = channels();
    hanging.post = () => new Promise(() => undefined);
    const first = it.second({ leaseMilliseconds: 10_000 });
    first.show(await it.corpusOnly(account("Ann Archer", "2026-02-24")));
    await first.start([hanging]);
    await it.digests.stop();
    it.now = it.now.add({ hours: 24 * 4 });
    void first.pulse();
    while ((await it.store.deliveries({ states: ["claimed"] })).length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await it.restart();
    expect(it.surface.messages).toEqual([]);
    await it.pass({ seconds: 15 });
    expect(told(it.surface)).toHaveLength(1);
  });

  it("leave a report to the one that has seen it, for the other would plan without it and forget it", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), { ...landing, wait: 0 });
    await it.digests.subscribe(place("c2"), weekly);
    const behind = it.second();
    behind.show(await it.corpusOnly());
    await behind.start([it.surface]);
    const report = account("Ann Archer", "2026-02-24");
    it.now = Temporal.Instant.from("2026-03-06T08:56:00Z");
    await it.corpus(report);
    it.now = Temporal.Instant.from("2026-03-06T09:00:00Z");
    await behind.pulse();
    expect(it.surface.messages).toEqual([]);
    await it.digests.pulse();
    expect(told(it.surface)).toEqual([report.title]);
    expect(told(it.surface, "c2")).toEqual([report.title]);
    await behind.stop();
  });

  it("do not forget a report that one notes while the other is planning", async () => {
    await using it = await world();
    const first = account("Ann Archer", "2026-02-24");
    const second = account("Ann Archer", "2026-02-25");
    await it.corpus();
    await it.digests.subscribe(place(), { ...landing, wait: 0 });
    const noting = it.digests;
    let meanwhile: (() => Promise<unknown>) | null = null;
    const planning = it.second({
      store: {
        ...it.store,
        async considered(subscription) {
          await meanwhile?.();
          meanwhile = null;
          return it.store.considered(subscription);
        },
      },
    });
    await it.corpus(first);
    planning.show(await it.corpusOnly(first, second));
    await planning.start([it.surface]);
    it.now = it.now.add({ minutes: 3 });
    meanwhile = async () => noting.onCorpus(await it.corpusOnly(first, second));
    await planning.pulse();
    it.now = it.now.add({ minutes: 3 });
    await planning.pulse();
    expect(told(it.surface).toSorted()).toEqual([first.title, second.title].toSorted());
    await planning.stop();
  });
});

describe("A server that the bot was removed from", () => {
  it("gets nothing more, and its data goes after thirty days", async () => {
    await using it = await world();
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    await it.store.communityLeft("discord", "g1", it.now);
    await it.corpus(account("Ann Archer", "2026-02-24"));
    await it.pass({ days: 20 });
    expect(it.surface.tries).toBe(0);
    await it.restart();
    expect(await it.store.subscriptions({})).toHaveLength(1);
    await it.pass({ days: 11 });
    await it.restart();
    expect(await it.store.subscriptions({})).toEqual([]);
  });
});
