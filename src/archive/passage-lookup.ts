/** Passages by their ids: a question looks some dozens up, and each of them several times. */
import { type Passage, type Report, reportOfPassage } from "../report.ts";
import { RecentMap } from "./recent-map.ts";

const MOST_REMEMBERED = 1_000;

/** Looks passages up in these reports, given by their ids. */
export function passageLookup(reports: ReadonlyMap<string, Report>): (id: string) => Passage | undefined {
  const found = new RecentMap<string, Passage>(MOST_REMEMBERED);
  return (id) => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const passage = passageIn(reports.get(reportOfPassage(id)), id);
    if (passage !== undefined) found.set(id, passage);
    return passage;
  };
}

function passageIn(report: Report | undefined, id: string): Passage | undefined {
  for (const passage of report?.passages ?? []) if (passage.id === id) return passage;
  return undefined;
}
