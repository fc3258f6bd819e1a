/** Which reports and passages are about a topic, person or body, by every name it goes under. */
import { termsOf } from "../archive/analyzer.ts";
import type { Archive } from "../archive/archive.ts";
import type { NameKind } from "../archive/names.ts";
import type { Passage, Report } from "../report.ts";
import type { DigestFilters, FollowKind } from "../store/subscription.ts";

export type Subject = { readonly kind: FollowKind; readonly name: string };

export interface Subjects {
  /** Passages about the subject, in order. */
  passages(report: Report, subject: Subject): readonly Passage[];
  /** Whether the report concerns it: passages about it, or its author, or its meetings. */
  concerns(report: Report, subject: Subject): boolean;
  /** Whether the report passes every filter that is set. */
  passes(report: Report, filters: DigestFilters): boolean;
}

/** Reads each passage once, however many subjects are asked for. */
export function createSubjects(archive: Archive): Subjects {
  const named = new Map<string, ReadonlySet<string>>();
  const namesIn = (passage: Passage): ReadonlySet<string> => {
    const known = named.get(passage.id);
    if (known !== undefined) return known;
    const text = passage.heading === null ? passage.text : `${passage.heading}\n${passage.text}`;
    const found = new Set(archive.names.mentions(text).map((match) => key(match.kind, match.name)));
    named.set(passage.id, found);
    return found;
  };
  const isListed = (subject: Subject): boolean => listedNames(archive, subject.kind).includes(subject.name);

  const passages = (report: Report, subject: Subject): readonly Passage[] => {
    if (isListed(subject)) {
      return report.passages.filter((passage) => namesIn(passage).has(key(subject.kind, subject.name)));
    }
    // Free words that nobody has put into the list of topics: a passage that holds them all.
    const wanted = termsOf(subject.name);
    if (wanted.length === 0) return [];
    return report.passages.filter((passage) => {
      const held = new Set(termsOf(`${passage.heading ?? ""} ${passage.text}`));
      return wanted.every((term) => held.has(term));
    });
  };

  const concerns = (report: Report, subject: Subject): boolean => {
    if (subject.kind === "person" && report.authors?.includes(subject.name)) return true;
    if (subject.kind === "body" && report.meetings?.some((meeting) => meeting.body === subject.name))
      return true;
    return passages(report, subject).length > 0;
  };

  return {
    passages,
    concerns,
    passes: (report, filters) =>
      fits(report, "topic", filters.topics) &&
      fits(report, "person", filters.people) &&
      (filters.bodies.length === 0 ||
        filters.bodies.some((body) => report.meetings?.some((meeting) => meeting.body === body))),
  };

  function fits(report: Report, kind: FollowKind, names: readonly string[]): boolean {
    return names.length === 0 || names.some((name) => concerns(report, { kind, name }));
  }
}

function listedNames(archive: Archive, kind: FollowKind): readonly string[] {
  const { topics, people, bodies } = archive.gazetteer;
  const entries = kind === "topic" ? topics : kind === "person" ? people : bodies;
  return entries.map((entry) => entry.name);
}

function key(kind: NameKind, name: string): string {
  return `${kind} ${name}`;
}

/**
 * The subject somebody means by a few words, under its canonical name: aliases and small misspellings count.
 * Words that name nothing in the lists are taken as a topic in free words; null when there is no word in them.
 */
export function readSubject(archive: Archive, words: string, kinds: readonly FollowKind[]): Subject | null {
  const trimmed = words.trim();
  const whole = archive.names
    .mentions(trimmed)
    .find((match) => isFollowKind(match.kind, kinds) && match.end - match.start >= trimmed.length - 1);
  const match = whole ?? archive.names.complete(trimmed, kinds, 1)[0];
  if (match !== undefined && isFollowKind(match.kind, kinds)) return { kind: match.kind, name: match.name };
  return kinds.includes("topic") && termsOf(trimmed).length > 0 ? { kind: "topic", name: trimmed } : null;
}

function isFollowKind(kind: NameKind, kinds: readonly FollowKind[]): kind is FollowKind {
  return kinds.some((wanted) => wanted === kind);
}
