/** Text that is put together out of a file's, together with where in the file each piece of it stands. */
import { fileMapOf, type MapStep } from "../file-map.ts";
import type { FileMap } from "../report.ts";

export type Piece = {
  readonly text: string;
  /** Offset in the file; null for what the file does not have. */
  readonly from: number | null;
  /** What stands there: the text itself, white space for a blank, or an entity's letters. */
  readonly raw: string;
};

export type Traced = { readonly text: string; readonly fileMap: FileMap };

/** Marks and line ends that are added to a text are fewer than this in a row. */
const LONGEST_ADDED = 20;

/** Whether it is known of all words of a text where in the file they stand. */
export function isTraced({ fileMap: { steps } }: Traced): boolean {
  return [...steps.matchAll(/\+([0-9a-z]+)/gu)].every(
    ([, length = ""]) => parseInt(length, 36) < LONGEST_ADDED,
  );
}

/** What the file does not have. */
export function added(text: string): Piece {
  return { text, from: null, raw: "" };
}

/** The pieces as one text, without white space at its ends. */
export function joinPieces(pieces: readonly Piece[]): Traced {
  const whole = pieces.map((piece) => piece.text).join("");
  const start = whole.length - whole.trimStart().length;
  const end = whole.trimEnd().length;
  return { text: whole.slice(start, end), fileMap: fileMapOf(stepsOf(pieces, start, end)) };
}

/** The steps of the stretch from `start` to `end` of the joined pieces. */
function* stepsOf(pieces: readonly Piece[], start: number, end: number): Generator<MapStep> {
  let at = 0;
  let cursor = 0;
  for (const { text, from, raw } of pieces) {
    const begin = Math.max(at, start);
    const stop = Math.min(at + text.length, end);
    const before = begin - at;
    at += text.length;
    if (begin >= stop) continue;
    const length = stop - begin;
    const alike = raw === text;
    // A piece that was moved before another one cannot be reached by going on.
    if (from === null || from < cursor) {
      yield { kind: "added", length };
      continue;
    }
    const place = from + (alike ? before : 0);
    if (place > cursor) yield { kind: "left", fileLength: place - cursor };
    if (alike) yield { kind: "same", length };
    else if (text.length === 1 && raw.trim() === "") yield { kind: "blank", raw };
    else yield { kind: "coded", length, fileLength: raw.length };
    cursor = place + (alike ? length : raw.length);
  }
}
