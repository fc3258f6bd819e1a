/** Reports that nobody wrote: as long and as varied as real ones, the same on every run. */

export type Generator = () => number;

/** Numbers from 0 up to 1 (mulberry32); the same seed gives the same ones. */
export function generator(seed: number): Generator {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = (text: string): readonly string[] => text.split(",").map((word) => word.trim());

const FIRST = words(
  "Amber, Bruno, Carys, Dilwyn, Esther, Farouk, Greta, Hari, Ines, Joss, Keir, Lowri, Maeve, Nadia, Orla, Piers",
);
const LAST = words(
  "Pemberton, Okafor, Lindqvist, Marlowe, Sandhu, Trevithick, Vaughan, Whitlock, Abernathy, Castellan, Dunmore, Eastwick, Fairbrother, Garrowby, Holloway, Iqbal, Jessop, Kavanagh, Loxley, Merriman",
);
const THEMES = words(
  "membership, candidate selection, conference, women's conference, youth section, local government, union affiliation, complaints handling, party finances, policy forum, digital systems, regional offices, staff pay, all-member ballots, boundary changes, disabled members, rule book, equality audit, leadership election, regional boards",
);
const ASPECTS = words(
  "review, timetable, guidance, budget, appeal, working group, consultation, pilot, code of conduct, audit, report, dispute",
);
const BODIES = words("Organisation Committee, Disputes Panel, Equalities Committee, Joint Policy Committee");
const MONTHS = words("January, March, May, July, September, November");
const OUTCOMES = words(
  "carried, agreed without a vote, lost, referred back, deferred to the next meeting, withdrawn",
);
const MANNERS = words(
  "at some length, in a crowded agenda, after a late paper was tabled, before the break, to general surprise, in spite of several objections, with hardly any discussion, for the second time this year",
);
const SYLLABLES = words(
  "bar, cro, dun, els, fen, gar, hol, ith, kel, lan, mor, nor, pen, quil, ros, sten, thorn, ux, wex, yar",
);
const ENDINGS = words("bridge, combe, dale, field, ford, ham, ley, mouth, ton, wick, worth, by");

/** A subject of many reports: the first come up again and again, the last hardly ever. */
export function inventedSubject(next: Generator): string {
  const theme = Math.floor(THEMES.length * next() ** 2);
  const aspect = Math.floor(ASPECTS.length * next() ** 1.5);
  return `${THEMES[theme]} ${ASPECTS[aspect]}`;
}

export function inventedPlace(next: Generator): string {
  const stem = `${pick(SYLLABLES, next)}${pick(SYLLABLES, next)}${pick(ENDINGS, next)}`;
  return stem.charAt(0).toUpperCase() + stem.slice(1);
}

export function inventedPerson(next: Generator): string {
  return `${pick(FIRST, next)} ${pick(LAST, next)}`;
}

/** One report as a Markdown file: two meetings a month over the years, eight items of two paragraphs each. */
export function inventedReport(number: number): string {
  const next = generator(number + 1);
  const day = 1 + Math.floor(next() * 28);
  const lines = [
    `# NEC report, ${day} ${pick(MONTHS, next)} ${2004 + (number % 20)}`,
    "",
    `By ${inventedPerson(next)}`,
    "",
  ];
  for (let item = 0; item < ITEMS; item++) {
    const subject = inventedSubject(next);
    lines.push(`## ${subject.charAt(0).toUpperCase()}${subject.slice(1)}`, "");
    for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
      lines.push(Array.from({ length: SENTENCES }, () => sentence(subject, next)).join(" "), "");
    }
  }
  return lines.join("\n");
}

const ITEMS = 8;
const PARAGRAPHS = 2;
const SENTENCES = 4;

function sentence(subject: string, next: Generator): string {
  const other = inventedSubject(next);
  const person = inventedPerson(next);
  const number = 2 + Math.floor(next() ** 2 * 900);
  const place = inventedPlace(next);
  const told = [
    `${person} asked about the ${subject} and was told that the ${other} would come first.`,
    `I said that members in ${place} had waited too long for an answer, and nobody disputed it.`,
    `The paper on the ${subject} had come ${pick(MANNERS, next)}, and ${person} wanted it in writing.`,
    `${person}, of the ${pick(BODIES, next)}, reported that most of the letters came from ${place}.`,
    `There were complaints about how little notice branches had been given of the ${other}.`,
    `${person} and ${inventedPerson(next)} thought this unwise, since ${place} and ${inventedPlace(next)} had tried it already.`,
    `We shall hear more of it in ${pick(MONTHS, next)}, when the general secretary expects to have the papers.`,
  ];
  const decided = [
    `The ${subject} was ${pick(OUTCOMES, next)} ${pick(MANNERS, next)}.`,
    `The motion on the ${subject} was ${pick(OUTCOMES, next)} by ${12 + (number % 9)} votes to ${number % 11}.`,
    `Membership stood at ${(number + 200) * 431} including those in arrears, according to ${person}.`,
    `It was agreed ${pick(MANNERS, next)} that the ${pick(BODIES, next)} should look again at what ${place} had proposed.`,
    `The cost was put at £${number},000, which ${person} disputed.`,
    `${person} said that ${number} cases were open, most of them from ${place}.`,
  ];
  return pick(next() < DECIDED ? decided : told, next);
}

/** Votes, decisions and figures among all sentences. */
const DECIDED = 0.2;

function pick<Item>(items: readonly Item[], next: Generator): Item {
  const item = items[Math.floor(next() * items.length)];
  if (item === undefined) throw new Error("There is nothing to choose from.");
  return item;
}
