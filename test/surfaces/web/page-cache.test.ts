import { describe, expect, test } from "vitest";
import type { Archive } from "../../../src/archive/archive.ts";
import { readingRoom, temporaryCorpus, webOptions } from "./reading-room.ts";

const report = (day: string, text: string) => `---
title: "Report of ${day}"
authors: [Alix Fern]
meetings:
  - { body: NEC, from: ${day}, to: ${day}, precision: day }
text: verbatim
---

## Conference

${text}
`;

describe("Pages that are kept", () => {
  test("follow the corpus: what comes or goes shows at once", async () => {
    using before = await temporaryCorpus({
      "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
    });
    using after = await temporaryCorpus({
      "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
      "b.md": report("2021-07-20", "Conference will be held in person, members heard."),
    });
    let archive: Archive = before.archive;
    const app = readingRoom(before.archive, { archive: () => archive });
    const listed = async () => (await app.request("/reports")).text();
    expect(await listed()).not.toContain("Report of 2021-07-20");
    expect(await listed()).not.toContain("Report of 2021-07-20");
    archive = after.archive;
    expect(await listed()).toContain("Report of 2021-07-20");
  });

  test("are the same as when they were made, headers and all", async () => {
    using corpus = await temporaryCorpus({
      "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
    });
    const app = readingRoom(corpus.archive);
    for (const address of [
      "/reports",
      "/reports.json",
      "/coverage",
      "/topic/conference",
      "/feeds/reports.atom",
      "/brief.md",
    ]) {
      const [first, second] = [await app.request(address), await app.request(address)];
      expect([...second.headers], address).toEqual([...first.headers]);
      expect(await second.text()).toBe(await first.text());
    }
    const asJson = await app.request("/reports", { headers: { accept: "application/json" } });
    expect(asJson.headers.get("content-type")).toMatch(/json/);
  });

  test("change with the day they depend on", async () => {
    using corpus = await temporaryCorpus({
      "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
    });
    let today = "2021-05-24";
    const app = readingRoom(corpus.archive, { today: () => today });
    expect(await (await app.request("/brief?since=2021")).text()).toContain("Nothing new to report");
    today = "2021-05-26";
    expect(await (await app.request("/brief?since=2021")).text()).toContain("Brief: NEC, 25 May 2021");
  });

  test("never include an answer to a question", async () => {
    using corpus = await temporaryCorpus({
      "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
    });
    const options = webOptions(corpus.archive);
    let asked = 0;
    const app = readingRoom(corpus.archive, {
      bot: {
        ...options.bot,
        say(text, asker) {
          asked += 1;
          return options.bot.say(text, asker);
        },
      },
    });
    await app.request("/ask?q=conference");
    await app.request("/ask?q=conference");
    expect(asked).toBe(2);
  });
});

test("A page that a browser has already is not sent again", async () => {
  using corpus = await temporaryCorpus({
    "a.md": report("2021-05-25", "Conference will be in Brighton this year."),
  });
  const app = readingRoom(corpus.archive);
  const tag = (await app.request("/reports")).headers.get("etag") ?? "";
  const again = await app.request("/reports", { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
});
