/** Names of people as bylines and sign-offs write them, and which person of the gazetteer they are. */
import type { Gazetteer, Person } from "../gazetteer.ts";
import { accountFinder } from "./account-names.ts";
import type { Account } from "./author-trace.ts";

const TITLE =
  "(?:Cllr|Councillor|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rt\\.? Hon|Rev|Mr|Mrs|Ms|Brother|Sister|Comrade)\\.?\\s+";
const PARTICLE = "(?:de|da|di|du|la|le|van|von|der|den|al|el|bin|ibn|ap|O['’])";
const WORD = "(?:O['’]|Mc|Mac|D['’])?\\p{Lu}[\\p{L}’']{0,24}\\p{L}(?:-\\p{Lu}\\p{L}{1,24}){0,3}";
const INITIAL = "(?:\\p{Lu}\\.\\s?){1,3}";
// Never over a line end: "Tuesday" may end the line above.
const GAP = "[^\\S\\r\\n]+";
/** One to four words; what is no name is weeded out by `isName`. */
export const NAME = `(?:${TITLE})*(?:${INITIAL}[^\\S\\r\\n]?|${WORD}${GAP})(?:${INITIAL}[^\\S\\r\\n]?)?(?:${PARTICLE}${GAP})?(?:${WORD}${GAP})?${WORD}`;
/** "A, B and C". */
export const NAME_LIST = `${NAME}(?:(?:[^\\S\\r\\n]*,[^\\S\\r\\n]*(?:and${GAP})?|${GAP}(?:and|&)${GAP})${NAME})*`;

/** Capitalised words that are in headings and mastheads and in nobody's name. */
const NO_NAME =
  /^(?:a|about|accept|reject|account|address|after|agenda|all|an|and|annual|another|archives?|at|away|back|bame|be|best|blog|board|branch|briefing|by|cabinet|campaign|chair|clp|clps|code|collective|comment|comments|committees?|commission|conference|constituency|contact|cookies?|council|councils|councillors|i['’](?:d|m|ve|ll)|day|dear|democracy|deputy|diary|disputes?|do|donate|election|elections|emergency|equalities|executive|facebook|fellow|fund|gazette|courant|ledger|herald|times|guardian|mirror|telegraph|magazine|journal|follow|for|forum|forward|from|full|general|get|good|grassroots|group|guest|hello|hi|home|how|i|if|in|independent|introduction|is|it|join|kind|labour|labourlist|last|latest|leader|leadership|left|local|login|many|media|meeting|meetings|member|members|membership|menu|momentum|more|mp|mps|my|national|nec|new|news|newsletter|next|no|not|note|notes|now|of|office|officers?|on|online|open|organi[sz]ation|other|our|page|panel|party|photo|picture|please|podcast|policy|political|post|posted|previous|print|privacy|profile|progress|public|published|reader|recent|regards|related|report|reports|review|save|scottish|search|secretary|section|selection|selections|share|sign|skip|social|solidarity|special|staff|statement|subscribe|support|tag|terms|thank|thanks|the|there|this|thread|to|today|tory|trade|twitter|uk|union|unions|unite|update|updates|view|voice|vote|votes|we|welcome|welsh|what|when|why|with|women|women['’]s|yesterday|you|young|your|youth|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|admin|administrator|webmaster|editor|team|staff|desk|correspondent|anonymous|unknown|universit(?:y|ies)|colleges?|schools?|federation|society|congress|guild|trades|workers?|teachers?|staffs|unison|usdaw|aslef|gmb|cwu|left|right|network|ramblings|musings|jottings|scribbles|scribblings|dispatches|despatches|tribune|bulletin|observer|chronicle|argus|notebook|weekly|daily|thoughts|reflections|matters|letters|socialists?|socialism|front|doors?|directory|guestbook|index|links|pages|sites?|website|homepage|messages?|feedback|visitors?|gallery|releases?|surgeries|speeches|entrance|text|version|navigation|useful|mailing|list|forms?|details|settings|options|preferences|help|faqs?|events?|resources?|contacts?|map|information|discussions?|downloads?|documents?|calendar|legion|club|alliance|movement|foundation|institute)$/iu;

