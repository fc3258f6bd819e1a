/** What the reports hold by themselves: worked out, or taken over from the archive before or from an earlier start. */
import { setImmediate as breathe } from "node:timers/promises";
import { keyOf } from "../ingest/snapshot.ts";
import type { Passage, Report } from "../report.ts";
import { rememberTerms } from "./analyzer.ts";
import { type Findings, findingsOf, stampOf } from "./findings.ts";
import { type Drawn, loadDrawn, saveDrawn } from "./findings-snapshot.ts";
import { collectVocabulary, updateVocabulary, type Vocabulary } from "./vocabulary.ts";

type Passages = ReadonlyMap<string, Passage>;

/** What was drawn before, and the passages (by id) from which it was. */
type Before = { readonly drawn: Drawn; readonly passages: Passages };

/** Reports after which others have a turn: this runs while people ask. */
const TURN = 20;

/**
 * Draws from every report what is in it. `passages` are those of the reports by id; `path` is the snapshot's, or null.
 * A snapshot that cannot be read or written is done without.
 */
export async function drawFrom(
  reports: readonly Report[],
  passages: Passages,
  before: Before | null,
  path: string | null,
): Promise<Drawn> {
  const stored = before !== null || path === null ? null : await loadDrawn(path);
  if (stored !== null) rememberTerms(stored.vocabulary.termOf);
  const known = before?.drawn ?? stored;
  const corpus = keyOf(...reports.map(stampOf));
  if (known?.corpus === corpus) return known;
  const findings = await findingsIn(reports, known?.findings ?? new Map());
  const vocabulary = vocabularyOf(passages, before);
  const drawn = { findings, vocabulary, corpus };
  if (path !== null) await saveDrawn(path, drawn);
  return drawn;
}

/** By stamp, in the order of the reports. */
async function findingsIn(
  reports: readonly Report[],
  known: ReadonlyMap<string, Findings>,
): Promise<ReadonlyMap<string, Findings>> {
  const findings = new Map<string, Findings>();
  for (const [at, report] of reports.entries()) {
    const stamp = stampOf(report);
    findings.set(stamp, known.get(stamp) ?? findingsOf(report));
    if (at % TURN === TURN - 1) await breathe();
  }
  return findings;
}

function vocabularyOf(passages: Passages, before: Before | null): Vocabulary {
  if (before === null) return collectVocabulary(textsMissing(passages, new Map()));
  const removed = textsMissing(before.passages, passages);
  return updateVocabulary(before.drawn.vocabulary, removed, textsMissing(passages, before.passages));
}

/** The texts of passages that the others do not hold. */
function* textsMissing(passages: Passages, others: Passages): Generator<string> {
  for (const { id, text } of passages.values()) if (others.get(id)?.text !== text) yield text;
}
