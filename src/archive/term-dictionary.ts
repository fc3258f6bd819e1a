/**
 * The terms of an index in order, as bytes. No JavaScript string is kept for a term: a million of them would
 * take more memory than all postings, and loading a snapshot would have to build them one by one.
 */

/** UTF-8 of all terms back to back; term `i` is `bytes[starts[i]]` up to `bytes[starts[i + 1]]`. Sorted by bytes. */
export type TermDictionary = { readonly bytes: Uint8Array; readonly starts: Uint32Array };

const encoder = new TextEncoder();

/** Lays out terms that are given in the order of `compareText`, without repetition. */
export function packTerms(sorted: readonly string[]): TermDictionary {
  const starts = new Uint32Array(sorted.length + 1);
  let bytes = new Uint8Array(sorted.reduce((units, term) => units + term.length, 0));
  let used = 0;
  for (const [at, term] of sorted.entries()) {
    // Three bytes at most for each UTF-16 unit.
    if (used + term.length * 3 > bytes.length) bytes = grown(bytes, used + term.length * 3);
    used += encoder.encodeInto(term, bytes.subarray(used)).written;
    starts[at + 1] = used;
  }
  return { bytes: bytes.slice(0, used), starts };
}

function grown(bytes: Uint8Array<ArrayBuffer>, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, Math.ceil(bytes.length * 1.25)));
  larger.set(bytes);
  return larger;
}

/** Order by Unicode code points, which is the order of the UTF-8 bytes. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointOrder(left) - codePointOrder(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, but their own numbers do not. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function encodeTerm(term: string): Uint8Array {
  const bytes = new Uint8Array(term.length);
  for (let at = 0; at < term.length; at++) {
    const unit = term.charCodeAt(at);
    if (unit > 127) return encoder.encode(term);
    bytes[at] = unit;
  }
  return bytes;
}

export function termCount(terms: TermDictionary): number {
  return terms.starts.length - 1;
}

export function termBytes(terms: TermDictionary, at: number): Uint8Array {
  return terms.bytes.subarray(terms.starts[at] ?? 0, terms.starts[at + 1] ?? 0);
}

const decoder = new TextDecoder();

export function termText(terms: TermDictionary, at: number): string {
  return decoder.decode(termBytes(terms, at));
}

/** Negative, zero or positive as `a` stands before, at or after `b`. */
export function compareTerms(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** `compareTerms` of the term at a place, without a view of its bytes: looking one up compares a dozen. */
function compareAt({ bytes, starts }: TermDictionary, at: number, wanted: Uint8Array): number {
  const start = starts[at] ?? 0;
  const length = (starts[at + 1] ?? 0) - start;
  const shorter = Math.min(length, wanted.length);
  for (let place = 0; place < shorter; place++) {
    const difference = (bytes[start + place] ?? 0) - (wanted[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

/** Number of a term; -1 where the dictionary does not hold it. */
export function findTerm(terms: TermDictionary, term: string): number {
  const wanted = encodeTerm(term);
  const at = lowerBound(terms, wanted);
  return at < termCount(terms) && compareAt(terms, at, wanted) === 0 ? at : -1;
}

/** Numbers of the terms that begin with `prefix`: from the first up to, not including, the second. */
export function prefixRange(terms: TermDictionary, prefix: string): readonly [number, number] {
  const wanted = encodeTerm(prefix);
  const first = lowerBound(terms, wanted);
  let end = first;
  while (end < termCount(terms)) {
    const term = termBytes(terms, end);
    if (term.length < wanted.length || compareTerms(term.subarray(0, wanted.length), wanted) !== 0) break;
    end++;
  }
  return [first, end];
}

function lowerBound(terms: TermDictionary, wanted: Uint8Array): number {
  let low = 0;
  let high = termCount(terms);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(terms, middle, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
