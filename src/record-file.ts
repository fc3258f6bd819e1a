/**
 * Records of bytes in one file, written once, one after another, and read by number without being held in memory. Where
 * the disk refuses, they are held in memory after all. Only ever a short cut to what can be made again: a file that is
 * damaged, or that another version of the code has written, is as good as none.
 *
 * Layout: the records back to back, the length of each in four bytes, a footer of 64 bytes. Numbers stand in the
 * machine's own byte order, which the footer tells.
 */
import { randomUUID } from "node:crypto";
import { close, closeSync, fstatSync, open, read, readSync, write } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";

const MAGIC = "NECRECS1";
const FOOTER_BYTES = 64;
const BYTE_ORDER_MARK = 0x01020304;
const VERSION_AT = 24;
const CHUNK_BYTES = 1 << 20;

const [openFile, closeFile, readFile, writeFile] = [open, close, read, write].map((call) =>
  promisify(call),
) as [
  (path: string, flags: string) => Promise<number>,
  (descriptor: number) => Promise<void>,
  typeof read.__promisify__,
  typeof write.__promisify__,
];

/** A file is closed when nothing reads from it any more: an answer may outlive the corpus that it was found in. */
const unused = new FinalizationRegistry<number>((descriptor) => {
  try {
    closeSync(descriptor);
  } catch {
    // It was closed already.
  }
});

/** Where the records lie that are not in the file: those of one chunk, from its offset among all. */
type Held = { readonly from: number; readonly bytes: Buffer };

export class Records {
  readonly #descriptor: number | null;
  /** Offset of each record, and of the end. */
  readonly #starts: Float64Array;
  readonly #held: readonly Held[];

