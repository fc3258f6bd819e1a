/** How many of the reports held for each year mention a subject by one of its names. */
import { LRUCache } from "lru-cache";
import type { Archive } from "../archive/archive.ts";
import type { YearCount } from "../reply-chart.ts";
import { outlineOf, type Passage, type Report } from "../report.ts";

/** A passage that names a subject, without its words: of a common subject they would be half the corpus. */
export type Naming = Pick<Passage, "id" | "report" | "meeting" | "start">;

/** Found once for each archive and subject; emptied when full, so that odd subjects do not eat the memory. */
const remembered = new WeakMap<Archive, Map<string, Promise<readonly Naming[]>>>();
const MOST_REMEMBERED = 500;

/**
 * The passages in which one of a subject's names stands word for word, case and accents aside; in no
 * particular order.
 */
export function passagesNaming(archive: Archive, subject: string): Promise<readonly Naming[]> {
  const known = remembered.get(archive) ?? new Map<string, Promise<readonly Naming[]>>();
  remembered.set(archive, known);
  const held = known.get(subject);
  if (held !== undefined) return held;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const finding = findPassages(archive, spellingsOf(archive, subject));
  known.set(subject, finding);
  return finding;
}

async function findPassages(archive: Archive, names: readonly string[]): Promise<readonly Naming[]> {
  const wanted = [...new Set(names.map(folded))].filter((words) => words.trim() !== "");
  const found: Naming[] = [];
  for (const [index, report] of archive.reports.entries()) {
    // Folding thousands of reports takes a while the first time: others' requests go in between.
    if (index % 50 === 49) await new Promise((resolve) => setImmediate(resolve));
    const { text, starts } = foldedReport(report);
    const holding = new Set<number>();
    for (const words of wanted) {
      for (let at = text.indexOf(words); at >= 0; ) {
        const passage = starts.findLastIndex((start) => start <= at);
        holding.add(passage);
        at = passage + 1 < starts.length ? text.indexOf(words, starts[passage + 1]) : -1;
      }
    }
    if (holding.size === 0) continue;
    for (const [at, { id, meeting, start }] of report.passages.entries()) {
      if (holding.has(at)) found.push({ id, report: report.id, meeting, start });
    }
  }
  return found;
}

/** The folded texts of a report's passages one after another, and where each begins. */
type Folded = { readonly text: string; readonly starts: readonly number[] };

/** A report's text does not change: of a corpus that is not too large, each is folded once. */
const foldedReports = new LRUCache<Report, Folded>({
  maxSize: 32_000_000,
  sizeCalculation: ({ text }) => text.length + 1,
});

function foldedReport(report: Report): Folded {
  const known = foldedReports.get(report);
  if (known !== undefined) return known;
  const starts: number[] = [];
  let text = "";
  for (const passage of report.passages) {
    starts.push(text.length);
    // The line end keeps a name from being found across two passages.
    text += `${folded(`${passage.heading ?? ""} . ${passage.text}`)}\n`;
  }
  const made = { text, starts };
  foldedReports.set(report, made);
  return made;
}

/** Every year from the first to the last that reports are held for, in order. */
export async function mentionsByYear(archive: Archive, subject: string): Promise<readonly YearCount[]> {
  const mentioning = reportsByYear(await passagesNaming(archive, subject));
  const held = heldByYear(archive);
  const years = [...held.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, held: held.get(year)?.size ?? 0, mentioning: mentioning.get(year)?.size ?? 0 };
  });
}

const heldYears = new WeakMap<Archive, ReadonlyMap<number, ReadonlySet<string>>>();

function heldByYear(archive: Archive): ReadonlyMap<number, ReadonlySet<string>> {
  const known = heldYears.get(archive);
  if (known !== undefined) return known;
  const years = reportsByYear(
    archive.reports.flatMap((report) =>
      outlineOf(report).flatMap(({ meeting, passages }) =>
        passages > 0 ? [{ meeting, report: report.id }] : [],
      ),
    ),
  );
  heldYears.set(archive, years);
  return years;
}

function reportsByYear(
  passages: Iterable<Pick<Passage, "meeting" | "report">>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const years = new Map<number, Set<string>>();
  for (const { meeting, report } of passages) {
    const year = yearOf(meeting?.from ?? null);
    if (year !== null) years.set(year, (years.get(year) ?? new Set()).add(report));
  }
  return years;
}

/** The names of what the words name, or the words themselves. */
function spellingsOf(archive: Archive, subject: string): readonly string[] {
  const named = archive.names
    .mentions(subject)
    .find(
      ({ kind, start, end }) =>
        (kind === "topic" || kind === "person" || kind === "body") && end - start >= subject.trim().length,
    );
  return named === undefined ? [subject] : archive.names.spellings(named.kind, named.name);
}

/** Words in lower case without accents, with one space around each: whole words are found by `includes`. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  const separators = /[^\p{ASCII}]/u.test(lower) ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9]+/g;
  return ` ${plain(lower).replace(separators, " ").trim()} `;
}

/** Without accents. Most texts have none, and are left as they are. */
function plain(text: string): string {
  return /\p{M}|[\u00c0-\u024f\u1e00-\u1eff]/u.test(text)
    ? text.normalize("NFKD").replace(/\p{M}+/gu, "")
    : text;
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}
