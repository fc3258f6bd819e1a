/**
 * What a button does, written into its `custom_id` (https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id),
 * so that a message from before a restart still works. Nothing is trusted that comes back: it is read strictly and
 * then goes the way of anything typed.
 */
import type { BotCommand } from "../../bot.ts";
import type { CommandCall } from "../../reply.ts";
import { oneLine } from "./escape.ts";
import { limits } from "./limits.ts";

/** `answer`: to whoever pressed. `share`: to the channel. */
export type CallPurpose = "answer" | "share";

export type PressedCall = {
  readonly purpose: CallPurpose;
  readonly call: CommandCall;
  /** Lines of the answer that were shown before. */
  readonly skip: number;
  /** Short name of the corpus's state when the button was made. */
  readonly edition: string;
};

/** Marks the value that stands in the message's text because it is too long for the id. */
const ECHOED = "~";
/** Stands for the value of the option before it, of which this one is a continuation (report, passage). */
const CONTINUED = "^";
const VERSION = "1";
const PURPOSES: Readonly<Record<CallPurpose, string>> = { answer: "a", share: "s" };

/**
 * The id of a button, or null when the call does not fit. Values are put on one line.
 * @param echoed text that the message itself shows and the id need not hold
 */
export function encodeCall(pressed: PressedCall, echoed: string | null): string | null {
  const { call, edition, purpose, skip } = pressed;
  const head = [VERSION, edition, PURPOSES[purpose] + skip.toString(36), call.command];
  let previous = "";
  const values = Object.entries(call.values).map(([name, given]) => {
    const value = oneLine(given);
    const written = writeValue(value, previous, echoed);
    previous = value;
    return `${name}=${written}`;
  });
  const id = [...head, ...values].join("|");
  return id.length <= limits.customId ? id : null;
}

/**
 * Reads an id that this version may have written.
 * @param echoed the text that stands in the message, for a value that the id leaves to it
 * @returns null when the id is not one of ours, names no command or option, or needs a text that is not there
 */
export function decodeCall(
  id: string,
  echoed: string | null,
  commands: readonly BotCommand[],
): PressedCall | null {
  if (id.length > limits.customId) return null;
  const [version, edition = "", mode = "", name, ...pairs] = id.split("|");
  const purpose = (["answer", "share"] as const).find((candidate) => PURPOSES[candidate] === mode[0]);
  const command = commands.find((candidate) => candidate.name === name);
  if (version !== VERSION || purpose === undefined || command === undefined) return null;
  if (!/^[\w-]{0,8}$/.test(edition) || !/^.[0-9a-z]{1,4}$/.test(mode)) return null;
  const values: Record<string, string> = {};
  let previous = "";
  for (const pair of pairs) {
    const [, option = "", written = ""] = /^([a-z][a-z-]*)=(.*)$/s.exec(pair) ?? [];
    if (!command.options.some((candidate) => candidate.name === option)) return null;
    const value = readValue(written, previous, echoed);
    if (value === null) return null;
    values[option] = value;
    previous = value;
  }
  return {
    purpose,
    edition,
    skip: Number.parseInt(mode.slice(1), 36),
    call: { command: command.name, values },
  };
}

function writeValue(value: string, previous: string, echoed: string | null): string {
  if (echoed !== null && value === echoed) return ECHOED;
  const continued = previous.length > 1 && value.startsWith(previous);
  const rest = continued ? value.slice(previous.length) : value;
  const written = rest.replace(/[%|]|^[~^]/g, (character) => encodeCharacter(character));
  return continued ? CONTINUED + written : written;
}

function readValue(written: string, previous: string, echoed: string | null): string | null {
  if (written === ECHOED) return echoed;
  const continued = written.startsWith(CONTINUED);
  const value = (continued ? written.slice(1) : written).replace(/%([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return continued ? previous + value : value;
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
