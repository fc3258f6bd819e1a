/** Hints at the author of a report, each from one place of the text, with a weight. */
import { linesOf } from "../paragraphs.ts";
import { cleanName, isName, NAME, NAME_LIST, type PersonFinder, splitNames } from "./personal-names.ts";

/** One hint at the author or authors; the heavier weighs more, and hints at the same person add up. */
export type Hint = { readonly names: readonly string[]; readonly weight: number; readonly poster?: true };

/** Weight of a name that may be that of somebody who merely put the report on the page. */
export const POSTER = 3;
const REPORT_WORD =
  "(?:NEC|N\\.E\\.C\\.|[Rr]eports?|[Rr]eport-?back|[Uu]pdates?|[Dd]iary|[Bb]log|[Nn]otes|[Ss]ummary|[Aa]ccount|[Nn]ewsletter|[Nn]ews|National Executive|Labour['’]s|Labour Party|[Ee]xecutive)\\b";
const IN_TITLE = [
  new RegExp(`(?<![\\p{L}])(${NAME_LIST})['’]s?\\s+(?:[\\p{L}\\d'’-]+\\s+){0,5}?${REPORT_WORD}`, "u"),
  new RegExp(`(?<![\\p{L}])(${NAME_LIST})\\s+(?:reports?(?:\\s+back)?|writes|looks back)\\b`, "u"),
  new RegExp(
    `(?<![\\p{L}])(?:[Rr]eports?(?:-?\\s?back)?|[Ee]xtract|[Uu]pdate|[Nn]otes|[Aa]ccount|[Mm]essage|[Ll]etter)\\b.{0,60}?\\b(?:from|by|of)\\s+(?:the NEC['’]s\\s+)?(${NAME_LIST})`,
    "u",
  ),
  new RegExp(
    `^(?:NEC (?:member|rep)\\s+)?(${NAME_LIST})(?:\\s*[:–—-])?\\s+(?:NEC|Labour NEC|NPF|[Nn]ational [Ee]xecutive)\\b`,
    "u",
  ),
  new RegExp(
    `(?:NEC|[Rr]eport|[Uu]pdate|[Cc]ommittee|[Ee]xecutive|\\d{4})\\b.{0,40}?(?:\\s[-–—|]\\s?|:\\s)(?:by\\s+)?(${NAME_LIST})(?:,? Labour NEC.*)?$`,
    "u",
  ),
  new RegExp(`(?:^|\\s)by\\s+(${NAME_LIST})$`, "u"),
  new RegExp(`(?:\\s[-–—|]\\s)(${NAME_LIST}),\\s+Labour NEC`, "u"),
];

/** "From Ann Example, ...", "Ann Example writes:". */
const SAYS_AUTHOR = [
  new RegExp(`^From (?:your|the|our)\\s[^,.]{3,60},\\s+(${NAME_LIST})\\.?$`, "u"),
  new RegExp(
    `^(?:[Ff]rom|[Aa]uthor|AUTHOR|[Ww]ritten by|[Rr]eport (?:by|from)):?\\s+(${NAME_LIST})(?:\\s*[,.|(<–-].*)?$`,
    "u",
  ),
  new RegExp(
    `^(${NAME_LIST})(?:,[^.]{0,60},)?\\s+(?:writes|reports?(?:\\s+back)?|reflects|looks back)\\s*(?:[:.,–—-].*)?$`,
    "u",
  ),
];

const BY = new RegExp(`^(?:[Bb]y|BY)[:\\s]+(${NAME_LIST})(?:\\s*(?:[,.|•·(/–—@-]|on\\b|\\d).*)?$`, "u");

const BY_AFTER_DATE = new RegExp(`[Bb]y\\s+(${NAME_LIST})$`, "u");

const POSTED_BY = new RegExp(
  `\\b(?:[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ww]ritten|[Aa]dded)\\b.{0,60}?\\bby\\s+(${NAME})`,
  "u",
);

/** "Posted on 3 May by annex", "@annex": an account's name stands for a person only where the gazetteer has it. */
const BY_HANDLE =
  /^(?:(?:[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ww]ritten|[Aa]dded)\b.{0,60}?\b)?[Bb]y:?\s+@?([\w.-]{2,30}?)[.,]?$/u;

const WITH_HANDLE = new RegExp(`^(${NAME})\\s+\\(?@\\w+\\)?$`, "u");

const WITH_ROLE = new RegExp(`^(${NAME_LIST}),\\s+(?:\\p{Ll}|\\p{Lu}\\p{L}+\\s).{2,80}$`, "u");

