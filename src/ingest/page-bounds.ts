/** What a page may be made of: beyond it no report was ever written, and its tree would take minutes. */
import { Parser } from "htmlparser2";
import { UnreadableError } from "./source.ts";

/** Deeper than any page that people read: browsers themselves stop at about 500. */
const DEEPEST = 256;
/** Any page may have so many elements; a longer one has text in them, and is more than tags. */
const ELEMENTS = 30_000;
const MOST_ELEMENTS = 120_000;
const CHARACTERS_EACH = 8;
/** Text ends at each tag and at each character that is written in letters of its own: twice as often. */
const PIECES_EACH = 2;

/**
 * Looks through a page before its tree is built. Takes time in proportion to its length: it stops where a bound is
 * passed, and so never carries a stack deeper than that.
 * @returns how many elements it has
 * @throws UnreadableError if the page nests too deep or has too many parts
 */
export function elementsWithinBounds(html: string): number {
  const most = Math.min(MOST_ELEMENTS, Math.max(ELEMENTS, Math.floor(html.length / CHARACTERS_EACH)));
  let depth = 0;
  let elements = 0;
  let pieces = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      elements += 1;
      if (depth > DEEPEST) refuse(`nests its parts more than ${DEEPEST} deep`);
      if (elements > most) refuse(`has more than ${most} parts`);
    },
    onclosetag() {
      depth -= 1;
    },
    ontext() {
      pieces += 1;
      if (pieces > most * PIECES_EACH) refuse(`has more than ${most * PIECES_EACH} pieces of text`);
    },
  });
  parser.write(html);
  parser.end();
  return elements;
}

function refuse(fault: string): never {
  throw new UnreadableError("tangled", `The page ${fault}; that is no report, or it is damaged.`);
}
