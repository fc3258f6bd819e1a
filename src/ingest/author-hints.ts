/** Hints at the author of a report, each from one place of the text, with a weight. */
import { readByline } from "./byline.ts";
import {
  cleanName,
  isName,
  NAME,
  NAME_LIST,
  nameWithin,
  type PersonFinder,
  splitNames,
} from "./personal-names.ts";

/** One hint at the author or authors; the heavier weighs more, and hints at the same person add up. */
export type Hint = { readonly names: readonly string[]; readonly weight: number; readonly poster?: true };

/** Weight of a name that may be that of somebody who merely put the report on the page. */
export const POSTER = 3;
const REPORT_WORD =
  "(?:NEC|N\\.E\\.C\\.|[Rr]eports?|[Rr]eport-?back|[Uu]pdates?|[Dd]iary|[Bb]log|[Nn]otes|[Ss]ummary|[Aa]ccount|[Nn]ewsletter|[Nn]ews|National Executive|Labour['’]s|Labour Party|[Ee]xecutive)\\b";
const IN_TITLE = [
  new RegExp(
    `(?<![\\p{L}]|\\b(?:[Aa]t|[Aa]fter|[Bb]efore|[Uu]nder|[Ss]ince|(?:[Mm]y|[Oo]ur)\\s(?:\\p{L}+\\s){1,3}(?:from|on|of))\\s)(${NAME_LIST})['’]s?\\s+(?:[\\p{L}\\d'’-]+\\s+){0,5}?${REPORT_WORD}`,
    "u",
  ),
  new RegExp(`(?<![\\p{L}])(${NAME_LIST})\\s+(?:reports?(?:\\s+back)?|writes|looks back)\\b`, "u"),
  new RegExp(
    `(?<![\\p{L}])(?:[Rr]eports?(?:-?\\s?back)?|[Ee]xtract|[Uu]pdate|[Nn]otes|[Aa]ccount|[Mm]essage|[Ll]etter|[Nn]ews|[Dd]iary|[Bb]riefing|[Bb]ulletin|[Dd]ispatch|[Ff]eedback)\\b.{0,60}?\\b(?:from|by|of)\\s+(?:the NEC['’]s\\s+|(?:your|our)\\s+(?:[\\p{L}]+\\s+){0,2}?(?:rep|representative|member|delegate)\\s+)?(${NAME_LIST})`,
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
  // "Ann Example: report of the committees", "Ann Example – notes on the executive".
  new RegExp(
    `^(${NAME_LIST})\\s*[:–—-]\\s+(?:[Aa] )?(?:[Rr]eports?|[Nn]otes|[Ss]ummary|[Aa]ccount)\\s+(?:of|on|from)\\b`,
    "u",
  ),
  new RegExp(`(?:\\s[-–—|]\\s)(${NAME_LIST}),\\s+Labour NEC`, "u"),
];

/** "From Ann Example, ...", "Ann Example writes:", "Ann Example, our member on the NEC, on a hard month." */
const SAYS_AUTHOR = [
  new RegExp(
    `^(${NAME_LIST}),\\s[^.,]{3,80}\\b(?:NEC|National Executive)\\b[^.,]{0,30},\\s(?:on|about|looks|tells|explains|reports|writes)\\s`,
    "u",
  ),
  // "Left members' reps Ann, Bob and Cat on the July meeting".
  new RegExp(
    `^(?:(?:[Tt]he|[Yy]our|[Oo]ur)\\s)?(?:[\\p{L}'’-]+\\s+){0,4}?(?:reps|representatives|members|councillors|delegates)\\s+(${NAME_LIST})\\s+(?:on|report|reporting|write|look|give|tell|from)\\b`,
    "u",
  ),
  new RegExp(`^From (?:your|the|our)\\s[^,.:]{3,80}[,:]\\s+(${NAME_LIST})\\.?$`, "u"),
  new RegExp(
    `^(?:[Ff]rom|FROM|[Aa]uthor|AUTHOR|[Ww]ritten by|[Ww]ords(?: by|(?=:))|[Tt]ext by|(?:[Aa]\\s)?[Gg]uest (?:post|blog|article|report)(?: by| from|(?=:))|[Ff]rom the (?:desk|pen|office) of|[Rr]eport (?:by|from)|[Aa]s told by|(?:[Nn]otes|[Mm]inutes)(?: taken| written)? by|(?:[Cc]ompiled|[Pp]repared|[Mm]inuted|[Rr]eported) by|(?:Name|Reporter|Member|Delegate|Representative)(?=:)):?\\s+(${NAME_LIST})(?:\\s*[,.|(<–-].*)?$`,
    "u",
  ),
  new RegExp(
    `^(${NAME_LIST})(?:,[^.]{0,60},)?\\s+(?:writes|reports?(?:\\s+back)?|reflects|looks back)\\s*(?:[:.,–—-].*)?$`,
    "u",
  ),
];

const BY = new RegExp(
  `^(?:[Bb]y|BY|Gan)[:\\s]+(${NAME_LIST})(?:\\s*(?:[,.|•·(/–—@»-]|(?<=\\s)on\\b|\\d).*)?$`,
  "u",
);

/** "By Ann Example, webmaster": who looks after the page is hardly whose report it is. */
const KEEPS_PAGE =
  /,\s(?:[\p{L}'’-]+\s){0,3}(?:webmaster|web ?editor|editor|administrator|admin|moderator)\b/iu;

const BY_AFTER_DATE = new RegExp(`[Bb]y\\s+(${NAME_LIST})$`, "u");

const POSTED_BY = new RegExp(
  `\\b(?:[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ww]ritten|[Aa]dded)\\b.{0,60}?\\bby[:\\s]\\s*(${NAME})`,
  "u",
);

const WITH_HANDLE = new RegExp(`^(${NAME})\\s+\\(?@\\w+\\)?$`, "u");

const WITH_ROLE = new RegExp(`^(${NAME_LIST}),\\s+(?:\\p{Ll}|\\p{Lu}\\p{L}+\\s).{2,80}$`, "u");

export const NAMES_ALONE = new RegExp(`^${NAME_LIST}\\.?$`, "u");
/** "Cllr Ann Example – working hard all year": a masthead and its motto. */
const WITH_MOTTO = new RegExp(`^(?=(?:Cllr|Councillor)\\b)(${NAME})\\s[–—-]\\s\\p{L}`, "u");

const OPENING = new RegExp(
  `(?:^|[\\n.:]\\s*)(${NAME_LIST})(?:\\s\\([^()\\n]{2,60}\\))?(?:,\\s+(?:who|the|one|a|an|NEC|Labour|our|elected|representing)\\b[^.\\n]{3,120},)?\\s+(?:reports?|writes|give|gives|summari[sz]es?|looks? back)\\b(?:\\s+(?:back|on|from|about|here|their|her|his|an?)\\b|\\s*:|\\.?[^\\S\\n]*(?=\\n))`,
  "gu",
);

/** "by left CLP reps Ann, Bob and Cat", "from the members' team: Ann, Bob, Cat". */
const REPRESENTING = "\\b(?:reps|representatives|members|councillors|comrades|team|delegation|group)\\b";
const REPRESENTED = `(?:[\\p{L}'’-]+\\s+){0,7}?(?:reps|representatives|members|councillors|comrades|team|delegation|group)[:,]?\\s+`;
/** "This report is by Ann Example", "the following e-mail was sent by Ann Example": of the text itself. */
const INTRODUCED = new RegExp(
  `(?:\\b(?:[Tt]his|[Tt]he following|[Ss]ee below(?: for)?|[Bb]elow is|[Bb]elow are|[Hh]ere (?:is|are)|[Hh]ere['’]s|[Rr]eceived|[Ss]ent|[Cc]irculated|[Ff]orwarded|[Rr]eproduced?)\\b[^.\\n]{0,60}?\\b(?:reports?|report-?back|e-?mail|message|account|notes|update)\\b|(?<=^|\\n|[.!:]\\s)(?:[Tt]he |[Aa]n? )?(?:NEC )?(?:[Rr]eport|[Ee]-?mail|[Mm]essage|[Aa]ccount|[Ff]ollowing)\\b)[^.\\n]{0,60}?(?:[^\\n]{0,80}?\\b(?:from|by|on behalf of)\\s+(?=[^.\\n]{0,80}?${REPRESENTING})${REPRESENTED}|\\b(?:from|by|sent by|on behalf of)\\s+(?:NEC (?:member|rep)\\s+|the NEC['’]s\\s+)?)(${NAME_LIST})`,
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
/** "ANN EXAMPLE on a long day": as papers set who wrote what, over or below a headline. */
const IN_CAPITALS =
  /^(\p{Lu}{2,}(?:['’-]\p{Lu}{2,})*(?: \p{Lu}{2,}(?:['’-]\p{Lu}+)*){1,2}) (?:on|reports|looks|writes|explains|asks|argues|reflects|tells)\s\P{Lu}/u;
const MY_REPORT = /\b(?:my|our)\s(?:\p{L}+\s){1,3}(?:from|on|of|at)\s$/iu;
/** What the words between a possessive and "NEC" show it to be: an organisation's. */
const ORGANISED =
  /['’]s?\s+(?:\p{L}+\s+){0,3}?(?:Union|Party|Federation|Association|Society|Congress|Conference)\b/u;

const BIOGRAPHY = new RegExp(
  `(?<![\\p{L}])(${NAME_LIST})\\s+(?:represents?|(?:is|are|was|were)\\s+(?:a|an|the|one|elected|members?|constituency|CLP|trade|representatives?|on|councillors?)\\b|sits?|serves?)\\b[^.\\n]{0,120}?\\b(?:NEC|National Executive(?: Committee)?)\\b`,
  "gu",
);

/** "Ann Example: a long Tuesday": whoever stands before the colon of a title may be its author or its subject. */
const BEFORE_COLON = new RegExp(`^(${NAME}):\\s+\\S`, "u");

/** "A version of this first appeared in Ann Example's newsletter." */
const FIRST_IN_HERS = new RegExp(
  `\\bfirst (?:appeared|published) (?:on|in|at)\\s+(${NAME})['’]s?\\s+(?:\\p{Ll}+\\s+)?(?:newsletter|blog|letter|site|column|bulletin)\\b`,
  "u",
);

/** "From: "Ann Example" <ann@...>", and "From: ann@... (Ann Example)". */
const FROM_SENDER = /^From:\s(?:"(?<quoted>[^"<>]{3,60})".*|\S+@\S+ \((?<bracketed>[^()@]{3,60})\).*)$/u;

/** A line without emphasis, quoting and the targets of its links. */
export function withoutMarks(line: string): string {
  return (
    line
      .replace(/\[([^\][]{1,80})\](?:\([^()]{0,300}\))?/gu, "$1")
      .replace(/[*_#>]+/gu, " ")
      .replace(/\s+/gu, " ")
      .trim()
      .replace(FROM_SENDER, "From: $<quoted>$<bracketed>")
      // A row of a table of particulars.
      .replace(/^(\p{L}+)\s[|]\s/u, "$1: ")
  );
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
    if (new RegExp(`^${ORGANISED.source}`, "u").test(owner)) return [];
    // "My report from Ann Example's first executive": another tells of it.
    if (/^(?:'|['’]s?\s)/u.test(owner) && MY_REPORT.test(plain.slice(0, plain.indexOf(list)))) return [];
    if (/['’]s$/u.test(list) && MY_REPORT.test(plain.slice(0, plain.indexOf(list)))) return [];
    const names = splitNames(list);
    const within = names.length > 0 ? null : nameWithin(list);
    // What stands after a colon may be what is told of: "NEC of 3 May: Sofa Days and Cold Tea".
    const told = new RegExp(`:\\s+${list}$`, "u").test(plain) && !/\bby\b/iu.test(plain);
    return [hint(within === null ? names : [within], told ? 8 : 10)];
  });
}

/** Whoever stands before the colon of a title ("Ann Example: a long Tuesday"), unless that is the site's name. */
export function colonHints(title: string, sites: readonly string[]): Hint[] {
  const names = splitNames(BEFORE_COLON.exec(title)?.[1] ?? "");
  return names.length === 1 && !sites.some((site) => cleanName(site) === names[0]) ? [hint(names, 4)] : [];
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

/** What is part of a place's name and hardly of anybody's. */
const PLACE =
  /\s(?:District|Borough|County|City|Region|Ward|Valleys?|Villages|Vale|Coast|Island|Isles|Peninsula|Town|Central)\s/u;

export const ROLE_AFTER_NAME =
  /\b(?:NEC|National Executive|member|representative|rep\b|treasurer|councillor|section|elected|chair|secretary|leader|MEP|MP|youth|constituency|constituencies|trade union|reports?)\b/iu;

/** "By Ann Example", "Ann Example writes:", "From Ann Example, constituency section", or the name by itself. */
export function bylineHints(
  line: string,
  { index, begun }: { readonly index: number; readonly begun: boolean },
  people: PersonFinder,
): Hint[] {
  const text = withoutMarks(line);
  const stated = firstMatch(text, SAYS_AUTHOR);
  if (stated !== undefined) return [hint(splitNames(stated), 9)];
  const by = firstMatch(text, /(?:19|20)\d{2}\W+[Bb]y\s/u.test(text) ? [BY_AFTER_DATE] : [BY]);
  // A byline may be the poster's: it names the author unless the report itself names another.
  if (by !== undefined) {
    const weight = KEEPS_PAGE.test(text) ? POSTER : 7;
    return [{ ...hint(splitNames(by), weight), poster: true }];
  }
  const posted = POSTED_BY.exec(text)?.[1];
  if (posted !== undefined) return [{ ...hint(splitNames(posted), POSTER + 0.5), poster: true }];
  const byline = readByline(line);
  if (byline !== null && byline.names.length > 0)
    return [byline.by ? { ...hint(byline.names, 7), poster: true } : hint(byline.names, 7)];
  const slashed = text
    .split(/\s*[/|•·]\s*/u)
    .map(cleanName)
    .filter((part) => part !== "");
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
  const capitals = begun ? undefined : IN_CAPITALS.exec(text)?.[1];
  if (capitals !== undefined) return [hint(splitNames(cleanName(capitals)), 7)];
  const motto = index < 2 ? WITH_MOTTO.exec(text)?.[1] : undefined;
  if (motto !== undefined) return [hint(splitNames(motto), 5)];
  // Two capitalised words by themselves, once the text has begun, are a heading: "Speaker resigns".
  if (begun) return [];
  const [words = text] = slashed;
  const names = splitNames(words.replace(/[:.]$/u, ""));
  if (!NAMES_ALONE.test(words)) return [];
  if (names.length === 0) {
    // "Fenwick District Labour" is a branch, however much the first two words look like a name.
    if (PLACE.test(words) || /^The\s/u.test(words)) return [];
    const owner = index < 2 ? nameWithin(words) : null;
    return owner === null ? [] : [hint([owner], 4)];
  }
  const known = names.every((name) => people.known(name) !== null);
  return [hint(names, known ? 7 : index < 3 ? 4 : 3.5)];
}

/** "Ann, Bob and Cat report on ...", "Ann Example, who sits for ..., reports on its meeting". */
export function openingHints(body: string): Hint[] {
  const opening = body.slice(0, 3000).replace(/[*_]+/gu, "");
  const found = [...opening.matchAll(OPENING)]
    // "Ann Example's report on it": somebody else tells of it.
    .filter((match) => !/['’]s?$/u.test(match[1] ?? ""))
    .slice(0, 2)
    .map((match) => hint(splitNames(match[1] ?? ""), 9));
  for (const match of opening.matchAll(PERSONAL_CAPACITY)) found.push(hint(splitNames(match[1] ?? ""), 9));
  const hers = FIRST_IN_HERS.exec(body)?.[1];
  if (hers !== undefined) found.push(hint(splitNames(hers), 7));
  const introduced = INTRODUCED.exec(opening)?.[1];
  if (introduced !== undefined) return [...found, hint(splitNames(introduced), 8)];
  const mentioned = MENTIONED.exec(opening)?.[1];
  return mentioned === undefined ? found : [...found, hint(splitNames(mentioned), 3)];
}

/** "Ann, Bob and Cat are the three members elected by ...": of a page that speaks of nobody else at its head. */
const MEMBERS = new RegExp(
  `(?:^|\\n)[*_>\\s]*(${NAME_LIST})\\s+(?:are|were)\\s+(?:the|your|our|all|among|some)\\b[^.\\n]{0,80}\\b(?:members|representatives|reps|councillors|delegates)\\b`,
  "u",
);

/** "Ann Example represents local government on Labour's NEC." */
export function biographyHints(body: string): Hint[] {
  const edge = 1500;
  const whole = body.length <= 2 * edge ? body : `${body.slice(0, edge)}\n${body.slice(-edge)}`;
  const members = splitNames(MEMBERS.exec(body.slice(0, edge))?.[1] ?? "");
  return [
    ...[...whole.matchAll(BIOGRAPHY)].slice(-2).map((match) => hint(splitNames(match[1] ?? ""), 9)),
    ...(members.length > 1 ? [hint(members, 9)] : []),
  ];
}

function firstMatch(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