const NAMES_ALONE = new RegExp(`^${NAME_LIST}\\.?$`, "u");

const OPENING = new RegExp(
  `(?:^|[\\n.:]\\s*)(${NAME_LIST})(?:,\\s+(?:who|the|one|a|an|NEC|Labour|our|elected|representing)\\b[^.\\n]{3,120},)?\\s+(?:reports?|writes|give|gives|summari[sz]es?|looks? back)\\b(?:\\s+(?:back|on|from|about|here|their|her|his|an?)\\b|\\s*:|\\.?[^\\S\\n]*(?=\\n))`,
  "gu",
);

/** "This report is by Ann Example", "the following e-mail was sent by Ann Example": of the text itself. */
const INTRODUCED = new RegExp(
  `(?:\\b(?:[Tt]his|[Tt]he following|[Bb]elow is|[Bb]elow are|[Hh]ere (?:is|are)|[Hh]ere['’]s|[Rr]eceived|[Ss]ent|[Cc]irculated|[Ff]orwarded|[Rr]eproduced?)\\b[^.\\n]{0,60}?\\b(?:reports?|report-?back|e-?mail|message|account|notes|update)\\b|(?<=^|\\n|[.!:]\\s)(?:[Tt]he )?(?:NEC )?(?:[Rr]eport|[Ee]-?mail|[Mm]essage|[Aa]ccount|[Ff]ollowing)\\b)[^.\\n]{0,60}?\\b(?:from|by|sent by)\\s+(?:NEC (?:member|rep)\\s+|the NEC['’]s\\s+)?(${NAME_LIST})`,
  "u",
);
/** "an interim report from Ann Example": it may be any paper that the meeting had before it. */
const MENTIONED = new RegExp(
  `(?:report|e-?mail|message|account|following)\\b[^.\\n]{0,60}?\\b(?:from|by|sent by)\\s+(?:NEC (?:member|rep)\\s+|the NEC['’]s\\s+)?(${NAME_LIST})`,
  "u",
);
const PERSONAL_CAPACITY = new RegExp(
  `(?:^|\\n|[.!?]\\s+)(${NAME_LIST})\\s+\\p{Ll}[^.\\n]{0,160}\\b(?:in|is) (?:a|his|her|their) (?:own )?personal capacity\\b`,
  "gu",
);
/** What the words between a possessive and "NEC" show it to be: an organisation's. */
const ORGANISED =
  /['’]s?\s+(?:\p{L}+\s+){0,3}?(?:Union|Party|Federation|Association|Society|Congress|Conference)\b/u;

const BIOGRAPHY = new RegExp(
  `(?<![\\p{L}])(${NAME_LIST})\\s+(?:represents?|(?:is|are|was|were)\\s+(?:a|an|the|one|elected|members?|constituency|CLP|trade|representatives?|on|councillors?)\\b|sits?|serves?)\\b[^.\\n]{0,120}?\\b(?:NEC|National Executive(?: Committee)?)\\b`,
  "gu",
);

const SIGNED = new RegExp(
  `^(?:[Ss]igned(?: by)?|[Bb]est wishes|[Ii]n solidarity|[Ss]olidarity|[Rr]egards|[Kk]ind regards|[Yy]ours[^,]*|[Cc]omradely|[Ff]raternally)[,:\\s–-]+(${NAME_LIST})(?:\\s*[,.(].*)?$`,
  "u",
);

const SIGNED_ALONE = new RegExp(
  `^(${NAME_LIST})(?:\\s*\\([^)]*\\))?(?:\\s*[,–—|-]\\s*(?:\\+?\\d[\\d\\s-]{6,}|\\S+@\\S+|(?:NEC|CLP|[Mm]ember|[Cc]onstituency|[Ll]abour|[Rr]ep|[Pp]revious|\\p{Lu}\\p{L}+ (?:section|officer|representative))\\b).*)?\\.?$`,
  "u",
);

const SITE = new RegExp(
  `(?:appeared first on|first (?:appeared|published) (?:on|in|at|by)|[Mm]ore from|©(?:\\s*\\d{4})?|[Rr]eaders? of|[Ss]upport)\\s+(?:the\\s+)?(${NAME})|(?<![\\p{L}])(${NAME})\\s+(?:relies on|is (?:run|funded|published) by)`,
  "gu",
);

/** What a page calls itself, which may look like a person's name: "More from Red Ledger". */
export function siteNames(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(SITE)].map((match) => cleanName(match[1] ?? match[2] ?? "")));
}

export function hint(names: readonly string[], weight: number): Hint {
  return { names, weight };
}

