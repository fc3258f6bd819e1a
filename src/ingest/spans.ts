/** Half-open stretches of a text: what may not be shown, and what is left between. */

export type Span = { readonly start: number; readonly end: number };

/** Ordered, with overlapping and touching spans joined. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** The parts of a span that none of the blocked ones (merged, ordered) covers. */
export function without(span: Span, blocked: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (let index = firstEndingAfter(blocked, span.start); index < blocked.length; index += 1) {
    const block = blocked[index];
    if (block === undefined || block.start >= span.end) break;
    if (block.start > start) parts.push({ start, end: block.start });
    start = Math.max(start, block.end);
  }
  if (start < span.end) parts.push({ start, end: span.end });
  return parts;
}

/** Whether any of the spans (merged, ordered) shares a character with this one. */
export function overlapsAny(span: Span, spans: readonly Span[]): boolean {
  const next = spans[firstEndingAfter(spans, span.start)];
  return next !== undefined && next.start < span.end;
}

/** Index of the first span that ends after a place: by halving, since a page may have thousands. */
function firstEndingAfter(spans: readonly Span[], place: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Without white space (and stray bullets or brackets left by what was cut out) at either end; null if nothing is left. */
export function trimSpan(text: string, span: Span): Span | null {
  const inner = text.slice(span.start, span.end);
  const lead = /^[\s\u200b-\u200d\u2060\ufeff,;:·|]*/u.exec(inner)?.[0].length ?? 0;
  if (lead === inner.length) return null;
  const tail = /[\s\u200b-\u200d\u2060\ufeff|·]*$/u.exec(inner)?.[0].length ?? 0;
  return { start: span.start + lead, end: span.end - tail };
}
