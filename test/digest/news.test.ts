import { describe, expect, it } from "vitest";
import { describeChange, findNews, snapshotOf } from "../../src/digest/news.ts";
import { readChange, writeChange } from "../../src/digest/noted-change.ts";
import type { Report } from "../../src/report.ts";
import type { Ledger, LedgerEntry } from "../../src/store/ledger.ts";
import { meetingOf } from "../archive/report-builder.ts";
import { account, edited } from "./written.ts";

const NOW = Temporal.Instant.from("2026-03-02T10:00:00Z");

function ledgerOf(...reports: readonly Report[]): Ledger {
  return {
    version: 1,
    entries: reports.map(
      (report, index): LedgerEntry => ({
        report: report.id,
        arrival: index + 1,
        seq: index + 1,
        kind: "new",
        hash: report.hash,
        firstSeen: NOW,
        changedAt: NOW,
        change: null,
        present: true,
      }),
    ),
  };
}

function news(ledger: Ledger, before: readonly Report[], after: readonly Report[]): readonly string[] {
  const snapshots = new Map(before.map((report) => [report.id, snapshotOf(report)]));
  return findNews(ledger, snapshots, after).map((change) =>
    change.type === "renamed"
      ? `renamed ${change.report} to ${change.to}`
      : `${change.type} ${change.report}`,
  );
}

const one = account("Ann Archer", "2026-02-24");
const two = account("Bob Baker", "2026-02-24");

describe("What is new", () => {
  it("is nothing at the first start: what is there is known", () => {
    expect(news({ version: null, entries: [] }, [], [one, two])).toEqual([
      `known ${one.id}`,
      `known ${two.id}`,
    ]);
  });

  it("is a report that was never seen, however old it is", () => {
    const old = account("Ann Archer", "2009-05-19");
    expect(news(ledgerOf(one), [one], [one, old])).toEqual([`arrived ${old.id}`]);
  });

  it("is nothing when nothing changed", () => {
    expect(news(ledgerOf(one, two), [one, two], [two, one])).toEqual([]);
  });

  it("tells a report that is gone, one that is back, and one whose file was renamed", () => {
    expect(news(ledgerOf(one, two), [one, two], [one])).toEqual([`missing ${two.id}`]);
    const absent = {
      ...ledgerOf(one),
      entries: ledgerOf(one).entries.map((entry) => ({ ...entry, present: false })),
    };
    expect(news(absent, [one], [one])).toEqual([`returned ${one.id}`]);
    expect(news(ledgerOf(one), [one], [{ ...one, id: "other" }])).toEqual([`renamed ${one.id} to other`]);
  });

  it("takes a copy beside the original for a report of its own", () => {
    expect(news(ledgerOf(one), [one], [one, { ...one, id: "copy" }])).toEqual(["arrived copy"]);
  });

  it("passes over edits that no reader would notice", () => {
    expect(news(ledgerOf(one), [one], [{ ...one, hash: "other bytes" }])).toEqual([`touched ${one.id}`]);
    expect(news(ledgerOf(one), [one], [edited(one, "Other words.")])).toEqual([`changed ${one.id}`]);
  });
});

describe("What changed", () => {
  const before = snapshotOf(one);

  it.each([
    ["a title", { title: "Another" }, `Its title was "${one.title}".`],
    ["an author", { authors: ["Bob Baker"] }, "It is now given as by Bob Baker."],
    ["a lost author", { authors: null }, "Its author is no longer named."],
    ["a date", { meetings: [meetingOf("NEC", "2026-02-25")] }, "It is now put at NEC 2026-02-25."],
    ["a lost date", { meetings: null }, "It is now put at no known date."],
    ["a link", { address: "https://example.org/" }, "Its link changed."],
    ["a further paragraph", { passages: [...before.passages, "x"] }, "1 paragraph added."],
    ["paragraphs less", { passages: [] }, "2 paragraphs removed."],
    ["a reworded one", { passages: ["x", ...before.passages.slice(1)] }, "1 paragraph reworded."],
    ["an order", { passages: before.passages.toReversed() }, "Its paragraphs are in another order."],
    [
      "two things",
      { title: "Another", passages: ["x", "y", "z"] },
      `Its title was "${one.title}"; 2 paragraphs reworded, 1 paragraph added.`,
    ],
  ])("is told in a line: %s", (_, change, line) => {
    expect(describeChange(before, { ...before, ...change })?.en).toBe(line);
  });

  it("is nothing between equals", () => {
    expect(describeChange(before, snapshotOf(one))).toBeNull();
  });
});

describe("A change that was noted", () => {
  it("is told in the language of whoever reads of it", () => {
    const noted = writeChange({ en: "Its link changed.", cy: "Newidiodd ei ddolen." });
    expect(readChange(noted)).toEqual({ en: "Its link changed.", cy: "Newidiodd ei ddolen." });
  });

  it.each(["Its link changed.", "12", "null", '"Its title was"', '{"en":"Its link changed."}'])(
    "by an earlier version is told as it stands: %s",
    (line) => expect(readChange(line)).toEqual({ en: line, cy: line }),
  );

  it("is none where nothing changed", () => expect(readChange(null)).toBeNull());
});
