/** The bot's own words in replies, and English among them: told by the small words that no sentence does without. */
import { commands } from "../../commands/index.ts";
import type { Archive } from "../../src/archive/archive.ts";
import type { Reply } from "../../src/reply.ts";

/** None of them is a word of Welsh. */
const ENGLISH =
  /(?<![\p{L}-])(?:the|of|and|is|are|was|were|be|been|by|with|for|from|this|that|has|have|had|not|no|it|its|in|on|an|to|or|if|can|may|will|more|only|first|which|what|when|who|how|about|any|please|try|give|takes?|here|nothing|reports?|meetings?|votes?|accounts?|figures?|undated|held|pages?|answers?|questions?|channels?|digests?|messages?|posted|paused|stopped|followed|looked|understood|settings|language|private|public|days?|weeks?|months?|years?|every|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)(?![\p{L}-])/giu;

/** The English words in a text, beside those of `known` phrases and of what stands in quotation marks. */
export function englishIn(text: string, known: readonly string[]): readonly string[] {
  let rest = text.replaceAll(/“[^”]*”/g, " ");
  for (const phrase of [...known].sort((a, b) => b.length - a.length)) {
    if (phrase !== "") rest = rest.replaceAll(new RegExp(escaped(phrase), "giu"), " ");
  }
  return rest.match(ENGLISH) ?? [];
}

/** What is not the bot's own: names, titles and headings in the reports, and what is typed as it stands. */
export function notOwnIn({ reports, gazetteer }: Pick<Archive, "reports" | "gazetteer">): readonly string[] {
  return [
    ...reports.flatMap(({ title, file, authors, sections }) => [
      title,
      file,
      ...(authors ?? []),
      ...sections.flatMap(({ heading }) => heading ?? []),
    ]),
    ...[...gazetteer.people, ...gazetteer.bodies].flatMap(({ name, aliases }) => [
      name,
      ...aliases.map((alias) => (typeof alias === "string" ? alias : alias.name)),
    ]),
    ...gazetteer.topics.flatMap(({ name, aliases, abbreviations }) => [name, ...aliases, ...abbreviations]),
    commands.map(({ name }) => name).join(", "),
    ...commands.flatMap(({ name, options, examples }) => [
      ...examples,
      ...examples.map((example) => example.replace(/^ask /, "")),
      `/nec ${name}`,
      `/nec-admin ${name}`,
      ...options.flatMap((option) => [
        `<${option.name}>`,
        `[${option.name}]`,
        `${option.name} (dewisol)`,
        ...(option.choices ?? []),
      ]),
    ]),
  ];
}

type Own = readonly [place: string, text: string];

/** Names of options in help, as they are typed. */
const OPTION_LABELS: ReadonlySet<string> = new Set(
  commands.flatMap(({ options }) => options.flatMap(({ name }) => [name, `${name} (dewisol)`])),
);

/** What a reply says that is not a report's: in order, with its place. */
export function ownWords(reply: Reply): readonly Own[] {
  return [
    ["title", reply.title],
    ["summary", reply.summary],
    ["understood", reply.understood ?? ""],
    ...reply.items.flatMap(({ kind, text, label = "" }, index): Own[] => [
      // What a report counts is counted in its own words.
      [`label ${index}`, text.includes(label) || OPTION_LABELS.has(label) ? "" : label],
      [
        `item ${index}`,
        kind === "quote" || kind === "paraphrase" || kind === "vote" || kind === "figure" ? "" : text,
      ],
    ]),
    ...reply.conflicts.flatMap(({ about, values }, index): Own[] => [
      [`conflict ${index}`, about],
      ...values.map(({ text }, at): Own => [`value ${index}.${at}`, labelOf(text)]),
    ]),
    ...reply.lookedFor.map((term, index): Own => [`looked for ${index}`, isOwn(term) ? term : ""]),
    ...reply.actions.map(({ label }, index): Own => [`button ${index}`, label]),
  ];
}

/** Of what an account says in a conflict, what stands before its words. */
function labelOf(text: string): string {
  const [, label = "", quote = ""] = /^(.*?): (.*)$/s.exec(text) ?? [];
  return quote.includes(label) ? "" : label;
}

/** Terms are searched for as they stand in the reports or were typed; corrections and times are told in words. */
function isOwn(term: string): boolean {
  return /["“”]|\d/.test(term);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
