/** How much each term of a question counts beside the others. */
import { termsOf } from "../archive/analyzer.ts";
import type { Asked } from "./asked-kind.ts";
import { easeLoose } from "./loosely-put.ts";
import { COMMON_SHARE } from "./make-terms.ts";
import { officesAt } from "./offices.ts";
import type { PlacedTerm as Placed, QuestionTerm } from "./question.ts";
import { easeBesides } from "./said-besides.ts";
import type { WordStatistics } from "./word-statistics.ts";

/** The terms of a question as they are meant together: the asking and what is loosely put count less. */
export function weighTerms(
  text: string,
  terms: readonly Placed[],
  asked: Asked,
  statistics: WordStatistics,
): readonly Placed[] {
  const besides = easeBesides(text, terms);
  const eased = easePosts(text, easePlace(text, easeSetting(text, easeGerunds(text, besides))));
  const plain = easeLoose(text, eased, asked);
  const named = asked === "happened" ? easeTold(text, plain) : plain;
  const tempered = temper(withModifiers(text, named), statistics);
  if (asked === "who") return stressPredicate(tempered);
  return /\bhow\s+much\b/i.test(text) ? easePrice(tempered) : tempered;
}

/** What there are many of, each told from the others by the word before it. */
const KINDS_OF_THING: ReadonlySet<string> = new Set(
  termsOf("conference committee election commission forum fund rally"),
);

/** "The women's conference": without the women it is any conference, so the two are one thing to look for. */
function withModifiers(text: string, terms: readonly Placed[]): readonly Placed[] {
  const joined: Placed[] = [];
  for (const term of terms) {
    const before = terms.find(
      (other) =>
        isModifier(other) && /^['’]?s?['’]?\s+$/i.test(text.slice(other.at + other.label.length, term.at)),
    );
    if (before === undefined || !isKindOfThing(term)) joined.push(term);
    else joined.splice(joined.indexOf(before), 1, together(before, term));
  }
  return joined;
}

function isKindOfThing({ kind, spellings }: Placed): boolean {
  return (
    kind === "word" && spellings.some(([word = "", ...more]) => more.length === 0 && KINDS_OF_THING.has(word))
  );
}

function isModifier({ kind, common }: Placed): boolean {
  return kind === "word" && !common;
}

function together(modifier: Placed, head: Placed): Placed {
  const both = (first: Placed["spellings"], second: Placed["spellings"]) =>
    first.flatMap((one) => second.map((other) => [...one, ...other]));
  return {
    ...modifier,
    label: `${modifier.label} ${head.label}`,
    spellings: both(modifier.spellings, head.spellings),
    synonyms: [...both(modifier.spellings, head.synonyms), ...both(modifier.synonyms, head.spellings)],
    weight: modifier.weight + EASED * head.weight,
  };
}

/** The year that begins a setting, and up to where the words go on that name it. */
const SETTING =
  /\b(?:in|during|for|at|of|since|before|after|around|over|from)\s+(?:the\s+)?(?<year>(?:19|20)\d{2})\s+(?<name>\p{L}[\p{L}’'-]*(?:\s+\p{L}[\p{L}’'-]*){0,3}?)(?=\s+(?:in|on|at|of|for|to|by|with|and|was|were|is|are|did|that|which|who)\b|\W*$)/iu;

/**
 * "The freeze date in the 2016 leadership contest": the contest says when and where, and reports of that year need
 * not name it. Where nothing else is asked about, it is what is asked about.
 */
function easeSetting(text: string, terms: readonly Placed[]): readonly Placed[] {
  const setting = SETTING.exec(text);
  const year = setting?.groups?.year;
  const name = setting?.groups?.name;
  if (setting === null || year === undefined || name === undefined) return terms;
  const end = setting.index + setting[0].length;
  const start = end - name.length;
  const within = ({ at }: Placed) => at >= start && at < end;
  const others = terms.some((term) => !within(term) && !term.common && term.kind !== "number");
  if (!others) return terms;
  return terms.map((term) =>
    within(term)
      ? { ...term, weight: EASED * term.weight, required: term.kind === "person" && term.required }
      : term,
  );
}

