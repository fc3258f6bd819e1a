/**
 * How the text that was read lies in the decoded file it was taken out of. Of a page's mark-up, entities and white
 * space nothing is read; a citation still says where in the file its words stand.
 *
 * A map is a list of steps over both texts at once, written as a short string: a report keeps it as long as it is
 * held, and looks at it only when it is cited.
 */
import type { FileMap } from "./report.ts";

/** What comes next in the text that was read, and in the file. */
export type MapStep =
  /** So many characters stand alike in both. */
  | { readonly kind: "same"; readonly length: number }
  /** One blank or line end stands for this white space of the file. */
  | { readonly kind: "blank"; readonly raw: string }
  /** An entity or the like: `length` characters are written as `fileLength`. */
  | { readonly kind: "coded"; readonly length: number; readonly fileLength: number }
  /** Characters that the file does not have: marks of headings and list items, line ends between blocks. */
  | { readonly kind: "added"; readonly length: number }
  /** Characters of the file that were not read. */
  | { readonly kind: "left"; readonly fileLength: number };

const STEP = /([=_&+-])([0-9a-z]+)(?:\.([0-9a-z]+))?/gu;

/** Steps as a map. Neighbouring steps of one kind become one. */
export function fileMapOf(steps: Iterable<MapStep>): FileMap {
  const blanks = new Map<string, number>();
  let written = "";
  let open: { sign: "=" | "+" | "-"; length: number } | null = null;
  const close = () => {
    if (open !== null) written += open.sign + open.length.toString(36);
    open = null;
  };
  const grow = (sign: "=" | "+" | "-", length: number) => {
    if (length === 0) return;
    if (open?.sign !== sign) close();
    open = { sign, length: (open?.length ?? 0) + length };
  };
  for (const step of steps) {
    if (step.kind === "same") grow("=", step.length);
    else if (step.kind === "added") grow("+", step.length);
    else if (step.kind === "left") grow("-", step.fileLength);
    else {
      close();
      if (step.kind === "coded") written += `&${step.length.toString(36)}.${step.fileLength.toString(36)}`;
      else {
        const index = blanks.get(step.raw) ?? blanks.size;
        blanks.set(step.raw, index);
        written += `_${index.toString(36)}`;
      }
    }
  }
  close();
  return { steps: written, blanks: [...blanks.keys()] };
}

/** A step with its places: `at` in the text that was read, `from` in the file. */
type Placed = { readonly step: MapStep; readonly at: number; readonly from: number };

function* placed(map: FileMap): Generator<Placed> {
  let at = 0;
  let from = 0;
  for (const [, sign, first = "0", second = "0"] of map.steps.matchAll(STEP)) {
    const step = readStep(map, sign, Number.parseInt(first, 36), Number.parseInt(second, 36));
    yield { step, at, from };
    at += textLength(step);
    from += fileLength(step);
  }
}

function readStep({ blanks }: FileMap, sign: string | undefined, first: number, second: number): MapStep {
  if (sign === "=") return { kind: "same", length: first };
  if (sign === "+") return { kind: "added", length: first };
  if (sign === "-") return { kind: "left", fileLength: first };
  if (sign === "_") return { kind: "blank", raw: blanks[first] ?? " " };
  return { kind: "coded", length: first, fileLength: second };
}

function textLength(step: MapStep): number {
  if (step.kind === "left") return 0;
  return step.kind === "blank" ? 1 : step.length;
}

function fileLength(step: MapStep): number {
  if (step.kind === "added") return 0;
  if (step.kind === "blank") return step.raw.length;
  return step.kind === "same" ? step.length : step.fileLength;
}

/** A stretch of the file with its words; offsets are UTF-16 code units of the decoded file. */
export type Quotation = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Where a stretch of the text that was read stands in the file, from its first to its last character there, and its
 * words: exactly the file's characters where no mark-up and no entity stands among them, else those characters
 * without mark-up and with entities read. What was added in reading (the mark of a list item) is in neither.
 * @param words the stretch of the text that was read
 * @param start its offset there
 */
export function quotationOf(map: FileMap | undefined, words: string, start: number): Quotation {
  const end = start + words.length;
  if (map === undefined) return { start, end, text: words };
  let first: number | null = null;
  let last = 0;
  let place = 0;
  let exact = "";
  let shown = "";
  let plain = true;
  let pending = "";
  let left = false;
  for (const { step, at, from } of placed(map)) {
    if (at >= end) break;
    place = from;
    const length = textLength(step);
    if (step.kind === "left") {
      left = first !== null;
      continue;
    }
    const begin = Math.max(at, start);
    const stop = Math.min(at + length, end);
    if (begin >= stop) continue;
    const read = words.slice(begin - start, stop - start);
    if (step.kind === "added") {
      // A line end keeps apart what stands in two blocks; a mark would be words that the file does not have.
      if (first !== null) pending += /^\s+/u.exec(read)?.[0] ?? "";
      continue;
    }
    plain &&= !left && pending === "" && step.kind !== "coded";
    left = false;
    shown += pending + read;
    pending = "";
    if (step.kind === "same") {
      first ??= from + begin - at;
      last = from + stop - at;
      exact += read;
    } else {
      first ??= from;
      last = from + fileLength(step);
      exact += step.kind === "blank" ? step.raw : read;
    }
  }
  // Nothing of it stands in the file: the place is where it was added.
  if (first === null) return { start: place, end: place, text: words };
  return { start: first, end: last, text: plain ? exact : shown };
}

/** The stretch of the text that was read to which a stretch of the file belongs: the inverse of `quotationOf`. */
export function readingOf(
  map: FileMap | undefined,
  { start, end }: Pick<Quotation, "start" | "end">,
): { start: number; end: number } {
  if (map === undefined) return { start, end };
  let first: number | null = null;
  let last = 0;
  for (const { step, at, from } of placed(map)) {
    if (from >= end && first !== null) break;
    const stop = from + fileLength(step);
    if (step.kind === "added" || step.kind === "left" || stop <= start) continue;
    const whole = step.kind !== "same";
    first ??= whole ? at : at + Math.max(0, start - from);
    last = whole ? at + textLength(step) : at + Math.min(stop, end) - from;
  }
  return { start: first ?? 0, end: Math.max(first ?? 0, last) };
}
