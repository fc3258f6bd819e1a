/** What a question puts loosely around what it asks about: an affair after its name, a place left behind, a judgement. */
import type { Asked } from "./asked-kind.ts";
import type { PlacedTerm as Placed } from "./question.ts";

const EASED = 0.4;
const HARDLY = 0.15;

/** The terms with those eased that reports need not tell in that word, or not beside the rest. */
export function easeLoose(text: string, terms: readonly Placed[], asked: Asked): readonly Placed[] {
  return terms.map((term) => {
    if (isAffairNamed(text, term, terms)) return { ...term, weight: EASED * term.weight };
    if (isLeftBehind(text, term, terms)) return { ...term, weight: EASED * term.weight, required: false };
    if (asked === "said" && isJudgement(text, term)) return { ...term, weight: HARDLY * term.weight };
    return term;
  });
}

/** Kinds of affair, which one tells by one word and another by another. */
const AFFAIR =
  /^(?:boycott?s?|bans?|disputes?|strikes?|rows?|scandals?|mess|crisis|feuds?|spats?|fiasco|shambles|rumpus|furore|palaver|stand-?off|quarrels?|clash|drama|problems?|troubles?|controversy|embarrassment)$/i;

/** "The Merton Street boycott": whose affair it is tells which. */
function isAffairNamed(text: string, { at, label, kind }: Placed, terms: readonly Placed[]): boolean {
  return (
    kind === "word" &&
    AFFAIR.test(label) &&
    terms.some(
      (name) =>
        (name.kind === "name" || name.kind === "topic") &&
        !name.common &&
        /^['’]?s?['’]?\s+$/.test(text.slice(name.at + name.label.length, Math.max(at, name.at))),
    )
  );
}

/** "Out of Leeds into York", "from Leeds to York": where it went to is told, and where it was is known. */
function isLeftBehind(
  text: string,
  { at, kind, required, label }: Placed,
  terms: readonly Placed[],
): boolean {
  if (kind !== "name" || !required || !LEAVING.test(text.slice(0, at))) return false;
  const end = at + label.length;
  return terms.some(
    (other) => other.kind === "name" && other.at > end && ARRIVING.test(text.slice(end, other.at)),
  );
}

const LEAVING =
  /\b(?:mov\w+|relocat\w+|transfer\w*|shift\w*|go\w*|went)\b[^,.;?!]{0,40}\b(?:from|out\s+of)\s+(?:the\s+)?$/i;
const ARRIVING = /^\s+(?:in)?to\s+(?:the\s+)?$/i;

/** "Did she think that the rent was reasonable?": her judgement is asked for, in whatever words she gave it. */
function isJudgement(text: string, { at, label, kind }: Placed): boolean {
  return (
    kind === "word" &&
    /\b(?:think|thinks|thought|believe[ds]?|feel|feels|felt|find|found|reckon(?:ed)?|consider(?:ed)?)\b[^.;?!]*\b(?:is|was|are|were|be)\s+(?:(?:a|an|the|at\s+all|really|very|too|that|quite|in\s+any\s+way)\s+)*$/i.test(
      text.slice(0, at),
    ) &&
    /^(?:\s+(?:idea|thing|one|deal|move|value(?:\s+for\s+money)?|enough))?\W*(?:$|[,.;?!]|\b(?:and|or|what|why)\b)/i.test(
      text.slice(at + label.length),
    )
  );
}
