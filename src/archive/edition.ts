/** A short name of the corpus's state: another set of files or another text gives another name. */
import { createHash } from "node:crypto";
import type { Archive } from "./archive.ts";

const held = new WeakMap<Archive, string>();

/** Six characters of `A-Za-z0-9_-`; worked out once for each archive. */
export function editionOf(archive: Archive): string {
  const known = held.get(archive);
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  for (const { file, hash: content } of archive.files) hash.update(`${file} ${content}\n`);
  const edition = hash.digest("base64url").slice(0, 6);
  held.set(archive, edition);
  return edition;
}
