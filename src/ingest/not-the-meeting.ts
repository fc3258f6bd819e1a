/** Words beside a date by which it is another day than that of the meeting told of. */

/** What is to come, what was before, and what else has days. */
export const NOT_THE_MEETING =
  /\b(?:next|future|forthcoming|upcoming|following|(?:until|till)(?!\s+(?:after\s+|past\s+|nearly\s+|almost\s+|about\s+|half\s+)*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|late|lunch\w*|dark|dusk|\d{1,2}(?:[.:]\d\d)?\s?[ap]m)\b)|by(?=\s*(?:the\s+)?$)|deadline|clos(?:e|es|ed|ing)|before|since|after(?! (?:the other|another)\b)|(?:runs|effective|starting|valid|open|applies|away|absent)\s+from|elections?|ballot|polling|voting|hustings|conference|launch(?:ed|es)?|published|posted|previous|last(?!\s*$)|earlier|again|will|would|due|expected|scheduled|planned|starts?|begins?|takes? effect|into force|born|died|anniversary|letter|e-?mail|article|interview|survey|poll|figures?|as of|as at|deferred|postponed|put off|minutes|extended|between|correction|updated?|effective|applications?|nominations?|registered?|running|for (?:its|their|the) (?:next )?meeting|referred to)\b(?![^.]*\b(?:met|meeting (?:was )?held)\b)/iu;

/** What of the past is told from the day of writing may be called the last, or be before what else there is. */
export const NOT_THIS_PAST =
  /\b(?:next|future|forthcoming|upcoming|(?:until|till)(?!\s+(?:after\s+|past\s+|nearly\s+|almost\s+|about\s+|half\s+)*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|late|lunch\w*|dark|dusk|\d{1,2}(?:[.:]\d\d)?\s?[ap]m)\b)|by(?=\s*(?:the\s+)?$)|deadline|clos(?:e|es|ed|ing)|since|elections?|ballot|polling|voting|hustings|conference|launch(?:ed|es)?|published|posted|previous|will|would|due|expected|scheduled|planned|born|died|letter|e-?mail|article|interview|survey|poll|deferred|postponed|put off|minutes|updated?|running)\b(?![^.]*\b(?:met|meeting (?:was )?held)\b)/iu;

/** It was not held, or not then. */
export const NOT_HELD =
  /\b(?:should|would|could|ought\s+to|was\s+to|were\s+to)\s+have\b|\b(?:due|meant|supposed|scheduled)\s+to\b/iu;

/** The clause that ends a text: what stands just before a date and belongs to it. */
export function clauseAtEnd(words: string): string {
  return (
    words.split(/[;:()[\]]|,\s+(?:and|but|which|where|who|with)\b|\b(?:and|but|which)\b/u).at(-1) ?? words
  );
}
