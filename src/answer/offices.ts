/** Who held one of the party's offices at a time: as the corpus's list of people says, or as its reports name them. */
import { type Archive, passagesOf } from "../archive/archive.ts";
import type { Meeting } from "../report.ts";

/** The chair is whoever is in the chair of the meeting that is told of. */
export type Office =
  | "general secretary"
  | "deputy leader"
  | "leader"
  | "deputy prime minister"
  | "prime minister"
  | "treasurer"
  | "chief whip"
  | "party chair"
  | "chair";

const OFFICE_WORDS: Readonly<Record<Office, RegExp>> = {
  "general secretary":
    /(?<!\b(?:deputy|assistant|acting|union)\s)(?:general\s+secretary\b(?!\s+of\s+(?!the\s+(?:Labour\s+)?party\b|Labour\b))|gen(?:eral)?\.?\s?sec\b|GS\b)/giu,
  "deputy leader": /deputy\s+leader\b(?!\s+of\s+(?!the\s+(?:Labour\s+)?party\b|Labour\b)|ship)/giu,
  leader:
    /(?<!\b(?:deputy|former|previous|council|group|opposition|union|next|new|local|Tory|Conservative|Welsh|Scottish|European|SNP|Democrat)\s)\bleader\b(?!\s+of\s+(?!the\s+(?:(?:Labour\s+)?party|opposition)\b|Labour\b)|ship|\s+(?:in|on|and\s+deputy)\b)/giu,
  "deputy prime minister": /deputy\s+prime\s+minister\b/giu,
  "prime minister": /(?<!\b(?:deputy|former|next|Tory)\s)prime\s+minister\b/giu,
  treasurer: /(?<!\b(?:deputy|former|CLP|union|branch)\s)treasurer\b/giu,
  "chief whip": /(?<!\b(?:deputy|former|Tory)\s)chief\s+whip\b/giu,
  "party chair": /party\s+chair(?:man|woman|person)?\b/giu,
  chair:
    /(?<=\b(?:the|our)\s(?:NEC\s)?)chair(?:man|woman|person)?\b(?!\s+of\s)(?<!\bin\s(?:the|our)\s(?:NEC\s)?chair)/giu,
};

const isOffice = (word: string): word is Office => word in OFFICE_WORDS;

export const OFFICES: readonly Office[] = Object.keys(OFFICE_WORDS).filter(isOffice);

export type OfficeAt = { readonly office: Office; readonly start: number; readonly end: number };

/** Some of it stands in every office: most sentences are seen to speak of none. */
const MAY_NAME = /sec|GS|leader|minister|treasurer|whip|chair/iu;

/** Where a text speaks of offices, in order. */
export function officesAt(text: string): readonly OfficeAt[] {
  if (!MAY_NAME.test(text)) return [];
  return OFFICES.flatMap((office) =>
    [...text.matchAll(OFFICE_WORDS[office])].map(({ index, 0: { length } }) => ({
      office,
      start: index,
      end: index + length,
    })),
  ).sort((a, b) => a.start - b.start);
}

/** The offices that a text speaks of. */
export function officesIn(text: string): readonly Office[] {
  return [...new Set(officesAt(text).map(({ office }) => office))];
}

type Held = {
  readonly office: Office;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The body whose chair it is; null for an office of the party. */
  readonly body: string | null;
  /** Where a report says so; null for the corpus's list. */
  readonly passage: string | null;
};

const NAME = "(?<name>\\p{Lu}[\\p{L}'’-]+\\s+(?:\\p{Lu}[\\p{L}'’-]+)(?:\\s+\\p{Lu}[\\p{L}'’-]+)?)";
// Both cases are written out: in longer texts V8 misses matches of a group with its own "i" flag.
const OFFICE =
  "(?<office>[Gg]eneral\\s+[Ss]ecretary|[Dd]eputy\\s+[Ll]eader|(?:[Pp]arty\\s+)?[Ll]eader|[Dd]eputy\\s+[Pp]rime\\s+[Mm]inister|[Pp]rime\\s+[Mm]inister|[Tt]reasurer|[Cc]hief\\s+[Ww]hip|[Pp]arty\\s+[Cc]hair)";
