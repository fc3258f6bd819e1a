/** Who wrote a report. A guess is never shown as a fact: where the text names nobody, nobody is named. */
import type { Gazetteer } from "../gazetteer.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import type { Source } from "./source.ts";
import type { Title } from "./title.ts";

export type Authors = { readonly authors: readonly string[] | null; readonly problems: readonly Problem[] };

export function authorsOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  source: Source;
  title: Title;
  file: string;
  address: string | null;
  gazetteer: Gazetteer;
}): Authors {
  const { given } = input;
  if (given.authors !== undefined) return { authors: given.authors, problems: [] };
  return { authors: null, problems: [{ code: "no-author", message: "The text does not say who wrote it." }] };
}
