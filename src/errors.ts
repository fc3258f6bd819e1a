/** The few errors this program throws on purpose. Each says who, what, which value, and what to do. */
import type { Language, Phrase } from "./language.ts";

/** Stable codes: logs, exit statuses and tests rely on them. */
export type ErrorCode = "USAGE" | "CONFIG" | "CORPUS" | "STORE" | "SURFACE" | "FETCH" | "INDEX";

export class NecError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "NecError";
    this.code = code;
  }
}

/**
 * What the asker typed cannot be read. The sentence is shown as it stands on every surface; it is thrown where nobody
 * knows the asker's language, so it comes in each.
 */
export class UsageError extends NecError {
  readonly #phrase: Phrase;

  constructor(phrase: Phrase, options?: { cause?: unknown }) {
    super("USAGE", phrase.en, options);
    this.name = "UsageError";
    this.#phrase = phrase;
  }

  sentence(language: Language | undefined): string {
    return this.#phrase[language ?? "en"];
  }
}

/** As `UsageError`, on the command line of whoever runs the bot, which is in English. */
export class CommandLineError extends UsageError {
  constructor(message: string, options?: { cause?: unknown }) {
    super({ en: message, cy: message }, options);
  }
}

/** Every problem of the configuration at once; never holds the value of a secret. */
export class ConfigError extends NecError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      "CONFIG",
      `Configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Whatever was thrown, as an Error with a message that may be shown or logged. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
