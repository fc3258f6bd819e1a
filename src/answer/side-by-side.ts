/** What an answer shows and the conflicts it reports, made to agree with one another. */
import type { Archive } from "../archive/archive.ts";
import { readingOf } from "../file-map.ts";
import type { Citation, Conflict, Item } from "../reply.ts";
import { passageItem } from "./items.ts";

/** Conflicts about what is shown; those about something else of the same meetings are left out. */
export function conflictsShown(items: readonly Item[], conflicts: readonly Conflict[]): readonly Conflict[] {
  return conflicts.filter(({ values }) =>
    values.some(({ citation }) =>
      items.some((item) => item.citation !== null && overlap(item.citation, citation)),
    ),
  );
}

/** The items, and after each that is contradicted the words of the other witnesses, if they are not there yet. */
export function withOtherWitnesses(
  archive: Archive,
  items: readonly Item[],
  conflicts: readonly Conflict[],
): readonly Item[] {
  const shown = [...items];
  for (const { values } of conflicts) {
    const place = shown.findIndex(
      (item) => item.citation !== null && values.some(({ citation }) => overlap(item.citation, citation)),
    );
    const kind = shown[place]?.kind;
    if (place < 0 || kind === undefined) continue;
    const missing = values.flatMap((value): readonly Item[] => {
      const there = shown.some((item) => item.citation !== null && overlap(item.citation, value.citation));
      const item = there ? null : itemOf(archive, value, kind);
      return item === null ? [] : [item];
    });
    shown.splice(place + 1, 0, ...missing);
  }
  return shown;
}

function itemOf(
  archive: Archive,
  { text, citation }: Conflict["values"][number],
  kind: Item["kind"],
): Item | null {
  const report = archive.report(citation.report);
  const passage = archive.passage(citation.passage);
  if (report === undefined || passage === undefined) return null;
  const { start, end } = readingOf(report.fileMap, citation);
  const item = passageItem(report, passage, start - passage.start, end - passage.start);
  if (kind !== "vote" && kind !== "figure") return item;
  const label = text.slice(0, Math.max(0, text.lastIndexOf(`: ${item.text}`)));
  return {
    ...item,
    kind,
    ...(label === "" ? {} : { label }),
    ...(report.text === "digest" ? { paraphrased: true } : {}),
  };
}

/** Whether two citations share words of one report. */
export function overlap(a: Citation | null, b: Citation | null): boolean {
  return a !== null && b !== null && a.report === b.report && a.start < b.end && b.start < a.end;
}
