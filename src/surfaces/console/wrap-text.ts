/** Text in lines of a terminal. Widths are counted in UTF-16 units, which is right for the scripts of reports. */

/** How far the lines of a paragraph are moved in: the first one, and those after it. */
export type Indent = { readonly first: string; readonly rest: string };

/** Lines of at most `width`, broken between words; a word that is longer than a line is broken inside. */
export function wrap(text: string, width: number, indent: string | Indent = ""): string[] {
  const { first, rest } = typeof indent === "string" ? { first: indent, rest: indent } : indent;
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ")) {
    for (const piece of pieces(word, Math.max(2, width - Math.max(first.length, rest.length)))) {
      if (!empty && line.length + 1 + piece.length > width) {
        lines.push(line);
        line = rest;
        empty = true;
      }
      line += empty ? piece : ` ${piece}`;
      empty = false;
    }
  }
  return [...lines, line];
}

/** A row of a list of terms: what is explained, and its explanation. */
export type Term = { readonly term: string; readonly text: string };

/** No column of terms is wider than this share of the line; a longer term has a line of its own. */
const WIDEST_TERM = 0.4;

/** Terms on the left, their explanations in one column beside them. */
export function termLines(rows: readonly Term[], width: number, indent: string): string[] {
  const most = Math.floor(width * WIDEST_TERM) - indent.length;
  const fitting = rows.map(({ term }) => term.length).filter((length) => length <= most);
  const column = Math.max(0, ...fitting);
  const gap = " ".repeat(indent.length + column + 2);
  return rows.flatMap(({ term, text }) => {
    if (term.length <= column) {
      return wrap(text, width, { first: `${indent}${term.padEnd(column)}  `, rest: gap });
    }
    return [...wrap(term, width, { first: indent, rest: `${indent}  ` }), ...wrap(text, width, gap)];
  });
}

/** A word in parts of at most `longest`, no character cut in two. */
function pieces(word: string, longest: number): readonly string[] {
  if (word.length <= longest) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part.length + character.length > longest) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
