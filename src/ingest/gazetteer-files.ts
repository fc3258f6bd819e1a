/** `people.yaml`, `bodies.yaml` and `topics.yaml` of the corpus folder: what a volunteer edits without code. */
import { z } from "zod";
import type { Body, DatedName, Gazetteer, Person, Topic } from "../gazetteer.ts";
import type { FileProblem } from "./problems.ts";
import { type ReadList, readYamlList } from "./yaml-list.ts";

const name = z.string("expected a name").trim().min(1, "a name may not be empty");

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; YAML reads a bare year as a number. */
export const partialDate = z
  .union([z.string(), z.number().int()], { error: "expected a date: YYYY, YYYY-MM or YYYY-MM-DD" })
  .transform(String)
  .pipe(
    z
      .string()
      .regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u,
        "expected a date: YYYY, YYYY-MM or YYYY-MM-DD",
      ),
  );

const openDate = partialDate.nullish().transform((value) => value ?? null);
const names = z
  .array(name, "expected a list of names")
  .nullish()
  .transform((value) => value ?? []);

const datedName = z
  .union([name, z.strictObject({ name, from: openDate, to: openDate })], {
    error: "expected a name, or {name, from, to}",
  })
  .transform(
    (value): DatedName => (typeof value === "string" ? { name: value, from: null, to: null } : value),
  );
const datedNames = z
  .array(datedName)
  .nullish()
  .transform((value) => value ?? []);

const person = z
  .strictObject({
    name,
    aliases: datedNames,
    misspellings: names,
    handles: names.transform((list) => list.map((handle) => handle.replace(/^@/u, ""))),
    roles: z
      .array(z.strictObject({ role: name, from: openDate, to: openDate }))
      .nullish()
      .transform((value) => value ?? []),
    note: z.string().optional(),
  })
  .transform(({ note: _note, ...rest }): Person => rest);

const body = z
  .strictObject({
    name,
    aliases: names,
    former: datedNames,
    parent: name.nullish().transform((value) => value ?? null),
    note: z.string().optional(),
  })
  .transform(({ note: _note, former, ...rest }): Body => ({ ...rest, formerNames: former }));

const topic = z
  .strictObject({ name, aliases: names, abbreviations: names, note: z.string().optional() })
  .transform(({ note: _note, ...rest }): Topic => rest);

const EMPTY_GAZETTEER: Gazetteer = { people: [], bodies: [], topics: [] };

/** The three files by name; each reader gives the good entries and a problem with line and field for each bad one. */
export const GAZETTEER_FILES = ["people.yaml", "bodies.yaml", "topics.yaml"] as const;

export type GazetteerSources = Partial<Record<(typeof GAZETTEER_FILES)[number], string>>;
export type ReadGazetteer = { readonly gazetteer: Gazetteer; readonly problems: readonly FileProblem[] };

/**
 * A gazetteer from the sources of the three files; a file that is absent (undefined) leaves what `fallback` has.
 * A name that stands twice in one file is a problem; the first entry holds.
 */
export function readGazetteer(
  sources: GazetteerSources,
  fallback: Gazetteer = EMPTY_GAZETTEER,
): ReadGazetteer {
  const problems: FileProblem[] = [];
  const read = <Entry extends { readonly name: string }>(
    file: (typeof GAZETTEER_FILES)[number],
    parse: (source: string) => ReadList<Entry>,
    otherwise: readonly Entry[],
  ): readonly Entry[] => {
    const source = sources[file];
    if (source === undefined) return otherwise;
    const list = parse(source);
    problems.push(...list.problems);
    const seen = new Set<string>();
    return list.entries.filter((entry) => {
      const repeated = seen.has(entry.name);
      seen.add(entry.name);
      if (repeated) {
        problems.push({
          file,
          code: "repeated-name",
          message: `${file}: "${entry.name}" stands twice; the first entry is used.`,
        });
      }
      return !repeated;
    });
  };
  const gazetteer: Gazetteer = {
    people: read(
      "people.yaml",
      (source) => readYamlList(source, "people.yaml", "people", person),
      fallback.people,
    ),
    bodies: read(
      "bodies.yaml",
      (source) => readYamlList(source, "bodies.yaml", "bodies", body),
      fallback.bodies,
    ),
    topics: read(
      "topics.yaml",
      (source) => readYamlList(source, "topics.yaml", "topics", topic),
      fallback.topics,
    ),
  };
  return { gazetteer, problems };
}
