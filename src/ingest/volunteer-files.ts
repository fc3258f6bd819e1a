/** `reports.yaml` and `redactions.yaml`: what volunteers state about reports and what they want hidden. */
import { z } from "zod";
import type { Report } from "../report.ts";
import { type GivenFields, readGivenFields } from "./given-fields.ts";
import type { PrivateStrings } from "./private-strings.ts";
import type { FileProblem } from "./problems.ts";
import { readYamlList } from "./yaml-list.ts";

export type Overrides = {
  /** What is stated of a file, by its path in the folder. */
  of(file: string): GivenFields;
  readonly problems: readonly FileProblem[];
};

const overrideEntry = z
  .looseObject({ file: z.string().trim().min(1).optional() })
  .refine((entry) => entry.file !== undefined, {
    message: 'expected "file": the path of the report in the folder',
  });

/** `reports.yaml`: a list of `{ file, title, authors, meetings, published, kind, reason ... }`; each field overrides. */
export function readOverrides(source: string | undefined): Overrides {
  if (source === undefined) return { of: () => ({}), problems: [] };
  const list = readYamlList(source, "reports.yaml", "reports", overrideEntry);
  const problems: FileProblem[] = [...list.problems];
  const byFile = new Map<string, GivenFields>();
  for (const { file = "", ...raw } of list.entries) {
    const given = readGivenFields(raw);
    for (const { message } of given.problems) {
      problems.push({
        file: "reports.yaml",
        code: "reports",
        message: `reports.yaml: "${file}": ${message}`,
      });
    }
    byFile.set(file, { ...byFile.get(file), ...given.fields });
  }
  return { of: (file) => byFile.get(file) ?? {}, problems };
}

/** Entries of `reports.yaml` that name no file of the folder: mostly a renamed report. */
export function unusedOverrides(source: string | undefined, files: readonly Report[]): FileProblem[] {
  if (source === undefined) return [];
  const known = new Set(files.map((file) => file.file));
  return readYamlList(source, "reports.yaml", "reports", overrideEntry).entries.flatMap(({ file = "" }) =>
    known.has(file)
      ? []
      : [
          {
            file: "reports.yaml",
            code: "reports",
            message: `reports.yaml: there is no file "${file}" in the folder.`,
          },
        ],
  );
}

const reason = z.string("every rule needs a reason").trim().min(3, "every rule needs a reason");
const words = z.string().trim().min(3, "at least three characters").max(200);
const redaction = z
  .strictObject({ hide: words.optional(), show: words.optional(), reason })
  .refine((rule) => (rule.hide === undefined) !== (rule.show === undefined), {
    message: 'expected either "hide" or "show"',
  });

/**
 * `redactions.yaml`: a list of `{ hide: "words", reason }` and `{ show: "words", reason }`. Words are matched whole,
 * in any case and over line ends; `*` stands for any letters and digits. Regular expressions are not taken: a rule
 * must not be able to stop the bot.
 */
export function readRedactions(source: string | undefined): {
  rules: PrivateStrings;
  problems: readonly FileProblem[];
} {
  if (source === undefined) return { rules: { hidden: [], shown: [] }, problems: [] };
  const { entries, problems } = readYamlList(source, "redactions.yaml", "redactions", redaction);
  return {
    rules: {
      hidden: entries.flatMap((rule) => (rule.hide === undefined ? [] : [phrasePattern(rule.hide)])),
      shown: entries.flatMap((rule) => (rule.show === undefined ? [] : [phrasePattern(rule.show)])),
    },
    problems,
  };
}

function phrasePattern(phrase: string): RegExp {
  const parts = phrase.split(/\s+/u).map((word) =>
    word
      .split("*")
      .map((piece) => piece.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&").replace(/['’]/gu, "['’]"))
      .join("[\\p{L}\\p{N}]{0,40}"),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join("[\\s\\u00a0]+")}(?![\\p{L}\\p{N}])`, "giu");
}
