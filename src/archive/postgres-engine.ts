/** The engine of several processes, or of an index larger than memory: postings and ranking in PostgreSQL. */
import { LRUCache } from "lru-cache";
import type { Postgres } from "../postgres.ts";
import type { Report } from "../report.ts";
import { inverseDocumentFrequency } from "./bm25f.ts";
import type { Engine, EngineQuery, Hit, PassageSet, PlaceRange } from "./engine.ts";
import { multirange } from "./number-ranges.ts";
import { type Correct, MOST_COMPLETIONS, weighQuery } from "./weigh-query.ts";

/** A report of an archive: its passages have these numbers in the tables, in their order. */
export type NumberedReport = { readonly report: Report; readonly first: number; readonly count: number };

/** The reports of an archive by number, as they were at a time. */
export type Edition = {
  readonly reports: readonly NumberedReport[];
  readonly madeAt: Temporal.Instant;
};

export type PostgresEngineParts = {
  readonly correct: Correct;
  readonly now: () => Temporal.Instant;
  /** Makes sure that the archive's reports are stored, and says that they are in use. */
  readonly synchronise: () => Promise<Edition>;
};

/** Use is told again after this time: what nobody uses for a week is removed. */
const RENEWED_MS = 6 * 3_600_000;
/** After this time without a search the reports may have been removed: they are looked for first. */
const DOUBTFUL_MS = 3 * 24 * 3_600_000;

/** Scores are summed as whole numbers of this part: sums of fractions hang on their order, and ties would break. */
const SCORE_UNITS = 1_000_000;

const MOST_REMEMBERED = 50_000;

/** A term's number, and how many passages of the archive hold it. */
type HeldTerm = { readonly number: number; readonly holding: number };

type View = {
  readonly edition: Edition;
  readonly byId: ReadonlyMap<string, NumberedReport>;
  readonly passages: number;
  /** All passages of the archive. */
  readonly all: string;
  /** By term; terms that no passage holds are remembered too. */
  readonly terms: LRUCache<string, HeldTerm>;
  /** By prefix: the first terms that begin with it. */
  readonly completions: LRUCache<string, readonly string[]>;
};

export class PostgresEngine implements Engine {
  readonly name = "postgres";
  readonly #database: Postgres;
  readonly #parts: PostgresEngineParts;
  #view: View;
  #renewal: Promise<void> | null = null;

  constructor(database: Postgres, edition: Edition, parts: PostgresEngineParts) {
    this.#database = database;
    this.#parts = parts;
    this.#view = viewOf(edition);
  }

