/** A command is data: definition here, running in `commands/`, reading in `readValues`, showing on each surface. */

import { type Period, readPeriod } from "./answer/period.ts";
import { UsageError } from "./errors.ts";
import type { Language } from "./language.ts";
import type { Reply } from "./reply.ts";
import type { Asker } from "./surface.ts";
import { usageWordings } from "./usage-wording.ts";

/**
 * `person`, `topic`, `body`, `meeting`, `report` and `measure` are text that surfaces complete from the
 * archive; what is typed is taken even when it is not in the list. `period` is a date or range in natural
 * English, read the British way.
 */
export type OptionType =
  | "text"
  | "period"
  | "person"
  | "topic"
  | "body"
  | "meeting"
  | "report"
  | "measure"
  | "channel"
  | "choice"
  | "integer"
  | "flag";

export type OptionDefinition = {
  readonly name: string;
  readonly description: string;
  /** The description in Welsh. */
  readonly welsh?: string;
  readonly type: OptionType;
  readonly required?: boolean;
  /** For `choice`. */
  readonly choices?: readonly string[];
  /** Takes the words that belong to no named option (`/nec person rahman`): at most one option, or in order. */
  readonly positional?: boolean;
  /** Other names people type for it (`since` for `from`). */
  readonly aliases?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** For `text`: the longest that is read; the rest is cut (default 500 characters). */
  readonly maxLength?: number;
};

type ValueOf<Option extends OptionDefinition> = Option["type"] extends "period"
  ? Period
  : Option["type"] extends "integer"
    ? number
    : Option["type"] extends "flag"
      ? boolean
      : Option["type"] extends "choice"
        ? NonNullable<Option["choices"]>[number]
        : string;

export type Values<Options extends readonly OptionDefinition[]> = {
  readonly [Option in Options[number] as Option["name"]]: Option["required"] extends true
    ? ValueOf<Option>
    : ValueOf<Option> | undefined;
};

/** `admin`: needs the right to manage the server or workspace. `local`: command line only. */
export type Access = "everyone" | "admin" | "local";

export type Command<Services> = {
  readonly name: string;
  readonly description: string;
  /** The description in Welsh. */
  readonly welsh?: string;
  readonly access: Access;
  readonly options: readonly OptionDefinition[];
  /** A line or two of typed examples for help and the README. */
  readonly examples: readonly string[];
  /** Uses the store or the digests; the command line opens them only for such commands. */
  readonly stateful: boolean;
  /** @throws UsageError */
  run(raw: RawValues, services: Services, asker: Asker, today: string): Promise<Reply>;
};

/** What every surface reduces its input to: named strings. */
export type RawValues = Readonly<Record<string, string>>;

/** An option of a command that is offered: described in every language. */
type OfferedOption = OptionDefinition & { readonly welsh: string };

/**
 * Types the options of a command so that `run` receives them read and checked.
 * `run` never sees an interaction, an `ack`, a request or standard output.
 */
export function defineCommand<const Options extends readonly OfferedOption[], Services>(definition: {
  readonly name: string;
  readonly description: string;
  readonly welsh: string;
  readonly access?: Access;
  readonly options: Options;
  readonly examples?: readonly string[];
  readonly stateful?: boolean;
  run(values: Values<Options>, services: Services, asker: Asker): Promise<Reply>;
}): Command<Services> {
  const { name, description, welsh, options } = definition;
  const { access = "everyone", examples = [], stateful = false } = definition;
  return {
    name,
    description,
    welsh,
    access,
    options,
    examples,
    stateful,
    run: (raw, services, asker, today) => definition.run(readValues(options, raw, today), services, asker),
  };
}

/** What a command or an option is for, in a language. */
export function described(
  { description, welsh = description }: Pick<OptionDefinition, "description" | "welsh">,
  language: Language | undefined,
): string {
  return language === "cy" ? welsh : description;
}

/**
 * Turns named strings into typed values; the only place where that happens, so a bad date fails with the
 * same sentence everywhere.
 * @throws UsageError naming the option, the value, and what is expected.
 */
export function readValues<const Options extends readonly OptionDefinition[]>(
  options: Options,
  raw: RawValues,
  today: string,
): Values<Options> {
  const unknown = Object.keys(raw).find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) {
    const known = options.map((option) => option.name).join(", ");
    throw new UsageError(usageWordings.phrase((words) => words.unknownOption(unknown, known)));
  }
  const values: Record<string, unknown> = {};
  for (const option of options) {
    const text = raw[option.name]?.trim();
    if (text === undefined || text === "") {
      if (option.required) {
        throw new UsageError(
          usageWordings.phrase((words, language) =>
            words.pleaseGive(option.name, described(option, language)),
          ),
        );
      }
      continue;
    }
    values[option.name] = readValue(option, text, today);
  }
  return values as Values<Options>;
}

const LONGEST_TEXT = 500;

function readValue(option: OptionDefinition, text: string, today: string): unknown {
  switch (option.type) {
    case "period": {
      const period = readPeriod(text, today);
      if (period === null) {
        throw new UsageError(usageWordings.phrase((words) => words.notADate(shorten(text), option.name)));
      }
      return period;
    }
    case "integer": {
      const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      const { min = 1, max = 1000 } = option;
      if (Number.isNaN(value) || value < min || value > max) {
        throw new UsageError(
          usageWordings.phrase((words) => words.notANumber(shorten(text), option.name, min, max)),
        );
      }
      return value;
    }
    case "flag": {
      if (/^(true|yes|on|1)$/i.test(text)) return true;
      if (/^(false|no|off|0)$/i.test(text)) return false;
      throw new UsageError(usageWordings.phrase((words) => words.notYesOrNo(shorten(text), option.name)));
    }
    case "choice": {
      const choice = option.choices?.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
      if (choice === undefined) {
        const choices = option.choices?.join(", ") ?? "";
        throw new UsageError(
          usageWordings.phrase((words) => words.notAChoice(shorten(text), option.name, choices)),
        );
      }
      return choice;
    }
    default:
      return text.slice(0, option.maxLength ?? LONGEST_TEXT);
  }
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
