/** The lists of names, kept for the next start: checking their YAML takes longer than taking over all reports. */
import path from "node:path";
import type { Gazetteer } from "../gazetteer.ts";
import {
  GAZETTEER_FILES,
  type GazetteerSources,
  type ReadGazetteer,
  readGazetteer,
} from "./gazetteer-files.ts";
import { keyOf, readKept, writeKept } from "./snapshot.ts";

/** As `readGazetteer`; from `dir` (null: nowhere) where the same sources were read by the same `version` before. */
export async function gazetteerOf(
  sources: GazetteerSources,
  fallback: Gazetteer | undefined,
  dir: string | null,
  version: string,
): Promise<ReadGazetteer> {
  if (dir === null) return readGazetteer(sources, fallback);
  const file = path.join(dir, "names.json");
  // An absent list is not an empty one: the fallback stands in for it.
  const lists = GAZETTEER_FILES.map((name) => sources[name] ?? null);
  const key = keyOf(version, JSON.stringify([lists, fallback ?? null]));
  const kept = (await readKept(file, key)) as ReadGazetteer | null;
  if (kept !== null) return kept;
  const read = readGazetteer(sources, fallback);
  await writeKept(file, key, read);
  return read;
}
