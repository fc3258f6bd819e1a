/** The author by her own words where a text begins: "Ann Example here", "My name is Ann Example". */
import { type Hint, hint } from "./author-hints.ts";
import { NAME, splitNames } from "./personal-names.ts";

const OPENING = 3000;
const INTRODUCED_WITHIN = 600;

/** "Ann Example here, your woman on the NEC." */
const SPEAKING = new RegExp(
  `(?:(?:^|\\n|[.!?]\\s+)(?!It['’]s|This\\s)|\\b(?:[Ii]t['’]s|[Tt]his is)\\s+)(${NAME}) here(?=[,.!:])`,
  "u",
);
/** "My name is Ann Example", "I'm Ann Example and I sit for ...", where a text begins. */
const INTRODUCES_HERSELF = new RegExp(
  `(?<!["“‘'])(?:\\b[Mm]y name(?: is|['’]s)|\\bI(?:['’]m| am))\\s+(${NAME})(?=\\s+and\\s|\\s*[,.–—-](?!["”’'])|\\s+from\\s)`,
  "u",
);

/** Whoever says who she is; what stands in quotation marks is said by somebody else. */
export function selfHints(body: string): Hint[] {
  const opening = body.slice(0, OPENING).replace(/[*_]+/gu, "");
  const speaking = / here[,.!:]/u.test(opening) ? SPEAKING.exec(opening)?.[1] : undefined;
  const herself = INTRODUCES_HERSELF.exec(opening.slice(0, INTRODUCED_WITHIN))?.[1];
  return [speaking, herself].flatMap((name) => (name === undefined ? [] : [hint(splitNames(name), 9)]));
}
