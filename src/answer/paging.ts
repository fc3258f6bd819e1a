/** Long answers in pages that a chat message holds. */
import type { Action, Item } from "../reply.ts";
import type { AnswerWording } from "./answer-wording.ts";

export const MOST_ITEMS = 12;
export const MOST_CHARACTERS = 4_000;

export type Page = { readonly items: readonly Item[]; readonly remaining: number };

/** The `page`th (1-based) run of items with at most `most` of them and 4,000 characters, never less than one item. */
export function pageOf(items: readonly Item[], page = 1, most = MOST_ITEMS): Page {
  return pageMade(items, (item) => item, page, most);
}

/** The same of entries that are made into items, no more of them than the page needs; what makes none is passed over. */
export function pageMade<Entry>(
  entries: readonly Entry[],
  make: (entry: Entry) => Item | null,
  page = 1,
  most = MOST_ITEMS,
): Page {
  let items: Item[] = [];
  let number = 1;
  let characters = 0;
  for (const [at, entry] of entries.entries()) {
    const item = make(entry);
    if (item === null) continue;
    characters += item.text.length;
    if (items.length === most || (items.length > 0 && characters > MOST_CHARACTERS)) {
      if (number === page) return { items, remaining: entries.length - at };
      number++;
      items = [];
      characters = item.text.length;
    }
    items.push(item);
  }
  return { items: number === page ? items : [], remaining: 0 };
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