/** Words that begin what places, papers and sites are called ("Red Tide", "North Quay"), and nobody's name. */
const NO_FIRST_NAME =
  /^(?:red|scarlet|crimson|pink|blue|green|black|white|golden|silver|north|south|east|west|northern|southern|eastern|western|upper|lower|great|little|big|high|low|old|second|third|morning|evening|midnight|weekend|rolling|rising|standing|burning|fighting|working|winning|building|speaking|thinking|talking|walking|looking|moving|turning|radical|progressive|democratic|common|plain|straight|civic|urban|rural|river|valley|harbour|salt|coal|steel|iron|street|city|town|county|village|better|stronger|inside|outside|beyond|behind|between|towards?|against|across|along|over|under|royal|central|greater|saint)$/iu;

export type PersonFinder = {
  /** The canonical name of someone the gazetteer has under this name, alias, misspelling or handle; else null. */
  known(name: string): string | null;
  /** The only person of the gazetteer with this surname; else null. */
  bySurname(surname: string): string | null;
  /** The only person of the gazetteer whose handle this is, or after whom it is called; else null. */
  byAccount(account: Account): string | null;
};

export function personFinder(gazetteer: Gazetteer): PersonFinder {
  const byName = new Map<string, string>();
  const bySurname = new Map<string, Set<string>>();
  for (const person of gazetteer.people) {
    for (const name of spellingsOf(person)) {
      const key = nameKey(name);
      // An alias of one word ("Keir") stands for a person only where the context says so.
      if (key.includes(" ") || person.handles.includes(name)) byName.set(key, person.name);
    }
    const surname = surnameOf(person.name);
    bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(person.name));
  }
  const called = accountFinder(gazetteer.people.map((person) => person.name));
  return {
    byAccount: (account) => {
      const handle = account.place === "posted" || account.place === "followed";
      return (handle ? byName.get(nameKey(account.name)) : undefined) ?? called(account);
    },
    known: (name) => byName.get(nameKey(name)) ?? null,
    bySurname: (surname) => {
      const found = bySurname.get(nameKey(surname));
      return found?.size === 1 ? ([...found][0] ?? null) : null;
    },
  };
}

/** Names in a list ("A, B and C"), cleaned; what is nobody's name is left out. */
export function splitNames(list: string): string[] {
  return list
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s*;\s*/u)
    .map(cleanName)
    .filter((name) => name !== "" && isName(name));
}

/** Without titles, post-nominals, brackets and capitals throughout. */
export function cleanName(name: string): string {
  const bare = name
    .replace(/\([^)]*\)|\p{Extended_Pictographic}|\ufe0f|\u200d/gu, " ")
    .replace(new RegExp(`^(?:${TITLE})+`, "u"), "")
    .replace(/(?:\s*,)?\s+(?:MP|MEP|MSP|MS|AM|OBE|MBE|CBE|QC|KC|PhD|JP)\b\.?/gu, "")
    .replace(/['’]s?$/u, "")
    .replace(/[*_.,:;]+$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (bare !== bare.toUpperCase() || !/\s/u.test(bare)) return bare;
  return bare.toLowerCase().replace(/(?<=^|[\s'’-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** Two to four capitalised words of which none belongs to the furniture of pages and parties. */
export function isName(name: string): boolean {
  const words = name.split(/\s+/u);
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    !NO_FIRST_NAME.test(words[0] ?? "") &&
    words.every((word) => !NO_NAME.test(word) && !/\d|\p{L}['’]s?$/u.test(word)) &&
    words.filter((word) => /^\p{Lu}/u.test(word)).length >= 2 &&
    words.every((word) => word.length <= 24)
  );
}

/** The name in words that add what nobody is called: "Ann Example Labour", "Councillor reports Ann Example". */
export function nameWithin(text: string): string | null {
  // "Ann Example's summer": what follows is hers.
  const words = cleanName(/^.*?(?=['’]s?(?:\s|$))|^.*$/su.exec(text)?.[0] ?? "").split(/\s+/u);
  while (words.length > 2 && NO_NAME.test(words.at(-1) ?? "")) words.pop();
  while (words.length > 2 && NO_NAME.test(words[0] ?? "")) words.shift();
  const name = words.join(" ");
  return isName(name) ? name : null;
}

function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, " ")
    .trim();
}

function spellingsOf(person: Person): string[] {
  return [
    person.name,
    ...person.aliases.map((alias) => alias.name),
    ...person.misspellings,
    ...person.handles,
  ];
}

function surnameOf(name: string): string {
  return nameKey(name.split(/\s+/u).at(-1) ?? "");
}
