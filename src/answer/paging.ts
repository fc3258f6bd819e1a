/** Long answers in pages that a chat message holds. */
import type { Action, Item } from "../reply.ts";
import type { AnswerWording } from "./answer-wording.ts";

export const MOST_ITEMS = 12;
export const MOST_CHARACTERS = 4_000;

export type Page = { readonly items: readonly Item[]; readonly remaining: number };

/** The `page`th (1-based) run of items with at most `most` of them and 4,000 characters, never less than one item. */
export function pageOf(items: readonly Item[], page = 1, most = MOST_ITEMS): Page {
  let start = 0;
  for (let number = 1; ; number++) {
    const end = pageEnd(items, start, most);
    if (number === page) return { items: items.slice(start, end), remaining: items.length - end };
    if (end >= items.length) return { items: [], remaining: 0 };
    start = end;
  }
}

function pageEnd(items: readonly Item[], start: number, most: number): number {
  let end = start;
  let characters = 0;
  while (end < items.length && end - start < most) {
    characters += items[end]?.text.length ?? 0;
    if (end > start && characters > MOST_CHARACTERS) break;
    end++;
  }
  return end;
}

/** The button for the next page; none on the last. */
export function moreAction(
  command: string,
  values: Readonly<Record<string, string | undefined>>,
  page: number,
  remaining: number,
  words: AnswerWording,
): readonly Action[] {
  if (remaining === 0) return [];
  const call = { command, values: { ...definedValues(values), page: String(page + 1) } };
  return [{ kind: "more", label: words.buttons.more(remaining), call }];
}

/** Option values without those that were not given. */
export function definedValues(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
}
