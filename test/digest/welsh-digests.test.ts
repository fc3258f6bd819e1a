/** Digests, alerts and notices for a server that has chosen Welsh, beside one that has not. */
import { describe, expect, it } from "vitest";
import type { Archive } from "../../src/archive/archive.ts";
import { PostError } from "../../src/surface.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { englishIn, notOwnIn, ownWords } from "../builders/english-words.ts";
import { type Message, place, type World, world } from "./world.ts";
import { account, edited } from "./written.ts";

const weekly = {
  cadence: "scheduled",
  cron: "0 9 * * 5",
  timeZone: "Europe/London",
  filters: { topics: [], people: [], bodies: [] },
  wait: 0,
  quiet: true,
} as const;

const english = { ...place("c2"), community: "g2" };

/** A digest in the Welsh server g1 and the same one in g2, with the bot itself set up in English. */
async function twoServers(): Promise<World> {
  const it = await world();
  await it.store.changeSettings("discord", "g1", { language: "cy" });
  await it.corpus(account("Ann Archer", "2025-11-25"), account("Ann Archer", "2025-09-23"));
  await it.digests.start([it.surface]);
  await it.digests.subscribe(place(), weekly);
  await it.digests.subscribe(english, weekly);
  return it;
}

const inChannel = (it: World, channel: string): readonly Message[] =>
  it.surface.messages.filter((message) => message.target.channel === channel);

/** Both servers have been told the same, each in its language; what was said in Welsh. */
function toldInBoth(it: World, archive: Archive, typed: readonly string[] = []): string {
  const [welsh, others] = [inChannel(it, "c1"), inChannel(it, "c2")];
  expect(welsh.length).toBeGreaterThan(0);
  expect(welsh.map(({ reply }) => reply.items.flatMap(({ citation }) => citation ?? []))).toEqual(
    others.map(({ reply }) => reply.items.flatMap(({ citation }) => citation ?? [])),
  );
  const said = welsh.flatMap(({ reply }) => ownWords(reply));
  const known = [...notOwnIn(archive), ...typed];
  expect(
    said.flatMap(([where, text]) => englishIn(text, known).map((word) => `${word}: ${where} ${text}`)),
  ).toEqual([]);
  expect(
    others.flatMap(({ reply }) => ownWords(reply)).some(([, text]) => englishIn(text, known).length > 0),
  ).toBe(true);
  return said.map(([, text]) => text).join("\n");
}

