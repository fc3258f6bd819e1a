/** Who wrote a report. A guess is never shown as a fact: where the text names nobody, nobody is named. */
import { linesOf } from "../paragraphs.ts";
import type { Problem } from "../report.ts";
import { accountsIn } from "./account-names.ts";
import { accountHints, addressHints, handleHints, hostHints } from "./address-hints.ts";
import {
  biographyHints,
  bylineHints,
  colonHints,
  type Hint,
  hint,
  openingHints,
  POSTER,
  titleHints,
} from "./author-hints.ts";
import { readChat } from "./chat-export.ts";
import { creditHints, ownerHints } from "./credit-hints.ts";
import { type Forwarded, forwardedMessage, withoutQuoteMarks } from "./forwarded.ts";
import { isFurnitureLine } from "./furniture-lines.ts";
import { SCANNED } from "./furniture-rules.ts";
import type { GivenFields } from "./given-fields.ts";
import { ungluedNames } from "./glued-names.ts";
import { pageTitleHints } from "./page-title-hints.ts";
import { cleanName, type PersonFinder, splitNames } from "./personal-names.ts";
import { profileHints } from "./profile-hints.ts";
import { selfHints } from "./self-introductions.ts";
import { fullNameOf, shortNameHints } from "./short-names.ts";
import { runInSignatures, signOffHints } from "./sign-off-hints.ts";
import { siteNames } from "./site-names.ts";
import type { Source } from "./source.ts";
import { nameOverDayHints, nameOverRoleHints } from "./stacked-names.ts";
import type { Title } from "./title.ts";

export type Authors = { readonly authors: readonly string[] | null; readonly problems: readonly Problem[] };

/** A gateway that looked through a message wrote nothing of it. */
const SCANNED_LINES = new RegExp(SCANNED.source, "gimu");

