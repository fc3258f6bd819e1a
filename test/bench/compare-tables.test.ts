import { describe, expect, it } from "vitest";
import { type Measured, qualityTable, speedTables, withSection } from "../../bench/compare-tables.ts";

const measured: Measured = {
  quality: {
    ours: { wells: { first: 0.5, ten: 1, ndcg: 0.75 }, moths: { first: 0.25, ten: 0.5, ndcg: 0.3 } },
    theirs: { wells: null },
  },
  speed: {
    "20000": {
      theirs: { p50: 9.5, p95: 20, p99: 31.4, processMb: 22, keptMb: null, buildMs: 5000, warmMs: null },
    },
    "2000": {
      ours: { p50: 0.061, p95: 0.1, p99: 4, processMb: 19, keptMb: 2, buildMs: 610, warmMs: 14 },
      theirs: null,
    },
  },
};
const cells = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const rowsOf = (table: string) => table.split("\n").filter((line) => line.startsWith("|"));

describe("the tables of a comparison", () => {
  it("have a cell under every heading, and only what belongs under it", () => {
    const table = rowsOf(qualityTable(measured, ["ours", "theirs"])).map(cells);
    expect(table[0]).toEqual(["engine", "moths R@1 / R@10 / nDCG@10", "wells R@1 / R@10 / nDCG@10"]);
    expect(table.slice(2)).toEqual([
      ["ours", ".250 / .500 / .300", ".500 / 1.000 / .750"],
      ["theirs", "-", "failed"],
    ]);
    for (const line of rowsOf(speedTables(measured, ["ours", "theirs"]))) expect(cells(line)).toHaveLength(8);
  });

  it("stand by number of passages, each with the engines measured at that number alone", () => {
    const text = speedTables(measured, ["ours", "theirs"]);
    expect(text.indexOf("2,000 passages")).toBeLessThan(text.indexOf("20,000 passages"));
    const [small = "", large = ""] = text.split("20,000 passages");
    expect(rowsOf(small).slice(2).map(cells)).toEqual([
      ["ours", "0.06", "0.10", "4.00", "2", "19", "0.6", "0.01"],
      ["theirs", "failed", "-", "-", "-", "-", "-", "-"],
    ]);
    expect(rowsOf(large).slice(2).map(cells)).toEqual([
      ["theirs", "9.50", "20", "31", "-", "22", "5.0", "-"],
    ]);
  });

  it("take the place of the old ones in a document, which must have a place for them", () => {
    const document = "# Benches\n\n<!-- speed -->\nold\n<!-- /speed -->\n\nThe end.\n";
    const changed = withSection(document, "speed", "new");
    expect(changed).toBe("# Benches\n\n<!-- speed -->\n\nnew\n\n<!-- /speed -->\n\nThe end.\n");
    expect(withSection(changed, "speed", "new")).toBe(changed);
    expect(() => withSection(document, "quality", "new")).toThrow("quality");
  });
});
