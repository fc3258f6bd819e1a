/** The digests of the corpus folder as files: front matter, body and what can be counted in them. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

export const CORPUS = new URL("../../corpus/", import.meta.url);

const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u));
const day = z.iso.date();
const unknown = z.literal("unknown");

/** What the front matter of every digest holds; the bot itself is more forgiving. */
const frontMatter = z.strictObject({
  title: z.string().min(3),
  authors: unknown.or(z.array(z.string().min(3)).min(1)),
  meetings: unknown.or(
    z
      .array(
        z.strictObject({
          body: z.string().min(2),
          from: day,
          to: day,
          precision: z.enum(["day", "month", "year"]),
        }),
      )
      .min(1),
  ),
  published: unknown.or(partialDate),
  publisher: z.string().min(3),
  address: unknown.or(z.url()),
  text: z.literal("digest"),
  seen: z.enum(["whole", "opening", "catalogue"]),
  read: day,
  note: z.string().min(10).optional(),
  facts: z.array(z.union([z.string().min(1), z.number()]).transform(String)).min(3),
});

export type Digest = {
  readonly file: string;
  readonly front: z.infer<typeof frontMatter>;
  readonly body: string;
};

export function digestFiles(): string[] {
  return readdirSync(CORPUS)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .toSorted();
}

/** @throws when the front matter is missing or not as every digest's is. */
export function readDigest(file: string): Digest {
  const text = readFileSync(new URL(file, CORPUS), "utf8");
  const [, source, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(text) ?? [];
  if (source === undefined || body === undefined) throw new Error(`${file}: no front matter`);
  return { file, front: frontMatter.parse(parse(source)), body };
}

/** The paragraphs without headings. */
export function paragraphs(body: string): string {
  return body.replace(/^#.*$/gmu, "").trim();
}

/** In lower case, without the "s" of possession. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize("NFKC")
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
  ).map((word) => word.replaceAll("’", "'").replace(/'s$/u, ""));
}

/** Numbers written in figures, without signs and currency: "1,012", "50p" gives "50", "10/17" gives both. */
export function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.,:]\d+)*/gu) ?? [];
}

/** Every run of `length` words, as one string each. */
export function runsOf(text: string, length: number): Set<string> {
  const words = wordsOf(text);
  const runs = new Set<string>();
  for (let at = 0; at + length <= words.length; at++) runs.add(words.slice(at, at + length).join(" "));
  return runs;
}
