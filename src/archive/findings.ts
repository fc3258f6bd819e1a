/** What is drawn from one report by itself, whatever else the corpus holds. */
import { keyOf } from "../ingest/snapshot.ts";
import type { Figure, Report, Vote } from "../report.ts";
import { extractFigures } from "./figures.ts";
import { placesOfNames } from "./people-in-text.ts";
import { extractVotes } from "./votes.ts";

export type Findings = {
  readonly votes: readonly Vote[];
  readonly figures: readonly Figure[];
  /** Where its passages may name people, as `placesOfNames` gives it. */
  readonly places: string;
};

export function findingsOf(report: Report): Findings {
  const places = report.passages.map(({ text }) => placesOfNames(text)).filter((text) => text !== "");
  return { votes: extractVotes(report), figures: extractFigures(report), places: places.join("\n\n") };
}

const stamps = new WeakMap<Report, string>();

/** Equal for two readings of a report from which the same is drawn; a passage's id stands for its text. */
export function stampOf(report: Report): string {
  const known = stamps.get(report);
  if (known !== undefined) return known;
  const { id, file, hash, title, authors, passages } = report;
  const places = passages.map((passage) => [passage.id, passage.start, passage.heading, passage.meeting]);
  const stamp = keyOf(JSON.stringify([id, file, hash, title, authors, places]));
  stamps.set(report, stamp);
  return stamp;
}
