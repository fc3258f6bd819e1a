import { beforeAll, describe, expect, test } from "vitest";
import { briefReply, makeBrief } from "../../src/answer/brief.ts";
import { briefMarkdown } from "../../src/answer/brief-markdown.ts";
import type { Archive } from "../../src/archive/archive.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Item } from "../../src/reply.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";

const NO_NAMES = { people: [], bodies: [], topics: [] };
const frame = (archive: Archive, readingRoom: string | null = null) => ({
  coverage: archive.coverage,
  today: "2026-11-23",
  readingRoom,
});

const reports = [
  reportOf({
    file: "march.md",
    authors: ["Alix Fern"],
    meeting: meetingOf("NEC", "2026-03-24"),
    sections: { Finance: ["The treasurer presented the accounts of the year, which were approved."] },
  }),
  reportOf({
    file: "july-fern.md",
    title: "NEC [July] *report*",
    authors: ["Alix Fern"],
    meeting: meetingOf("NEC", "2026-07-21"),
    sections: {
      "Conference arrangements": [
        "Conference arrangements in Liverpool were agreed, and the motion on delegates was carried by 20 votes to 12.",
      ],
      Membership: ["Membership stood at 309,000 members at the end of June. <b>Bold</b> claims were made."],
    },
  }),
  reportOf({
    file: "july-marsh.md",
    authors: ["Bo Marsh"],
    meeting: meetingOf("NEC", "2026-07-21"),
    sections: {
      Conference: [
        "On conference arrangements in Liverpool, the motion on delegates was carried by 21 votes to 12.",
      ],
      Byelections: [
        "Candidates for two byelections were chosen from long lists, with local members on the panel.",
      ],
    },
  }),
  reportOf({
    file: "panel.md",
    authors: ["Bo Marsh"],
    meeting: meetingOf("Organisation Committee", "2026-09-03"),
    sections: { Boundaries: ["Boundary reviews were noted; branches will be told in the autumn."] },
  }),
];

let archive: Archive;
beforeAll(async () => {
  archive = await buildArchive({ files: reports, gazetteer: NO_NAMES });
});

describe("A branch note", () => {
  test("since the last meeting tells of the body's last one, and of whatever came after it", () => {
    const { meetings } = makeBrief(archive, null, "2026-11-23");
    expect(meetings.map(({ meeting }) => [meeting.body, meeting.from])).toEqual([
      ["NEC", "2026-07-21"],
      ["Organisation Committee", "2026-09-03"],
    ]);
  });

  test("since a date tells of every meeting from then on, and of none that is still to come", () => {
    const days = (from: string, today: string) =>
      makeBrief(archive, { from }, today).meetings.map(({ meeting }) => meeting.from);
    expect(days("2026-01-01", "2026-11-23")).toEqual(["2026-03-24", "2026-07-21", "2026-09-03"]);
    expect(days("2026-04-01", "2026-08-01")).toEqual(["2026-07-21"]);
    expect(days("2026-10-01", "2026-11-23")).toEqual([]);
  });

  test("quotes every account exactly, with votes, figures and what only one mentions", () => {
    const [july] = makeBrief(archive, null, "2026-11-23").meetings;
    const quoted = [
      ...(july?.points.flatMap(({ items }) => items) ?? []),
      ...(july?.votes ?? []),
      ...(july?.figures ?? []),
    ];
    expect(quoted.length).toBeGreaterThan(5);
    for (const { text, citation } of quoted) {
      const passage = archive.passage(citation?.passage ?? "");
      const start = (citation?.start ?? 0) - (passage?.start ?? 0);
      expect(passage?.text.slice(start, start + text.length)).toBe(text);
    }
    expect(new Set(quoted.map(({ person }) => person))).toEqual(new Set(["Alix Fern", "Bo Marsh"]));
    expect(july?.votes.map(({ label }) => label)).toEqual(["Carried 20–12", "Carried 21–12"]);
    expect(july?.figures.some(({ label }) => label?.startsWith("309,000"))).toBe(true);
    expect(july?.points.find(({ heading }) => heading === "Byelections")?.onlyBy).toBe("Bo Marsh");
    expect(july?.conflicts.length).toBe(1);
  });

  test("has no room for everything, and says so", async () => {
    const many = Array.from({ length: 10 }, (_, index) =>
      reportOf({
        file: `m${index}.md`,
        authors: ["Alix Fern"],
        meeting: meetingOf("NEC", `2025-0${Math.min(9, index + 1)}-1${index % 10}`),
        sections: Object.fromEntries(
          Array.from({ length: 14 }, (__, part) => [
            `Heading ${index} ${part}`,
            [`Subject ${part} of meeting ${index} was discussed at some length.`],
          ]),
        ),
      }),
    );
    const large = await buildArchive({ files: many, gazetteer: NO_NAMES });
    const brief = makeBrief(large, { from: "2025-01-01" }, "2026-11-23");
    expect(brief.meetings.length).toBe(6);
    expect(brief.leftOut).toBe(4);
    for (const { points, further } of brief.meetings) {
      expect(points.length).toBe(10);
      expect(further).toBe(4);
    }
    expect(briefMarkdown(brief, frame(large))).toContain("4 earlier meetings of that time are left out.");
  });
});

