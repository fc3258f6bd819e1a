/** People, bodies and topics, with the spellings under which they may be met or asked for. */
import type { Body, DatedName, Gazetteer, Person, Topic } from "../gazetteer.ts";
import type { Report } from "../report.ts";
import { tokenize } from "./analyzer.ts";
import type { NameKind } from "./names.ts";
import { peopleInTexts } from "./people-in-text.ts";
import { isCalendarWord, isOrdinaryWord } from "./proper-names.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type NameEntry = {
  readonly kind: NameKind;
  readonly name: string;
  readonly key: string;
  /** The canonical name first; no two alike. */
  readonly spellings: readonly Spelling[];
};

export type Spelling = {
  readonly text: string;
  /** Met only where it stands with capitals: it is an ordinary word as well ("Black", "ACT"). */
  readonly capitalised: boolean;
  /** One word of a person's name, meant only where the rest of another name does not stand beside it. */
  readonly part: "first name" | "surname" | null;
};

/**
 * The named things of a corpus that a text may name in several ways: people, bodies and topics, in that order. `places`
 * are the places of the reports' texts at which people may be named.
 */
export function collectNames(
  gazetteer: Gazetteer,
  reports: readonly Report[],
  places: Iterable<string>,
  vocabulary: Vocabulary,
): readonly NameEntry[] {
  return [
    ...peopleNames(gazetteer, reports, places, vocabulary),
    ...gazetteer.bodies.map((body) => entry("body", body.name, bodyNames(body).slice(1), vocabulary)),
    ...gazetteer.topics.map((topic) => entry("topic", topic.name, topicNames(topic).slice(1), vocabulary)),
  ];
}

function peopleNames(
  gazetteer: Gazetteer,
  reports: readonly Report[],
  places: Iterable<string>,
  vocabulary: Vocabulary,
): readonly NameEntry[] {
  const listed = gazetteer.people.map((person) => ({
    name: person.name,
    others: writtenNames(person).slice(1),
  }));
  const spelt = gazetteer.people.flatMap(writtenNames);
  const authors = newNames(
    reports.flatMap((report) => report.authors ?? []),
    spelt,
  );
  const elsewhere = new Set(
    [...gazetteer.bodies.flatMap(bodyNames), ...gazetteer.topics.flatMap(topicNames)].map(foldName),
  );
  const mentioned = peopleInTexts(places, [...spelt, ...authors], elsewhere, vocabulary);
  const people = [...listed, ...[...authors, ...mentioned].map((name) => ({ name, others: [] }))];
  const surnames = countBearers(people.map(({ name }) => surnameOf(name)));
  const firstNames = countBearers(people.map(({ name }) => firstNameOf(name)));
  return people.map(({ name, others }) => {
    const whole = entry("person", name, others, vocabulary);
    const parts = [
      partOf(surnameOf(name), "surname", surnames, vocabulary),
      partOf(firstNameOf(name), "first name", firstNames, vocabulary),
    ];
    const written = new Set(whole.spellings.map(({ text }) => foldName(text)));
    const added = parts.flatMap((part) => (part === null || written.has(foldName(part.text)) ? [] : [part]));
    return { ...whole, spellings: [...whole.spellings, ...added] };
  });
}

/** The first spelling of each name that is none of those known. */
function newNames(names: readonly string[], known: readonly string[]): readonly string[] {
  const seen = new Set(known.map(foldName));
  return names.filter((name) => {
    const folded = foldName(name);
    if (folded === "" || seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

function countBearers(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const bearers = new Map<string, number>();
  for (const name of names) {
    if (name !== null) bearers.set(foldName(name), (bearers.get(foldName(name)) ?? 0) + 1);
  }
  return bearers;
}

/** A part of a name as a spelling of it; null where it may be another person's or a month. */
function partOf(
  name: string | null,
  part: "first name" | "surname",
  bearers: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): Spelling | null {
  if (name === null) return null;
  const folded = foldName(name);
  if (bearers.get(folded) !== 1 || isCalendarWord(folded)) return null;
  return { text: name, capitalised: isOrdinaryWord(folded, vocabulary), part };
}

function writtenNames(person: Person): readonly string[] {
  return [person.name, ...namesOf(person.aliases), ...person.misspellings, ...person.handles];
}

function bodyNames({ name, aliases, formerNames }: Body): readonly string[] {
  return [name, ...aliases, ...namesOf(formerNames)];
}

function topicNames({ name, aliases, abbreviations }: Topic): readonly string[] {
  return [name, ...aliases, ...abbreviations];
}

function namesOf(dated: readonly DatedName[]): readonly string[] {
  return dated.map(({ name }) => name);
}

/** The last word of a name of two or more; hyphenated surnames stay whole. */
function surnameOf(name: string): string | null {
  const words = name.trim().split(/\s+/);
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && last.length > 2 ? last : null;
}

/** The first word of a name of two or more. */
function firstNameOf(name: string): string | null {
  const words = name.trim().split(/\s+/);
  const first = words[0];
  return words.length > 1 && first !== undefined && first.length > 2 ? first : null;
}

function entry(kind: NameKind, name: string, others: readonly string[], vocabulary: Vocabulary): NameEntry {
  const seen = new Set<string>();
  const spellings: Spelling[] = [];
  for (const text of [name, ...others]) {
    const folded = foldName(text);
    if (folded === "" || seen.has(folded)) continue;
    seen.add(folded);
    const properName = kind === "person" || /^[\p{Lu}\p{N}.]+$/u.test(text);
    const capitalised = properName && !folded.includes(" ") && isOrdinaryWord(folded, vocabulary);
    spellings.push({ text, capitalised, part: null });
  }
  return { kind, name, key: name, spellings };
}

/** A name's words, folded, one space between: equal for spellings that differ in case, accents or punctuation. */
export function foldName(name: string): string {
  return tokenize(name)
    .map(({ word }) => word)
    .join(" ");
}
