/** Folders of invented reports of any size, with as many different words as such a corpus has. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Random, seededRandom } from "../test/builders/seeded-random.ts";

const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo zu bran crel drim flos grun stel tron".split(
  " ",
);
const WORDS = 30_000;
const SENTENCES = 5;
const WORDS_A_SENTENCE = 16;
const PARAGRAPHS_A_SECTION = 4;

/** Writes `reports` files, each of so many paragraphs of some eighty words. */
export async function writeCorpus(folder: string, reports: number, paragraphs: number): Promise<void> {
  const random = seededRandom(reports * 1_000 + paragraphs);
  await mkdir(folder, { recursive: true });
  for (let report = 0; report < reports; report += 1) {
    const name = `report-${String(report).padStart(5, "0")}.md`;
    await writeFile(path.join(folder, name), textOf(report, paragraphs, random));
  }
}

function textOf(report: number, paragraphs: number, random: Random): string {
  const day = Temporal.PlainDate.from("2004-01-01")
    .add({ days: report * 3 })
    .toString();
  const lines = [
    "---",
    `title: "Report ${report} of the NEC"`,
    `authors: [${random.pick(["Rosalind Achterberg", "Bartholomew Quill", "Oona Marchetti"])}]`,
    "meetings:",
    `  - { body: NEC, from: ${day}, to: ${day}, precision: day }`,
    "---",
  ];
  for (let paragraph = 0; paragraph < paragraphs; paragraph += 1) {
    if (paragraph % PARAGRAPHS_A_SECTION === 0) lines.push("", `## On ${word(random)} and ${word(random)}`);
    lines.push("", Array.from({ length: SENTENCES }, () => sentence(random)).join(" "));
  }
  return `${lines.join("\n")}\n`;
}

function sentence(random: Random): string {
  const words = Array.from({ length: WORDS_A_SENTENCE }, () => word(random)).join(" ");
  return `The NEC heard of ${words}.`;
}

/** Common words are common: the number of a word falls off as in real text (Zipf). */
function word(random: Random): string {
  let number = Math.floor(WORDS ** random.next());
  let text = "";
  do {
    text += SYLLABLES[number % SYLLABLES.length] ?? "";
    number = Math.floor(number / SYLLABLES.length);
  } while (number > 0);
  return text;
}
