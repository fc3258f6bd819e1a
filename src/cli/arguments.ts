/** The options that every subcommand of the command line takes, apart from the subcommand's own words. */
import { CommandLineError } from "../errors.ts";

export type CommandLine = {
  /** Subcommand and its words, as typed. */
  readonly words: readonly string[];
  readonly corpus: string | null;
  /** What "today" is, `YYYY-MM-DD`; null: the day it is. */
  readonly asOf: string | null;
  readonly json: boolean;
};

/**
 * Takes `--corpus DIR`, `--as-of YYYY-MM-DD` and `--json` (also `--corpus=DIR`) out of the words, wherever
 * they stand; what follows a lone `--` is left alone.
 * @throws UsageError when a value is missing or is no date.
 */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const words: string[] = [];
  let corpus: string | null = null;
  let asOf: string | null = null;
  let json = false;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? "";
    if (word === "--") {
      words.push(...argv.slice(index + 1));
      break;
    }
    const option = /^--(corpus|as-of)(?:=(.*))?$/s.exec(word);
    if (word === "--json") json = true;
    else if (option?.[1] !== undefined) {
      const value = option[2] ?? argv[++index];
      if (value === undefined || value === "") throw new CommandLineError(`--${option[1]} needs a value.`);
      if (option[1] === "corpus") corpus = value;
      else asOf = readDay(value);
    } else words.push(word);
  }
  return { words, corpus, asOf, json };
}

function readDay(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    // Falls through to the sentence below: a month of 13 is as wrong as a word.
  }
  throw new CommandLineError(`--as-of takes a date written YYYY-MM-DD, not "${text.slice(0, 40)}".`);
}
