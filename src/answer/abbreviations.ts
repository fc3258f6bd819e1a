/** Abbreviations that the reports themselves explain or use beside the full words: "community organising unit (COU)". */
import { termsOf } from "../archive/analyzer.ts";
import { type Archive, passagesOf } from "../archive/archive.ts";

export type Abbreviations = {
  /** Full forms of an abbreviation (folded), as index terms. */
  fullForms(abbreviation: string): readonly (readonly string[])[];
  /** Abbreviations of which a text holds the full form: the abbreviation and the text's words for it. */
  spelledOut(
    text: string,
  ): readonly { readonly abbreviation: string; readonly start: number; readonly end: number }[];
};

const made = new WeakMap<Archive, Abbreviations>();

/** "Community Organising Unit (COU)", and the other way round. */
const EXPLAINED =
  /\(["“‘']?(?<short>\p{Lu}[\p{L}&]{1,7})["”’']?\)|\b(?<before>\p{Lu}{2,7})s?\s+\((?<long>[^()]{5,80})\)/gu;
const CAPITALISED = /(?<!\p{L})\p{Lu}[\p{L}’'-]+(?:\s+(?:(?:of|and|the|for|on)\s+)?\p{Lu}[\p{L}’'-]+){2,4}/gu;
const MOST_WORDS = 7;
const LINKING = /^(?:of|and|the|for|on|in|to|a|an)$/i;

/** Read once for each archive from the texts of its reports. */
export function abbreviationsOf(archive: Archive): Abbreviations {
  const known = made.get(archive);
  if (known !== undefined) return known;
  const forms = new Map<string, Map<string, string>>();
  const used = new Set<string>();
  const add = (short: string, long: string) => {
    const key = short.toLowerCase();
    const list = forms.get(key) ?? new Map<string, string>();
    forms.set(key, list);
    list.set(long.toLowerCase().replace(/\s+/g, " "), long);
  };
  const phrases = new Set<string>();
  for (const { text } of passagesOf(archive)) {
    for (const match of text.matchAll(EXPLAINED)) {
      const { short, before, long } = match.groups ?? {};
      if (before !== undefined && long !== undefined && initialsOf(long) === before.toLowerCase())
        add(before, long);
      if (short === undefined) continue;
      const words = wordsBefore(text, match.index, short);
      if (words !== null) add(short, words);
    }
    for (const [abbreviation] of text.matchAll(/\b\p{Lu}{2,7}\b/gu)) used.add(abbreviation.toLowerCase());
    for (const [phrase] of text.matchAll(CAPITALISED)) phrases.add(phrase);
  }
  const unused = new Map<string, Set<string>>();
  for (const phrase of phrases) {
    const initials = initialsOf(phrase);
    if (initials.length <= 2) continue;
    if (used.has(initials) || forms.has(initials)) add(initials, phrase);
    else unused.set(initials, (unused.get(initials) ?? new Set()).add(phrase));
  }
  const abbreviations = lookup(forms, unused);
  made.set(archive, abbreviations);
  return abbreviations;
}

/** `unused`: phrases by initials that no report uses; whoever asks may. */
function lookup(
  forms: ReadonlyMap<string, ReadonlyMap<string, string>>,
  unused: ReadonlyMap<string, ReadonlySet<string>>,
): Abbreviations {
  const longForms = [...forms].flatMap(([abbreviation, list]) =>
    [...list.keys()].map((long) => ({ abbreviation, long })),
  );
  return {
    fullForms: (abbreviation) =>
      [
        ...(forms.get(abbreviation.toLowerCase().replace(/s$/, ""))?.keys() ??
          forms.get(abbreviation.toLowerCase())?.keys() ??
          unused.get(abbreviation.toLowerCase()) ??
          []),
      ].map((long) => termsOf(long)),
    spelledOut(text) {
      const folded = text.toLowerCase();
      return longForms.flatMap(({ abbreviation, long }) => {
        const start = folded.indexOf(long);
        return start < 0 ? [] : [{ abbreviation, start, end: start + long.length }];
      });
    },
  };
}

/** The words before a bracket whose initials make the abbreviation in it. */
function wordsBefore(text: string, at: number, short: string): string | null {
  const wanted = short.toLowerCase().replace(/s$/, "");
  const before = text.slice(Math.max(0, at - 120), at).trimEnd();
  const words = [...before.matchAll(/[\p{L}’']+(?:-(?=\p{L}))?/gu)].slice(-2 * MOST_WORDS);
  for (let count = 2; count <= words.length; count++) {
    const first = words.at(-count);
    if (first === undefined) break;
    const phrase = before.slice(first.index);
    if (/[.;:?!]\s/.test(phrase)) break;
    if (initialsOf(phrase) === wanted && !LINKING.test(first[0])) return phrase;
  }
  return null;
}

/** First letters of the words, small linking words left out. */
function initialsOf(phrase: string): string {
  return [...phrase.matchAll(/[\p{L}’']+/gu)]
    .map(([word]) => word)
    .filter((word) => !LINKING.test(word))
    .map((word) => word[0]?.toLowerCase() ?? "")
    .join("");
}
