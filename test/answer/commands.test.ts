import { describe, expect, test } from "vitest";
import { coverageReply } from "../../src/answer/coverage.ts";
import { dateReply } from "../../src/answer/date.ts";
import { figuresReply } from "../../src/answer/figures.ts";
import { meetingReply } from "../../src/answer/meeting.ts";
import { type Period, readPeriod } from "../../src/answer/period.ts";
import { personReply } from "../../src/answer/person.ts";
import { reportReply } from "../../src/answer/report-pages.ts";
import { topicReply } from "../../src/answer/topic.ts";
import { votesReply } from "../../src/answer/votes.ts";
import { buildArchive } from "../../src/archive/build-archive.ts";
import type { Reply } from "../../src/reply.ts";
import { meetingOf, reportOf } from "../archive/report-builder.ts";
import { gazetteer, inventedArchive, TODAY } from "./invented-archive.ts";

const archive = await inventedArchive();

function period(text: string): Period {
  const read = readPeriod(text, TODAY);
  if (read === null) throw new Error(`${text} is no period`);
  return read;
}

function texts(reply: Reply): string {
  return reply.items.map(({ text, label }) => `${label ?? ""} ${text}`).join("\n");
}

function files(reply: Reply): readonly string[] {
  return [
    ...new Set(reply.items.flatMap(({ citation }) => (citation === null ? [] : [citation.file]))),
  ].sort();
}

describe("/nec topic", () => {
  test("keeps to the dates that were given", async () => {
    const reply = await topicReply(archive, { topic: "canals", from: period("2032") }, TODAY);
    expect(files(reply)).toEqual(["thistlewood-july-2032.md"]);
  });

  test("keeps to what one person reported", async () => {
    const reply = await topicReply(
      archive,
      { topic: "Lighthouse Fund", person: "Quillfeather", to: period("2031") },
      TODAY,
    );
    expect(files(reply)).toEqual(["quillfeather-march-2031.md"]);
  });

  test("says when nothing is held, and offers to follow what is", async () => {
    expect((await topicReply(archive, { topic: "monorail" }, TODAY)).verdict).toBe("not-in-reports");
    const held = await topicReply(archive, { topic: "canals" }, TODAY);
    expect(held.actions.find(({ kind }) => kind === "follow")?.call).toEqual({
      command: "follow",
      values: { subject: "canals" },
    });
  });
});

describe("/nec date", () => {
  test("shows each meeting of the period with every account of it", () => {
    const reply = dateReply(archive, { date: period("march 2031") });
    expect(reply.items[0]).toMatchObject({ kind: "meeting", text: "NEC, 11 March 2031" });
    expect(files(reply)).toEqual(["quillfeather-march-2031.md", "thistlewood-march-2031.md"]);
    expect(texts(reply)).toContain("Carried 19–11");
    expect(reply.conflicts.length).toBeGreaterThan(0);
  });

  test("says when no account covers it", () => {
    expect(dateReply(archive, { date: period("2001") }).verdict).toBe("not-in-reports");
  });
});

describe("/nec person", () => {
  test("shows where others name somebody, then the reports that are theirs", async () => {
    const reply = await personReply(archive, { person: "oona brackwater" });
    expect(texts(reply)).toContain("Oona Brackwater will lead an inquiry");
    expect(reply.items.filter(({ kind }) => kind === "report").map(({ citation }) => citation?.file)).toEqual(
      ["brackwater-grievance-2033.md"],
    );
  });

  test("keeps to the dates, and says when nobody of that name is reported", async () => {
    const reply = await personReply(archive, { person: "Mabel Thistlewood", from: period("2033") });
    expect(files(reply)).toEqual(["brackwater-grievance-2033.md"]);
    expect((await personReply(archive, { person: "Gwendolyn Harkaway" })).verdict).toBe("not-in-reports");
  });
});

