/**
 * People whom the reports name and no list has: "Tamsin Iveagh asked ...". A pair of names counts as a person where
 * something says so: a title before it, a verb after it that only people are the subject of, or, where it stands
 * more than once, a first name or surname that somebody known bears too.
 */
import { foldWord, type Token, tokenize } from "./analyzer.ts";
import { isProperName } from "./proper-names.ts";
import type { Vocabulary } from "./vocabulary.ts";

const TITLES = new Set(
  "mr mrs ms miss mx dr prof professor cllr councillor sir dame lord lady baroness baron rev reverend comrade brother sister".split(
    " ",
  ),
);

/** What only people do. Places and bodies vote, decide and agree, but do not ask. */
const ACTS = new Set(
  `said says asked asks argued argues spoke speaks told tells replied replies explained reminded warned moved seconded
proposed thanked praised urged queried complained pointed raised chaired presented introduced resigned wondered
suggested stressed added noted felt thought feared hoped insisted claimed`.split(/\s+/),
);

/** What nobody is called but by their office: "Prime Minister said". */
const ROLES: ReadonlySet<string> = new Set(
  "minister secretary leader whip chair chairman chairwoman treasurer chancellor president officer director commissioner mayor".split(
    " ",
  ),
);

/** What parts of the country are called by: "the North East asked for more". */
const REGIONS: ReadonlySet<string> = new Set(
  "north south east west northern southern eastern western central greater midlands anglia region ireland".split(
    " ",
  ),
);

/** A shared first name or surname is weak evidence, and one mention of it may be a chance. */
const KIN_MENTIONS = 2;
/** A word that stands three times as often without the surname is no first name: "On Brexit Corbyn said ...". */
const OWN_SHARE = 3;
/** Names at most this many words apart are read as one: "Callum Strachan-Reid" is three. */
const MOST_WORDS = 4;

/** Whether a word stands before people's names and belongs to none. */
export function isTitle(word: string): boolean {
  return TITLES.has(word);
}

/**
 * The places of a text at which people may be named, whatever the rest of the corpus says: runs of capitalised words,
 * each with the words that touch it, parted by empty lines. `peopleInTexts` finds in it what it finds in the text.
 */
export function placesOfNames(text: string): string {
  const tokens = tokenize(text);
  return runsOf(text, tokens, mayBeNamePart)
    .map(({ start, end }) => {
      const from = adjoins(text, tokens[start - 1], tokens[start]) ? start - 1 : start;
      const to = adjoins(text, tokens[end - 1], tokens[end]) ? end : end - 1;
      return text.slice(tokens[from]?.start, tokens[to]?.end);
    })
    .join("\n\n");
}

/**
 * Names of people in the texts that are none of `known`, as they are most often written, in order of first mention.
 * `taken` are folded names of other things ("Tower Wharf" where a topic is called so), which no person is.
 */
export function peopleInTexts(
  texts: Iterable<string>,
  known: readonly string[],
  taken: ReadonlySet<string>,
  vocabulary: Vocabulary,
): readonly string[] {
  const knownNames = new Set(known.map(foldedName));
  const parts = known
    .map((name) => tokenize(name).map(({ word }) => word))
    .filter(({ length }) => length > 1);
  const firstNames = new Set(parts.map((words) => words[0] ?? ""));
  const surnames = new Set(parts.map((words) => words.at(-1) ?? ""));
  const found = new Map<string, Mentioned>();
  for (const text of texts) {
    const tokens = tokenize(text);
    const isNamePart = (token: Token) => mayBeNamePart(token) && isProperName(token, vocabulary);
    for (const { start, end } of runsOf(text, tokens, isNamePart)) {
      if (end - start > MOST_WORDS) continue;
      const run = tokens.slice(start, end);
      const words = run.map(({ word }) => word);
      const folded = words.join(" ");
      const within = [folded, words.slice(1).join(" "), words.slice(0, -1).join(" ")];
      if (taken.has(folded) || within.some((name) => knownNames.has(name))) continue;
      const before = tokens[start - 1];
      const after = tokens[end];
      const titled = before !== undefined && isTitle(before.word) && adjoins(text, before, run[0]);
      const acts = after !== undefined && ACTS.has(after.word) && adjoins(text, run.at(-1), after);
      const kin = firstNames.has(words[0] ?? "") || surnames.has(words.at(-1) ?? "");
      const name = text.slice(run[0]?.start, run.at(-1)?.end).replace(/\s+/gu, " ");
      if (!name.includes(" ") || ROLES.has(words.at(-1) ?? "")) continue;
      if (words.every((word) => REGIONS.has(word))) continue;
      const mentioned = found.get(folded) ?? {
        name,
        first: words[0] ?? "",
        titled: false,
        acts: false,
        kin,
        times: 0,
      };
      mentioned.titled ||= titled;
      mentioned.acts ||= acts;
      mentioned.times++;
      found.set(folded, mentioned);
    }
  }
  return [...found.values()]
    .filter(({ first, titled, acts, kin, times }) => {
      if (titled) return true;
      const own = firstNames.has(first) || times * OWN_SHARE >= vocabulary.count(first);
      return own && (acts || (kin && times >= KIN_MENTIONS));
    })
    .map(({ name }) => name);
}

type Mentioned = {
  readonly name: string;
  readonly first: string;
  titled: boolean;
  acts: boolean;
  readonly kin: boolean;
  times: number;
};

type Run = { readonly start: number; readonly end: number };

/** Two or more words one after another that pass for parts of a name, with nothing between them. */
function runsOf(
  text: string,
  tokens: readonly Token[],
  isNamePart: (token: Token) => boolean,
): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  const close = (end: number) => {
    if (end - start > 1) runs.push({ start, end });
  };
  for (const [at, token] of tokens.entries()) {
    const belongs = at > start && adjoins(text, tokens[at - 1], token);
    const named = isNamePart(token);
    if (!belongs || !named) {
      close(at);
      start = named ? at : at + 1;
    }
  }
  close(tokens.length);
  return runs;
}

/** A capital and then small letters, or a double-barrelled part: not "NEC", not "17". */
function mayBeNamePart({ surface, word }: Token): boolean {
  return /^\p{Lu}\p{L}*\p{Ll}$/u.test(surface) && !isTitle(word);
}

/** Only blanks or a hyphen between them. */
export function adjoins(text: string, left: Token | undefined, right: Token | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    /^(?:[ \t\u00a0]+|\r?\n|[-‐‑])$/u.test(text.slice(left.end, right.start))
  );
}

function foldedName(name: string): string {
  return tokenize(name)
    .map(({ word }) => foldWord(word))
    .join(" ");
}
