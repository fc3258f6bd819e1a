/** The author in what a personal page says of its owner beside the text: "About me: Ann Example. Sits on the council". */
import { linesOf } from "../paragraphs.ts";
import { type Hint, hint } from "./author-hints.ts";
import { cleanName, isName, NAME, type PersonFinder } from "./personal-names.ts";

const HEADED =
  /^\W*(?:about (?:me|the (?:author|writer|blogger))|(?:the )?author|my profile|profile|who am i\??|contributors?)\W*$/iu;
const RUN_IN = new RegExp(
  `^\\W*(?:[Aa]bout (?:[Mm]e|the [Aa]uthor)|My profile|Profile)\\s*[:–—-]\\s*(?:(?:I['’]m|I am|My name is)\\s+)?(${NAME})(?![\\p{L}'’])`,
  "u",
);
const FIRST = new RegExp(`^\\W*(?:(?:I['’]m|I am|My name is)\\s+)?(${NAME})(?![\\p{L}'’])`, "u");

/**
 * Who is named first below such a heading. Of several such places, as where many write, none counts.
 * @param surroundings what stands beside the page's text, line by line
 */
export function profileHints(surroundings: string, people: PersonFinder): Hint[] {
  const lines = linesOf(surroundings)
    .map(({ text }) => text.trim())
    .filter((text) => text !== "");
  const found = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const written =
      RUN_IN.exec(line)?.[1] ?? (HEADED.test(line) ? FIRST.exec(lines[index + 1] ?? "")?.[1] : undefined);
    const name = cleanName(written ?? "");
    if (isName(name)) found.add(people.known(name) ?? name);
  }
  return found.size === 1 ? [hint([...found], 5)] : [];
}
