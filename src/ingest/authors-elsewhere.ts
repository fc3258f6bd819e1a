/** Authors whom a report's own text names in short or by an account only, and other reports name in full. */
import type { Report } from "../report.ts";
import { accountFinder, accountsIn } from "./account-names.ts";
import { amended } from "./amended-report.ts";
import type { Trace } from "./author-trace.ts";
import { frontMatterEnd } from "./front-matter.ts";
import { isName } from "./personal-names.ts";
import { isInitialled, shortNameFinder, signaturesIn } from "./short-names.ts";
import type { Source } from "./source.ts";

/** A name that texts speak of so often is no slip. */
const MENTIONS = 2;
/** Of the accounts of a meeting so many are read for the names in them. */
const MOST_ACCOUNTS = 12;

/** Who may have written a text that names nobody in full. */
export function traceOf(
  file: string,
  source: Pick<Source, "text" | "pageTitleEnd" | "byline">,
  address: string | null,
): Trace {
  const { pageTitleEnd: site, byline } = source;
  const text = source.text.slice(frontMatterEnd(source.text));
  return { accounts: accountsIn(text, address, file), signed: signaturesIn(text, { site, byline }) };
}

/**
 * Reports with an author found among the others: the only one after whom an account is called or for whom a signature
 * is short, of those who wrote other reports; else, for a signature, of those whom other accounts of the same meeting
 * speak of.
 * @param traceFor those of a file
 */
export function withAuthorsElsewhere(files: readonly Report[], traceFor: (file: string) => Trace): Report[] {
  const authors = new Set(files.flatMap((report) => report.authors ?? []));
  const owner = accountFinder(authors, true);
  const whose = shortNameFinder([...authors].filter((name) => !isInitialled(name)));
  const full = (name: string) => (isInitialled(name) ? (only(whose(name)) ?? name) : name);
  const ofMeeting = accountsByDay(files);
  return files.map((report) => {
    if (report.kind !== "report") return report;
    if (report.authors !== null) {
      const names = report.authors.map(full);
      return names.some((name, at) => name !== report.authors?.[at])
        ? amended(report, { authors: names })
        : report;
    }
    const { accounts, signed } = traceFor(report.file);
    for (const account of accounts) {
      const name = owner(account);
      if (name !== null) return attributed(report, name, account.name, "author-from-account", "wrote");
    }
    for (const { written, name: short } of signed) {
      const name = only(whose(short));
      if (name !== null) return attributed(report, name, written, "author-from-other-report", "wrote");
    }
    for (const { written, name: short } of signed.filter((one) => whose(one.name).length === 0)) {
      const name = only(namesBeginning(short, ofMeeting(report)));
      if (name !== null) return attributed(report, name, written, "author-from-other-report", "is named in");
    }
    return report;
  });
}

function only(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null;
}

/** Of a report, the other accounts of its meetings; made ready for the first that asks. */
function accountsByDay(files: readonly Report[]): (report: Report) => readonly Report[] {
  let byDay: Map<string, Report[]> | undefined;
  const daysOf = ({ kind, meetings }: Report) =>
    kind === "report" ? new Set((meetings ?? []).flatMap(({ from }) => from ?? [])) : [];
  return (report) => {
    if (byDay === undefined) {
      byDay = new Map();
      for (const other of files) {
        for (const day of daysOf(other)) {
          const list = byDay.get(day);
          if (list === undefined) byDay.set(day, [other]);
          else if (list.length < MOST_ACCOUNTS) list.push(other);
        }
      }
    }
    return [...new Set([...daysOf(report)].flatMap((day) => byDay?.get(day) ?? []))].slice(0, MOST_ACCOUNTS);
  };
}

/** Full names that the reports' texts speak of again and again and that begin with this first name. */
function namesBeginning(first: string, reports: readonly Report[]): string[] {
  if (!/^\p{Lu}\p{Ll}{2,}$/u.test(first)) return [];
  const pattern = new RegExp(`(?<![\\p{L}])${first}\\s\\p{Lu}\\p{Ll}[\\p{L}'’-]*`, "gu");
  const times = new Map<string, number>();
  for (const { text } of reports.flatMap((report) => report.passages)) {
    for (const [found] of text.matchAll(pattern)) {
      const name = found.replace(/\s+/u, " ").replace(/['’]s?$/u, "");
      if (isName(name)) times.set(name, (times.get(name) ?? 0) + 1);
    }
  }
  return [...times].filter(([, count]) => count >= MENTIONS).map(([name]) => name);
}

function attributed(report: Report, name: string, short: string, code: string, how: string): Report {
  const message = `The text names only "${short}"; ${name}, who ${how} other reports held here, is taken for the author.`;
  const others = report.problems.filter((one) => one.code !== "no-author");
  return amended(report, { authors: [name], problems: [...others, { code, message }] });
}
