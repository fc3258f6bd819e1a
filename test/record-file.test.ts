import { mkdtempDisposable, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRecords, type Records, RecordWriter } from "../src/record-file.ts";

const VERSION = "ab".repeat(32);
const records = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });

async function written(path: string | null, parts: readonly Uint8Array[]): Promise<Records> {
  const writer = await RecordWriter.begin(path, VERSION);
  for (const part of parts) await writer.add(part.subarray(0, 3), part.subarray(3));
  return writer.finish();
}

const contents = (held: Records) => Array.from({ length: held.count }, (_, at) => [...held.read(at)]);

async function folder() {
  const made = await mkdtempDisposable(join(tmpdir(), "nec-records-"));
  return { path: made.path, [Symbol.asyncDispose]: () => made.remove() };
}

describe("a file of records", () => {
  it("gives back what was written, at once and when it is opened again, on disk and in memory", async () => {
    await using place = await folder();
    const path = join(place.path, "some.records");
    await fc.assert(
      fc.asyncProperty(records, async (parts) => {
        const expected = parts.map((part) => [...part]);
        expect(contents(await written(path, parts))).toEqual(expected);
        const opened = await openRecords(path, VERSION);
        expect(opened && contents(opened)).toEqual(expected);
        expect(contents(await written(null, parts))).toEqual(expected);
        for (const [at, part] of parts.entries())
          expect([...(opened?.read(at, 1, part.length) ?? [])]).toEqual([...part.slice(1)]);
      }),
      { numRuns: 30 },
    );
    expect(await readdir(place.path)).toEqual(["some.records"]);
  });

  it("is not relied on when a bit of it is wrong, when it is cut off, or of another version", async () => {
    await using place = await folder();
    const path = join(place.path, "some.records");
    await written(path, [Buffer.from("The vote was lost 10-17."), Buffer.from(""), Buffer.from("Carried.")]);
    expect(await openRecords(path, "cd".repeat(32))).toBeNull();
    const whole = await readFile(path);
    const bit = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, fc.boolean(), async (at, cut) => {
        const damaged = cut ? whole.subarray(0, at >> 3) : Buffer.from(whole);
        if (!cut) damaged[at >> 3] = (damaged[at >> 3] ?? 0) ^ (1 << (at & 7));
        await writeFile(path, damaged);
        expect(await openRecords(path, VERSION)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it("is read to its end by whoever opened it, though another has been put in its place", async () => {
    await using place = await folder();
    const path = join(place.path, "some.records");
    await written(path, [Buffer.from("old")]);
    const old = await openRecords(path, VERSION);
    await written(path, [Buffer.from("new"), Buffer.from("newer")]);
    expect(old?.read(0).toString()).toBe("old");
    expect((await openRecords(path, VERSION))?.count).toBe(2);
  });

  it("is held in memory where the disk takes nothing", async () => {
    await using place = await folder();
    const blocked = join(place.path, "a file");
    await writeFile(blocked, "");
    const held = await written(join(blocked, "some.records"), [
      Buffer.from("kept"),
      Buffer.alloc(2_000_000, 7),
    ]);
    expect(held.read(0).toString()).toBe("kept");
    expect(held.read(1).equals(Buffer.alloc(2_000_000, 7))).toBe(true);
  });
});
