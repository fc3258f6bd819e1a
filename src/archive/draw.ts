/** What the reports hold by themselves: worked out, or taken over from the archive before or from an earlier start. */
import { setImmediate as breathe } from "node:timers/promises";
import { keyOf } from "../ingest/snapshot.ts";
import type { Report } from "../report.ts";
import { rememberTerms } from "./analyzer.ts";
import { stampOf } from "./findings.ts";
import { type Drawn, DrawnWriter, loadDrawn, type Words } from "./findings-snapshot.ts";
import { NO_TERM_COUNTS, updateTermCounts } from "./index-statistics.ts";
import { collectVocabulary, updateVocabulary } from "./vocabulary.ts";

/** What was drawn before, and from which reports. */
export type Before = { readonly drawn: Drawn; readonly reports: readonly Report[] };

export type Drawing = {
  /** Whether passages are to be counted by the terms that they hold. */
  readonly countTerms: boolean;
  /** The snapshot's; null: nowhere. */
  readonly path: string | null;
};

/** Reports after which others have a turn: this runs while people ask. */
const TURN = 20;

/** Draws from every report what is in it. A snapshot that cannot be read or written is done without. */
export async function drawFrom(
  reports: readonly Report[],
  before: Before | null,
  { countTerms, path }: Drawing,
): Promise<Drawn> {
  const stored = before !== null || path === null ? null : await loadDrawn(path);
  if (stored !== null) rememberTerms((word) => stored.vocabulary.termOf(word));
  const known = before?.drawn ?? stored;
  const corpus = keyOf(...reports.map(stampOf));
  if (known?.corpus === corpus && (known.terms !== null || !countTerms)) return known;
  const writer = await DrawnWriter.begin(path);
  for (const [at, report] of reports.entries()) {
    await writer.add(report, known?.findings);
    if (at % TURN === TURN - 1) await breathe();
  }
  return writer.finish(wordsOf(reports, before, countTerms), corpus);
}

function wordsOf(reports: readonly Report[], before: Before | null, countTerms: boolean): Words {
  const old = before?.reports ?? [];
  const removed = missingFrom(reports, old);
  const added = missingFrom(old, reports);
  const vocabulary =
    before === null
      ? collectVocabulary(textsOf(added))
      : updateVocabulary(before.drawn.vocabulary, textsOf(removed), textsOf(added));
  if (!countTerms) return { vocabulary, terms: null };
  const counted = before?.drawn.terms ?? null;
  const terms =
    counted === null
      ? updateTermCounts(NO_TERM_COUNTS, [], textsOf(reports))
      : updateTermCounts(counted, textsOf(removed), textsOf(added));
  return { vocabulary, terms };
}

/** Those of `reports` that the others do not hold as they are. */
function missingFrom(others: readonly Report[], reports: readonly Report[]): readonly Report[] {
  const held = new Set(others.map(stampOf));
  return reports.filter((report) => !held.has(stampOf(report)));
}

/** The text of each passage; of two of a report with one id the first counts. */
function* textsOf(reports: readonly Report[]): Generator<string> {
  for (const { passages } of reports) {
    const seen = new Set<string>();
    for (const { id, text } of passages) {
      if (!seen.has(id)) yield text;
      seen.add(id);
    }
  }
}
