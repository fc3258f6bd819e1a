import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { createBot } from "../../src/bot.ts";
import type { Reply } from "../../src/reply.ts";
import type { Asker } from "../../src/surface.ts";
import { told, type World, world } from "./world.ts";
import { account } from "./written.ts";

const admin: Asker = { surface: "discord", community: "g1", channel: "c1", user: "u1", admin: true };
const member: Asker = { ...admin, user: "u2", admin: false };
const direct: Asker = { surface: "discord", community: null, channel: "dm2", user: "u2", admin: false };
const web: Asker = { surface: "web", community: null, channel: null, user: null, admin: false };

type Talk = { readonly it: World; say(line: string, asker?: Asker): Promise<string> };

/** What people type, through the same seam that the surfaces use. */
async function talk(): Promise<Talk> {
  const it = await world();
  let archive = await it.corpus(account("Ann Archer", "2025-11-25"));
  await it.digests.start([it.surface]);
  const services = {
    archive: () => archive,
    store: it.store,
    digests: it.digests,
    today: () => "2026-03-02",
    now: () => it.now,
    timeZone: "Europe/London",
  };
  const bot = createBot({
    commands,
    services,
    archive: () => archive,
    today: () => "2026-03-02",
    clock: () => 0,
    observe: () => undefined,
  });
  const corpus = it.corpus;
  it.corpus = async (...reports) => {
    archive = await corpus(...reports);
    return archive;
  };
  return { it, say: async (line, asker = admin) => shown(await bot.say(line, asker)) };
}

function shown(reply: Reply): string {
  return [reply.title, ...reply.items.map((item) => item.text)].join("\n");
}

describe("Typed at the bot", () => {
  it("a digest is set up, shown, paused, resumed and stopped", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec digest here weekly friday 09:00")).toContain(
      "A digest every Friday at 09:00 (Europe/London). The next one is due on Friday 6 March 2026 at 09:00.",
    );
    expect(await say("/nec digest")).toContain("Nothing waits for it.");
    expect(await say("/nec digest here daily 18:30 timezone:America/New_York")).toContain(
      "every day at 18:30 (America/New_York)",
    );
    expect(await it.store.subscriptions({})).toHaveLength(1);
    expect(await say("/nec digest pause")).toContain("Paused");
    expect(await say("/nec digest status")).toContain("Paused.");
    expect(await say("/nec digest resume")).toContain("Next due on");
    expect(await say("/nec digest stop")).toContain("1 digest ended here");
    expect(await say("/nec digest stop")).toContain("There is no digest here");
  });

  it("a digest is timed by the zone that its server has set, unless another is named", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec settings timezone:America/New_York")).toContain("Time zone: America/New_York.");
    expect(await say("/nec digest here weekly friday 09:00")).toContain(
      "A digest every Friday at 09:00 (America/New_York).",
    );
    const [held] = await it.store.subscriptions({});
    expect(held?.due?.toString()).toBe("2026-03-06T14:00:00Z");
    expect(await say("/nec digest here daily 18:30 timezone:Europe/Paris")).toContain("(Europe/Paris)");
    const elsewhere: Asker = { ...admin, community: "g2", channel: "c2" };
    expect(await say("/nec digest here weekly", elsewhere)).toContain("(Europe/London)");
    expect(await say("/nec digest here weekly", direct)).toContain("(Europe/London)");
  });

  it("a digest takes filters by any of their names, and several stand side by side", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec digest here weekly topic:council housing")).toContain("only on Housing policy");
    expect(await say("/nec digest here monthly last person:ann archer body:NEC")).toContain(
      "on the last day of each month at 09:00 (Europe/London), only on Ann Archer, NEC",
    );
    expect(await it.store.subscriptions({})).toHaveLength(2);
    expect(await say("/nec digest here body:parish council")).toContain('"parish council" is not a body');
  });

  it("a bad time is refused in a sentence", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec digest here fortnightly")).toContain(
      '"fortnightly" is not how often a digest can come',
    );
    expect(await say("/nec digest here 0 99 * * *")).toContain("is not a cron expression");
    expect(await it.store.subscriptions({})).toEqual([]);
  });

  it("a digest is for those who manage the server, a preview for everyone", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec digest here", member)).toContain("Only those who manage this server");
    expect(await say("/nec digest preview since:2025", member)).toContain(
      "Ann Archer on the meeting of 2025-11-25",
    );
    expect(await say("/nec digest here", web)).toContain("use this on Discord or Slack");
    expect(await say("/nec digest status", web)).toContain("ask there, on Discord or Slack");
  });

  it("a member follows for themselves in a direct message, and has it shown and deleted", async () => {
    const { it, say } = await talk();
    await using _ = it;
    expect(await say("/nec follow housing policy", member)).toContain("In a direct message");
    expect(await say("/nec follow housing policy", direct)).toContain("Following Housing policy");
    expect(await say("/nec following", direct)).toContain("Housing policy (topic)");
    expect(await say("/nec privacy show", direct)).toContain("follows: ");
    await it.corpus(account("Bob Baker", "2026-02-24", { sections: { A: ["On council housing."] } }));
    await it.pass({ minutes: 5 });
    expect(it.surface.messages.map((message) => message.target.channel)).toEqual(["dm2"]);
    expect(await say("/nec privacy delete", direct)).toMatch(/\d+ entries are gone/);
    expect(await say("/nec following", direct)).toContain("Nothing yet");
  });

  it("a server's data is shown and deleted by those who manage it alone", async () => {
    const { it, say } = await talk();
    await using _ = it;
    await say("/nec digest here weekly");
    expect(await say("/nec privacy show server", member)).toContain("Only those who manage");
    expect(await say("/nec privacy show server")).toContain("subscriptions: ");
    expect(await say("/nec privacy delete server")).toContain("entries are gone");
    expect(await it.store.subscriptions({})).toEqual([]);
    expect(await say("/nec privacy delete me")).toContain("There was nothing to delete");
  });

  it("why and now answer for the channel", async () => {
    const { it, say } = await talk();
    await using _ = it;
    await say("/nec digest here weekly");
    const report = account("Bob Baker", "2026-02-24");
    await it.corpus(report);
    expect(await say(`/nec why ${report.title}`)).toContain("Not yet due");
    expect(await say("/nec digest now")).toContain("It is on its way");
    await it.pass({ seconds: 1 });
    expect(told(it.surface)).toEqual([report.title]);
    expect(await say(`/nec why ${report.title}`)).toContain("Posted on Monday 2 March 2026 at 10:00");
    expect(await say("/nec digest now")).toContain("Nothing has arrived since the last digest");
  });
});
