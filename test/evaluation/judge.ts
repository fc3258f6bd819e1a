/** Judges a reply against what a judged question expects. */
import type { Archive } from "../../src/archive/archive.ts";
import type { Reply } from "../../src/reply.ts";
import { comparable, type Question } from "./questions.ts";

/** What is wrong with a reply, in words; nothing: the reply is right. */
export function faultsOf(question: Question, reply: Reply, archive: Archive): readonly string[] {
  const faults: string[] = [];
  const accepted = [question.verdict, ...(question.verdictAlso ?? [])];
  if (!accepted.includes(reply.verdict))
    faults.push(`verdict ${reply.verdict}, expected ${accepted.join(" or ")}`);
  const shown = comparable(textsOf(reply).join("\n"));
  for (const phrase of question.mustNotShow) {
    if (shown.includes(comparable(phrase))) faults.push(`shows “${phrase}”`);
  }
  if (reply.verdict === "not-in-reports") return faults;
  for (const phrase of question.mustShow) {
    const anyOf = typeof phrase === "string" ? [phrase] : phrase;
    if (!anyOf.some((text) => shown.includes(comparable(text))))
      faults.push(`does not show “${anyOf.join("” or “")}”`);
  }
  const cited = citedFiles(reply, archive);
  for (const file of question.expectReports) {
    const anyOf = typeof file === "string" ? [file] : file;
    if (!anyOf.some((name) => cited.has(name))) faults.push(`does not cite ${anyOf.join(" or ")}`);
  }
  if (question.conflict !== undefined && !showsConflict(reply, question.conflict.values)) {
    faults.push(`does not set ${question.conflict.values.join(" against ")}`);
  }
  if (question.noConflict && reply.conflicts.length > 0) {
    faults.push(`shows a conflict: ${reply.conflicts.map(({ about }) => about).join(", ")}`);
  }
  return faults;
}

/** The texts of items and conflicts: everything that is shown as evidence. */
export function textsOf(reply: Reply): readonly string[] {
  return [
    ...reply.items.map(({ text }) => text),
    ...reply.conflicts.flatMap(({ values }) => values.map(({ text }) => text)),
  ];
}

/** Files that are cited, with the files that repeat them or that they repeat. */
function citedFiles(reply: Reply, archive: Archive): ReadonlySet<string> {
  const cited = new Set<string>();
  for (const { citation } of reply.items) if (citation !== null) cited.add(citation.file);
  for (const { citation } of reply.conflicts.flatMap(({ values }) => values)) cited.add(citation.file);
  for (const file of archive.files) {
    const other =
      file.duplicateOf ??
      (file.sameWitnessAs === null ? null : (archive.report(file.sameWitnessAs)?.file ?? null));
    if (other === null) continue;
    if (cited.has(other)) cited.add(file.file);
    else if (cited.has(file.file)) cited.add(other);
  }
  return cited;
}

function showsConflict(reply: Reply, values: readonly string[]): boolean {
  return reply.conflicts.some((conflict) =>
    values.every((value) => conflict.values.some(({ text }) => comparable(text).includes(comparable(value)))),
  );
}