describe("A server that has chosen Welsh", () => {
  it("is told what is new, older, changed and expected, and that there is nothing", async () => {
    await using it = await twoServers();
    await it.pass({ days: 4 });
    expect(inChannel(it, "c1").map(({ reply }) => reply.title)).toEqual([
      "Dim byd newydd yn adroddiadau’r Pwyllgor Gwaith Cenedlaethol (NEC)",
    ]);
    const held = [
      account("Ann Archer", "2025-11-25"),
      account("Ann Archer", "2025-09-23"),
      account("Cat Cole", "2021-03-04"),
    ];
    const report = account("Bob Baker", "2026-03-04", {
      sections: {
        Votes: ["The motion on piers was carried by 19 votes to 11.", "Membership stood at 312,400."],
        Next: ["The next NEC meeting is on 10 March 2026."],
      },
    });
    const other = account("Cat Cole", "2026-03-04", {
      sections: {
        Votes: ["The motion on piers was carried by 19 votes to 12.", "Membership stood at 322,400."],
      },
    });
    await it.corpus(...held, report, other);
    await it.pass({ days: 7 });
    const changed = { ...edited(report, "The motion on piers was lost."), title: "Piers" };
    const archive = await it.corpus(...held, changed, other);
    await it.pass({ days: 7 });
    const said = toldInBoth(it, archive, [report.title, "Votes"]);
    expect(said).toContain("2 adroddiad newydd, 1 adroddiad hŷn a ychwanegwyd at yr archif, ar 2 gyfarfod.");
    expect(said).toContain(
      "Newidiwyd: Ei deitl oedd “Bob Baker on the meeting of 2026-03-04”; newidiwyd geiriad 1 paragraff",
    );
    expect(said).toContain("NEC, 4 Mawrth 2026: dim byd eto gan Ann Archer");
    expect(said).toContain("NEC, 10 Mawrth 2026: cyhoeddwyd mewn adroddiad");
  });

  it("is told of a crowded week in several messages", async () => {
    await using it = await twoServers();
    const reports = Array.from({ length: 40 }, (_, index) =>
      account("Bob Baker", `2026-02-${String((index % 28) + 1).padStart(2, "0")}`, {
        file: `report-${index}.md`,
        title: `Bob Baker writes for the ${index}th time`,
        sections: {
          [`Piers ${index}`]: [`A long sentence on piers, harbours and lighthouses, number ${index}.`],
        },
      }),
    );
    const archive = await it.corpus(...reports);
    await it.pass({ days: 4 });
    const said = toldInBoth(it, archive);
    expect(said).toMatch(/\(2 o \d\)/);
    expect(said).toMatch(/\d+ \p{L}+ arall: gweler yr edefyn/u);
  });

  it("is alerted to what it follows", async () => {
    await using it = await world();
    await it.store.changeSettings("discord", "g1", { language: "cy" });
    await it.corpus();
    await it.digests.start([it.surface]);
    await it.digests.follow(place(), "housing policy", ["topic"]);
    await it.digests.follow(english, "housing policy", ["topic"]);
    const paragraphs = Array.from({ length: 9 }, (_, index) => `A debate on council housing, part ${index}.`);
    const archive = await it.corpus(
      reportOf({
        file: "housing.md",
        title: "Housing",
        authors: ["Ann Archer"],
        meeting: meetingOf("NEC", "2026-02-24"),
        sections: { Policy: paragraphs },
      }),
    );
    await it.pass({ minutes: 10 });
    const said = toldInBoth(it, archive);
    expect(said).toContain("Newydd am Housing policy");
    expect(said).toContain("Mae 3 darn arall amdano yn yr adroddiadau a gyrhaeddodd.");
  });

  it("learns in Welsh why a report was told of or not, and why a digest stopped", async () => {
    await using it = await twoServers();
    const report = account("Bob Baker", "2026-02-24");
    const archive = await it.corpus(account("Ann Archer", "2025-11-25"), report);
    const desk = it.digests.speaking("cy");
    const why = async () => {
      const { items } = await desk.why(place(), report.title);
      const said = items.map(({ text }) => text);
      expect(said.flatMap((line) => englishIn(line, notOwnIn(archive)))).toEqual([]);
      return said.join("\n");
    };
    expect(await why()).toContain("Heb ddod eto: bydd yn y crynodeb nesaf.");
    it.surface.obstacle = () => new Error("broken");
    await it.pass({ days: 4 });
    expect(await why()).toContain("Mewn crynodeb a wnaed ddydd Gwener 6 Mawrth 2026");
    it.surface.obstacle = () => new PostError("forbidden", "Missing permissions.");
    await it.pass({ minutes: 10 });
    const { items } = await desk.status(place());
    const status = items.map(({ text }) => text).join("\n");
    expect(status).toContain("Wedi’i stopio: Ni chaiff y bot bostio yn y sianel hon mwyach.");
    expect(status).toContain("Mae crynodebau wedi dod i ben ar gyfer sianel c1.");
    expect((await it.store.notices("discord", "g2")).map(({ text }) => text)).toEqual([
      expect.stringContaining("Digests have stopped for channel c2."),
    ]);
  });

  it("is told of a platform that did not answer, where the bot itself is set up in Welsh", async () => {
    await using it = await world({ language: "cy", postTimeout: 20 });
    await it.corpus();
    it.surface.post = () => new Promise(() => undefined);
    await it.digests.start([it.surface]);
    await it.digests.subscribe(english, weekly);
    await it.corpus(account("Bob Baker", "2026-02-24"));
    await it.pass({ days: 4 });
    const [delivery] = await it.store.deliveries({ surface: "discord", channel: "c2" });
    expect(delivery?.failure).toBe("Nid atebodd y platfform mewn pryd.");
  });
});
