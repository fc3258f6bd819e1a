/** Texts that nobody means as questions: long, and each made to cost as much as such a text can. */
import { type Archive, passagesOf } from "../src/archive/archive.ts";
import type { Generator } from "./invented-reports.ts";

/** As long as such texts are. */
const HOSTILE_CHARACTERS = 10_000;

/** Texts about an archive by what they are made of, others for each generator. */
export function hostileTexts(archive: Archive, next: Generator): ReadonlyMap<string, string> {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(next() * items.length)];
  const held = heldWords(archive);
  const letter = () => String.fromCharCode(97 + Math.floor(next() * 26));
  const word = () => Array.from({ length: 4 + Math.floor(next() * 9) }, letter).join("");
  const day = () => `${1 + Math.floor(next() * 28)} ${pick(MONTHS)} ${2003 + Math.floor(next() * 22)}`;
  const slip = (text: string) => {
    const at = 1 + Math.floor(next() * (text.length - 1));
    return `${text.slice(0, at)}${letter()}${text.slice(at + 1)}`;
  };
  const people = [...new Set(archive.reports.flatMap(({ authors }) => authors ?? []))];
  const headings = [
    ...new Set(archive.reports.flatMap(({ sections }) => sections.map(({ heading }) => heading))),
  ];
  const passages = [...passagesOf(archive)].slice(0, 200).map(({ text }) => text);
  return new Map([
    ["distinct words", filled(word)],
    ["words of the reports", filled(() => pick(held) ?? "")],
    ["misspelt words of the reports", filled(() => slip(pick(held) ?? "word"))],
    ["one letter", "a".repeat(HOSTILE_CHARACTERS)],
    ["one letter, apart", filled(() => "a")],
    ["a name again and again", filled(() => people[0] ?? "Ann Other")],
    ["many names", filled(() => pick(people) ?? "Ann Other")],
    ["headings", filled(() => pick(headings) ?? "Membership")],
    ["sentences of the reports", filled(() => pick(passages) ?? "")],
    ["dates", filled(day)],
    ["spans of dates", filled(() => `from ${day()} to ${day()} or between ${day()} and ${day()}`)],
    [
      "numbers",
      filled(() => `${Math.floor(next() * 90_000)}-${Math.floor(next() * 40)} £${Math.floor(next() * 900)}m`),
    ],
    ["brackets", filled(() => pick(["((((", "))", "[[{<", ">}]", "(a", "“", "‘’", '"']) ?? "(", "")],
    [
      "marks",
      filled(
        () => pick(["?", "!", "…", "–", ",", ";", ":", "*", "_", "/", "\\", "#", "@", "&", "'"]) ?? "?",
        "",
      ),
    ],
    ["questions in questions", filled(() => pick(ASKING) ?? "who")],
    ["follow-ups", filled(() => `↳ and what about ${pick(held)}`)],
    ["white space", `what${" \t\n".repeat(HOSTILE_CHARACTERS / 3)}happened`],
    ["hyphens", filled(() => word(), "-")],
    ["accents", "e\u0301\u0323".repeat(HOSTILE_CHARACTERS / 3)],
  ]);
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"];
const ASKING = [
  "and who",
  "what did",
  "how many",
  "or why",
  "is there anything on",
  "how did the vote on",
  "go and when",
  "according to",
  "what happened to",
  "votes at",
  "sorry, but do you know",
  "as far as you know,",
];

/** The pieces that come, one after another, until the text is long enough. */
function filled(piece: () => string, between = " "): string {
  const pieces: string[] = [];
  for (let length = 0; length < HOSTILE_CHARACTERS; length += between.length) {
    const next = piece() || "-";
    pieces.push(next);
    length += next.length;
  }
  return pieces.join(between).slice(0, HOSTILE_CHARACTERS);
}

function heldWords({ vocabulary }: Archive): readonly string[] {
  return Array.from(vocabulary.words(), ({ word }) => word).filter((word) => /^[a-z]{5,}$/.test(word));
}
