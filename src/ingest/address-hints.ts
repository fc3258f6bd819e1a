/** The author in what is written together: handles, addresses, names of files and sites. */
import { linesOf } from "../paragraphs.ts";
import { accountFinder, accountsIn } from "./account-names.ts";
import { type Hint, hint } from "./author-hints.ts";
import type { Account } from "./author-trace.ts";
import { cleanName, isName, type PersonFinder } from "./personal-names.ts";

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

/** Whoever a site is named after: "annexample.example" where the page's own titles or first lines have "Ann Example". */
export function hostHints(address: string | null, lines: readonly (string | null)[]): Hint[] {
  const names = lines.flatMap((line) => {
    const words = line?.match(/[\p{L}'’-]+/gu) ?? [];
    return words.flatMap((_word, index) =>
      [2, 3].map((length) => cleanName(words.slice(index, index + length).join(" "))).filter(isName),
    );
  });
  const owner = accountFinder(new Set(names));
  const hosts = accountsIn("", address, "").flatMap((account) => owner(account) ?? []);
  return hosts.slice(0, 1).map((name) => hint([name], 5));
}

/** Whoever posted the text under a name of an account, or has the site or file called after her. */
export function accountHints(accounts: readonly Account[], people: PersonFinder): Hint[] {
  return accounts.flatMap((account) => {
    const name = people.byAccount(account);
    if (name === null) return [];
    return account.place === "posted" ? [{ ...hint([name], 7), poster: true as const }] : [hint([name], 5)];
  });
}