  constructor(descriptor: number | null, starts: Float64Array, held: readonly Held[]) {
    this.#descriptor = descriptor;
    this.#starts = starts;
    this.#held = held;
    if (descriptor !== null) unused.register(this, descriptor);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  length(record: number): number {
    return (this.#starts[record + 1] ?? 0) - (this.#starts[record] ?? 0);
  }

  /**
   * The bytes of a record from `from` up to `to` (its end). Whoever changes them changes them for nobody else to rely on.
   * @throws Error when the disk no longer gives them
   */
  read(record: number, from = 0, to = this.length(record)): Buffer {
    const start = (this.#starts[record] ?? 0) + from;
    const held = this.#held.findLast((chunk) => chunk.from <= start);
    if (held !== undefined) return held.bytes.subarray(start - held.from, start - held.from + to - from);
    const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
    for (let got = 0; got < bytes.length; ) {
      const more =
        this.#descriptor === null
          ? 0
          : readSync(this.#descriptor, bytes, got, bytes.length - got, start + got);
      if (more === 0) throw new Error(`Record ${record} ends after ${got} of ${bytes.length} bytes.`);
      got += more;
    }
    return bytes;
  }
}

/** The records that `RecordWriter` wrote with the same `version` (64 hexadecimal digits); null: none to be relied on. */
export async function openRecords(path: string, version: string): Promise<Records | null> {
  let descriptor: number;
  try {
    descriptor = await openFile(path, "r");
  } catch {
    return null;
  }
  try {
    const starts = await checkedStarts(descriptor, version);
    if (starts !== null) return new Records(descriptor, starts, []);
  } catch {
    // It is made anew.
  }
  await closeFile(descriptor);
  return null;
}

/** Writes beside the final place; what is there already stays until `finish`. */
export class RecordWriter {
  readonly #path: string;
  readonly #version: string;
  readonly #passing: string;
  #descriptor: number | null;
  /** Bytes that are in the file, and the length of each record. */
  #written = 0;
  readonly #lengths: number[] = [];
  #sum = 0;
  #chunk = Buffer.alloc(0);
  #used = 0;
  readonly #held: Held[] = [];

  private constructor(path: string, version: string, passing: string, descriptor: number | null) {
    this.#path = path;
    this.#version = version;
    this.#passing = passing;
    this.#descriptor = descriptor;
  }

  /** `path` null: the records are held in memory. */
  static async begin(path: string | null, version: string): Promise<RecordWriter> {
    const passing = `${path}.${randomUUID()}.tmp`;
    let descriptor: number | null = null;
    try {
      if (path !== null) {
        await mkdir(dirname(path), { recursive: true });
        descriptor = await openFile(passing, "wx+");
      }
    } catch {
      // A read-only disk costs memory and nothing else.
    }
    return new RecordWriter(path ?? "", version, passing, descriptor);
  }

  /** @returns the number of the record */
  async add(...parts: readonly Uint8Array[]): Promise<number> {
    const length = parts.reduce((sum, part) => sum + part.byteLength, 0);
    if (this.#used + length > this.#chunk.length) {
      await this.#flush();
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, length));
    }
    for (const part of parts) {
      this.#chunk.set(part, this.#used);
      this.#used += part.byteLength;
    }
    return this.#lengths.push(length) - 1;
  }

  /** Puts the file in its place. Where that fails, the records can be read all the same. */
  async finish(): Promise<Records> {
    await this.#flush();
    const starts = startsOf(this.#lengths);
    if (this.#descriptor !== null && this.#held.length === 0) {
      try {
        const lengths = bytesOf(Uint32Array.from(this.#lengths));
        await writeAll(
          this.#descriptor,
          Buffer.concat([lengths, footerOf(this.#version, starts.length - 1, this.#sum, lengths)]),
          this.#written,
        );
        await rename(this.#passing, this.#path);
      } catch {
        await rm(this.#passing, { force: true }).catch(() => undefined);
      }
    }
    return new Records(this.#descriptor, starts, this.#held);
  }

  async #flush(): Promise<void> {
    const bytes = this.#chunk.subarray(0, this.#used);
    this.#chunk = Buffer.alloc(0);
    this.#used = 0;
    if (bytes.length === 0) return;
    this.#sum = crc32(bytes, this.#sum);
    const from = this.#held.reduce((end, { bytes: held }) => end + held.length, this.#written);
    if (this.#descriptor !== null && this.#held.length === 0) {
      try {
        await writeAll(this.#descriptor, bytes, from);
        this.#written += bytes.length;
        return;
      } catch {
        await rm(this.#passing, { force: true }).catch(() => undefined);
      }
    }
    this.#held.push({ from, bytes: Buffer.from(bytes) });
  }
}

async function checkedStarts(descriptor: number, version: string): Promise<Float64Array | null> {
  const { size } = fstatSync(descriptor);
  if (size < FOOTER_BYTES) return null;
  const footer = await readAll(descriptor, Buffer.alloc(FOOTER_BYTES), size - FOOTER_BYTES);
  const count = footer.readUInt32LE(16);
  const end = size - FOOTER_BYTES - count * 4;
  if (end < 0) return null;
  const lengths = await readAll(descriptor, Buffer.alloc(count * 4), end);
  const starts = startsOf(new Uint32Array(lengths.buffer, lengths.byteOffset, count));
  if (starts.at(-1) !== end) return null;
  let sum = 0;
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (let at = 0; at < end; at += CHUNK_BYTES) {
    sum = crc32(await readAll(descriptor, chunk.subarray(0, Math.min(CHUNK_BYTES, end - at)), at), sum);
  }
  return footerOf(version, count, sum, lengths).equals(footer) ? starts : null;
}

/** `sum` of the records' bytes goes on over the lengths and the footer itself. */
function footerOf(version: string, count: number, sum: number, lengths: Uint8Array): Buffer {
  const footer = Buffer.alloc(FOOTER_BYTES);
  footer.write(MAGIC, 0, "latin1");
  new Uint32Array(footer.buffer, footer.byteOffset + 8, 1).set([BYTE_ORDER_MARK]);
  footer.writeUInt32LE(count, 16);
  footer.write(version, VERSION_AT, "hex");
  footer.writeUInt32LE(crc32(footer, crc32(lengths, sum)), 20);
  return footer;
}

function startsOf(lengths: ArrayLike<number>): Float64Array {
  const starts = new Float64Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at++) starts[at + 1] = (starts[at] ?? 0) + (lengths[at] ?? 0);
  return starts;
}

/** The bytes of an array of numbers, as they lie in memory. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

async function readAll(descriptor: number, bytes: Buffer, position: number): Promise<Buffer> {
  for (let got = 0; got < bytes.length; ) {
    const { bytesRead } = await readFile(descriptor, bytes, got, bytes.length - got, position + got);
    if (bytesRead === 0) throw new Error("The file is shorter than it says.");
    got += bytesRead;
  }
  return bytes;
}

async function writeAll(descriptor: number, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await writeFile(descriptor, bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
