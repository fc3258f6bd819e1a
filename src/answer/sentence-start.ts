/** Where sentences of a question begin: a capital there says nothing. */

/** Whether a sentence begins at an offset of a text. */
export function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.?!:]\s*)["'“‘(]?$/.test(text.slice(0, at));
}
