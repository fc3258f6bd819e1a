/** Who wrote a report. A guess is never shown as a fact: where the text names nobody, nobody is named. */
import type { Gazetteer } from "../gazetteer.ts";
import { linesOf } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import type { GivenFields } from "./given-fields.ts";
import {
  cleanName,
  isName,
  NAME,
  NAME_LIST,
  type PersonFinder,
  personFinder,
  splitNames,
} from "./personal-names.ts";
import type { Source } from "./source.ts";
import type { Title } from "./title.ts";

export type Authors = { readonly authors: readonly string[] | null; readonly problems: readonly Problem[] };

/** One hint at the author or authors; the heavier weighs more, and hints at the same person add up. */
type Hint = { readonly names: readonly string[]; readonly weight: number; readonly poster?: true };

const REPORT_WORD =
  "(?:NEC|N\\.E\\.C\\.|[Rr]eports?|[Rr]eport-?back|[Uu]pdates?|[Dd]iary|[Bb]log|[Nn]otes|[Ss]ummary|[Aa]ccount|[Nn]ewsletter|[Nn]ews|National Executive|Labour['’]s|Labour Party|[Ee]xecutive)\\b";
const POSTER = 3;
const MOST_AUTHORS = 10;

/**
 * The authors, from title, byline, opening words, biographical line, sign-off and handles. Who merely posted a report
 * (its page's byline) gives way to whom the report itself names. A person's front matter goes before all of it.
 */
