/**
 * Phone numbers, private e-mail and postal addresses, and what `redactions.yaml` names: they never reach a passage, a
 * reply, a page or a log. Offices of public bodies and web addresses of reports stay.
 */
import { findPhoneNumbersInText } from "libphonenumber-js";
import { mergeSpans, type Span } from "./spans.ts";

/** Rules of `redactions.yaml`, ready for use. */
export type PrivateStrings = {
  /** Further things to hide. */
  readonly hidden: readonly RegExp[];
  /** What may be shown although it looks private. */
  readonly shown: readonly RegExp[];
};

export const NO_EXTRA_RULES: PrivateStrings = { hidden: [], shown: [] };

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?:[\p{L}\p{N}-]{1,63}\s?(?:\.|\(dot\)|\[dot\])\s?){1,5}\p{L}{2,24}(?![\p{L}\p{N}])/giu;
/** Numbers as they are dialled here, with any grouping; the library's own check weeds out the rest. */
const BRITISH_PHONE =
  /(?<![\d.,£$€/-])(?:\+44[\s-]?\(?0?\)?[\s-]?|0044[\s-]?|\(?0)(?:\d[\s().-]{0,2}){8,10}\d?(?![\d%])/gu;
const POSTCODE =
  /(?<![\p{L}\p{N}])(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/gu;
const STREET =
  "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Crescent|Cres|Terrace|Place|Court|Ct|Gardens?|Grove|Square|Walk|Mews|Row|Hill|Rise|Parade|Green|Park|View|Wharf|Steps|Yard|Gate|Villas?|Cottages?|Mount|Bank|Fold|Croft|Meadow|Vale|End|Heights|Buildings|Brow|Chase|Orchard|Paddock|Maltings|Wynd|Brae)";
const HOUSE = new RegExp(
  `(?<![\\p{L}\\p{N}£,.])(?:(?:Flat|Apartment|Apt|Unit)\\s+\\d+\\p{L}?,?\\s+)?\\d{1,4}\\s?\\p{L}?,?\\s+(?:\\p{Lu}[\\p{L}'’-]+\\s+){1,3}${STREET}(?![\\p{L}])\\.?(?:,\\s*(?:\\p{Lu}[\\p{L}'’-]+\\s?){1,3})*`,
  "gu",
);
/** Where somebody lives or is written to. */
const HOME =
  /\b(?:home|address|live|lives|flat|write to|post to|letters?|promoted|contact|door|tel(?:ephone)?|phone|mobile|call|ring|e-?mail|private|not for circulation)\b/iu;
/** "My home address is 3 Larkspur Brow, Oldthorpe". */
const AT_HOME =
  /\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|whose)\s(?:home|private|own|postal) address\b[^.\n]{0,60}?(?:\bis|:|,)\s+((?:(?:Flat|Apartment)\s+\d+\p{L}?,?\s+)?\d{1,4}\p{L}?,?\s+\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,3}(?:,\s+\p{Lu}[\p{L}'’-]+){0,2})/gu;
/** Where a body meets or works: a building that a report may speak of. */
const PREMISES =
  /\b(?:buildings?|leases?|rent(?:ed)?|offices?|HQ|halls?|venues?|premises|bought|sold|sale|freehold)\b/iu;
/** Addresses that belong to a public office or a party's head office, in the same line. */
const OFFICE =
  /(?:House of Commons|House of Lords|Houses of Parliament|SW1A\s?[0-2]AA|Town Hall|City Hall|County Hall|Civic Centre|Head Office|Headquarters|Victoria Street|Victoria St|Brewers? Green|Southwark|Blackfriars|Millbank|Downing Street|Old Queen Street|Walworth Road|constituency office|regional office)/iu;
const OFFICE_MAIL =
  /@(?:[\w-]+\.)*(?:parliament\.uk|labour\.org\.uk|gov\.uk|gov\.wales|gov\.scot|senedd\.wales|parliament\.scot|europarl\.europa\.eu)$/iu;

/** Private strings in the text from `start` on, ordered and merged. Offsets are those of the whole text. */
export function privateSpans(text: string, start: number, rules: PrivateStrings): Span[] {
  const body = text.slice(start);
  const found: Span[] = [];
  const add = (at: number, length: number) => found.push({ start: start + at, end: start + at + length });
  for (const match of /@|[([]at[)\]]/iu.test(body) ? body.matchAll(EMAIL) : []) {
    if (!OFFICE_MAIL.test(match[0].replace(/\s/gu, ""))) add(match.index, match[0].length);
  }
  for (const [at, length] of phoneNumbers(body)) add(at, length);
  for (const [at, length] of postalAddresses(body)) add(at, length);
  const kept = found.filter(
    (span) => !rules.shown.some((rule) => matches(rule, text.slice(span.start, span.end))),
  );
  for (const rule of rules.hidden) {
    for (const match of body.matchAll(rule)) {
      if (match[0] !== "")
        kept.push({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }
  return mergeSpans(kept);
}

/** A text with everything private in it replaced by `[removed]`: for logs, titles and headings. */
export function withoutPrivateStrings(text: string, rules: PrivateStrings): string {
  let shown = text;
  for (const { start, end } of privateSpans(text, 0, rules).toReversed()) {
    shown = `${shown.slice(0, start)}[removed]${shown.slice(end)}`;
  }
  return shown;
}

function phoneNumbers(body: string): [at: number, length: number][] {
  const found: [number, number][] = [];
  for (const match of body.matchAll(BRITISH_PHONE)) {
    const digits = match[0].replace(/\D/gu, "");
    if (digits.length >= 10 && digits.length <= 13) found.push([match.index, match[0].trimEnd().length]);
  }
  // Numbers of other countries, as they are written here: with their country code.
  if (/\+\d/u.test(body)) {
    for (const { startsAt, endsAt } of findPhoneNumbersInText(body.slice(0, 500_000), "GB")) {
      if (body[startsAt] === "+") found.push([startsAt, endsAt - startsAt]);
    }
  }
  return found;
}

/** A house number with a street, or a postcode with the part of its line that leads up to it. */
function postalAddresses(body: string): [at: number, length: number][] {
  const found: [number, number][] = [];
  if (!/\d/u.test(body)) return found;
  for (const match of body.matchAll(HOUSE)) {
    const context = lineAround(body, match.index, match.index + match[0].length);
    const postcode = new RegExp(POSTCODE.source, "u").test(context);
    const alone =
      /(?:^|\n)\W{0,8}$/u.test(body.slice(Math.max(0, match.index - 9), match.index)) &&
      /^\W{0,8}(?:\n|$)/u.test(body.slice(match.index + match[0].length, match.index + match[0].length + 9));
    // "The house is easily found: 14 Larkspur Terrace."
    const introduced = /:\s*$/u.test(body.slice(Math.max(0, match.index - 9), match.index));
    const housed = alone || ((introduced || HOME.test(context)) && !PREMISES.test(context));
    if ((postcode || housed) && !OFFICE.test(context)) found.push([match.index, match[0].length]);
  }
  // Said to be somebody's home, whatever the street is called and whatever office the sentence goes on to name.
  for (const match of body.matchAll(AT_HOME)) {
    const address = match[1] ?? "";
    found.push([match.index + match[0].length - address.length, address.length]);
  }
  for (const match of body.matchAll(POSTCODE)) {
    const end = match.index + match[0].length;
    if (OFFICE.test(lineAround(body, match.index, end))) continue;
    // Back over the comma-parted names before it: "14 Larkspur Terrace, Oldthorpe OX49 9ZQ".
    const before = body.slice(Math.max(0, match.index - 120), match.index);
    const lead =
      /(?:(?:Flat\s+\d+\p{L}?,?\s+)?\d{1,4}\p{L}?,?\s+[^\n.;:]{3,80}?,\s*)?(?:\p{Lu}[\p{L}'’-]+[\s,]+){0,4}$/u.exec(
        before,
      )?.[0] ?? "";
    found.push([match.index - lead.length, lead.length + match[0].length]);
  }
  return found;
}

/** The line a place stands in, and the next: addresses run over line ends. */
function lineAround(body: string, start: number, end: number): string {
  const from = body.lastIndexOf("\n", start) + 1;
  const first = body.indexOf("\n", end);
  const second = first < 0 ? -1 : body.indexOf("\n", first + 1);
  return body.slice(Math.max(from, start - 200), Math.min(second < 0 ? body.length : second, end + 200));
}

function matches(rule: RegExp, text: string): boolean {
  return new RegExp(rule.source, rule.flags.replace("g", "")).test(text);
}
