/**
 * The passage index on disk, so that a start need not analyse every passage again. A file is used only if its
 * format, its fingerprint (what was indexed, and how) and its checksum are right; anything else is as good as
 * no file, and the index is built anew.
 *
 * Layout: a header of 128 bytes, then the arrays of the index, each at a multiple of eight bytes, as they lie in
 * memory. Reading is one read and one pass for the checksum.
 */
import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { FIELDS } from "./bm25f.ts";
import type { PassageIndex } from "./passage-index.ts";

const FORMAT = 1;
const MAGIC = "NECINDEX";
const HEADER_BYTES = 128;
/** Written in the machine's own byte order: another machine's file does not pass for ours. */
const BYTE_ORDER_MARK = 0x01020304;
const FINGERPRINT_AT = 24;
const LENGTHS_AT = 56;
const SECTIONS = 8;

/**
 * Writes an index beside its final place and then renames, so that a kill leaves the old file or the new one.
 * `fingerprint` is SHA-256 (32 bytes) over everything the index was made from. Rejects when the disk refuses.
 */
export async function saveIndex(path: string, index: PassageIndex, fingerprint: Uint8Array): Promise<void> {
  const sections = sectionsOf(index);
  const header = new Uint8Array(HEADER_BYTES);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode(MAGIC), 0);
  new Uint32Array(header.buffer, 8, 2).set([BYTE_ORDER_MARK, FORMAT]);
  header.set(fingerprint.subarray(0, 32), FINGERPRINT_AT);
  for (const [at, section] of sections.entries()) {
    view.setFloat64(LENGTHS_AT + at * 8, section.byteLength, true);
  }
  view.setUint32(16, checksum(header, sections), true);
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(unfinished, "w");
    try {
      await file.writeFile(header);
      for (const section of sections) {
        await file.writeFile(section);
        await file.writeFile(new Uint8Array(padding(section.byteLength)));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** The index of a file made with the same fingerprint; null where there is none that can be relied on. */
export async function loadIndex(path: string, fingerprint: Uint8Array): Promise<PassageIndex | null> {
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch {
    return null;
  }
  return decodeIndex(file, fingerprint);
}

function decodeIndex(file: Buffer, fingerprint: Uint8Array): PassageIndex | null {
  if (file.byteLength < HEADER_BYTES) return null;
  // Views of four-byte numbers need an aligned start; a large file comes in a buffer of its own.
  const bytes = file.byteOffset % 8 === 0 ? file : Buffer.from(new Uint8Array(file).buffer);
  const header = bytes.subarray(0, HEADER_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (header.subarray(0, 8).toString("latin1") !== MAGIC) return null;
  const [mark, format] = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, 2);
  if (mark !== BYTE_ORDER_MARK || format !== FORMAT) return null;
  if (!header.subarray(FINGERPRINT_AT, LENGTHS_AT).equals(fingerprint.subarray(0, 32))) return null;
  const sections: Uint8Array[] = [];
  let at = HEADER_BYTES;
  for (let number = 0; number < SECTIONS; number++) {
    const length = view.getFloat64(LENGTHS_AT + number * 8, true);
    if (!Number.isSafeInteger(length) || length < 0 || at + length > bytes.byteLength) return null;
    sections.push(new Uint8Array(bytes.buffer, bytes.byteOffset + at, length));
    at += length + padding(length);
  }
  const stored = view.getUint32(16, true);
  const unsigned = Uint8Array.from(header);
  new DataView(unsigned.buffer).setUint32(16, 0, true);
  return checksum(unsigned, sections) === stored ? indexOf(sections) : null;
}

function sectionsOf(index: PassageIndex): readonly Uint8Array[] {
  const ids = new TextEncoder().encode(index.ids.join("\n"));
  const arrays = [
    index.lengths,
    index.postingStarts,
    index.terms.starts,
    index.passages,
    index.impacts,
    index.counts,
    index.terms.bytes,
  ];
  return [
    ids,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  ];
}

/** The arrays as an index; null where they cannot belong together. */
function indexOf(sections: readonly Uint8Array[]): PassageIndex | null {
  const [idBytes, lengths, postingStarts, starts, passages, impacts, counts, bytes] = sections;
  if (!idBytes || !lengths || !postingStarts || !starts || !passages || !impacts || !counts || !bytes)
    return null;
  const four = [lengths, postingStarts, starts, passages, impacts];
  if (four.some(({ byteLength }) => byteLength % 4 !== 0) || counts.byteLength % 2 !== 0) return null;
  const numbers = (section: Uint8Array) =>
    new Uint32Array(section.buffer, section.byteOffset, section.byteLength / 4);
  const text = new TextDecoder().decode(idBytes);
  const index: PassageIndex = {
    ids: text === "" ? [] : text.split("\n"),
    terms: { bytes, starts: numbers(starts) },
    postingStarts: numbers(postingStarts),
    passages: numbers(passages),
    counts: new Uint16Array(counts.buffer, counts.byteOffset, counts.byteLength / 2),
    impacts: new Float32Array(impacts.buffer, impacts.byteOffset, impacts.byteLength / 4),
    lengths: numbers(lengths),
  };
  const postings = index.passages.length;
  const fits =
    index.lengths.length === index.ids.length * FIELDS.length &&
    index.postingStarts.length === index.terms.starts.length &&
    index.postingStarts.at(-1) === postings &&
    index.terms.starts.at(-1) === bytes.byteLength &&
    index.counts.length === postings &&
    index.impacts.length === postings;
  return fits ? index : null;
}

function checksum(header: Uint8Array, sections: readonly Uint8Array[]): number {
  return sections.reduce((sum, section) => crc32(section, sum), crc32(header));
}

function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}
