/** What is drawn from one report by itself, whatever else the corpus holds. */
import { keyOf } from "../ingest/snapshot.ts";
import {
  type Figure,
  isEqualMeeting,
  type Meeting,
  outlineOf,
  type PartialDate,
  type Report,
  type Vote,
  type VoteOutcome,
} from "../report.ts";
import { extractFigures } from "./figures.ts";
import { extractDecisions } from "./ledger-decisions.ts";
import { placesOfNames } from "./people-in-text.ts";
import { extractVotes } from "./votes.ts";

/** The votes, figures and decisions of a report, without the words in which it gives them. */
export type Findings = {
  readonly votes: readonly Kept<Vote>[];
  readonly figures: readonly Kept<Figure>[];
  /** As `extractDecisions` gives them. */
  readonly decisions: readonly number[];
};

type Kept<Entry extends Vote | Figure> = Omit<Entry, "report" | "quote">;

/** What is drawn from a report, and where its passages may name people, as `placesOfNames` gives it. */
export function findingsOf(report: Report): { readonly findings: Findings; readonly places: string } {
  const kept = <Entry extends Vote | Figure>({ report: _, quote: __, ...entry }: Entry) => entry;
  const texts = report.passages.map(({ text }) => placesOfNames(text)).filter((text) => text !== "");
  const votes = extractVotes(report);
  return {
    findings: {
      votes: votes.map(kept),
      figures: extractFigures(report).map(kept),
      decisions: extractDecisions(report, votes),
    },
    places: texts.join("\n\n"),
  };
}

/** The votes and figures of a report; their words are read from it when they are asked for. */
export function entriesOf(
  report: Report,
  { votes, figures }: Findings,
): { readonly votes: readonly Vote[]; readonly figures: readonly Figure[] } {
  return {
    votes: votes.map((vote) => new ToldVote(report, vote)),
    figures: figures.map((figure) => new ToldFigure(report, figure)),
  };
}

class ToldVote implements Vote {
  readonly passage: string;
  readonly report: string;
  readonly meeting: Meeting | null;
  readonly subject: string;
  readonly for: number | null;
  readonly against: number | null;
  readonly abstained: number | null;
  declare readonly percent?: true;
  readonly outcome: VoteOutcome;
  readonly start: number;
  readonly end: number;
  readonly #report: Report;

  constructor(report: Report, vote: Kept<Vote>) {
    this.passage = vote.passage;
    this.report = report.id;
    this.meeting = meetingIn(report, vote.meeting);
    this.subject = vote.subject;
    this.for = vote.for;
    this.against = vote.against;
    this.abstained = vote.abstained;
    if (vote.percent !== undefined) this.percent = vote.percent;
    this.outcome = vote.outcome;
    this.start = vote.start;
    this.end = vote.end;
    this.#report = report;
  }

  get quote(): string {
    return wordsOf(this.#report, this);
  }

  toJSON(): Vote {
    return { ...this, quote: this.quote };
  }
}

class ToldFigure implements Figure {
  readonly passage: string;
  readonly report: string;
  readonly meeting: Meeting | null;
  readonly measure: string;
  readonly value: number;
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly asOf: PartialDate | null;
  readonly start: number;
  readonly end: number;
  readonly #report: Report;

  constructor(report: Report, figure: Kept<Figure>) {
    this.passage = figure.passage;
    this.report = report.id;
    this.meeting = meetingIn(report, figure.meeting);
    this.measure = figure.measure;
    this.value = figure.value;
    this.unit = figure.unit;
    this.qualifier = figure.qualifier;
    this.asOf = figure.asOf;
    this.start = figure.start;
    this.end = figure.end;
    this.#report = report;
  }

  get quote(): string {
    return wordsOf(this.#report, this);
  }

  toJSON(): Figure {
    return { ...this, quote: this.quote };
  }
}

function wordsOf(
  { passages }: Report,
  { passage, start, end }: Pick<Vote, "passage" | "start" | "end">,
): string {
  const told = passages.find(({ id }) => id === passage);
  return told === undefined ? "" : told.text.slice(start - told.start, end - told.start);
}

/** The report's own value, where it has one that is equal: thousands of entries are of the same few meetings. */
function meetingIn(report: Report, meeting: Meeting | null): Meeting | null {
  return outlineOf(report).find((part) => isEqualMeeting(part.meeting, meeting))?.meeting ?? meeting;
}

const stamps = new WeakMap<Report, string>();

/** Equal for two readings of a report from which the same is drawn; a passage's id stands for its text. */
export function stampOf(report: Report): string {
  const known = stamps.get(report);
  if (known !== undefined) return known;
  const { id, file, hash, title, authors } = report;
  const stamp = keyOf(
    JSON.stringify([id, file, hash, title, authors]),
    report.outline?.key ?? placesKey(report),
  );
  stamps.set(report, stamp);
  return stamp;
}

function placesKey({ passages }: Report): string {
  return JSON.stringify(passages.map(({ id, start, heading, meeting }) => [id, start, heading, meeting]));
}
