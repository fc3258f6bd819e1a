/** The same text under another header or address, and sub-edited copies of one: by the word runs they share. */
import type { Report } from "../report.ts";
import { amended, withoutPassages } from "./amended-report.ts";
import { RunHolders } from "./run-holders.ts";

/** Hashes of the runs of words of a report, each once. */
export type Sketch = readonly number[] | Uint32Array;

/** So many words in a row make a run; two texts by different hands share hardly any. */
const RUN = 5;
/** Of a longer text one run in eight is looked at: enough to tell, an eighth of the work. */
const SAMPLE = 8;
const SHORT_WORDS = 400;
const SAME = 0.93;
const EDITED = 0.2;
const FEWEST_RUNS = 6;

/**
 * Marks duplicates (`duplicateOf`, kind `duplicate`, no passages) and sub-edited copies (`sameWitnessAs`). Of several
 * copies the one that stands is no repost, the one published first where that is known, else the fullest; the order of
 * files decides only ties.
 */
export function markDuplicates(files: readonly Report[], sketchFor: (file: string) => Sketch): Report[] {
  const compared = files.filter(({ kind, text }) => kind === "report" && text === "verbatim");
  const order = compared.toSorted(preferred);
  const sizes = order.map(({ file }) => sketchFor(file).length);
  const holders = new RunHolders(sizes.reduce((sum, size) => sum + size, 0));
  const counts = new Uint32Array(order.length);
  const marks = new Map<string, Mark>();
  for (const [place, report] of order.entries()) {
    const sketch = sketchFor(report.file);
    const { nearest, shared } = nearestOf(sketch, holders, counts, order);
    const found = nearest === null ? undefined : order[nearest];
    const original = found === undefined ? undefined : originalOf(found, marks);
    if (original !== undefined) {
      const other = sizes[nearest ?? 0] ?? 0;
      const small = Math.min(sketch.length, other);
      const contained = small < FEWEST_RUNS ? 0 : shared / small;
      const alike = shared / Math.max(1, sketch.length + other - shared);
      // The smaller text wholly inside the larger is a duplicate only if it is nearly all of it: else an extract.
      const same = contained >= SAME && alike >= SAME * 0.85;
      const [first, copy] = cameFirst(report, original, same) ? [report, original] : [original, report];
      if (same) {
        marks.set(copy.file, { of: first, same: true });
        // Whatever is like the one is like the other, and is found by the runs of the one.
        continue;
      }
      if (contained >= EDITED && sameOccasion(report, original))
        marks.set(copy.file, { of: first, same: false });
    }
    for (const run of sketch) holders.add(run, place);
  }
  return files.map((report) => {
    const mark = marks.get(report.file);
    if (mark === undefined) return report;
    const original = originalOf(mark.of, marks);
    return mark.same ? duplicate(report, original) : editedCopy(report, original);
  });
}

type Mark = { readonly of: Report; readonly same: boolean };

/** What stands of a report and its copies. It ends: neither report of a mark had one when that mark was put. */
function originalOf(report: Report, marks: ReadonlyMap<string, Mark>): Report {
  let original = report;
  for (let mark = marks.get(report.file); mark !== undefined; mark = marks.get(original.file))
    original = mark.of;
  return original;
}

function duplicate(report: Report, { file }: Report): Report {
  const message = `The same text as ${file}; that one is used.`;
  return withoutPassages(report, {
    kind: "duplicate",
    reason: `The same text as ${file}.`,
    duplicateOf: file,
    problems: [...report.problems, { code: "duplicate", message }],
  });
}

function editedCopy(report: Report, { id, file }: Report): Report {
  const message = `An edited copy or extract of ${file}; it does not count as a second account.`;
  return amended(report, {
    sameWitnessAs: id,
    problems: [...report.problems, { code: "near-duplicate", message }],
  });
}

