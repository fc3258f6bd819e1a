/** What the pages' JSON looks like: for the OpenAPI description, and for the tests that hold the pages to it. */
import { z } from "zod";

const partialDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const meeting = z.strictObject({
  body: z.string(),
  from: day.nullable(),
  to: day.nullable(),
  precision: z.enum(["day", "month", "year", "unknown"]),
});

const citation = z.strictObject({
  report: z.string(),
  file: z.string(),
  title: z.string(),
  authors: z.array(z.string()),
  meeting: meeting.nullable(),
  address: z.string().nullable(),
  passage: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
});

const coverage = z.strictObject({
  reports: z.int().min(0),
  from: partialDate.nullable(),
  to: partialDate.nullable(),
});

/** An answer; pages may add members of their own. */
const reply = z.object({
  verdict: z.enum(["answered", "partly", "not-in-reports"]),
  title: z.string(),
  summary: z.string(),
  items: z.array(
    z.object({
      kind: z.enum(["quote", "paraphrase", "vote", "figure", "meeting", "report", "note"]),
      text: z.string(),
      date: partialDate.nullable(),
      person: z.string().nullable(),
      label: z.string().optional(),
      citation: citation.nullable(),
    }),
  ),
  conflicts: z.array(
    z.object({ about: z.string(), values: z.array(z.object({ text: z.string(), citation })) }),
  ),
  lookedFor: z.array(z.string()),
  coverage,
  understood: z.string().nullable(),
  remaining: z.int().min(0),
});

const reportSummary = z.strictObject({
  id: z.string(),
  file: z.string(),
  title: z.string(),
  authors: z.array(z.string()).nullable(),
  published: partialDate.nullable(),
  meetings: z.array(meeting).nullable(),
  address: z.string().nullable(),
  text: z.enum(["verbatim", "digest"]),
  passages: z.int().min(0),
});

const report = z.strictObject({
  ...reportSummary.omit({ passages: true }).shape,
  publisher: z.string().nullable(),
  sections: z.array(
    z.strictObject({
      heading: z.string().nullable(),
      meeting: meeting.nullable(),
      passages: z.array(
        z.strictObject({ id: z.string(), start: z.int().min(0), end: z.int().min(0), text: z.string() }),
      ),
    }),
  ),
});

const coverageGrid = z.strictObject({
  meetings: z.array(
    z.strictObject({
      meeting,
      reports: z.array(
        z.strictObject({ id: z.string(), title: z.string(), authors: z.array(z.string()).nullable() }),
      ),
    }),
  ),
  gaps: z.array(z.strictObject({ body: z.string(), after: day, before: day, days: z.int() })),
  undated: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});

const choices = z.strictObject({
  choices: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});

export const jsonSchemas = {
  Reply: reply,
  Report: report,
  Reports: z.strictObject({ reports: z.array(reportSummary) }),
  CoverageGrid: coverageGrid,
  Choices: choices,
  Error: z.object({ error: z.string() }),
} as const;

export type SchemaName = keyof typeof jsonSchemas;
