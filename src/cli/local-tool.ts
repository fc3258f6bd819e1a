/** Subcommands that work on the folder, the store or the machine, and exist on the command line alone. */
import type { Config } from "../config.ts";
import type { CommandLine } from "./arguments.ts";

export type ToolCall = {
  /** The words after the subcommand's name. */
  readonly words: readonly string[];
  readonly line: CommandLine;
  readonly config: Config;
  print(text: string): void;
};

export type LocalTool = {
  readonly name: string;
  /** How it is typed, without `nec`. */
  readonly usage: string;
  readonly description: string;
  /** @returns the exit status @throws UsageError, NecError */
  run(call: ToolCall): Promise<number>;
};
