/** Accounts and sites that are called after their owners: "annexample", "aexample", "annexample.example". */
import { linesOf } from "../paragraphs.ts";
import type { Account } from "./author-trace.ts";

const POSTED_BY =
  /^(?:(?:(?:posted|published|submitted|written|added)\b.{0,60}?\b)?by|view all posts by):?\s+@?([\w.-]{2,30}?)[.,]?$/iu;
const FOLLOWED =
  /(?:\b[Ff]ollow|[Tt]hreads? by|unrolled? from|[Tt]weets? by|[Mm]ore from|[Cc]urrent with)\s+@(\w{2,30})/gu;
/** "@annexample" with nothing beside it: whose thread it is. */
const HANDLE_ALONE = /^\s*@(\w{2,30})\s*$/u;
const SMALL_WITHIN = 6;
/** "annex · 3 May 2031 · filed under notes", a byline of an account; "[annexample.example](/)", a site's own name. */
const DATED = /^[\s*_]*(\p{Ll}[\p{Ll}\d_-]{2,29})[\s*_]*[·|•–—].*\b(?:19|20)\d{2}\b/u;
const OWN_HOST = /^\W*(?:https?:\/\/)?(?:www\.)?([\p{Ll}\d-]{3,40})(?:\.\p{Ll}{2,12}){1,2}(?![\p{L}@])/u;
/** Of a first name a familiar form begins like it: "annie" for Annabel. */
const FAMILIAR = 3;
/** What people put before and behind their names in accounts: "cllrannexample", "annexamplenec". */
const WITH_OFFICE =
  /^(?:cllr|councillor|comrade|real|vote|team)(?=\p{Ll}{5})|(?<=\p{Ll}{5})(?:nec|clp|labour|lab|mep|mp|uk|official)$/gu;
/** So much of a surname tells it: "annexam". */
const CUT = 3;
/** Shorter ones might be anybody's. */
const SHORTEST = 5;

/** The accounts that a text, its address and its file's name speak of, the surest first. */
export function accountsIn(body: string, address: string | null, file: string): Account[] {
  const found: Account[] = [];
  for (const { text } of linesOf(`${body.slice(0, 4000)}\n${body.slice(4000).slice(-4000)}`)) {
    const name = POSTED_BY.exec(text.trim())?.[1];
    if (name !== undefined) found.push({ name, place: "posted" });
    for (const match of text.matchAll(FOLLOWED)) found.push({ name: match[1] ?? "", place: "followed" });
  }
  // "ann example / CLP rep": a name written small.
  const top = linesOf(body.slice(0, 1000)).filter(({ text }) => /\S/u.test(text));
  for (const { text } of top.slice(0, SMALL_WITHIN)) {
    const handle = HANDLE_ALONE.exec(text)?.[1];
    if (handle !== undefined) found.push({ name: handle, place: "posted" });
    const name = /^[\s*_]*(\p{Ll}[\p{Ll}'’-]+ \p{Ll}[\p{Ll}'’-]+)(?=[\s*_]*(?:[/|,(–—]|$))/u.exec(text)?.[1];
    if (name !== undefined) found.push({ name, place: "posted" });
    const dated = DATED.exec(text)?.[1];
    if (dated !== undefined) found.push({ name: dated, place: "posted" });
    const host = OWN_HOST.exec(text)?.[1];
    if (host !== undefined) found.push({ name: host, place: "host" });
  }
  if (address !== null && URL.canParse(address)) {
    for (const name of new URL(address).hostname.split(".")) found.push({ name, place: "host" });
  }
  const [first = ""] = (file.split("/").at(-1) ?? "").split(/[\s.]/u);
  found.push({ name: first, place: "file" });
  return found.filter(({ name }) => name !== "");
}

/**
 * Whose account it is among the names: the only one that reads so run together ("annexample") or, of an account,
 * shortened ("aexample", "anne", "annexam"). Null where several do or none does.
 * @param few the names are those of few people, who may have a familiar form of their first name ("annieexample")
 */
export function accountFinder(names: Iterable<string>, few = false): (account: Account) => string | null {
  const whole = new Map<string, Set<string>>();
  const short = new Map<string, Set<string>>();
  const parts: { first: string; last: string; name: string }[] = [];
  for (const name of names) {
    const words = name.split(/\s+/u).map(lettersOf);
    const [first = ""] = words;
    const last = words.at(-1) ?? "";
    if (words.length < 2 || first === "" || last === "") continue;
    put(whole, words.join(""), name);
    put(whole, last + first, name);
    put(short, first.slice(0, 1) + last, name);
    put(short, first + last.slice(0, 1), name);
    put(short, last + first.slice(0, 1), name);
    parts.push({ first, last, name });
  }
  const familiar = (letters: string) =>
    only(
      new Set(
        parts
          .filter(
            ({ first, last }) =>
              letters.endsWith(last) &&
              letters.length >= last.length + FAMILIAR &&
              letters.slice(0, FAMILIAR) === first.slice(0, FAMILIAR),
          )
          .map(({ name }) => name),
      ),
    );
  const cut = (letters: string) =>
    only(
      new Set(
        parts
          .filter(
            ({ first, last }) =>
              letters.length >= first.length + CUT &&
              letters.startsWith(first) &&
              last.startsWith(letters.slice(first.length)),
          )
          .map(({ name }) => name),
      ),
    );
  const ownerOf = (letters: string, spoken: boolean) => {
    if (letters.length < SHORTEST) return null;
    const owner = only(whole.get(letters));
    if (owner !== null || whole.has(letters)) return owner;
    const shortened = spoken ? (only(short.get(letters)) ?? cut(letters)) : null;
    return shortened ?? (few ? familiar(letters) : null);
  };
  return ({ name, place }) => {
    const letters = lettersOf(name);
    const spoken = place === "posted" || place === "followed";
    return ownerOf(letters, spoken) ?? ownerOf(letters.replace(WITH_OFFICE, ""), spoken);
  };
}

function put(map: Map<string, Set<string>>, key: string, name: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(name));
}

function only(names: ReadonlySet<string> | undefined): string | null {
  const [first = null] = names ?? [];
  return names?.size === 1 ? first : null;
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{Ll}]/gu, "");
}
