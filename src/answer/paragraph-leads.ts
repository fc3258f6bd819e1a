/** Paragraphs as an account is read: each with the short opening that heads it. */
import type { Paragraph } from "../paragraphs.ts";
import { readTerms } from "./reading-terms.ts";

/** Where a paragraph begins; the terms of its heading, made when they are first asked for. */
export type Place = { readonly start: number; readonly lead: () => ReadonlySet<string> };

export const NO_TERMS: ReadonlySet<string> = new Set();
const LONGEST_LEAD = 45;

/** Where the paragraphs of a text begin, each with the short opening ("**Nightjar.**") that heads it. */
export function placesOf(text: string, paragraphs: readonly Paragraph[]): readonly Place[] {
  let heading = () => NO_TERMS;
  return paragraphs.map(({ kind, start, bodyStart, end }) => {
    const words = text.slice(bodyStart, end);
    if (kind === "heading") {
      heading = once(() => new Set(readTerms(words)));
      return { start, lead: () => NO_TERMS };
    }
    const above = heading;
    return {
      start,
      lead: once(() => {
        const own = readTerms(openingOf(words));
        return own.length === 0 ? above() : new Set([...above(), ...own]);
      }),
    };
  });
}

/** "Membership." at the beginning of a paragraph, which heads it; "" where there is none. */
function openingOf(paragraph: string): string {
  const opening =
    /^[*_]{0,2}["“‘]?[\p{Lu}\d£@#][^.:!?\n]{1,60}?[.:!?][*_]{0,2}(?=\s)/u.exec(paragraph)?.[0] ?? "";
  return opening.length <= LONGEST_LEAD && opening.length < paragraph.length ? opening : "";
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
