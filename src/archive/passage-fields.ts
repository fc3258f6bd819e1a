import type { FieldName } from "./bm25f.ts";

/** What is indexed of one passage: its id and the text of each field; an empty field is "". */
export type PassageFields = { readonly id: string } & Readonly<Record<FieldName, string>>;

/** Fields of a passage that has a text and perhaps a title, and nothing else. */
export function plainFields(id: string, text: string, title = ""): PassageFields {
  return { id, text, title, heading: "", people: "", topic: "" };
}
