/** Whether a file is a report of a meeting of the NEC or its committees, and if not, why not. */
import type { Problem } from "../report.ts";
import type { Authors } from "./authors.ts";
import type { GivenFields } from "./given-fields.ts";
import type { Dated } from "./meetings.ts";
import type { Part } from "./split.ts";
import type { Title } from "./title.ts";

export type Kind = {
  readonly kind: "report" | "listing" | "not-a-report";
  /** One sentence for people; null for reports. */
  readonly reason: string | null;
  /** Parts (by index) that tell of another body and are not used. */
  readonly skipped: ReadonlySet<number>;
  readonly problems: readonly Problem[];
};

export function kindOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  title: Title;
  file: string;
  address: string | null;
  parts: readonly Part[];
  dated: Dated;
  authors: Authors;
}): Kind {
  const { given } = input;
  const kind = given.kind ?? "report";
  const reason = kind === "report" ? null : (given.reason ?? "Marked as such by a volunteer.");
  return { kind, reason, skipped: new Set(), problems: [] };
}
