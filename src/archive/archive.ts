/** What the searchable reports offer to the modules that answer. */
import type { Gazetteer } from "../gazetteer.ts";
import type { Coverage, Figure, Passage, Report, Vote } from "../report.ts";
import type { Engine, TermStatistics } from "./engine.ts";
import type { ToldDecisions } from "./ledger-decisions.ts";
import type { Names } from "./names.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** One immutable state of the corpus folder; a change on disk makes a new one. */
export type Archive = {
  /** Every file of the folder, whatever became of it, ordered by file name. */
  readonly files: readonly Report[];
  /** The files of kind `report`: what is searched and cited. */
  readonly reports: readonly Report[];
  readonly gazetteer: Gazetteer;
  readonly coverage: Coverage;
  readonly names: Names;
  readonly engine: Engine;
  readonly statistics: TermStatistics;
  /** The words of the passages as they are written. */
  readonly vocabulary: Vocabulary;
  readonly votes: readonly Vote[];
  readonly figures: readonly Figure[];
  readonly decisions: ToldDecisions;
  report(id: string): Report | undefined;
  passage(id: string): Passage | undefined;
};

/** All passages, one report after another: a corpus on disk is never in memory as a whole. */
export function* passagesOf({ reports }: Pick<Archive, "reports">): Generator<Passage> {
  for (const report of reports) yield* report.passages;
}