const WHOLE = "\\b(?!\\s+of\\s+(?!the\\s+(?:Labour\\s+)?party\\b|Labour\\b))";
/** Another office than the one whose name comes next. */
const NO_OFFICE_OF_THE_PARTY =
  /\b(?:deputy|assistant|former|acting|previous|regional|shadow|branch|council|group|union|tory|conservative|welsh|scottish|european|opposition|ex)[\s-]+$/i;
const LONGEST_MARK = 20;
const INTRODUCED: readonly RegExp[] = [
  // "Leader's report. Ann Field said": whoever opens a report of an office holds it.
  new RegExp(`\\b${OFFICE}['’]s\\s+[Rr]eport[.:*_\\s]+${NAME}\\s+(?=\\p{Ll})`, "gu"),
  new RegExp(`\\b${OFFICE},?\\s+${NAME}`, "gu"),
  new RegExp(
    `${NAME}\\s*[,(]\\s*(?:the\\s+|our\\s+|as\\s+|his\\s+|her\\s+)?(?:(?:new|party|Labour)\\s+)?${OFFICE}${WHOLE}`,
    "gu",
  ),
];
const CHAIRING: readonly RegExp[] = [
  new RegExp(
    `${NAME}(?:\\s*\\([^)]{1,40}\\))?\\s*,?\\s+(?:was\\s+)?(?:in\\s+the\\s+chair|chaired|took\\s+the\\s+chair|chairing)\\b`,
    "gu",
  ),
  new RegExp(
    `${NAME}(?:\\s*\\([^)]{1,40}\\))?\\s*,\\s+(?:as\\s+)?(?:the\\s+|our\\s+|NEC\\s+)*[Cc]hair\\b(?!\\s+of)`,
    "gu",
  ),
  new RegExp(`\\bchaired\\s+by\\s+${NAME}`, "gu"),
  new RegExp(`\\b(?:the|our)\\s+(?:NEC\\s+)?[Cc]hair,?\\s+${NAME}`, "gu"),
];

/** How far from a meeting a report may name the holder of an office and still tell of that time. */
const NEAR_DAYS = 500;

/** The person who held an office at the time of a meeting; null where nothing held says so. */
export function holderOf(archive: Archive, office: Office, meeting: Meeting | null): string | null {
  if (meeting?.from == null) return null;
  const { held, byMeeting } = holdersIn(archive);
  const known = byMeeting.get(meeting);
  if (known !== undefined) return known[office] ?? null;
  const found = Object.fromEntries(OFFICES.map((any) => [any, nearestHolder(held, any, meeting)]));
  byMeeting.set(meeting, found);
  return found[office] ?? null;
}

function nearestHolder(all: readonly Held[], office: Office, { from, body }: Meeting): string | null {
  let best: { name: string; apart: number } | null = null;
  for (const held of all) {
    if (held.office !== office || from === null) continue;
    if (held.body !== null && held.body.toLowerCase() !== body.toLowerCase()) continue;
    const apart = daysApart(held, from);
    const near = held.body === null ? NEAR_DAYS : 0;
    if (apart <= near + WITHIN && (best === null || apart < best.apart)) best = { name: held.name, apart };
  }
  return best?.name ?? null;
}

/** Everybody who held an office of the party at some time. */
export function holdersEver(archive: Archive, office: Office): readonly string[] {
  const held = holdersIn(archive).held.filter((held) => held.office === office && held.body === null);
  return [...new Set(held.map(({ name }) => name))];
}

/** The last day, `YYYY-MM-DD`, for which somebody is known to hold an office of the party; null where none is. */
export function lastHeldBy(archive: Archive, office: Office, name: string): string | null {
  const days = holdersIn(archive).held.flatMap((held) =>
    held.office === office && held.body === null && held.name === name ? [held.to] : [],
  );
  return days.sort().at(-1) ?? null;
}

