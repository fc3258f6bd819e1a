/** Phone numbers, private e-mail and postal addresses: they never reach a passage, a reply or a log. */
import { mergeSpans, type Span } from "./spans.ts";

/** Rules of `redactions.yaml`, ready for use. */
export type PrivateStrings = { readonly protected: readonly RegExp[] };

export const NO_EXTRA_RULES: PrivateStrings = { protected: [] };

/** Private strings in the text from `start` on, ordered. */
export function privateSpans(text: string, start: number, rules: PrivateStrings): Span[] {
  const found: Span[] = [];
  for (const rule of rules.protected) {
    for (const match of text.slice(start).matchAll(rule)) {
      found.push({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }
  return mergeSpans(found);
}