const MOST_AUTHORS = 10;
/** A line of so many words is prose, and after so many words of prose the text proper has begun. */
const PROSE_WORDS = 9;
const BEGUN_WORDS = 40;

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
  people: PersonFinder;
}): Authors {
  const { given, source, title, address, file, people } = input;
  if (given.authors !== undefined) {
    return { authors: given.authors?.map((name) => people.known(name) ?? name) ?? null, problems: [] };
  }
  const written = withoutQuoteMarks(input.text.slice(input.start)).replace(SCANNED_LINES, "");
  const whole = ungluedNames(written);
  // Who passes a message on is not who wrote it.
  const forwarded = forwardedMessage(whole);
  const body = forwarded === null ? whole : whole.slice(forwarded.start);
  const called = [source.pageTitleEnd, source.publisher].filter((name) => name !== null);
  const sites = siteNames(body, source.author);
  const top = topLines(body);
  const tail = tailLines(beforeComments(body));
  const masthead = [...called, ...top.slice(0, 2).map(({ line }) => line)];
  const full = [
    ...(title.stated === null ? [] : titleHints(title.stated)),
    ...(title.stated === null
      ? []
      : colonHints(
          title.stated,
          called.filter((name) => name !== title.stated),
        )),
    ...(source.pageTitle === null ? [] : titleHints(headlineOf(source, title, people))),
    ...pageTitleHints(source, body, people),
    ...profileHints(source.surroundings ?? "", people),
    ...(source.byline === null ? [] : bylineHints(source.byline, { index: 1, begun: false }, people)),
    ...top
      .filter(
        ({ line }) => !called.some((site) => cleanName(line.replace(/[*_#]+/gu, "")) === cleanName(site)),
      )
      .flatMap(({ line, begun }, index) => bylineHints(line, { index, begun }, people)),
    ...top.flatMap(({ line }, index) => nameOverRoleHints(line, top[index + 1]?.line ?? "")),
    ...top.flatMap(({ line, begun }, index) =>
      begun ? [] : nameOverDayHints(line, top[index + 1]?.line ?? ""),
    ),
    ...top
      .slice(0, 5)
      .filter(({ line, begun }) => !begun && line !== title.stated && mayBeTitle(line))
      .flatMap(({ line }) =>
        titleHints(line.replace(/[*_#]+/gu, "").trim()).map((one) => ({ ...one, weight: 7 })),
      ),
    ...openingHints(body),
    ...selfHints(body),
    ...biographyHints(body),
    ...tail.flatMap((line, index) =>
      signOffHints(line.line, { before: tail[index - 1]?.line ?? "", ...line }, people),
    ),
    ...runInSignatures(body),
    hint(readChat(body)?.senders ?? [], 8),
    ...creditHints(body, masthead, people),
    ...handleHints(body, people),
    ...accountHints(accountsIn(body, address, file), people).slice(0, 1),
    ...senderHints(source.author, forwarded, people),
    ...addressHints([address ?? "", file], people),
    ...hostHints(address, [source.pageTitle, source.pageTitleEnd, ...top.map(({ line }) => line)]),
  ]
    .map((one) => ({ ...one, names: one.names.filter((name) => !sites.has(name)) }))
    .filter((one) => one.names.length > 0);
  const inFull = [...new Set(full.flatMap((one) => one.names))];
  const resolved = full.map((one) => ({
    ...one,
    names: one.names.map((name) => people.known(name) ?? fullNameOf(name, inFull) ?? name),
  }));
  const all = [...new Set(resolved.flatMap((one) => one.names))];
  const surroundings = source.surroundings ?? "";
  const short = shortNameHints({
    title: title.stated ?? "",
    sites: [
      ...called,
      ...(surroundings === "" ? [] : [surroundings.split("\n")[0] ?? ""]),
      top[0]?.line ?? "",
    ],
    head: [...(source.byline === null ? [] : [source.byline]), ...top.map(({ line }) => line)],
    tail: tail.map(({ line }) => line),
    body,
    surroundings,
    names: all,
    people,
  });
  const found = [...resolved, ...short];
  if (found.length === 0) found.push(...ownerHints(body, masthead, people));
  return decide(found, resolved.find((one) => one.poster === true)?.names[0]);
}

/** A page's own title, without the name of its site where its byline names somebody else: "My first NEC - Red Ledger". */
function headlineOf(
  { pageTitle, pageTitleEnd, byline }: Source,
  { stated }: Title,
  people: PersonFinder,
): string {
  const whole = pageTitle ?? "";
  const names =
    byline === null
      ? []
      : bylineHints(byline, { index: 1, begun: false }, people).flatMap((one) => one.names);
  const site = pageTitleEnd !== null && stated !== null && people.known(pageTitleEnd) === null;
  return site && names.length > 0 && !names.includes(cleanName(pageTitleEnd)) && whole.startsWith(stated)
    ? stated
    : whole;
}

/** The sender of a message, or of the one that was passed on; then the former is only its poster. */
function senderHints(author: string | null, forwarded: Forwarded | null, people: PersonFinder): Hint[] {
  const sender = author === null ? [] : splitNames(author);
  if (forwarded === null) return [hint(sender, 4)];
  const original = forwarded.sender ?? "";
  const names = splitNames(original);
  const known = names.length > 0 ? names : [people.known(original)].filter((name) => name !== null);
  return [hint(known, 8), { ...hint(sender, 0), poster: true }];
}

function decide(hints: readonly Hint[], poster: string | undefined): Authors {
  const groups = new Map<string, { names: readonly string[]; weight: number; posted: number }>();
  for (const { names, weight, poster: posts } of hints) {
    const unique = [...new Set(names)].slice(0, MOST_AUTHORS);
    const key = unique.toSorted().join("|");
    const group = groups.get(key) ?? { names: unique, weight: 0, posted: 0 };
    // However often a page says who posted it, that is one hint.
    const more = posts === true ? Math.max(0, weight - group.posted) : weight;
    if (posts === true) group.posted = Math.max(group.posted, weight);
    group.weight += more;
    groups.set(key, group);
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
    second !== undefined &&
    second.weight >= 7 &&
    !second.names.some((name) => best.names.includes(name) || name === poster);
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

type TopLine = { readonly line: string /** The text proper has begun above it. */; readonly begun: boolean };

/** The first lines that hold words; a standfirst may come before a byline. */
function topLines(body: string): TopLine[] {
  const lines = linesOf(body.slice(0, 4000))
    .map((line) => line.text.trim())
    .filter((line) => line !== "")
    .slice(0, 14);
  const found: TopLine[] = [];
  let prose = 0;
  for (const line of lines) {
    if (line.length <= 200) found.push({ line, begun: prose >= BEGUN_WORDS });
    const words = line.match(/\S+/gu)?.length ?? 0;
    if (words >= PROSE_WORDS) prose += words;
  }
  return found;
}

/** No sentence, which may speak of anybody's report, and no item of an agenda ("1) Ann Example's report"). */
function mayBeTitle(line: string): boolean {
  return line.length < 160 && !/[.!?]["”’)]*$/u.test(line) && !/^\W*\d+[.)]/u.test(line);
}

/** A page counts its comments above them; who comments signs nothing. */
const COMMENTS =
  /^[^\w\n]{0,10}(?:[\d,.k]{1,9}\s*[·•|]\s*)?(?:(?:[1-9][\d,]*|one) (?:comments?|replies|responses)\b[^.!?\n]{0,40}|comments?(?: \(\d+\))?:?)[^\S\n]*$/gimu;
const COMMENTED_WORDS = 60;

function beforeComments(body: string): string {
  for (const { index } of body.matchAll(COMMENTS)) {
    const before = body.slice(0, index);
    if (index > body.length / 2 && (before.match(/\S+/gu)?.length ?? 0) >= COMMENTED_WORDS) return before;
  }
  return body;
}

type TailLine = {
  readonly line: string;
  /** How many words come after it. */
  readonly after: number;
  /** Prose follows right below. */
  readonly heads: boolean;
};

function tailLines(body: string): TailLine[] {
  const found: TailLine[] = [];
  let after = 0;
  let heads = false;
  const lines = linesOf(body.slice(-4000))
    .map((line) => line.text.trim())
    .filter((line) => line !== "" && (!isFurnitureLine(line) || /^posted by\s/iu.test(line)))
    .slice(-25);
  for (const line of lines.toReversed()) {
    if (line.length <= 240) found.push({ line, after, heads });
    const words = line.match(/\S+/gu)?.length ?? 0;
    heads = words >= BEGUN_WORDS / 2;
    after += words;
  }
  return found.reverse();
}