/** "Ann Example's latest NEC report", "Report from Ann Example: ...", "NEC report January 2020 - Ann Example". */
export function titleHints(title: string): Hint[] {
  const plain = withoutCapitals(title.replace(/\s+/gu, " "));
  return IN_TITLE.flatMap((pattern) => {
    const found = pattern.exec(plain);
    const list = found?.[1];
    if (list === undefined) return [];
    const rest = plain.slice((found?.index ?? 0) + (found?.[0].indexOf(list) ?? 0) + list.length);
    const owner = /['’]$/u.test(list) ? `'${rest}` : rest;
    return new RegExp(`^${ORGANISED.source}`, "u").test(owner) ? [] : [hint(splitNames(list), 10)];
  });
}

/** "REPORT FROM ANN EXAMPLE: NEC MEETING": capitals throughout hide what is a name. */
function withoutCapitals(text: string): string {
  if (text !== text.toUpperCase() || !/\p{Lu}{3}.*\s.*\p{Lu}{3}/u.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\b(?:From|By|Of|On|The|And)\b/gu, (word) => word.toLowerCase())
    .replace(/\bNec\b/gu, "NEC");
}

const ROLE_AFTER_NAME =
  /\b(?:NEC|National Executive|member|representative|rep\b|treasurer|councillor|section|elected|chair|secretary|leader|MEP|MP|youth|constituency|constituencies|trade union|reports?)\b/iu;

/** "By Ann Example", "Ann Example writes:", "From Ann Example, constituency section", or the name by itself. */
export function bylineHints(line: string, index: number, people: PersonFinder): Hint[] {
  const text = line
    .replace(/[*_#>]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const stated = firstMatch(text, SAYS_AUTHOR);
  if (stated !== undefined) return [hint(splitNames(stated), 9)];
  const by = firstMatch(text, /(?:19|20)\d{2}\W+[Bb]y\s/u.test(text) ? [BY_AFTER_DATE] : [BY]);
  // A byline may be the poster's: it names the author unless the report itself names another.
  if (by !== undefined) return [{ ...hint(splitNames(by), 7), poster: true }];
  const handle = people.known(BY_HANDLE.exec(text)?.[1] ?? "");
  if (handle !== null) return [{ ...hint([handle], 7), poster: true }];
  const posted = POSTED_BY.exec(text)?.[1];
  if (posted !== undefined) return [{ ...hint(splitNames(posted), POSTER), poster: true }];
  const slashed = text.split(/\s*[/|•·]\s*/u).map(cleanName);
  const [first = "", second = ""] = slashed;
  if (slashed.length > 1 && slashed.length <= 5 && /\d{4}/u.test(first) && isName(second))
    return [hint([second], 7)];
  const profile = /^(.{3,40}?)\s+Profile picture$/iu.exec(text)?.[1];
  if (profile !== undefined && isName(cleanName(profile))) return [hint([cleanName(profile)], 8)];
  const handled = WITH_HANDLE.exec(text)?.[1];
  if (handled !== undefined && isName(cleanName(handled))) return [hint([cleanName(handled)], 7)];
  const roled = WITH_ROLE.exec(text);
  if (
    roled?.[1] !== undefined &&
    text.length < 120 &&
    ROLE_AFTER_NAME.test(text.slice(roled[1].length)) &&
    !/[.!?]$/u.test(text)
  ) {
    // Right under the title it is the byline; further down it may be any officer.
    return [hint(splitNames(roled[1]), index < 4 ? 9 : 7)];
  }
  const names = splitNames((slashed[0] ?? text).replace(/[:.]$/u, ""));
  const alone = NAMES_ALONE.test(slashed[0] ?? text);
  if (!alone || names.length === 0) return [];
  const known = names.every((name) => people.known(name) !== null);
  return [hint(names, known ? 7 : index < 3 ? 4 : 3.5)];
}

/** "Ann, Bob and Cat report on ...", "Ann Example, who sits for ..., reports on its meeting". */
export function openingHints(body: string): Hint[] {
  const opening = body.slice(0, 3000).replace(/[*_]+/gu, "");
  const found = [...opening.matchAll(OPENING)]
    .slice(0, 2)
    .map((match) => hint(splitNames(match[1] ?? ""), 9));
  for (const match of opening.matchAll(PERSONAL_CAPACITY)) found.push(hint(splitNames(match[1] ?? ""), 9));
  const introduced = INTRODUCED.exec(opening)?.[1];
  if (introduced !== undefined) return [...found, hint(splitNames(introduced), 8)];
  const mentioned = MENTIONED.exec(opening)?.[1];
  return mentioned === undefined ? found : [...found, hint(splitNames(mentioned), 3)];
}

/** "Ann Example represents local government on Labour's NEC." */
export function biographyHints(body: string): Hint[] {
  const edge = 1500;
  const whole = body.length <= 2 * edge ? body : `${body.slice(0, edge)}\n${body.slice(-edge)}`;
  return [...whole.matchAll(BIOGRAPHY)].slice(-2).map((match) => hint(splitNames(match[1] ?? ""), 9));
}

const CLOSING =
  /^(?:signed(?: by)?|best(?: wishes)?|kind regards|regards|yours\b.*|in solidarity|solidarity|comradely|fraternally|with thanks|thanks|cheers|all the best|warm regards)[\s,.:!–-]*$/iu;

export function signOffHints(line: string, before: string, people: PersonFinder): Hint[] {
  const text = line.replace(/[*_]+/gu, "").replace(/\s+/gu, " ").trim();
  const signed = SIGNED.exec(text)?.[1];
  if (signed !== undefined) return [hint(splitNames(signed), 9)];
  const alone = SIGNED_ALONE.exec(text)?.[1];
  if (alone === undefined) return [];
  const names = splitNames(alone);
  if (names.length === 0) return [];
  if (CLOSING.test(before.trim())) return [hint(names, 9)];
  return [hint(names, names.every((name) => people.known(name) !== null) ? 8 : 6)];
}

/** The poster of an unrolled thread by the handle that the unroller asks to follow. */
export function handleHints(body: string, people: PersonFinder): Hint[] {
  const found: Hint[] = [];
  for (const match of body.matchAll(
    /(?:\b[Ff]ollow|[Tt]hread by|unrolled? from|[Tt]weets? by)\s+@(\w{2,30})/gu,
  )) {
    const known = people.known(match[1] ?? "");
    // "@ann_example" is a name written small.
    const spelled = (match[1] ?? "")
      .split("_")
      .map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()))
      .join(" ");
    if (known !== null) found.push(hint([known], 8));
    else if (/^\p{L}+_\p{L}+$/u.test(match[1] ?? "") && isName(spelled)) found.push(hint([spelled], 5));
  }
  const lines = linesOf(body.slice(0, 1500));
  for (const [index, line] of lines.entries()) {
    const handle = /^\s*@(\w{2,30})\s*$/u.exec(line.text)?.[1];
    if (handle === undefined) continue;
    const before = cleanName(lines[index - 1]?.text ?? "");
    const known = people.known(handle) ?? (isName(before) ? before : null);
    if (known !== null) found.push(hint([known], 6));
  }
  return found.slice(0, 2);
}

/** The name at the end or start of an address's last part or of a file's name, where the gazetteer knows it. */
export function addressHints(addresses: readonly string[], people: PersonFinder): Hint[] {
  for (const address of addresses) {
    const slug =
      address
        .split(/[?#]/u)[0]
        ?.replace(/\/+$/u, "")
        .split("/")
        .at(-1)
        ?.replace(/\.\w{2,5}$/u, "") ?? "";
    const words = slug.split(/[-_+.]+/u).filter((word) => /^\p{L}+s?$/u.test(word));
    for (let at = 0; at + 1 < words.length; at += 1) {
      const [first = "", second = "", third = ""] = words.slice(at, at + 3);
      for (const name of [
        `${first} ${second} ${third}`,
        `${first} ${second}`,
        `${first} ${second.replace(/s$/u, "")}`,
      ]) {
        const known = people.known(name.trim());
        if (known !== null) return [hint([known], 4)];
      }
    }
  }
  return [];
}

/** A sign-off or title by one name only ("Solidarity, / Callum"; "Willsman's report") where that settles who it is. */
export function shortNameHints(
  title: string,
  tail: readonly string[],
  names: readonly string[],
  people: PersonFinder,
): Hint[] {
  const found: Hint[] = [];
  for (const [index, line] of tail.entries()) {
    const single = /^[-–—\s]*(\p{Lu}\p{L}+)[.\s]*$/u.exec(line)?.[1];
    if (single === undefined || !CLOSING.test((tail[index - 1] ?? "").trim())) continue;
    const person = people.among(single, names);
    if (person !== null) found.push(hint([person], 8));
  }
  const surname = /^(?:\p{L}+\s)?(\p{Lu}\p{L}+)['’]s\s+(?:\p{L}+\s+){0,3}?report\b/u.exec(title)?.[1];
  if (surname !== undefined) {
    const person = people.among(surname, names) ?? people.bySurname(surname);
    if (person !== null) found.push(hint([person], 9));
  }
  return found;
}

function firstMatch(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