/** Ids of the passages that introduce somebody by an office of the party, the latest meeting first. */
export function introductionsOf(archive: Archive, office: Office): readonly string[] {
  const told = holdersIn(archive).held.filter((held) => held.office === office && held.passage !== null);
  return [
    ...new Set([...told].sort((a, b) => (a.from < b.from ? 1 : -1)).flatMap(({ passage }) => passage ?? [])),
  ];
}

type Holders = {
  readonly held: readonly Held[];
  /** Whoever held each office at a meeting, once it has been asked for. */
  readonly byMeeting: WeakMap<Meeting, Readonly<Partial<Record<Office, string | null>>>>;
};

const holders = new WeakMap<Archive, Holders>();

function holdersIn(archive: Archive): Holders {
  const known = holders.get(archive);
  if (known !== undefined) return known;
  const made: Holders = { held: allHolders(archive), byMeeting: new WeakMap() };
  holders.set(archive, made);
  return made;
}

/** A report of the very meeting is surer than a span of years. */
const WITHIN = 0.5;

function daysApart({ from, to }: Held, day: string): number {
  if (from === day && to === day) return 0;
  return from <= day && day <= to ? WITHIN : Math.min(daysBetween(from, day), daysBetween(to, day));
}

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}

function allHolders(archive: Archive): readonly Held[] {
  const listed = archive.gazetteer.people.flatMap(({ name, roles }) =>
    roles.flatMap(({ role, from, to }): readonly Held[] => {
      const held = officeOfRole(role);
      return held === null
        ? []
        : [{ ...held, name, from: dayOf(from, "0000"), to: dayOf(to, "9999"), passage: null }];
    }),
  );
  return [...listed, ...introduced(archive)];
}

/** "General Secretary", "NEC chair", "Chair of the Disputes Panel": but not somebody who stands for it or works for it. */
function officeOfRole(role: string): Pick<Held, "office" | "body"> | null {
  const { of, before } =
    /^(?:chair\s+of\s+(?:the\s+)?(?<of>.+)|(?<before>.+)\s+chair)$/i.exec(role)?.groups ?? {};
  if (before?.toLowerCase() === "party") return { office: "party chair", body: null };
  const body = of ?? before;
  if (body !== undefined) return /\bvice|\bassistant|\bco-/i.test(body) ? null : { office: "chair", body };
  const plain = role.toLowerCase().replace(/^(?:the|party)\s+|\s+of\s+the\s+(?:labour\s+)?party$/g, "");
  return isOffice(plain) ? { office: plain, body: null } : null;
}

/** A part of a date as its first or, for an open end, a far day. */
function dayOf(date: string | null, open: "0000" | "9999"): string {
  if (date === null) return `${open === "0000" ? "1900" : "2999"}-01-01`;
  return date.length === 10 ? date : `${date}${date.length === 4 ? "-01-01" : "-01"}`;
}

/** "David Noakes, the general secretary": as of the meeting that is told of. */
function introduced(archive: Archive): readonly Held[] {
  const found: Held[] = [];
  for (const { id, heading, text: told, meeting } of passagesOf(archive)) {
    const day = meeting?.from;
    const text = heading === null ? told : `${heading}. ${told}`;
    if (day == null || !/secretary|leader|minister|treasurer|whip|chair/i.test(text)) continue;
    const add = (patterns: readonly RegExp[], officeOf: (word: string) => string, body: string | null) => {
      for (const { groups, index } of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
        if (NO_OFFICE_OF_THE_PARTY.test(text.slice(Math.max(0, index - LONGEST_MARK), index))) continue;
        const office = officeOf(groups?.office ?? "");
        const name = groups?.name?.replace(/\s+/g, " ");
        if (name === undefined || !isOffice(office)) continue;
        const person = archive.names.mentions(name).find(({ kind }) => kind === "person")?.name;
        if (person !== undefined) found.push({ office, name: person, from: day, to: day, body, passage: id });
      }
    };
    add(
      INTRODUCED,
      (word) =>
        word
          .toLowerCase()
          .replace(/\s+/g, " ")
          .replace(/^party (?=leader)/, ""),
      null,
    );
    add(CHAIRING, () => "chair", meeting?.body ?? null);
  }
  return found;
}
