/** Which body a stretch of text names: the NEC, its committees, and others, under their names through time. */
import type { Gazetteer } from "../gazetteer.ts";

export const NEC = "NEC";
/** What its committees are called together, where several met and words do not say which of them is told of. */
export const NEC_COMMITTEES = "NEC committees";

export type BodyMention = { readonly body: string; readonly start: number; readonly end: number };

export type BodyFinder = (text: string) => BodyMention[];

/** The NEC by its own names; the gazetteer need not list them. */
const NEC_NAMES =
  /\b(?:(?:Labour(?: Party)?['’]?s?\s+)?(?:full\s+)?N\.?E\.?C\b\.?|National\s+Executive(?:\s+Committee)?\b|(?:Labour['’]?s|the\s+[Pp]arty['’]s)\s+(?:\p{L}+\s+)?(?:ruling|governing)\s+(?:body|committee|council|executive)\b|(?:Labour['’]?s|the|yesterday['’]s|\p{L}+day['’]s|(?:January|February|March|April|May|June|July|August|September|October|November|December)['’]s)\s+(?:\p{L}+\s+)?executive\b(?!\s+(?:committee|director|member|editor|officer|summary|branch|power|order|mayor)))/giu;
/** "Organisation Sub-Committee", "Disputes Panel", "Justice and Home Affairs Policy Commission". */
const COMMITTEE =
  /(?<![\p{L}\p{N}])(?:(?:\p{Lu}[\p{L}'’-]*|and|&|of|for|on|the)\s+){0,6}?(?:\p{Lu}[\p{L}'’-]*\s+)(?:(?:[Ss]ub-?\s?)?[Cc]ommittee|[Ss]ub-?[Pp]anel|[Pp]anel|(?:[Pp]olicy\s+)?[Cc]ommission|[Ww]orking\s+(?:[Gg]roup|[Pp]arty)|[Ff]orum|[Tt]ask\s?[Ff]orce)(?![\p{L}])/gu;
/** "Equalities, Wednesday 25 September": a committee by its first word, as headings have it before a date. */
const SHORT =
  /(?<=^|\n|,\s|\band\s)(Equalities|Disputes|Organi[sz]ation(?:al)?|Org Sub)(?=[,:\s–—(-]+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}\b))/giu;
/** What makes no name of a committee: "Our committee met". */
const NAMELESS =
  /^(?:An?|The|New|Our|My|This|That|Your|Its|Their|His|Her|Each|Every|No|Another|Any|Some|One|Both|All)\s+\p{Ll}/u;

/** "the equalities, disputes and organisational committees": one noun for several names. */
const SHARED_NOUN =
  /(?<![\p{L}])((?:[\p{L}'’-]+,\s+)*[\p{L}'’-]+,?\s+and\s+[\p{L}'’-]+)\s+(?:sub-?)?(committees|panels)(?![\p{L}])/giu;

/** A finder for the bodies of a gazetteer; a committee it does not list is named as the text names it. */
export function bodyFinder(gazetteer: Gazetteer): BodyFinder {
  const canonical = new Map<string, string>();
  for (const body of gazetteer.bodies) {
    for (const name of [body.name, ...body.aliases, ...body.formerNames.map((former) => former.name)]) {
      const key = bodyKey(name);
      if (key !== "" && !canonical.has(key)) canonical.set(key, body.name);
    }
  }
  const listed = [
    ...new Set(
      gazetteer.bodies.flatMap((body) => [
        body.name,
        ...body.aliases,
        ...body.formerNames.map((former) => former.name),
      ]),
    ),
  ]
    .toSorted((a, b) => b.length - a.length)
    .map(namePattern);
  const names =
    listed.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}])(?:${listed.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const resolve = (name: string) =>
    canonical.get(bodyKey(name)) ?? canonical.get(bodyKey(name.replace(/^NEC\s+/iu, ""))) ?? null;
  return (text) => {
    const found: BodyMention[] = [];
    const taken = new Uint8Array(text.length);
    const add = (body: string, start: number, end: number) => {
      if (taken.subarray(start, end).includes(1)) return;
      taken.fill(1, start, end);
      found.push({ body, start, end });
    };
    for (const match of text.matchAll(SHARED_NOUN)) {
      const noun = /panel/iu.test(match[2] ?? "") ? "panel" : "committee";
      const parts = (match[1] ?? "")
        .split(/,?\s+and\s+|,\s+/iu)
        .map((word) => word.replace(/^(?:the|nec)\s+/iu, ""));
      const bodies = parts.map((word) => resolve(`${word} ${noun}`) ?? resolve(`${word} panel`));
      // Without a list of bodies: named as they stand, if it is the NEC's committees that are counted up.
      const ours =
        /\bNEC(?:['’]s)?\s/u.test(match[0].slice(0, 40)) ||
        /\bNEC(?:['’]s)?\s+(?:\p{L}+\s+)?$/u.test(text.slice(0, match.index));
      if (bodies.some((body) => body === null) && !ours) continue;
      let from = match.index;
      for (const [index, body] of bodies.entries()) {
        const start = text.indexOf(parts[index] ?? "", from);
        const end =
          index === bodies.length - 1 ? match.index + match[0].length : start + (parts[index] ?? "").length;
        add(body ?? tidyName(`${capital(parts[index] ?? "")} ${capital(noun)}`), start, end);
        from = end;
      }
    }
    if (names !== null) {
      for (const match of text.matchAll(names)) {
        const body = resolve(match[0]);
        if (body !== null && longEnough(match[0])) add(body, match.index, match.index + match[0].length);
      }
    }
    for (const match of text.matchAll(COMMITTEE)) {
      const name = match[0].replace(
        /^(?:(?:The|the|and|of|for|on|At|In|On|From|After|Before|For|To|By|With|When|&)\s+)+/u,
        "",
      );
      const start = match.index + match[0].length - name.length;
      if (!/^National\s+Executive/iu.test(name) && !NAMELESS.test(name))
        add(resolve(name) ?? tidyName(name), start, start + name.length);
    }
    for (const match of text.matchAll(SHORT)) {
      const [short] = match;
      const body = resolve(`${short} committee`) ?? resolve(`${short} panel`);
      add(
        body ?? `${short} ${/^disputes$/iu.test(short) ? "Panel" : "Committee"}`,
        match.index,
        match.index + short.length,
      );
    }
    for (const match of text.matchAll(NEC_NAMES)) {
      add(resolve("NEC") ?? NEC, match.index, match.index + match[0].length);
    }
    return found.toSorted((a, b) => a.start - b.start);
  };
}

/** Letters that tell bodies apart: case, hyphens, "the", and the endings of "organisation(al)" aside. */
function bodyKey(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKC")
    .replace(/^the\s+/u, "")
    .replace(/[’']/gu, "")
    .replace(/sub[\s-]*committee/gu, "committee")
    .replace(/organi[sz]ation(?:al|s)?/gu, "organisation")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function namePattern(name: string): string {
  return name
    .trim()
    .split(/[\s-]+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/['’]/gu, "['’]?"))
    .join("[\\s\\u00a0-]+");
}

/** Two-letter abbreviations in lower case are words. */
function longEnough(text: string): boolean {
  return text.length > 3 || text === text.toUpperCase();
}

function capital(word: string): string {
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function tidyName(name: string): string {
  return name
    .replace(/\s+/gu, " ")
    .replace(/^NEC\s+/u, "")
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** What a body that meets is called, as against a slate or an organisation. */
const MEETS =
  /\b(?:NEC|N\.E\.C\.|(?:sub-?)?committee|panel|commission|group|forum|task\s?force|board|executive|officers|conference|council|working party|inquiry|summit|policy)\b/iu;

/** Committees of the NEC, as against select committees and other parties' bodies that a text mentions. */
export function isOurs(body: string): boolean {
  return (
    (!/\b(?:select|scottish|welsh|general|local|party|constituency|executive) (?:committee|executive)\b/iu.test(
      body,
    ) &&
      MEETS.test(body)) ||
    body === NEC
  );
}