describe("As Markdown", () => {
  test("a note's words stand in quotation marks with reporter and link, and its sources at the end", () => {
    const text = briefMarkdown(
      makeBrief(archive, null, "2026-11-23"),
      frame(archive, "https://nec.example.org"),
    );
    expect(text).toMatch(/^# Brief: from NEC, 21 July 2026 to Organisation Committee, 3 September 2026\n/);
    expect(text).toMatch(
      /- “On conference arrangements .*” – \[Bo Marsh\]\(<https:\/\/nec\.example\.org\/report\/july-marsh\?at=/,
    );
    expect(text).toMatch(/### Sources\n\n- \[NEC \\\[July\\\] \\\*report\\\*\]/);
    expect(text).toContain("### Where accounts differ");
    expect(text.endsWith("\n")).toBe(true);
  });

  test("nothing in a report acts as Markdown or HTML", () => {
    const text = briefMarkdown(makeBrief(archive, null, "2026-11-23"), frame(archive));
    expect(text).toContain("\\<b\\>Bold\\</b\\>");
    expect(text).not.toMatch(/(?<!\\)<(?!https?:)/);
  });

  test("a digest's words are marked as a paraphrase, without quotation marks", async () => {
    const digest = {
      ...reportOf({
        file: "d.md",
        authors: ["Alix Fern"],
        meeting: meetingOf("NEC", "2026-07-21"),
        sections: { A: ["Fern says that the rules were changed."] },
      }),
      text: "digest" as const,
    };
    const made = await buildArchive({ files: [digest], gazetteer: NO_NAMES });
    const text = briefMarkdown(makeBrief(made, null, "2026-11-23"), frame(made));
    expect(text).toContain("- Fern says that the rules were changed. (paraphrase) – Alix Fern");
    expect(text).not.toContain("“Fern says");
  });

  test("an empty time is said to be empty", () => {
    const text = briefMarkdown(makeBrief(archive, { from: "2026-10-01" }, "2026-11-23"), frame(archive));
    expect(text).toContain("No report held here tells of a meeting in that time.");
  });
});

test("As a reply, the pages of a note hold each line once", () => {
  const brief = makeBrief(archive, { from: "2026-01-01" }, "2026-11-23");
  const items: Item[] = [];
  for (let page = 1; page < 20; page += 1) {
    const reply = briefReply(archive, brief, "2026", page);
    items.push(...reply.items);
    if (reply.remaining === 0) break;
  }
  expect(items.filter(({ kind }) => kind === "meeting").length).toBe(3);
  const lines = brief.meetings.flatMap(({ points, votes, figures }) => [
    ...points.flatMap((point) => point.items),
    ...votes,
    ...figures,
  ]);
  expect(items.filter(({ citation }) => citation !== null)).toEqual(lines);
  expect(briefReply(archive, brief, "2026").verdict).toBe("answered");
});
