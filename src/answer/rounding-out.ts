/** What stands next to an answer in the ranking: shown below it where there is room. */
import type { Archive } from "../archive/archive.ts";
import type { Item } from "../reply.ts";
import type { AnswerWording } from "./answer-wording.ts";
import type { Evidence } from "./evidence.ts";
import { noteItem } from "./items.ts";
import { MOST_CHARACTERS, MOST_ITEMS } from "./paging.ts";
import { touches } from "./trail.ts";
import { withoutRepeats } from "./witnesses.ts";

/** What only comes near is told with so much of its paragraph, in characters. */
const PARAGRAPH = 450;
/** Share of the best score below which nothing comes near. */
const LEAST = 0.45;
/** What shares less of the question's weight may hold any word of it. */
const LEAST_COVERED = 0.35;

/** Of the evidence what comes after what is `told`, best first, each place once, as much as there is ever room for. */
export function nextTo(told: readonly Evidence[], evidence: readonly Evidence[]): readonly Evidence[] {
  const least = LEAST * Math.max(0, ...evidence.map(({ score }) => score));
  const next: Evidence[] = [];
  for (const entry of evidence) {
    if (next.length >= MOST_ITEMS || entry.score < least) break;
    if (!entry.complete || entry.coverage < LEAST_COVERED || !isOnMatter(entry)) continue;
    const whole = withParagraph(entry);
    if (![...told, ...next].some((other) => touches(other, whole))) next.push(whole);
  }
  return next;
}

/** Meets something of the matter, where there is one besides a person: all that somebody said does not come near it. */
function isOnMatter({ matches }: Evidence): boolean {
  const matter = matches.filter(({ term }) => term.kind !== "person" && term.weight > 0);
  return matter.length === 0 || matter.some(({ worth }) => worth > 0);
}

/** The items of an answer, and below them, under a line that says so, those of further ones that there is room for up to `most`. */
export function roundedOut(
  archive: Archive,
  answer: readonly Item[],
  further: readonly Item[],
  most: number,
  words: AnswerWording,
): readonly Item[] {
  const known = new Set(answer);
  let characters = answer.reduce((sum, { text }) => sum + text.length, 0);
  const added: Item[] = [];
  for (const item of withoutRepeats(archive, [...answer, ...further])) {
    if (answer.length + added.length >= most) break;
    if (known.has(item) || characters + item.text.length > MOST_CHARACTERS) continue;
    characters += item.text.length;
    added.push(item);
  }
  return added.length === 0 ? answer : [...answer, noteItem(words.notes.near), ...added];
}

/** Evidence with as much of its paragraph as there is room for: what follows first, then what stands before. */
function withParagraph(entry: Evidence): Evidence {
  const { sentences } = entry.reading;
  const paragraph = sentences[entry.at]?.paragraph;
  let { from, to } = entry;
  const fits = (first: number, last: number) =>
    sentences[first]?.paragraph === paragraph &&
    sentences[last]?.paragraph === paragraph &&
    (sentences[last]?.end ?? 0) - (sentences[first]?.start ?? 0) <= PARAGRAPH;
  while (fits(from, to + 1)) to++;
  while (fits(from - 1, to)) from--;
  return { ...entry, from, to };
}