/** "At the Harbourside conference-week meeting": what stands before the meeting says which one it was. */
const AT_MEETING =
  /\b(?:at|in|during)\s+(?:the|that|our|their)\s+(?<name>(?:[\p{L}\d’'-]+[\s-]+){1,4}?)(?:meeting|session|executive|nec|away[\s-]?days?)\b/iu;

/** Where a meeting was need not be told beside every matter of it, as long as something else is asked about. */
function easePlace(text: string, terms: readonly Placed[]): readonly Placed[] {
  const place = AT_MEETING.exec(text);
  const name = place?.groups?.name;
  if (place === null || name === undefined) return terms;
  const start = place.index + place[0].indexOf(name);
  const within = ({ at, kind }: Placed) =>
    at >= start && at < start + name.length && (kind === "name" || kind === "word");
  const others = terms.filter((term) => !within(term) && !term.common && term.kind !== "number");
  if (others.length === 0) return terms;
  return terms.map((term) =>
    within(term) ? { ...term, weight: EASED * term.weight, required: false } : term,
  );
}

/** "Who replaced X", "who was elected": whoever is asked for is the one who did just that. */
function stressPredicate(terms: readonly Placed[]): readonly Placed[] {
  const predicate = terms
    .toSorted((a, b) => a.at - b.at)
    .find(({ kind, common }) => kind === "word" && !common);
  const heaviest = Math.max(0, ...terms.map(({ weight }) => weight));
  return terms.map((term) =>
    term === predicate
      ? {
          ...term,
          weight: Math.max(term.weight, STRESS * heaviest),
          required: term.required || ACT.test(term.label),
        }
      : SECONDS.test(term.label)
        ? { ...term, required: true }
        : term,
  );
}

/** What one person does in a meeting and another does not. */
const ACT = /^(?:seconded|chaired|moved|proposed)$/i;

/** Wherever in the question it stands, who seconded something is told by nothing else. */
const SECONDS = /^second(?:ed|ers?|ing)$/i;

const STRESS = 0.75;

/**
 * "On stopping her return", "when delaying the result was voted on": what was to be done is put in many words, what
 * it was to be done to in few.
 */
function easeGerunds(text: string, terms: readonly Placed[]): readonly Placed[] {
  return terms.map((term) =>
    term.kind === "word" && isGerund(text, term) ? { ...term, weight: EASED * term.weight } : term,
  );
}

function isGerund(text: string, { at, label }: Placed): boolean {
  return (
    /ing$/i.test(label) &&
    /\b(?:on|of|about|for|by|to|against|over|when|after|before|from|without)\s+$/i.test(text.slice(0, at)) &&
    /^\S+\s+(?!(?:of|for|in|on|at|by|to|and|or|was|is|were|are)\b)[\p{L}\d]/iu.test(text.slice(at))
  );
}

/**
 * "What happened to the ferries after all the delays?": what is told of a name tells whoever reads of which time
 * or side of it the asker thinks; its trail is what is asked for.
 */
function easeTold(text: string, terms: readonly Placed[]): readonly Placed[] {
  const name = terms.findLast(({ kind, common }) => (kind === "name" || kind === "topic") && !common);
  const end = name === undefined ? 0 : name.at + name.label.length;
  if (name === undefined || !TOLD_OF.test(text.slice(end))) return terms;
  // "The old man in Harbourside who left us his boat": told of the man.
  if (WHO.test(text.slice(end)) && PLACED.test(text.slice(0, name.at))) return terms;
  return terms.map((term) =>
    term.at >= end && term.kind === "word" ? { ...term, weight: TOLD * term.weight } : term,
  );
}

const WHO = /^[\s,]*(?:who|that|which)\b/i;
const PLACED = /\b(?:man|woman|lady|chap|bloke|person|member|\p{Ll}+(?:er|or|ist))\s+(?:in|from|at|of)\s+$/iu;

const TOLD = 0.1;
const TOLD_OF =
  /^(?:['’]s)?(?:\s*[:–—]|\s+-)|^(?:['’]s)?[\s,]*(?:after|since|following|because|once|when|where|which|who|that\s+(?:was|were|they|the|we)|as|now\s+that|what\s+with|with\s+all|with\s+the)\b/i;

/** "The general secretary's job", "the post of treasurer": the office says it without the word. */
function easePosts(text: string, terms: readonly Placed[]): readonly Placed[] {
  const offices = officesAt(text);
  return terms.map((term) => {
    const end = term.at + term.label.length;
    const isPost =
      POST.test(term.label) &&
      offices.some(
        (office) =>
          /^['’]?s?['’]?\s+$/.test(text.slice(office.end, Math.max(office.end, term.at))) ||
          /^\s+(?:of|as)\s+(?:the\s+)?$/i.test(text.slice(end, Math.max(end, office.start))),
      );
    if (isPost) return { ...term, weight: COMMON_SHARE * term.weight, required: false, common: true };
    // "When does Ann Field start as GS?": of whoever is named it need not be told again.
    const heldBy = terms.some(({ kind, required }) => required && (kind === "person" || kind === "name"));
    const held =
      heldBy &&
      /\bas\s+(?:the\s+|our\s+)?$/i.test(text.slice(0, term.at)) &&
      offices.some(({ start }) => start === term.at);
    return held ? { ...term, weight: EASED * term.weight, required: false } : term;
  });
}

const POST = /^(?:jobs?|posts?|positions?|roles?|vacancy|offices?)$/i;

/** "How much did X cost?": an amount of money beside X says so without the word. */
function easePrice(terms: readonly Placed[]): readonly Placed[] {
  return terms.map((term) =>
    term.kind === "word" &&
    term.spellings.some((words) => words.length === 1 && PRICE_TERMS.has(words[0] ?? ""))
      ? { ...term, weight: EASED * term.weight }
      : term,
  );
}

const EASED = 0.4;

const PRICE_TERMS: ReadonlySet<string> = new Set(
  termsOf("cost costs spend spent pay paid price worth money cash funds"),
);

/** An unknown word that is no name may be a way of putting it: it weighs no more than the heaviest known one. */
function temper(terms: readonly Placed[], statistics: WordStatistics): readonly Placed[] {
  const isHeld = ({ spellings, synonyms }: QuestionTerm) =>
    [...spellings, ...synonyms].some((words) => words.every((word) => statistics.frequency(word) > 0));
  const heaviest = Math.max(
    0,
    ...terms.filter((term) => !term.common && isHeld(term)).map(({ weight }) => weight),
  );
  if (heaviest === 0) return terms;
  return terms.map((term) =>
    term.kind === "word" && !isHeld(term) ? { ...term, weight: Math.min(term.weight, heaviest) } : term,
  );
}
