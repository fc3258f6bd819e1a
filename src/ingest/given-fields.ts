/** What a person states about a report: its front matter, or its entry in `reports.yaml`. Trusted above its text. */
import { z } from "zod";
import type { Meeting, PartialDate, Precision, TextKind } from "../report.ts";
import { partialDate } from "./gazetteer-files.ts";

/** A key that is absent was not stated; null was stated to be unknown. */
export type GivenFields = {
  readonly title?: string;
  readonly authors?: readonly string[] | null;
  readonly meetings?: readonly Meeting[] | null;
  readonly published?: PartialDate | null;
  readonly publisher?: string | null;
  readonly address?: string | null;
  readonly text?: TextKind;
  readonly kind?: "report" | "listing" | "not-a-report";
  readonly reason?: string;
  readonly note?: string;
};

const UNKNOWN = z
  .literal(["unknown", "Unknown", "none", "undated"])
  .or(z.null())
  .transform(() => null);
const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const filled = text.pipe(z.string().min(1, "may not be empty"));
const address = filled.pipe(
  z.string().regex(/^https?:\/\/\S+$/iu, "expected an address that starts with http:// or https://"),
);

const meeting = z
  .strictObject(
    {
      body: filled,
      from: partialDate.optional(),
      to: partialDate.optional(),
      date: partialDate.optional(),
      precision: z
        .enum(["day", "month", "year", "unknown"], "expected day, month, year or unknown")
        .optional(),
    },
    "expected { body, from, to, precision }",
  )
  .transform((value, context) => {
    const read = meetingOf(value.body, value.from ?? value.date, value.to, value.precision);
    if (typeof read === "string") {
      context.addIssue({ code: "custom", message: read });
      return z.NEVER;
    }
    return read;
  });

const authors = z.union([
  UNKNOWN,
  z.array(filled).min(1, 'name at least one author, or write "unknown"'),
  filled.transform((value) => value.split(/\s*(?:,|;|\band\b|&)\s*/u).filter((name) => name !== "")),
]);

/** Each field by name: the front matter's reader checks them one by one, so that one bad field costs that field. */
const FIELDS = {
  title: filled,
  authors,
  author: authors,
  meetings: z.union([UNKNOWN, z.array(meeting)], {
    error: 'expected a list of { body, from, to, precision }, or "unknown"',
  }),
  published: z.union([UNKNOWN, partialDate]),
  publisher: z.union([UNKNOWN, filled]),
  address: z.union([UNKNOWN, address]),
  text: z.enum(["verbatim", "digest"], 'expected "verbatim" or "digest"'),
  kind: z.enum(["report", "listing", "not-a-report"], 'expected "report", "listing" or "not-a-report"'),
  reason: filled,
  note: filled,
} as const;

/** Fields that are kept for people and not read: who read the page when, and what a digest must hold. */
const IGNORED = new Set(["seen", "read", "facts", "fetched", "licence", "license", "tags", "layout", "file"]);

export type FieldProblem = { readonly field: string; readonly message: string };

/** Checks a mapping field by field. Unknown fields are problems too: they are mostly misspelled ones. */
export function readGivenFields(raw: Readonly<Record<string, unknown>>): {
  fields: GivenFields;
  problems: readonly FieldProblem[];
} {
  const fields: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (IGNORED.has(name)) continue;
    if (!Object.hasOwn(FIELDS, name)) {
      problems.push({
        field: name,
        message: `"${name}" is not a field. Fields: ${Object.keys(FIELDS).join(", ")}.`,
      });
      continue;
    }
    const checked = FIELDS[name as keyof typeof FIELDS].safeParse(value);
    if (checked.success) fields[name === "author" ? "authors" : name] = checked.data;
    else problems.push({ field: name, message: `"${name}": ${deepestMessage(checked.error)}` });
  }
  return { fields: fields as GivenFields, problems };
}

/** A meeting from partial dates, or a sentence saying what is wrong with them. */
function meetingOf(
  body: string,
  from: string | undefined,
  to: string | undefined,
  stated: Precision | undefined,
): Meeting | string {
  if (from === undefined || stated === "unknown") return { body, from: null, to: null, precision: "unknown" };
  const first = spanOf(from);
  const last = spanOf(to ?? from);
  if (first === null || last === null) return `"${first === null ? from : to}" is not a day of the calendar`;
  if (last[1] < first[0]) return `"to" (${to}) lies before "from" (${from})`;
  const implied: Precision = from.length === 10 ? "day" : from.length === 7 ? "month" : "year";
  return { body, from: first[0], to: last[1], precision: stated ?? implied };
}

/** First and last day of a `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for a day that does not exist. */
export function spanOf(date: PartialDate): readonly [from: string, to: string] | null {
  const [year = 0, month, day] = date.split("-").map(Number);
  try {
    if (month === undefined) return [`${date}-01-01`, `${date}-12-31`];
    if (day !== undefined) {
      Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
      return [date, date];
    }
    const length = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
    return [`${date}-01`, `${date}-${String(length).padStart(2, "0")}`];
  } catch {
    return null;
  }
}

function deepestMessage(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return "cannot be read";
  const branches = issue.code === "invalid_union" ? issue.errors.flat() : [];
  // Of a union's complaints the one that got furthest into the value says most.
  const deepest = branches.toSorted((a, b) => b.path.length - a.path.length)[0];
  const shown = deepest !== undefined && deepest.path.length > 0 ? deepest : issue;
  const path = shown.path
    .map((part) => (typeof part === "number" ? `entry ${part + 1}` : String(part)))
    .join(", ");
  return path === "" ? shown.message : `${path}: ${shown.message}`;
}