/**
 * The report that shares most runs, of several the first by file name, and how many.
 * @param counts one nought for each report, and so again afterwards
 */
function nearestOf(
  sketch: Sketch,
  holders: RunHolders,
  counts: Uint32Array,
  order: readonly Report[],
): { nearest: number | null; shared: number } {
  const touched: number[] = [];
  for (const run of sketch) {
    for (const holder of holders.of(run)) {
      const count = (counts[holder] ?? 0) + 1;
      counts[holder] = count;
      if (count === 1) touched.push(holder);
    }
  }
  let nearest: number | null = null;
  let shared = 0;
  for (const holder of touched) {
    const count = counts[holder] ?? 0;
    counts[holder] = 0;
    const first = nearest === null || (order[holder]?.file ?? "") < (order[nearest]?.file ?? "");
    if (count > shared || (count === shared && first)) {
      nearest = holder;
      shared = count;
    }
  }
  return { nearest, shared };
}

/** What is compared of a report: hashes of its runs of words, each once. */
export function sketchOf(report: Report): number[] {
  const words =
    report.passages
      .map((passage) => passage.text)
      .join(" ")
      .toLowerCase()
      .normalize("NFKD")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at += 1) {
    const run = hashOf(words, at);
    // A short text has too few runs to leave any out.
    if (words.length < SHORT_WORDS || run % SAMPLE === 0) runs.add(run);
  }
  return [...runs];
}

/** FNV-1a over the run's letters. */
function hashOf(words: readonly string[], at: number): number {
  let hash = 0x811c9dc5;
  for (let index = at; index < at + RUN; index += 1) {
    const word = words[index] ?? "";
    for (let letter = 0; letter < word.length; letter += 1)
      hash = Math.imul(hash ^ word.charCodeAt(letter), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}

/** Whether two reports may be one account: no other author and no other meeting, as far as both say. */
function sameOccasion(a: Report, b: Report): boolean {
  const authors =
    a.authors === null || b.authors === null || a.authors.some((author) => b.authors?.includes(author));
  const meetings =
    a.meetings === null ||
    b.meetings === null ||
    a.meetings.some((one) =>
      b.meetings?.some(
        (other) => (one.from ?? "") <= (other.to ?? "") && (other.from ?? "") <= (one.to ?? ""),
      ),
    );
  return authors && meetings;
}

/** Which copy should stand: no repost, no page of many posts, the fuller text, named author, then file name. */
function preferred(a: Report, b: Report): number {
  return originality(b) - originality(a) || fullness(b) - fullness(a) || (a.file < b.file ? -1 : 1);
}

/**
 * Whether the one that comes after in that order was published first all the same. Of two that have the `same` text, the
 * one that says when it was put up is sooner the first.
 */
function cameFirst(report: Report, other: Report, same: boolean): boolean {
  if (report.published === null || originality(report) !== originality(other)) return false;
  if (other.published === null) return same;
  return report.published < other.published && !other.published.startsWith(report.published);
}

function originality(report: Report): number {
  const codes = new Set(report.problems.map((problem) => problem.code));
  let score = 0;
  if (codes.has("repost")) score -= 4;
  if (codes.has("other-body") || codes.has("forum") || codes.has("poster-byline")) score -= 3;
  if (codes.has("archive-stamp") || codes.has("extract")) score -= 2;
  // An address that somebody was sent on by.
  if (/[?&](?:utm_\w+|fbclid|gclid|mc_cid)=/iu.test(report.address ?? "")) score -= 1;
  return score;
}

function fullness(report: Report): number {
  const named =
    report.authors !== null && !report.problems.some(({ code }) => code === "author-from-other-report");
  const words = report.outline?.letters ?? report.passages.reduce((sum, { text }) => sum + text.length, 0);
  // Copies differ by a few words of masthead or sign-off: only a real difference in length counts.
  return (named ? 1 : 0) + Math.min(4, Math.floor(words / 1500));
}
