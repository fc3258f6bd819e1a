import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildArchive } from "../../src/archive/build-archive.ts";
import { composeDigest } from "../../src/digest/compose-digest.ts";
import { digestWordings } from "../../src/digest/digest-wordings.ts";
import { untoldMeetings } from "../../src/digest/expected.ts";
import { createSubjects } from "../../src/digest/subjects.ts";
import type { Reply } from "../../src/reply.ts";
import type { Report } from "../../src/report.ts";
import { meetingOf } from "../archive/report-builder.ts";
import { GAZETTEER } from "./world.ts";
import { account } from "./written.ts";

const SEEN = Temporal.Instant.from("2026-03-02T10:00:00Z");

async function digestOf(
  news: readonly Report[],
  more: {
    readonly held?: readonly Report[];
    readonly follows?: readonly string[];
    readonly today?: string;
  } = {},
): Promise<readonly Reply[]> {
  const archive = await buildArchive({ files: [...(more.held ?? []), ...news], gazetteer: GAZETTEER });
  return composeDigest({
    archive,
    subjects: createSubjects(archive),
    arrivals: news.map((report, index) => ({
      report,
      seq: index + 1,
      firstSeen: SEEN,
      changedAt: SEEN,
      change: null,
      older: false,
    })),
    follows: (more.follows ?? []).map((name) => ({ kind: "topic", name })),
    title: "New",
    today: more.today ?? "2026-03-02",
    wording: digestWordings.in("en"),
  });
}

function lines(replies: readonly Reply[]): string {
  return replies
    .flatMap((reply) => [
      reply.title,
      reply.summary,
      ...reply.items.map((item) =>
        [item.kind, item.label, item.person, item.text].filter(Boolean).join(" | "),
      ),
      ...reply.conflicts.map(
        (each) => `conflict | ${each.about} | ${each.values.map((value) => value.text).join(" / ")}`,
      ),
    ])
    .join("\n");
}

