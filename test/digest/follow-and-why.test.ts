import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/reply.ts";
import type { Place } from "../../src/store/subscription.ts";
import { place, textOf, told, type World, world } from "./world.ts";
import { account } from "./written.ts";

const KINDS = ["topic", "person", "body"] as const;
const weekly = {
  cadence: "scheduled",
  cron: "0 9 * * 5",
  timeZone: "Europe/London",
  filters: { topics: [], people: [], bodies: [] },
  wait: 360,
  quiet: false,
} as const;

const housing = account("Ann Archer", "2026-02-24", {
  sections: { Policy: ["There was a long debate on council housing and its cost."] },
});
const finance = account("Bob Baker", "2026-02-24");
const direct: Place = { surface: "discord", community: null, channel: "dm7", person: "u7" };

function lines(reply: Reply): string {
  return [reply.title, ...reply.items.map((item) => [item.label, item.text].filter(Boolean).join(": "))].join(
    "\n",
  );
}

async function started(): Promise<World> {
  const it = await world();
  await it.corpus();
  await it.digests.start([it.surface]);
  return it;
}

describe("Following a subject", () => {
  it("brings a message with the passage soon after a report on it arrives, and none on others", async () => {
    await using it = await started();
    await it.digests.follow(place(), "council housing", KINDS);
    await it.corpus(finance);
    await it.pass({ minutes: 5 });
    expect(it.surface.messages).toEqual([]);
    await it.corpus(finance, housing);
    await it.pass({ minutes: 5 });
    expect(it.surface.messages).toHaveLength(1);
    expect(textOf(it.surface.messages[0])).toContain("New on Housing policy");
    expect(textOf(it.surface.messages[0])).toContain(
      "There was a long debate on council housing and its cost.",
    );
    await it.pass({ days: 1 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("works in a direct message, for one person", async () => {
    await using it = await started();
    await it.digests.follow(direct, "Ann Archer", KINDS);
    await it.corpus(housing);
    await it.pass({ minutes: 5 });
    expect(it.surface.messages.map((message) => message.target.channel)).toEqual(["dm7"]);
    expect(await it.store.exportData({ surface: "discord", person: "u7" })).not.toEqual([]);
    await it.store.deleteData({ surface: "discord", person: "u7" });
    await it.corpus(housing, account("Ann Archer", "2026-02-25"));
    await it.pass({ hours: 2 });
    expect(it.surface.messages).toHaveLength(1);
  });

  it("is told of in the channel's digest where there is one, also against its filters", async () => {
    await using it = await started();
    await it.digests.subscribe(place(), {
      ...weekly,
      filters: { topics: [], people: ["Cat Cole"], bodies: [] },
    });
    await it.digests.follow(place(), "housing policy", KINDS);
    await it.corpus(housing, finance);
    await it.pass({ hours: 1 });
    expect(it.surface.messages).toEqual([]);
    await it.pass({ days: 4 });
    expect(told(it.surface)).toEqual([housing.title]);
    expect(textOf(it.surface.messages[0])).toContain("Followed here: Housing policy");
  });

  it("comes at most once an hour however the reports trickle in", async () => {
    await using it = await started();
    await it.digests.follow(place(), "NEC", ["body"]);
    const arrived = [];
    for (let day = 10; day < 20; day += 1) {
      arrived.push(account("Ann Archer", `2026-02-${day}`));
      await it.corpus(...arrived);
      await it.pass({ minutes: 5 });
    }
    expect(it.surface.messages).toHaveLength(1);
    await it.pass({ minutes: 30 });
    expect(it.surface.messages).toHaveLength(2);
  });

  it("takes words that are on no list, and says how often it would have fired", async () => {
    await using it = await started();
    await it.corpus(
      housing,
      account("Bob Baker", "2019-02-24", { sections: { Cost: ["The cost of the debates rose."] } }),
    );
    const reply = await it.digests.follow(place(), "costs of debate", ["topic"]);
    expect(lines(reply)).toContain(
      "In the last twelve months it would have told of 1 report; the whole archive has 2.",
    );
    expect(lines(reply)).toContain("There was a long debate on council housing and its cost.");
  });

  it("is listed, is not doubled, and ends", async () => {
    await using it = await started();
    await it.digests.follow(place(), "HOUSING POLICY", KINDS);
    expect(lines(await it.digests.follow(place(), "council housing", KINDS))).toContain(
      "is followed here already",
    );
    expect(lines(await it.digests.following(place()))).toContain("Housing policy (topic)");
    await it.digests.unfollow(place(), "council housing", KINDS);
    await expect(it.digests.unfollow(place(), "council housing", KINDS)).rejects.toThrow(
      "Nothing is followed here",
    );
    await it.corpus(housing);
    await it.pass({ hours: 1 });
    expect(it.surface.messages).toEqual([]);
    expect(await it.store.subscriptions({})).toEqual([]);
  });
});

describe("Why", () => {
  const why = async (it: World, words: string): Promise<string> =>
    lines(await it.digests.why(place(), words));

  it("tells of a report that was there at the first start", async () => {
    await using it = await world();
    await it.corpus(finance);
    await it.digests.start([it.surface]);
    await it.digests.subscribe(place(), weekly);
    expect(await why(it, finance.title)).toContain("It was there at the first start");
    expect(await why(it, finance.title)).toContain("Older than the baseline");
  });

  it("tells of one that waits, is on its way, and was posted", async () => {
    await using it = await started();
    await it.digests.subscribe(place(), weekly);
    await it.corpus(finance);
    expect(await why(it, finance.id)).toContain("Not yet due");
    expect(await why(it, finance.id)).toContain("Friday 6 March 2026 at 09:00");
    await it.pass({ days: 4 });
    expect(await why(it, finance.file)).toContain("Posted on Friday 6 March 2026 at 10:00");
  });

  it("tells of a digest that was set up later, is paused, or has no right to post", async () => {
    await using it = await started();
    await it.corpus(finance);
    expect(await why(it, finance.id)).toContain("There is no digest in this channel");
    await it.digests.subscribe(place(), weekly);
    expect(await why(it, finance.id)).toContain("Known before this digest was set up");
    await it.corpus(finance, housing);
    await it.digests.pause(place());
    expect(await why(it, housing.id)).toContain("The digest is paused");
    await it.digests.resume(place());
    const { PostError } = await import("../../src/surface.ts");
    it.surface.obstacle = () => new PostError("forbidden", "no");
    await it.pass({ days: 4 });
    expect(await why(it, housing.id)).toContain("The bot may not post in this channel any more");
  });

  it("tells of files that are no reports of their own", async () => {
    await using it = await started();
    await it.corpus(
      finance,
      {
        ...finance,
        id: "copy",
        file: "copy.md",
        title: "A copy",
        kind: "duplicate",
        duplicateOf: finance.file,
      },
      {
        ...finance,
        id: "list",
        file: "list.md",
        title: "A list",
        kind: "listing",
        reason: "It only links to reports.",
      },
    );
    expect(await why(it, "copy.md")).toContain(`repeats "${finance.title}" word for word`);
    expect(await why(it, "A list")).toContain("It is a list of reports");
    await expect(it.digests.why(place(), "nothing of the kind")).rejects.toThrow("There is no report");
  });
});

describe("A preview", () => {
  const everything = { topics: [], people: [], bodies: [] };

  it("shows what waits, and posts and changes nothing", async () => {
    await using it = await started();
    await it.digests.subscribe(place(), weekly);
    await it.corpus(finance);
    const request = { place: place(), since: null, filters: everything };
    expect(lines(await it.digests.preview(request))).toContain(finance.title);
    expect(lines(await it.digests.preview(request))).toContain(finance.title);
    await it.pass({ days: 4 });
    expect(told(it.surface)).toEqual([finance.title]);
    expect(lines(await it.digests.preview(request))).toContain("Nothing new");
  });

  it("shows what would have been since a day, though it was known from the start", async () => {
    await using it = await world();
    const old = account("Cat Cole", "2024-05-05");
    await it.corpus(old, finance);
    await it.digests.start([it.surface]);
    const shown = lines(await it.digests.preview({ place: null, since: "2026-01-01", filters: everything }));
    expect(shown).toContain(finance.title);
    expect(shown).not.toContain(old.title);
  });

  it("explains itself before the first start, and writes nothing", async () => {
    await using it = await world();
    it.digests.show(await it.corpusOnly(finance));
    const shown = lines(await it.digests.preview({ place: null, since: null, filters: everything }));
    expect(shown).toContain("count as known at the first start");
    expect((await it.store.ledger()).version).toBeNull();
  });

  it("shows a file that landed while no bot was running", async () => {
    await using it = await world();
    await it.corpus(finance);
    it.digests.show(await it.corpusOnly(finance, housing));
    const shown = lines(await it.digests.preview({ place: null, since: null, filters: everything }));
    expect(shown).toContain(housing.title);
    expect(shown).not.toContain(finance.title);
  });
});
