import { parseAtomFeed } from "feedsmith";
import { beforeAll, describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { readCorpus, readingRoom, starterCorpus } from "./reading-room.ts";

let archive: Archive;
beforeAll(async () => {
  archive = (await readCorpus(starterCorpus)).archive;
}, 60_000);

async function feedAt(address: string, changes = {}) {
  const response = await readingRoom(archive, changes).request(address);
  expect(response.headers.get("content-type")).toMatch(/^application\/atom\+xml/);
  return parseAtomFeed(await response.text());
}

describe("A feed", () => {
  test("of new reports begins with what came last, then what is newest", async () => {
    const [late] = archive.reports;
    const arrivals = new Map([[late?.id ?? "", Temporal.Instant.from("2026-11-20T10:00:00Z")]]);
    const feed = await feedAt("/feeds/reports.atom", { arrivals: async () => arrivals });
    expect(feed.entries?.length).toBe(50);
    expect(feed.entries?.[0]?.id).toContain(late?.id);
    const days = (feed.entries ?? []).map(({ updated }) => String(updated));
    expect(days).toEqual(days.toSorted().reverse());
  });

  test("keeps the ids of its entries when the site's address changes, and links to the public one", async () => {
    const here = await feedAt("/feeds/reports.atom");
    const shared = await feedAt("/feeds/reports.atom", { publicUrl: "https://nec.example.org/" });
    expect(shared.entries?.map(({ id }) => id)).toEqual(here.entries?.map(({ id }) => id));
    expect(new Set(here.entries?.map(({ id }) => id)).size).toBe(50);
    expect(
      shared.entries?.every(({ links }) => links?.[0]?.href?.startsWith("https://nec.example.org/report/")),
    ).toBe(true);
  });

  test("of a topic holds the reports that name it, each opened where it does", async () => {
    const feed = await feedAt("/feeds/topic/Forde%20report.atom");
    expect(feed.entries?.length).toBeGreaterThan(3);
    for (const { links, summary } of feed.entries ?? []) {
      const url = new URL(links?.[0]?.href ?? "");
      const passage = archive.passage(url.searchParams.get("at") ?? "");
      expect(`${passage?.heading} ${passage?.text}`).toMatch(/Forde/);
      expect(JSON.stringify(summary)).toMatch(/paraphrase|“/);
    }
  });

  test("of a person holds their own reports and those that name them", async () => {
    const feed = await feedAt("/feeds/person/Ann%20Black.atom");
    const own = archive.reports.filter(({ authors }) => authors?.includes("Ann Black"));
    const held = new Set(feed.entries?.map(({ id }) => id?.replace("urn:x-nec-bot:report:", "")));
    const byOthers = [...held].filter((id) => !own.some((report) => report.id === id));
    expect(own.filter(({ id }) => held.has(id)).length).toBeGreaterThan(20);
    for (const id of byOthers) {
      expect(
        JSON.stringify(archive.report(id ?? "")?.passages.map(({ text, heading }) => `${heading} ${text}`)),
      ).toMatch(/Black/);
    }
  });

  test("of a subject that nobody names is empty, not an error", async () => {
    const feed = await feedAt("/feeds/topic/zzyzx.atom");
    expect(feed.entries ?? []).toEqual([]);
  });
});