export function authorsOf(input: {
  text: string;
  start: number;
  given: GivenFields;
  source: Source;
  title: Title;
  file: string;
  address: string | null;
  gazetteer: Gazetteer;
}): Authors {
  const { given, source, title, address, file } = input;
  const people = personFinder(input.gazetteer);
  if (given.authors !== undefined) {
    return { authors: given.authors?.map((name) => people.known(name) ?? name) ?? null, problems: [] };
  }
  const body = input.text.slice(input.start);
  const sites = siteNames(body);
  const top = topLines(body);
  const tail = tailLines(body);
  const full = [
    ...(title.stated === null ? [] : titleHints(title.stated)),
    ...(source.pageTitle === null ? [] : titleHints(source.pageTitle)),
    ...(source.byline === null ? [] : bylineHints(source.byline, 1, people)),
    ...top.flatMap((line, index) => bylineHints(line, index, people)),
    ...top
      .slice(0, 5)
      .filter((line) => line.length < 160 && line !== title.stated)
      .flatMap((line) =>
        titleHints(line.replace(/[*_#]+/gu, "").trim()).map((one) => ({ ...one, weight: 7 })),
      ),
    ...openingHints(body),
    ...biographyHints(body),
    ...tail.flatMap((line, index) => signOffHints(line, tail[index - 1] ?? "", people)),
    ...handleHints(body, people),
    ...(source.author === null ? [] : [hint(splitNames(source.author), 4)]),
    ...addressHints([address ?? "", file], people),
  ]
    .map((one) => ({ ...one, names: one.names.filter((name) => !sites.has(name)) }))
    .filter((one) => one.names.length > 0);
  const resolved = full.map((one) => ({
    ...one,
    names: one.names.map((name) => people.known(name) ?? name),
  }));
  const all = [...new Set(resolved.flatMap((one) => one.names))];
  const short = shortNameHints(title.stated ?? "", tail, all, people);
  return decide([...resolved, ...short], resolved.find((one) => one.poster === true)?.names[0]);
}

/** What a page calls itself, which may look like a person's name: "More from Red Ledger". */
function siteNames(body: string): ReadonlySet<string> {
  const pattern = new RegExp(
    `(?:appeared first on|first (?:appeared|published) (?:on|in|at|by)|[Mm]ore from|©(?:\\s*\\d{4})?|[Rr]eaders? of|[Ss]upport)\\s+(?:the\\s+)?(${NAME})|(${NAME})\\s+(?:relies on|is (?:run|funded|published) by)`,
    "gu",
  );
  return new Set([...body.matchAll(pattern)].map((match) => cleanName(match[1] ?? match[2] ?? "")));
}

function decide(hints: readonly Hint[], poster: string | undefined): Authors {
  const groups = new Map<string, { names: readonly string[]; weight: number }>();
  for (const { names, weight } of hints) {
    const unique = [...new Set(names)].slice(0, MOST_AUTHORS);
    const key = unique.toSorted().join("|");
    const group = groups.get(key);
    groups.set(key, { names: group?.names ?? unique, weight: (group?.weight ?? 0) + weight });
  }
  // A name that a longer list holds supports the list: each of five authors also signs.
  for (const [key, group] of groups) {
    for (const [other, larger] of groups) {
      if (key !== other && group.names.every((name) => larger.names.includes(name)))
        larger.weight += group.weight / 2;
    }
  }
  const ranked = [...groups.values()].toSorted(
    (a, b) => b.weight - a.weight || b.names.length - a.names.length,
  );
  const [best, second] = ranked;
  if (best === undefined || best.weight < POSTER) {
    return {
      authors: null,
      problems: [{ code: "no-author", message: "The text does not say who wrote it." }],
    };
  }
  const apart =
    second !== undefined && second.weight >= 7 && !second.names.some((name) => best.names.includes(name));
  const problems: Problem[] = apart
    ? [
        {
          code: "author-conflict",
          message: `The text names ${best.names.join(", ")} and also ${second.names.join(", ")}; the first is taken for the author.`,
        },
      ]
    : [];
  if (poster !== undefined && !best.names.includes(poster)) {
    problems.push({ code: "poster-byline", message: `Posted by ${poster}, who is not the author.` });
  }
  return { authors: best.names, problems };
}

function hint(names: readonly string[], weight: number): Hint {
  return { names, weight };
}

/** "Ann Example's latest NEC report", "Report from Ann Example: ...", "NEC report January 2020 - Ann Example". */
function titleHints(title: string): Hint[] {
  const plain = withoutCapitals(title.replace(/\s+/gu, " "));
  const patterns = [
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
  return patterns.flatMap((pattern) => {
    const list = pattern.exec(plain)?.[1];
    return list === undefined ? [] : [hint(splitNames(list), 10)];
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
function bylineHints(line: string, index: number, people: PersonFinder): Hint[] {
  const text = line
    .replace(/[*_#>]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const whole = (source: string) => new RegExp(`^${source}`, "u").exec(text)?.[1];
  const stated =
    whole(`From (?:your|the|our)\\s[^,.]{3,60},\\s+(${NAME_LIST})\\.?$`) ??
    whole(
      `(?:[Ff]rom|[Aa]uthor|AUTHOR|[Ww]ritten by|[Rr]eport (?:by|from)):?\\s+(${NAME_LIST})(?:\\s*[,.|(<–-].*)?$`,
    ) ??
    whole(
      `(${NAME_LIST})(?:,[^.]{0,60},)?\\s+(?:writes|reports?(?:\\s+back)?|reflects|looks back)\\s*(?:[:.,–—-].*)?$`,
    );
  if (stated !== undefined) return [hint(splitNames(stated), 9)];
  const by = /(?:19|20)\d{2}\W+[Bb]y\s/u.test(text)
    ? new RegExp(`[Bb]y\\s+(${NAME_LIST})$`, "u").exec(text)?.[1]
    : whole(`(?:[Bb]y|BY)[:\\s]+(${NAME_LIST})(?:\\s*(?:[,.|•·(/–—@-]|on\\b|\\d).*)?$`);
  // A byline may be the poster's: it names the author unless the report itself names another.
  if (by !== undefined) return [{ ...hint(splitNames(by), 7), poster: true }];
  const posted = new RegExp(
    `\\b(?:[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ww]ritten|[Aa]dded)\\b.{0,60}?\\bby\\s+(${NAME})`,
    "u",
  ).exec(text)?.[1];
  if (posted !== undefined) return [{ ...hint(splitNames(posted), POSTER), poster: true }];
  const slashed = text.split(/\s*[/|•·]\s*/u).map(cleanName);
  const [first = "", second = ""] = slashed;
  if (slashed.length > 1 && slashed.length <= 5 && /\d{4}/u.test(first) && isName(second))
    return [hint([second], 7)];
  const profile = /^(.{3,40}?)\s+Profile picture$/iu.exec(text)?.[1];
  if (profile !== undefined && isName(cleanName(profile))) return [hint([cleanName(profile)], 8)];
  const handled = new RegExp(`^(${NAME})\\s+\\(?@\\w+\\)?$`, "u").exec(text)?.[1];
  if (handled !== undefined && isName(cleanName(handled))) return [hint([cleanName(handled)], 7)];
  const roled = new RegExp(`^(${NAME_LIST}),\\s+(?:\\p{Ll}|\\p{Lu}\\p{L}+\\s).{2,80}$`, "u").exec(text);
  if (
    roled?.[1] !== undefined &&
    text.length < 120 &&
    ROLE_AFTER_NAME.test(text.slice(roled[1].length)) &&
    !/[.!?]$/u.test(text)
  ) {
    return [hint(splitNames(roled[1]), 7)];
  }
  const names = splitNames((slashed[0] ?? text).replace(/[:.]$/u, ""));
  const alone = new RegExp(`^${NAME_LIST}\\.?$`, "u").test(slashed[0] ?? text);
  if (!alone || names.length === 0) return [];
  const known = names.every((name) => people.known(name) !== null);
  return [hint(names, known ? 7 : index < 3 ? 4 : 3.5)];
}

/** "Ann, Bob and Cat report on ...", "Ann Example, who sits for ..., reports on its meeting". */
function openingHints(body: string): Hint[] {
  const opening = body.slice(0, 3000).replace(/[*_]+/gu, "");
  const pattern = new RegExp(
    `(?:^|[\\n.:]\\s*)(${NAME_LIST})(?:,\\s+(?:who|the|one|a|an|NEC|Labour|our|elected|representing)\\b[^.\\n]{3,120},)?\\s+(?:reports?|writes|give|gives|summari[sz]es?|looks? back)\\b(?:\\s+(?:back|on|from|about|here|their|her|his|an?)\\b|\\s*:)`,
    "gu",
  );
  const found = [...opening.matchAll(pattern)]
    .slice(0, 2)
    .map((match) => hint(splitNames(match[1] ?? ""), 9));
  const quoted = new RegExp(
    `(?:report|e-?mail|message|account|following)\\b[^.\\n]{0,60}?\\b(?:from|by|sent by)\\s+(?:NEC (?:member|rep)\\s+|the NEC['’]s\\s+)?(${NAME_LIST})`,
    "u",
  ).exec(opening);
  return quoted?.[1] === undefined ? found : [...found, hint(splitNames(quoted[1]), 8)];
}

/** "Ann Example represents local government on Labour's NEC." */
function biographyHints(body: string): Hint[] {
  const pattern = new RegExp(
    `(?<![\\p{L}])(${NAME_LIST})\\s+(?:represents?|(?:is|are|was|were)\\s+(?:a|an|the|one|elected|members?|constituency|CLP|trade|representatives?|on|councillors?)\\b|sits?|serves?)\\b[^.\\n]{0,120}?\\b(?:NEC|National Executive(?: Committee)?)\\b`,
    "gu",
  );
  const edge = 1500;
  const whole = body.length <= 2 * edge ? body : `${body.slice(0, edge)}\n${body.slice(-edge)}`;
  return [...whole.matchAll(pattern)].slice(-2).map((match) => hint(splitNames(match[1] ?? ""), 9));
}

const CLOSING =
  /^(?:signed(?: by)?|best(?: wishes)?|kind regards|regards|yours\b.*|in solidarity|solidarity|comradely|fraternally|with thanks|thanks|cheers|all the best|warm regards)[\s,.:!–-]*$/iu;

function signOffHints(line: string, before: string, people: PersonFinder): Hint[] {
  const text = line.replace(/[*_]+/gu, "").replace(/\s+/gu, " ").trim();
  const signed = new RegExp(
    `^(?:[Ss]igned(?: by)?|[Bb]est wishes|[Ii]n solidarity|[Ss]olidarity|[Rr]egards|[Kk]ind regards|[Yy]ours[^,]*|[Cc]omradely|[Ff]raternally)[,:\\s–-]+(${NAME_LIST})(?:\\s*[,.(].*)?$`,
    "u",
  ).exec(text)?.[1];
  if (signed !== undefined) return [hint(splitNames(signed), 9)];
  const alone = new RegExp(
    `^(${NAME_LIST})(?:\\s*\\([^)]*\\))?(?:\\s*[,–—|-]\\s*(?:\\+?\\d[\\d\\s-]{6,}|\\S+@\\S+|(?:NEC|CLP|[Mm]ember|[Cc]onstituency|[Ll]abour|[Rr]ep|[Pp]revious|\\p{Lu}\\p{L}+ (?:section|officer|representative))\\b).*)?\\.?$`,
    "u",
  ).exec(text)?.[1];
  if (alone === undefined) return [];
  const names = splitNames(alone);
  if (names.length === 0) return [];
  if (CLOSING.test(before.trim())) return [hint(names, 9)];
  return [hint(names, names.every((name) => people.known(name) !== null) ? 8 : 6)];
}

/** The poster of an unrolled thread by the handle that the unroller asks to follow. */
function handleHints(body: string, people: PersonFinder): Hint[] {
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
function addressHints(addresses: readonly string[], people: PersonFinder): Hint[] {
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
function shortNameHints(
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

/** The first lines that hold words, up to where the text proper has begun. */
function topLines(body: string): string[] {
  return linesOf(body.slice(0, 4000))
    .map((line) => line.text.trim())
    .filter((line) => line !== "")
    .slice(0, 14)
    .filter((line) => line.length <= 200);
}

function tailLines(body: string): string[] {
  return linesOf(body.slice(-4000))
    .map((line) => line.text.trim())
    .filter((line) => line !== "")
    .slice(-25)
    .filter((line) => line.length <= 240);
}
