/** Whose words each sentence of a passage tells: theirs who are named as speaking, and theirs who have the floor. */
import type { Archive } from "../archive/archive.ts";
import type { Passage, Report } from "../report.ts";
import { holderOf, OFFICES, type Office } from "./offices.ts";
import { type Naming, namingIn, type PersonAt } from "./people-meant.ts";
import { type Standing, standingOf } from "./speech.ts";

/** People by their canonical names, and offices by theirs. */
export type Speakers = {
  /** Named or pointed to as speaking. */
  readonly speak: ReadonlySet<string>;
  /** Named as doing something else. */
  readonly act: ReadonlySet<string>;
  /** Spoke before, and nobody else has since: "Membership was up. Fundraising was down." */
  readonly goOn: ReadonlySet<string>;
};

type Told = Naming & { readonly paragraph: number };
type Named = PersonAt & { readonly standing: Standing };

const SUBJECT_PRONOUN = /(?:^|[,;:–—]\s*|\b(?:and|but|that|as|when|what|if|so|then)\s+)["'“‘(]?(?:s?he)\b/i;
const OPENING_PRONOUN = /^["'“‘(*_\s]*(?:(?:and|but|so|then|however|also),?\s+)?(?:s?he|his|her)\b/i;
/** Somebody else speaks here: whoever reports, or members. */
const OTHERS =
  /\b(?:I|we|\p{Ll}*(?:members|representatives|reps|officers|delegates|speakers|colleagues|people|unions|councillors|others|some|several|many|most)|MPs|CLPs|(?:an)?other\s+member|one\s+member|(?:NEC|executive|committee|panel|body|conference))\s+(?:(?:also|then|again|all|both|had|did|rightly|\p{Ll}+ly)\s+){0,2}(?:said|asked|argued|raised|spoke|told|pointed|suggested|proposed|moved|seconded|voted|felt|thought|called|wanted|questioned|noted|welcomed|supported|opposed|made|agreed|objected|complained|urged|expressed|reminded|warned|drew|stressed|discussed|decided|approved)\b/u;

/** For each sentence of a passage, in order. `before`: whoever was named last before the passage. */
export function* speakersOf(
  archive: Archive,
  report: Report,
  passage: Passage,
  sentences: Iterable<Told>,
  before: () => readonly string[],
): Generator<Speakers> {
  const heading = passage.heading ?? "";
  const titled = namedIn(archive, passage, namingIn(archive, report, heading)).filter(
    ({ end, standing }) => standing === "speaks" || end === heading.trim().length,
  );
  const under = titled.map(({ name }) => name);
  let floor: readonly string[] = under;
  let subject: readonly string[] | null = null;
  let paragraph: number | null = null;
  for (const sentence of sentences) {
    const { text } = sentence;
    const pointsOn = OPENING_PRONOUN.test(text);
    if (paragraph !== null && sentence.paragraph !== paragraph && !pointsOn) floor = under;
    paragraph = sentence.paragraph;
    const named = namedIn(archive, passage, sentence);
    const speaking = namesOf(named, "speaks");
    const acting = namesOf(named, "acts");
    const subjects = speaking.length > 0 ? speaking : acting;
    let goOn: readonly string[] = [];
    let pointed: readonly string[] = [];
    if (subjects.length === 0 && SUBJECT_PRONOUN.test(text)) {
      subject ??= before();
      pointed = subject;
    }
    if (speaking.length > 0) floor = speaking;
    else if (pointed.length > 0) floor = pointed;
    else if (acting.length > 0 || OTHERS.test(text)) floor = [];
    else goOn = floor;
    const last = subjects.at(-1) ?? (opening(named) ?? named.at(-1))?.name;
    if (subjects.length > 0) subject = subjects;
    else if (pointed.length === 0 && last !== undefined) subject = [last];
    yield {
      speak: withOffices(archive, [...speaking, ...pointed], passage),
      act: withOffices(archive, acting, passage),
      goOn: withOffices(archive, goOn, passage),
    };
  }
}

/** Characters before a name that opens a sentence: a quotation mark, stars. */
const OPENING = 2;

/** Whoever a sentence begins with is its subject, and more likely pointed back to than who comes last in it. */
function opening([first]: readonly Named[]): Named | undefined {
  return first !== undefined && first.start <= OPENING ? first : undefined;
}

/** Everybody whom a text names, by name or by office, and how they stand in it; in order. */
function namedIn(archive: Archive, passage: Passage, { text, people, offices }: Naming): readonly Named[] {
  const inOffice = offices.flatMap(({ office, start, end }): readonly PersonAt[] => {
    // "David Noakes, the general secretary, said": one person under both.
    const beside = people.find(
      (person) =>
        (person.start >= end && isBeside(text, end, person.start)) || isBeside(text, person.end, start),
    );
    if (beside !== undefined) return [{ ...beside, name: office }];
    return [{ name: holderOf(archive, office, passage.meeting) ?? office, start, end }];
  });
  return [...people, ...inOffice]
    .sort((a, b) => a.start - b.start)
    .map((person) => ({ ...person, standing: standingOf(text, person.start, person.end) }));
}

/** Only ", the" or "(" between two places. */
function isBeside(text: string, from: number, to: number): boolean {
  return from <= to && /^\s*[,(]?\s*(?:the|our|as|new|party|Labour['’]s|\s)*$/u.test(text.slice(from, to));
}

function namesOf(named: readonly Named[], standing: Standing): readonly string[] {
  return named.filter((person) => person.standing === standing).map(({ name }) => name);
}

const NOBODY: ReadonlySet<string> = new Set();

export const NO_SPEAKERS: Speakers = { speak: NOBODY, act: NOBODY, goOn: NOBODY };

/** Who holds an office is asked for by it as well. */
function withOffices(archive: Archive, names: readonly string[], { meeting }: Passage): ReadonlySet<string> {
  if (names.length === 0) return NOBODY;
  const held = (office: Office) => names.includes(holderOf(archive, office, meeting) ?? "");
  return new Set([...names, ...OFFICES.filter(held)]);
}
