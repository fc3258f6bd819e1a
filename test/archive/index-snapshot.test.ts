import { mkdtempDisposable, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "../../src/archive/index-builder.ts";
import { loadIndex, saveIndex } from "../../src/archive/index-snapshot.ts";
import { MemoryEngine } from "../../src/archive/memory-engine.ts";
import { plainFields } from "../../src/archive/passage-fields.ts";

const index = buildIndex([
  plainFields("a.1", "The vote on the Forde report was lost 10-17.", "March"),
  plainFields("b.2", "Ältere Mitglieder 𝔘 and members in arrears.", "May"),
  plainFields("c.3", ""),
]);
const fingerprint = new Uint8Array(32).fill(7);

async function folder() {
  const made = await mkdtempDisposable(join(tmpdir(), "nec-snapshot-"));
  return { file: join(made.path, "deeper", "passages.index"), [Symbol.asyncDispose]: () => made.remove() };
}

describe("the snapshot of the passage index", () => {
  it("comes back as it was saved", async () => {
    await using place = await folder();
    await saveIndex(place.file, index, fingerprint);
    const loaded = await loadIndex(place.file, fingerprint);
    expect(loaded).toEqual(index);
    for (const text of ["forde vote", "mitglieder 𝔘", "nothing"]) {
      const query = { text, limit: 3 };
      expect(loaded && new MemoryEngine(loaded).searchNow(query)).toEqual(
        new MemoryEngine(index).searchNow(query),
      );
    }
  });

  it("keeps an index of nothing", async () => {
    await using place = await folder();
    await saveIndex(place.file, buildIndex([]), fingerprint);
    expect(await loadIndex(place.file, fingerprint)).toEqual(buildIndex([]));
  });

  it("is not used for other reports than it was made from, nor where there is none", async () => {
    await using place = await folder();
    expect(await loadIndex(place.file, fingerprint)).toBeNull();
    await saveIndex(place.file, index, fingerprint);
    expect(await loadIndex(place.file, new Uint8Array(32).fill(8))).toBeNull();
  });

  it("is not used once a bit of it has changed or its end is missing", async () => {
    await using place = await folder();
    await saveIndex(place.file, index, fingerprint);
    const whole = await readFile(place.file);
    const bit = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, fc.boolean(), async (at, cut) => {
        const damaged = cut ? whole.subarray(0, at >> 3) : Buffer.from(whole);
        if (!cut) damaged[at >> 3] = (damaged[at >> 3] ?? 0) ^ (1 << (at & 7));
        await writeFile(place.file, damaged);
        const loaded = await loadIndex(place.file, fingerprint);
        // The blanks between sections hold nothing: a change there changes nothing.
        if (loaded !== null) expect(loaded).toEqual(index);
        else expect(loaded).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("leaves no unfinished file behind, whether it was saved or not", async () => {
    await using place = await folder();
    await saveIndex(place.file, index, fingerprint);
    await saveIndex(place.file, index, fingerprint);
    expect(await readdir(join(place.file, ".."))).toEqual(["passages.index"]);
    await expect(saveIndex(join(place.file, "below a file"), index, fingerprint)).rejects.toThrow();
  });
});
