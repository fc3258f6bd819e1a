/** Raw reports in a shape like volunteers', made from a seed: every run makes the same. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

export type RawReports = {
  /** The text of the next report. */
  next(number: number): string;
  /** Writes so many into the folder, which is made. */
  write(folder: string, count: number): Promise<void>;
};

/** A small generator of numbers (mulberry32), so that every run makes the same reports. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST = ["Amber", "Bruno", "Carys", "Dilwyn", "Esther", "Farouk", "Greta", "Hari", "Ines", "Joss"];
const LAST = ["Pemberton", "Okafor", "Lindqvist", "Marlowe", "Sandhu", "Trevithick", "Vaughan", "Whitlock"];
const SUBJECTS = [
  "membership system",
  "rule changes",
  "selections",
  "the accounts",
  "conference dates",
  "complaints",
];
const VERBS = [
  "was deferred",
  "was agreed without a vote",
  "was discussed at length",
  "fell",
  "was carried 18-11",
];
const MONTHS = ["January", "March", "May", "July", "September", "November"];

function report(next: () => number, number: number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  const author = `${pick(FIRST)} ${pick(LAST)}`;
  const day = 1 + Math.floor(next() * 28);
  const lines = [`NEC Report, ${day} ${pick(MONTHS)} ${2004 + (number % 20)}`, "", `By ${author}`, ""];
  for (let section = 0; section < 7; section += 1) {
    const subject = pick(SUBJECTS);
    lines.push(
      subject.replace(/^./u, (letter) => letter.toUpperCase()),
      "",
    );
    for (let paragraph = 0; paragraph < 3; paragraph += 1) {
      const words = Array.from(
        { length: 9 },
        () =>
          `${pick(FIRST)} asked about ${pick(SUBJECTS)} and paper ${Math.floor(next() * 9000)} ${pick(VERBS)}.`,
      );
      lines.push(words.join(" "), "");
    }
  }
  lines.push("Share this: Twitter Facebook", `Contact: 07700 900${String(100 + (number % 900))}`);
  return lines.join("\n");
}

/** @param seed makes the same reports again */
export function rawReports(seed: number): RawReports {
  const numbers = random(seed);
  return {
    next: (number) => report(numbers, number),
    async write(folder, count) {
      await mkdir(folder, { recursive: true });
      for (let number = 0; number < count; number += 1) {
        const file = `report-${String(number).padStart(5, "0")}.txt`;
        await writeFile(path.join(folder, file), report(numbers, number));
      }
    },
  };
}