describe("A digest", () => {
  it("tells of each meeting whose accounts arrived, their headings, votes and links", async () => {
    const report = account("Ann Archer", "2026-02-24", {
      sections: {
        Rules: ["The rule change on branches was carried by 18 votes to 11."],
        Finance: ["All was well."],
      },
    });
    const [digest, ...rest] = await digestOf([{ ...report, address: "https://example.org/report" }]);
    expect(rest).toEqual([]);
    const text = lines(digest === undefined ? [] : [digest]);
    expect(text).toContain("1 new report, on 1 meeting.");
    expect(text).toContain("meeting | Only one account so far | NEC, 24 February 2026");
    expect(text).toContain(`report | New | Ann Archer | ${report.title}`);
    expect(text).toContain("note | Headings | Ann Archer | Rules; Finance.");
    expect(text).toContain(
      "vote | Carried 18–11 | Ann Archer | The rule change on branches was carried by 18 votes to 11.",
    );
    expect(digest?.items.find((item) => item.kind === "report")?.citation?.address).toBe(
      "https://example.org/report",
    );
  });

  it("tells a figure with the change since the one before", async () => {
    const before = account("Ann Archer", "2025-11-25", {
      sections: { Membership: ["The party now has 320,000 members."] },
    });
    const now = account("Ann Archer", "2026-02-24", {
      sections: { Membership: ["The party now has 310,500 members."] },
    });
    expect(lines(await digestOf([now], { held: [before] }))).toContain(
      "310,500 members; 9,500 members fewer than the figure before (25 November 2025)",
    );
  });

  it("sets differing accounts of one vote side by side", async () => {
    const text = "On the paper on local selections in cities the NEC voted";
    const ann = account("Ann Archer", "2026-02-24", {
      sections: { Rules: [`${text} 18 votes to 11 in favour.`] },
    });
    const bob = account("Bob Baker", "2026-02-24", {
      sections: { Rules: [`${text} 19 votes to 11 in favour.`] },
    });
    const digest = await digestOf([bob], { held: [ann] });
    expect(lines(digest)).toContain("2 accounts, among them Ann Archer from before");
    const [conflict] = digest.flatMap((reply) => reply.conflicts);
    expect(conflict?.values.map((value) => value.citation.authors)).toEqual([["Ann Archer"], ["Bob Baker"]]);
  });

  it("names who usually writes about such a meeting and has not yet", async () => {
    const days = ["2025-05-20", "2025-07-22", "2025-09-16", "2025-11-25"];
    const held = days.flatMap((day) => [account("Ann Archer", day), account("Bob Baker", day)]);
    const text = lines(await digestOf([account("Ann Archer", "2026-02-24")], { held }));
    expect(text).toContain(
      "NEC, 24 February 2026: nothing yet from Bob Baker, who wrote about 4 of the 4 meetings before.",
    );
    const late = lines(await digestOf([account("Ann Archer", "2026-02-24")], { held, today: "2026-09-01" }));
    expect(late).not.toContain("nothing yet from");
  });

  it("puts what is too long for a message into parts for a thread, each under its meeting", async () => {
    const long = (name: string): Record<string, string[]> =>
      Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => [
          `${name}'s heading ${index} which is rather long`,
          [
            `Motion ${index} on ${name}'s subject, debated at great length by many members, was lost by ${10 + index} votes to ${20 + index}. `
              .repeat(2)
              .trim(),
          ],
        ]),
      );
    const digest = await digestOf([
      account("Ann Archer", "2026-02-24", { sections: long("Ann") }),
      account("Bob Baker", "2026-01-24", { sections: long("Bob") }),
    ]);
    expect(digest.length).toBeGreaterThan(1);
    const [head, ...parts] = digest;
    expect(head?.items.filter((item) => item.kind === "report")).toHaveLength(2);
    for (const part of parts) expect(part.items[0]?.kind).toBe("meeting");
    expect(parts[0]?.title).toBe(`New (2 of ${digest.length})`);
  });

  it("names every account of one meeting, however many arrive at once", async () => {
    const digest = await digestOf(
      Array.from({ length: 40 }, (_, index) =>
        account(index % 2 === 0 ? "Ann Archer" : "Bob Baker", "2026-02-24", { file: `account-${index}.md` }),
      ),
    );
    const named = digest.flatMap((reply) =>
      reply.items.filter((item) => item.kind === "report").map((item) => item.citation?.report),
    );
    expect(new Set(named).size).toBe(40);
    for (const part of digest) expect(part.items[0]?.kind).toBe("meeting");
  });

  it("stays within a few messages of bounded size, and accounts for every report", async () => {
    const texts = fc.lorem({ maxCount: 40 });
    const reports = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 60 }),
        author: fc.constantFrom("Ann Archer", "Bob Baker"),
        texts: fc.array(texts, { minLength: 1, maxLength: 12 }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(reports, async (written) => {
        const news = written.map(({ day, author, texts }, index) => ({
          ...account(author, Temporal.PlainDate.from("2025-12-01").add({ days: day }).toString(), {
            file: `r${index}.md`,
            sections: Object.fromEntries(texts.map((text, at) => [`Heading ${at}`, [text]])),
          }),
        }));
        const digest = await digestOf(news);
        expect(digest.length).toBeLessThanOrEqual(6);
        for (const reply of digest) {
          expect(reply.items.length).toBeLessThanOrEqual(60);
          expect(reply.items.reduce((sum, item) => sum + item.text.length, 0)).toBeLessThan(6000);
        }
        const [head] = digest;
        const listed = head?.items.filter((item) => item.kind === "report").length ?? 0;
        const more = Number(
          /^(\d+) more reports?:/.exec(
            head?.items.find((item) => / more reports?:/.test(item.text))?.text ?? "0",
          )?.[1] ?? 0,
        );
        expect(listed + more).toBe(news.length);
        // What the head has no room for stands in the thread, unless even that is full.
        const named = new Set(
          digest.flatMap((reply) =>
            reply.items.filter((item) => item.kind === "report").map((item) => item.citation?.report),
          ),
        );
        const full = digest.at(-1)?.items.some((item) => / more lines?:/.test(item.text)) ?? false;
        if (!full) expect(named.size).toBe(news.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe("Meetings that reports announce", () => {
  const announcing = account("Ann Archer", "2026-01-20", {
    sections: {
      Dates: [
        "The next NEC meeting will be on Tuesday 24 February. The Disputes Panel meets on 3 March 2026.",
      ],
    },
  });
  const untold = async (...reports: readonly Report[]): Promise<readonly string[]> => {
    const archive = await buildArchive({ files: reports, gazetteer: GAZETTEER });
    return untoldMeetings(archive, "2026-01-01", "2026-03-10").map(({ body, day }) => `${body} ${day}`);
  };

  it("are missing until an account of them is here, on the day or near it", async () => {
    expect(await untold(announcing)).toEqual(["NEC 2026-02-24", "Disputes Panel 2026-03-03"]);
    expect(await untold(announcing, account("Bob Baker", "2026-02-24"))).toEqual([
      "Disputes Panel 2026-03-03",
    ]);
    expect(await untold(announcing, account("Bob Baker", "2026-02-25"))).toEqual([
      "Disputes Panel 2026-03-03",
    ]);
    const panel = account("Bob Baker", "2026-03-03", { meeting: meetingOf("Disputes Panel", "2026-03-03") });
    expect(await untold(announcing, panel)).toEqual(["NEC 2026-02-24"]);
  });

  it("are not made up from dates of other things", async () => {
    const other = account("Ann Archer", "2026-01-20", {
      sections: {
        Dates: [
          "The NEC agreed that nominations close on 24 February.",
          "At the meeting of the NEC on 20 January 2026 all was well.",
          "A meeting will be held on 24 February or 3 March with the NEC.",
        ],
      },
    });
    expect(await untold(other)).toEqual([]);
  });
});
