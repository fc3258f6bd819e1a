/** Who held one of the party's offices at a time: as the corpus's list of people says, or as its reports name them. */
import type { Archive } from "../archive/archive.ts";
import type { Meeting } from "../report.ts";

export type Office = "general secretary" | "deputy leader" | "leader";

const OFFICE_WORDS: readonly (readonly [Office, RegExp])[] = [
  ["general secretary", /\b(?:general\s+secretary|gen(?:eral)?\.?\s?sec\b|GS\b)/iu],
  ["deputy leader", /\bdeputy\s+leader\b/iu],
  [
    "leader",
    /(?<!\b(?:deputy|former|previous|council|group|opposition|union|next|new|local|Tory|Conservative)\s)\bleader\b(?!\s+of\s+(?!the\s+(?:(?:Labour\s+)?party|opposition)\b)|ship|\s+(?:in|on|and\s+deputy)\b)/iu,
  ],
];

/** The offices that a text speaks of. */
export function officesIn(text: string): readonly Office[] {
  return OFFICE_WORDS.flatMap(([office, pattern]) => (pattern.test(text) ? [office] : []));
}

type Held = { readonly office: Office; readonly name: string; readonly from: string; readonly to: string };

const NAME = "(?<name>\\p{Lu}\\p{Ll}+\\s+(?:\\p{Lu}[\\p{L}'’-]+)(?:\\s+\\p{Lu}[\\p{L}'’-]+)?)";
const OFFICE = "(?<office>(?i:general\\s+secretary|deputy\\s+leader|(?:party\\s+)?leader))";
const INTRODUCED: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}]\\s?)\\b${OFFICE},?\\s+${NAME}`, "gu"),
  new RegExp(`${NAME}\\s*[,(]\\s*(?:the\\s+|our\\s+|as\\s+)?(?:(?:new|party|Labour)\\s+)?${OFFICE}\\b`, "gu"),
];

const holders = new WeakMap<Archive, readonly Held[]>();

/** How far from a meeting a report may name the holder of an office and still tell of that time. */
const NEAR_DAYS = 500;

/** The person who held an office at the time of a meeting; null where nothing held says so. */
export function holderOf(archive: Archive, office: Office, meeting: Meeting | null): string | null {
  const day = meeting?.from;
  if (day == null) return null;
  const known = holders.get(archive) ?? allHolders(archive);
  holders.set(archive, known);
  let best: { name: string; apart: number } | null = null;
  for (const held of known) {
    if (held.office !== office) continue;
    const apart =
      held.from <= day && day <= held.to
        ? 0
        : Math.min(daysBetween(held.from, day), daysBetween(held.to, day));
    if (apart <= NEAR_DAYS && (best === null || apart < best.apart)) best = { name: held.name, apart };
  }
  return best?.name ?? null;
}

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}

function allHolders(archive: Archive): readonly Held[] {
  const listed = archive.gazetteer.people.flatMap(({ name, roles }) =>
    roles.flatMap(({ role, from, to }): readonly Held[] => {
      const office = OFFICE_WORDS.find(([, pattern]) =>
        new RegExp(`^(?:the\\s+|party\\s+)?${pattern.source}`, "iu").test(role),
      )?.[0];
      const whole = office !== undefined && !/\b(?:acting|candidate|staff|office|shadow|spokes)/i.test(role);
      return whole ? [{ office, name, from: dayOf(from, "0000"), to: dayOf(to, "9999") }] : [];
    }),
  );
  return [...listed, ...introduced(archive)];
}

/** A part of a date as its first or, for an open end, a far day. */
function dayOf(date: string | null, open: "0000" | "9999"): string {
  if (date === null) return `${open === "0000" ? "1900" : "2999"}-01-01`;
  return date.length === 10 ? date : `${date}${date.length === 4 ? "-01-01" : "-01"}`;
}

/** "David Noakes, the general secretary": as of the meeting that is told of. */
function introduced(archive: Archive): readonly Held[] {
  const found: Held[] = [];
  for (const { text, meeting } of archive.reports.flatMap(({ passages }) => passages)) {
    const day = meeting?.from;
    if (day == null || !/secretary|leader/i.test(text)) continue;
    for (const pattern of INTRODUCED) {
      for (const { groups } of text.matchAll(pattern)) {
        const office = groups?.office
          ?.toLowerCase()
          .replace(/\s+/g, " ")
          .replace(/^party /, "");
        const name = groups?.name?.replace(/\s+/g, " ");
        if (name === undefined || !isOffice(office)) continue;
        const person = archive.names.mentions(name).find(({ kind }) => kind === "person")?.name;
        if (person !== undefined) found.push({ office, name: person, from: day, to: day });
      }
    }
  }
  return found;
}

function isOffice(word: string | undefined): word is Office {
  return OFFICE_WORDS.some(([office]) => office === word);
}
