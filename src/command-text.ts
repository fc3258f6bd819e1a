/** Reads what people type: `/nec person rahman since:2021`, `person rahman --from 2021`, or a plain question. */
import { readPeriod } from "./answer/period.ts";
import { described, type OptionDefinition, type RawValues } from "./command.ts";
import { UsageError } from "./errors.ts";
import type { Phrase } from "./language.ts";
import { usageWordings } from "./usage-wording.ts";

/** A typed line: a subcommand with its raw values, or a question. */
export type ParsedText =
  | { readonly kind: "command"; readonly command: string; readonly values: RawValues }
  | { readonly kind: "question"; readonly question: string };

type CommandShape = { readonly name: string; readonly options: readonly OptionDefinition[] };

/**
 * Reads a line as a subcommand when it begins with `/nec`, or with the name of a command that is followed by
 * what that command can take; everything else is a question. Options are `name:value` or `--name value`;
 * a value runs to the next option, or stands in quotation marks.
 * @throws UsageError when `/nec` is followed by no known subcommand.
 */
export function parseCommandText(line: string, commands: readonly CommandShape[]): ParsedText {
  const text = line.trim();
  const prefixed = /^\/nec(?:\s+|$)/i.exec(text);
  const rest = prefixed ? text.slice(prefixed[0].length) : text;
  const name = /^\/?([a-z-]+)(?=\s|$)/i.exec(rest)?.[1]?.toLowerCase();
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || name === undefined) {
    if (prefixed && rest === "") return { kind: "command", command: "help", values: {} };
    return { kind: "question", question: rest };
  }
  const words = rest.replace(/^\/?[a-z-]+\s*/i, "");
  if (!prefixed && !rest.startsWith("/") && readsAsSentence(command, words))
    return { kind: "question", question: text };
  return { kind: "command", command: command.name, values: readWords(words, command.options) };
}

/**
 * Reads the words of a command line that a shell has already split.
 * @throws UsageError naming the option that has no value.
 */
export function parseArguments(words: readonly string[], options: readonly OptionDefinition[]): RawValues {
  const values: Record<string, string> = {};
  const loose: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    const long = /^--([a-z][a-z-]*)(?:=(.*))?$/is.exec(word);
    if (long?.[1] !== undefined) {
      const option = optionNamed(long[1], options);
      if (option === undefined) {
        const name = `--${long[1]}`;
        throw new UsageError(usageWordings.phrase((words) => words.unknownOption(name, namesOf(options))));
      }
      if (long[2] !== undefined) values[option.name] = long[2];
      else if (option.type === "flag") values[option.name] = "yes";
      else {
        const next = words[index + 1];
        if (next === undefined) throw new UsageError(needsValue(long[1], option));
        values[option.name] = next;
        index += 1;
      }
      continue;
    }
    loose.push(word);
  }
  return { ...readWords(loose.join(" "), options), ...values };
}

/** "date of the forde report?" begins with the name of a command but is a question. */
function readsAsSentence(command: CommandShape, words: string): boolean {
  if (/\?\s*$/.test(words)) return command.name !== "ask";
  const takesText = command.options.some((option) => option.positional);
  if (!takesText) return words !== "" && !/^(?:--|[a-z]+:)/i.test(words);
  return /^(?:of|did|do|does|was|were|is|are|has|have|on|about)\b/i.test(words) && command.name !== "ask";
}

function readWords(words: string, options: readonly OptionDefinition[]): RawValues {
  const values: Record<string, string> = {};
  const marks = findOptionMarks(words, options);
  const first = marks[0];
  let loose = (first === undefined ? words : words.slice(0, first.start)).trim();
  marks.forEach((mark, index) => {
    const raw = words.slice(mark.valueStart, marks[index + 1]?.start ?? words.length).trim();
    const quoted = /^["“]([^"”]*)["”]\s*(.*)$/s.exec(raw);
    const [value, after] = quoted ? [quoted[1] ?? "", quoted[2] ?? ""] : splitValue(raw, mark.option);
    values[mark.option.name] = value === "" && mark.option.type === "flag" ? "yes" : value;
    loose = `${loose} ${after}`.trim();
  });
  assignLoose(loose, values, options);
  return values;
}

/**
 * `since:2021 rahman` is a period and a loose word: a period takes as many words as can be read as one.
 * Which words can does not depend on the day it is.
 */
function splitValue(raw: string, option: OptionDefinition): readonly [value: string, after: string] {
  if (option.type !== "period") return [raw, ""];
  const words = raw.split(/\s+/);
  for (let count = words.length; count > 0; count -= 1) {
    const value = words.slice(0, count).join(" ");
    if (readPeriod(value, "2000-01-01") !== null) return [value, words.slice(count).join(" ")];
  }
  return [raw, ""];
}

/** Loose words fill the positional options in order; the last of them takes what is left. */
function assignLoose(
  loose: string,
  values: Record<string, string>,
  options: readonly OptionDefinition[],
): void {
  const positional = options.filter((option) => option.positional && values[option.name] === undefined);
  let rest = loose;
  positional.forEach((option, index) => {
    if (rest === "") return;
    if (index === positional.length - 1) {
      values[option.name] = unquote(rest);
      rest = "";
      return;
    }
    const [word = ""] = rest.split(/\s+/, 1);
    if (
      option.type === "choice" &&
      !option.choices?.some((choice) => choice.toLowerCase() === word.toLowerCase())
    ) {
      if (!option.required) return;
    }
    values[option.name] = word;
    rest = rest.slice(word.length).trim();
  });
  if (rest !== "") {
    throw new UsageError(
      usageWordings.phrase((words) => words.notExpected(rest.slice(0, 60), namesOf(options))),
    );
  }
}

type OptionMark = { readonly option: OptionDefinition; readonly start: number; readonly valueStart: number };

function findOptionMarks(words: string, options: readonly OptionDefinition[]): OptionMark[] {
  const marks: OptionMark[] = [];
  for (const match of words.matchAll(
    /(?<=^|\s)(?:--([a-z][a-z-]*)(?:[= ]|$)|([a-z][a-z-]*):(?!\/\/)\s*)/gi,
  )) {
    const option = optionNamed(match[1] ?? match[2] ?? "", options);
    if (option !== undefined) {
      marks.push({ option, start: match.index, valueStart: match.index + match[0].length });
    }
  }
  return marks;
}

function optionNamed(name: string, options: readonly OptionDefinition[]): OptionDefinition | undefined {
  const wanted = name.toLowerCase();
  return options.find((option) => option.name === wanted || option.aliases?.includes(wanted));
}

function namesOf(options: readonly OptionDefinition[]): string {
  return options.map((option) => option.name).join(", ");
}

function needsValue(name: string, option: OptionDefinition): Phrase {
  return usageWordings.phrase((words, language) => words.needsValue(name, described(option, language)));
}

function unquote(text: string): string {
  return /^["“]([^"“”]*)["”]$/s.exec(text)?.[1] ?? text;
}
