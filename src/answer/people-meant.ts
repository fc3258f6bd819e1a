/** Whom a sentence is about without naming them in full: "she", "Jeremy", "the general secretary". */
import { type Token, tokenize } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import { inOneSection, type Passage, type Report } from "../report.ts";
import { holderOf, OFFICES, type Office, type OfficeAt, officesAt, officesIn } from "./offices.ts";

/** Canonical names, and offices whose holder is named or meant. */
export type Meant = ReadonlySet<string>;

const NOBODY: Meant = new Set();
const PRONOUN = /\b(?:he|she|his|her|him|hers|himself|herself)\b/i;
const PASSAGES_BEFORE = 3;

/** A text with those whom it names, by their names and by their offices. */
export type Naming = {
  readonly text: string;
  readonly people: readonly PersonAt[];
  readonly offices: readonly OfficeAt[];
};

/** `tokens`: the words of the text, where they are known. */
export function namingIn(
  archive: Archive,
  report: Report,
  text: string,
  tokens: readonly Token[] = tokenize(text),
): Naming {
  return { text, people: peopleAt(archive, report, text, tokens), offices: officesAt(text) };
}

/** For each sentence of a passage, in order, those it means. `before`: whoever was named last before the passage. */
export function* peopleMeant(
  archive: Archive,
  passage: Passage,
  sentences: Iterable<Naming>,
  before: () => readonly string[],
): Generator<Meant> {
  const under = officesIn(passage.heading ?? "").flatMap((office) => holder(archive, office, passage));
  // Nobody yet named here: then whoever was named last before, looked for when somebody points back to them.
  let current: readonly string[] | null = null;
  for (const { text, people: byName, offices } of sentences) {
    const named = byName.map(({ name }) => name);
    const inOffice = [...new Set(offices.map(({ office }) => office))].flatMap((office) =>
      holder(archive, office, passage),
    );
    const points = named.length === 0 && inOffice.length === 0 && PRONOUN.test(text);
    if (points) current ??= before();
    const pointed = points && current !== null ? current : [];
    const last = [...inOffice, ...named].at(-1);
    if (last !== undefined) current = [last];
    const people = [...named, ...inOffice, ...pointed, ...under];
    yield people.length === 0 ? NOBODY : new Set([...people, ...officesOf(archive, people, passage)]);
  }
}

function holder(archive: Archive, office: Office, { meeting }: Passage): readonly string[] {
  const name = holderOf(archive, office, meeting);
  return name === null ? [] : [name];
}

/** The offices that these people held at the time. */
function officesOf(archive: Archive, people: readonly string[], { meeting }: Passage): readonly Office[] {
  return OFFICES.filter((office) => people.includes(holderOf(archive, office, meeting) ?? ""));
}

/** Somebody whom a text names, and the stretch of it that does. */
export type PersonAt = { readonly name: string; readonly start: number; readonly end: number };

/** People named by any of their names, and by the first name of somebody whom the report names in full; in order. */
function peopleAt(
  archive: Archive,
  report: Report,
  text: string,
  tokens: readonly Token[] = tokenize(text),
): readonly PersonAt[] {
  if (!/\p{Lu}/u.test(text)) return [];
  const mentions = archive.names.mentions(text, tokens).filter(({ kind }) => kind === "person");
  const short = tokens.flatMap(({ surface, start, end }) => {
    const alone =
      /^\p{Lu}/u.test(surface) &&
      (archive.names.isFirstName(surface) || beginsAuthor(report, surface)) &&
      !mentions.some((mention) => mention.start <= start && start < mention.end);
    // Whom a report names in full is read from all of it: only where one may be named in short.
    const name = alone ? firstNames(archive, report).get(surface) : undefined;
    return name === undefined ? [] : [{ name, start, end }];
  });
  return [...mentions, ...short].sort((a, b) => a.start - b.start);
}

/** Whoever was named last in the passages just before, under the same heading. */
export function lastNamed(archive: Archive, report: Report, passage: Passage): readonly string[] {
  const { passages } = report;
  const at = passages.findIndex(({ id }) => id === passage.id);
  for (let before = at - 1; before >= Math.max(0, at - PASSAGES_BEFORE); before--) {
    const other = passages[before];
    if (other === undefined || !inOneSection(other, passage)) break;
    const last = peopleAt(archive, report, other.text).at(-1);
    if (last !== undefined) return [last.name];
  }
  const titled = archive.names.mentions(passage.heading ?? "").filter(({ kind }) => kind === "person");
  return titled.slice(0, 1).map(({ name }) => name);
}

function beginsAuthor({ authors }: Report, word: string): boolean {
  return (authors ?? []).some((author) => author.split(/\s+/, 1)[0] === word);
}

const byReport = new WeakMap<Report, ReadonlyMap<string, string>>();

/** First names of the people whom a report names in full, where only one bears them. */
function firstNames(archive: Archive, report: Report): ReadonlyMap<string, string> {
  const known = byReport.get(report);
  if (known !== undefined) return known;
  const found = new Map<string, string | null>();
  const add = (name: string) => {
    const [first = "", ...rest] = name.split(/\s+/);
    if (rest.length === 0 || first.length < 2) return;
    found.set(first, found.has(first) && found.get(first) !== name ? null : name);
  };
  for (const { text, heading } of report.passages) {
    for (const mention of archive.names.mentions(`${heading ?? ""}. ${text}`))
      if (mention.kind === "person" && /\s/.test(mention.matched)) add(mention.name);
  }
  for (const meeting of new Set(report.passages.map((passage) => passage.meeting))) {
    for (const office of OFFICES) {
      const name = holderOf(archive, office, meeting);
      if (name !== null) add(name);
    }
  }
  for (const author of report.authors ?? []) add(author);
  const alone = new Map(
    [...found].flatMap(([first, name]) => (name === null ? [] : [[first, name] as const])),
  );
  byReport.set(report, alone);
  return alone;
}