describe("/nec meeting", () => {
  test.each(["NEC@2031-03-11", "11 March 2031", "the NEC of 11/3/31"])("finds it by %s", (meeting) => {
    const reply = meetingReply(archive, { meeting }, TODAY);
    expect(reply.title).toBe("NEC, 11 March 2031");
    expect(reply.summary).toContain("2 accounts");
  });

  test("brings accounts of one item together and says what only one of them tells", () => {
    const reply = meetingReply(archive, { meeting: "11 March 2031" }, TODAY);
    expect(texts(reply)).toContain("Lighthouse Fund – told by Piers Quillfeather; Mabel Thistlewood:");
    expect(texts(reply)).toContain("Membership – told only by Mabel Thistlewood:");
    expect(reply.conflicts.map(({ about }) => about).join()).toContain("membership");
  });

  test("says when no account is held", () => {
    expect(meetingReply(archive, { meeting: "12 March 1999" }, TODAY).verdict).toBe("not-in-reports");
    expect(meetingReply(archive, { meeting: "whenever" }, TODAY).verdict).toBe("not-in-reports");
  });
});

describe("/nec votes", () => {
  test("lists the ledger, oldest first", () => {
    const reply = votesReply(archive, {});
    expect(reply.items.every(({ kind }) => kind === "vote")).toBe(true);
    const dates = reply.items.map(({ date }) => date ?? "");
    expect(dates).toEqual([...dates].sort());
  });

  test("keeps to subject, period and person", () => {
    expect(texts(votesReply(archive, { subject: "lamp levy" }))).toContain("Carried 19–11");
    expect(files(votesReply(archive, { from: period("2033") }))).toEqual(["brackwater-grievance-2033.md"]);
    expect(files(votesReply(archive, { person: "Piers Quillfeather" }))).toContain(
      "quillfeather-march-2031.md",
    );
    expect(votesReply(archive, { subject: "herring quotas" }).verdict).toBe("not-in-reports");
  });
});

describe("/nec figures", () => {
  test("gives a measure over time with its reporters and shows where they differ", () => {
    const reply = figuresReply(archive, { measure: "membership" });
    expect(reply.items.map(({ person }) => person)).toEqual(["Piers Quillfeather", "Mabel Thistlewood"]);
    expect(texts(reply)).toContain("512,400 members");
    expect(reply.conflicts).toHaveLength(1);
  });

  test("takes a figure to be of the date it names, whenever it was told", async () => {
    const told = await buildArchive({
      gazetteer,
      files: [
        reportOf({
          file: "marram-january-2034.md",
          authors: ["Delia Marram"],
          meeting: meetingOf("NEC", "2034-01-24"),
          sections: { Numbers: ["Membership on 31 December was 182,370."] },
        }),
      ],
    });
    const of = (year: string) =>
      figuresReply(told, { measure: "membership", from: period(year), to: period(year) });
    expect(texts(of("2033"))).toContain("182,370");
    expect(of("2034").verdict).toBe("not-in-reports");
  });

  test("finds a measure that the ledger has no name for by the words beside it", () => {
    expect(texts(figuresReply(archive, { measure: "open cases" }))).toContain("388 open cases");
    expect(figuresReply(archive, { measure: "trombones" }).verdict).toBe("not-in-reports");
  });
});

describe("/nec report", () => {
  test("lists all, and reads one from its title, file or id", () => {
    expect(reportReply(archive, {}).items).toHaveLength(5);
    for (const report of [
      "What we decided on Tuesday",
      "quillfeather-march-2031.md",
      "quillfeather-march-2031",
    ]) {
      expect(texts(reportReply(archive, { report }))).toContain("I asked about herring quotas");
    }
    expect(reportReply(archive, { report: "Zebra gazette" }).verdict).toBe("not-in-reports");
  });

  test("opens at the page that holds a passage", () => {
    const passage = archive.reports
      .flatMap(({ passages }) => passages)
      .find(({ text }) => text.includes("48 recommendations"));
    const reply = reportReply(archive, { passage: passage?.id });
    expect(reply.title).toBe("NEC Meeting, 20 July 2032");
    expect(reply.items.some(({ citation }) => citation?.passage === passage?.id)).toBe(true);
  });
});

test("/nec coverage shows meetings with their reporters, gaps, and what is undated", () => {
  const reply = coverageReply(archive, {});
  expect(texts(reply)).toContain("NEC, 11 March 2031: Piers Quillfeather; Mabel Thistlewood");
  expect(texts(reply)).toContain(
    "No account of a meeting of the NEC between 11 March 2031 and 20 July 2032.",
  );
  expect(texts(reply)).toContain("Without a date of their meeting:");
});
