import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder of files that removes itself: `await using folder = await corpusFolder({...})`. */
export async function corpusFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = await mkdtemp(path.join(tmpdir(), "nec-corpus-"));
  const dir = path.join(root, "corpus");
  await mkdir(dir);
  const write = async (file: string, content: string | Uint8Array) => {
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await writeFile(path.join(dir, file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return {
    root,
    dir,
    write,
    async [Symbol.asyncDispose]() {
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A small report that reads as one. */
export function reportText(title = "NEC Report, 24 January 2017", author = "Ines Pemberton"): string {
  return `${title}\n\nBy ${author}\n\nMembership\n\nThe general secretary told us that membership stood at 412,000. I asked how many had joined since the spring, and was told that nobody had counted them yet.\n\nRule changes\n\nThe paper on rule changes was lost by 14 votes to 17. I voted for it, and so did the youth representative, who spoke very well.\n`;
}
