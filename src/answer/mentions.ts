/** How many of the reports held for each year mention a subject by one of its names. */
import { foldWord } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { Passage } from "../report.ts";

export type YearMentions = {
  readonly year: number;
  /** Reports held of that year's meetings. */
  readonly held: number;
  /** Those of them that name the subject. */
  readonly mentioning: number;
};

/** Passages that the index may give for one name; far more than any name has. */
const MOST_HITS = 20_000;

/**
 * The passages in which one of a subject's names stands word for word, case and accents aside; in no
 * particular order.
 */
export async function passagesNaming(archive: Archive, subject: string): Promise<readonly Passage[]> {
  const found = new Map<string, Passage>();
  for (const name of spellingsOf(archive, subject)) {
    const words = foldedWords(name);
    if (words === "") continue;
    for (const { passage: id } of await archive.engine.search({ text: name, limit: MOST_HITS })) {
      const passage = found.has(id) ? undefined : archive.passage(id);
      if (passage === undefined) continue;
      if (foldedWords(`${passage.heading ?? ""} ${passage.text}`).includes(words)) found.set(id, passage);
    }
  }
  return [...found.values()];
}

/** Every year from the first to the last that reports are held for, in order. */
export async function mentionsByYear(archive: Archive, subject: string): Promise<readonly YearMentions[]> {
  const mentioning = reportsByYear(await passagesNaming(archive, subject));
  const held = reportsByYear(archive.reports.flatMap(({ passages }) => passages));
  const years = [...held.keys()].sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, held: held.get(year)?.size ?? 0, mentioning: mentioning.get(year)?.size ?? 0 };
  });
}

function reportsByYear(passages: readonly Passage[]): ReadonlyMap<number, ReadonlySet<string>> {
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

/** Words in lower case without accents, each between single spaces, so that whole words can be looked for. */
function foldedWords(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? "" : ` ${words.map(foldWord).join(" ")} `;
}

function yearOf(day: string | null): number | null {
  return day === null ? null : Number(day.slice(0, 4));
}