  async search({ text, limit, within }: EngineQuery): Promise<readonly Hit[]> {
    await this.#stayStored();
    const view = this.#view;
    const range = within === undefined ? view.all : rangeOf(within, view);
    if (limit <= 0 || range === "{}") return [];
    const weights = await this.#weigh(text, view);
    if (weights.size === 0) return [];
    const terms: number[] = [];
    const worths: number[] = [];
    for (const [term, weight] of weights) {
      const held = view.terms.get(term);
      if (held === undefined || held.holding === 0) continue;
      terms.push(held.number);
      worths.push(weight * inverseDocumentFrequency(view.passages, held.holding));
    }
    const rows = await this.#database.run<{ readonly passage: number; readonly score: number }>(
      `SELECT posting.passage, sum((asked.worth * posting.impact * ${SCORE_UNITS})::int) AS score
       FROM unnest($1::int[], $2::float8[]) AS asked (term, worth)
       JOIN search1_postings AS posting ON posting.term = asked.term
       WHERE $3::int4multirange @> posting.passage
       GROUP BY posting.passage ORDER BY score DESC FETCH FIRST $4 ROWS WITH TIES`,
      [terms, worths, range, limit],
    );
    return rows
      .map(({ passage, score }) => ({ passage: idOf(passage, view), score: score / SCORE_UNITS }))
      .sort((a, b) => b.score - a.score || (a.passage < b.passage ? -1 : 1))
      .slice(0, limit);
  }

  /** The connections are the index's, which other archives search too. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #stayStored(): Promise<void> {
    const age = this.#parts.now().since(this.#view.edition.madeAt).total("milliseconds");
    if (age < RENEWED_MS) return;
    this.#renewal ??= this.#parts
      .synchronise()
      .then((edition) => {
        this.#view = viewOf(edition);
      })
      .finally(() => {
        this.#renewal = null;
      });
    if (age >= DOUBTFUL_MS) return this.#renewal;
    // It is tried again at the next search.
    this.#renewal.catch(() => undefined);
  }

  /**
   * The terms of a question by weight. The words are weighed as in memory, over what is known of the index; what
   * turns out not to be known is fetched, and they are weighed again: terms, completions, corrected spellings.
   */
  async #weigh(text: string, view: View): Promise<ReadonlyMap<string, number>> {
    for (;;) {
      const terms = new Set<string>();
      const prefixes = new Set<string>();
      const find = (term: string): string | null => {
        const held = view.terms.get(term);
        if (held === undefined) terms.add(term);
        return held === undefined || held.holding === 0 ? null : term;
      };
      const weights = weighQuery(
        text,
        {
          find,
          completions(prefix) {
            // Words are not known to be absent before their terms have been fetched.
            if (terms.size > 0) return [];
            const known = view.completions.get(prefix);
            if (known === undefined) prefixes.add(prefix);
            return (known ?? []).filter((term) => find(term) !== null);
          },
        },
        (word) => (terms.size > 0 || prefixes.size > 0 ? null : this.#parts.correct(word)),
      );
      if (terms.size === 0 && prefixes.size === 0) return weights;
      await this.#fetchTerms(terms, view);
      await this.#fetchCompletions(prefixes, view);
    }
  }

  async #fetchTerms(terms: ReadonlySet<string>, view: View): Promise<void> {
    if (terms.size === 0) return;
    const rows = await this.#database.run<HeldTerm & { readonly term: string }>(
      `SELECT known.term, known.number, count(posting.passage) AS holding
       FROM search1_terms AS known
       LEFT JOIN search1_postings AS posting
         ON posting.term = known.number AND $2::int4multirange @> posting.passage
       WHERE known.term = ANY($1::text[]) GROUP BY known.number`,
      [[...terms], view.all],
    );
    const found = new Map(rows.map((row) => [row.term, row]));
    for (const term of terms) {
      view.terms.set(term, found.get(term) ?? { number: -1, holding: 0 });
    }
  }

  async #fetchCompletions(prefixes: ReadonlySet<string>, view: View): Promise<void> {
    if (prefixes.size === 0) return;
    const rows = await this.#database.run<{ readonly prefix: string; readonly term: string }>(
      `SELECT asked.prefix, known.term FROM unnest($1::text[]) AS asked (prefix)
       CROSS JOIN LATERAL (
         SELECT candidate.term FROM search1_terms AS candidate
         WHERE candidate.term >= asked.prefix AND candidate.term < asked.prefix || chr(1114111)
           AND EXISTS (SELECT FROM search1_postings AS posting
                       WHERE posting.term = candidate.number AND $2::int4multirange @> posting.passage)
         ORDER BY candidate.term LIMIT $3) AS known`,
      [[...prefixes], view.all, MOST_COMPLETIONS],
    );
    const found = Map.groupBy(rows, ({ prefix }) => prefix);
    for (const prefix of prefixes) {
      view.completions.set(prefix, found.get(prefix)?.map(({ term }) => term) ?? []);
    }
  }
}

function viewOf({ reports, madeAt }: Edition): View {
  const ordered = reports.toSorted((a, b) => a.first - b.first);
  return {
    edition: { reports: ordered, madeAt },
    byId: new Map(ordered.map((numbered) => [numbered.report.id, numbered])),
    passages: ordered.reduce((sum, { count }) => sum + count, 0),
    all: multirange(ordered.map(({ first, count }) => [first, first + count])),
    terms: new LRUCache({ max: MOST_REMEMBERED }),
    completions: new LRUCache({ max: MOST_REMEMBERED }),
  };
}

function rangeOf({ places }: PassageSet, { byId }: View): string {
  const ranges: PlaceRange[] = [];
  for (const [id, held] of places) {
    const first = byId.get(id)?.first;
    if (first !== undefined) for (const [from, past] of held) ranges.push([first + from, first + past]);
  }
  return multirange(ranges);
}

function idOf(passage: number, { edition: { reports } }: View): string {
  let low = 0;
  for (let high = reports.length; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if ((reports[middle]?.first ?? 0) <= passage) low = middle;
    else high = middle;
  }
  const holder = reports[low];
  return holder?.report.passages[passage - holder.first]?.id ?? "";
}
