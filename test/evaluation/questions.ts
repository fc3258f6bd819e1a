/** The judged questions and the expectations of the fixtures, read and checked for form. README.md explains the fields. */
import { readFileSync } from "node:fs";
import { z } from "zod";

const day = z.iso.date();
const partialDate = z.string().regex(/^\d{4}(-\d\d){0,2}$/);
const phrases = z.array(z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]));
const verdict = z.enum(["answered", "partly", "not-in-reports"]);

const questionSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum([
    "what-happened",
    "who",
    "when",
    "how-many",
    "vote",
    "said",
    "which-reports",
    "anything-on",
    "meeting",
    "follow-up",
  ]),
  question: z.string().min(1),
  previous: z.string().min(1).optional(),
  asOf: day,
  verdict,
  verdictAlso: z.array(verdict).optional(),
  expectReports: phrases,
  mustShow: phrases,
  mustNotShow: z.array(z.string().min(1)),
  conflict: z.strictObject({ values: z.array(z.string().min(1)).min(2) }).optional(),
  noConflict: z.literal(true).optional(),
  split: z.enum(["dev", "held"]),
});
export type Question = z.infer<typeof questionSchema>;

const meetings = z.array(
  z.strictObject({
    body: z.string().min(1),
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(["day", "month", "year", "unknown"]),
  }),
);
const authors = z.array(z.string().min(1)).min(1);

const expectationSchema = z.strictObject({
  file: z.string().min(1),
  kind: z.enum(["report", "listing", "not-a-report", "duplicate", "unreadable"]),
  duplicateOf: z.string().nullable(),
  sameWitnessAs: z.string().nullable(),
  title: z.string().optional(),
  titleAccept: z.array(z.string()).optional(),
  authors: authors.nullable(),
  authorsAccept: z.array(authors.nullable()).optional(),
  published: partialDate.nullable(),
  publishedAccept: z.array(partialDate.nullable()).optional(),
  meetings: meetings.nullable(),
  meetingsAccept: z.array(meetings.nullable()).optional(),
  mustContain: z.array(z.string().min(1)),
  mustNotShow: z.array(z.string().min(1)),
  problems: z.array(z.string().min(1)),
});
export type Expectation = z.infer<typeof expectationSchema>;

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

/** Judged questions over the invented reports (`fixtures`) or the corpus (`starter`); throws on a wrong form. */
export function readQuestions(about: "fixtures" | "starter"): Question[] {
  return z.array(questionSchema).parse(readJson(`questions-${about}.json`));
}

/** The exams in `exams`, each with reports, judged questions and what is expected of every file. */
export const EXAMS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"] as const;
export type ExamName = (typeof EXAMS)[number];

/** Questions and expectations of an exam; throws on a wrong form. */
export function readExam(name: ExamName): {
  readonly questions: readonly Question[];
  readonly expectations: readonly Expectation[];
} {
  return {
    questions: z.array(questionSchema).parse(readJson(`exams/${name}/questions.json`)),
    expectations: z.array(expectationSchema).parse(readJson(`exams/${name}/expected.json`)),
  };
}

const paraphraseSchema = z.strictObject({
  exam: z.enum(EXAMS),
  /** Of the question that it asks otherwise. */
  id: z.string().min(1),
  question: z.string().min(1),
});

const furtherSchema = questionSchema.extend({ exam: z.enum(EXAMS) });

/** Further questions over the reports of an exam, by writers who had seen neither its questions nor the program. */
export function readFurther(name: ExamName): readonly Question[] {
  return z
    .array(furtherSchema)
    .parse(readJson("exams/further.json"))
    .filter(({ exam }) => exam === name);
}

/** Questions of an exam as others would type them: the same answer is right. */
export function readParaphrases(name: ExamName): readonly Question[] {
  const { questions } = readExam(name);
  return z
    .array(paraphraseSchema)
    .parse(readJson("exams/paraphrases.json"))
    .filter(({ exam }) => exam === name)
    .map(({ id, question }) => {
      const original = questions.find((asked) => asked.id === id);
      if (original === undefined)
        throw new Error(`exams/paraphrases.json: exam ${name} has no question ${id}`);
      return { ...original, question };
    });
}

/** What is expected of each file in `test/fixtures/reports`; throws on a wrong form. */
export function readExpectations(): Expectation[] {
  return z.array(expectationSchema).parse(readJson("../fixtures/expected.json"));
}

/** A text as phrases are compared: without white space, soft hyphens and the hyphens of broken words. */
export function comparable(text: string): string {
  return text.replaceAll(/[\s\u00ad-]+/gu, "");
}
