/**
 * A command as a modal: one field for each option, with suggestions from the reports where the option has them.
 * https://docs.slack.dev/surfaces/modals
 */
import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { BotCommand, Choice } from "../../bot.ts";
import { described, type OptionDefinition, type RawValues } from "../../command.ts";
import type { CommandCall } from "../../reply.ts";
import { LIMITS } from "./limits.ts";
import { clip, oneLine } from "./mrkdwn.ts";
import { type Fields, fields, textOf } from "./readers.ts";
import type { SlackWording } from "./slack-wording.ts";

export const FORM = "nec.form";

/** Where the command is meant for; without a channel the form asks for one, or the workspace is meant. */
export type FormPlace = {
  readonly channel: string | null;
  readonly thread: string | null;
  readonly direct: boolean;
};

const FIELD = "nec.field.";
const PICK = "nec.pick.";
const PLACE = "nec.place";
/** Commands that set something up for one channel. */
const FOR_A_CHANNEL = new Set(["digest"]);
const COMPLETED = new Set(["person", "topic", "body", "meeting", "report", "measure"]);

/** Null when the command has nothing to fill in. */
export function renderForm(
  command: BotCommand,
  given: RawValues,
  place: FormPlace,
  wording: SlackWording,
): ModalView | null {
  const options = command.options.filter((option) => option.name !== "page");
  if (options.length === 0) return null;
  return {
    type: "modal",
    callback_id: FORM,
    title: plain(`/nec ${command.name}`, LIMITS.viewTitle),
    submit: plain(command.stateful ? wording.form.confirm : wording.form.submit, LIMITS.viewButton),
    close: plain(wording.form.cancel, LIMITS.viewButton),
    private_metadata: JSON.stringify({ command: command.name, place }),
    blocks: [
      ...(place.channel === null && FOR_A_CHANNEL.has(command.name) ? [channelField(wording)] : []),
      ...options.map((option) => fieldOf(command, option, given[option.name] ?? "", wording)),
    ],
  };
}

function channelField(wording: SlackWording): InputBlock {
  return {
    type: "input",
    block_id: PLACE,
    label: plain(wording.form.channel, LIMITS.inputLabel),
    element: {
      type: "conversations_select",
      action_id: PLACE,
      filter: { include: ["public", "private"], exclude_bot_users: true },
    },
  };
}

function fieldOf(
  command: BotCommand,
  option: OptionDefinition,
  given: string,
  wording: SlackWording,
): InputBlock {
  const hint =
    option.type === "period"
      ? wording.form.dateHint
      : option.required === true
        ? null
        : wording.form.optional;
  return {
    type: "input",
    block_id: `${FIELD}${option.name}`,
    optional: option.required !== true,
    label: plain(wording.form.label(option.name, described(option, wording.language)), 200),
    ...(hint === null ? {} : { hint: plain(hint, LIMITS.inputLabel) }),
    element: elementOf(command.name, option, given, wording),
  };
}

function elementOf(
  command: string,
  option: OptionDefinition,
  given: string,
  { form }: SlackWording,
): InputBlock["element"] {
  const action_id = `${PICK}${command}.${option.name}`;
  if (COMPLETED.has(option.type)) {
    const initial = given === "" ? null : optionOf({ label: given, value: given });
    return {
      type: "external_select",
      action_id,
      min_query_length: 0,
      ...(initial === null ? {} : { initial_option: initial }),
    };
  }
  if (option.type === "choice" || option.type === "flag") {
    const choices =
      option.type === "flag"
        ? [
            { label: form.yes, value: "yes" },
            { label: form.no, value: "no" },
          ]
        : (option.choices ?? []).map((choice) => ({ label: choice, value: choice }));
    const options = choices.slice(0, LIMITS.options).flatMap((choice) => optionOf(choice) ?? []);
    const initial = options.find(({ value }) => value?.toLowerCase() === given.toLowerCase());
    return {
      type: "static_select",
      action_id,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    };
  }
  if (option.type === "channel") {
    return {
      type: "conversations_select",
      action_id,
      filter: { include: ["public", "private"], exclude_bot_users: true },
    };
  }
  return {
    type: "plain_text_input",
    action_id,
    max_length: Math.min(option.maxLength ?? 500, LIMITS.inputText),
    ...(given === "" ? {} : { initial_value: clip(given, 500) }),
  };
}

/** What has been filled in, from a submitted form; null when it is none of ours. */
export function readForm(view: Fields): { readonly call: CommandCall; readonly place: FormPlace } | null {
  const hidden = parsed(view.private_metadata);
  const command = textOf(hidden.command);
  const place = fields(hidden.place);
  if (command === null) return null;
  const filledIn = fields(fields(view.state).values);
  const chosen = textOf(fields(fields(filledIn[PLACE])[PLACE]).selected_conversation);
  return {
    call: { command, values: valuesOf(filledIn) },
    place: {
      channel: chosen ?? textOf(place.channel),
      thread: textOf(place.thread),
      direct: place.direct === true,
    },
  };
}

function valuesOf(filledIn: Fields): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [block, state] of Object.entries(filledIn)) {
    if (!block.startsWith(FIELD)) continue;
    for (const element of Object.values(fields(state))) {
      const { value, selected_option, selected_conversation } = fields(element);
      const filled = textOf(value) ?? textOf(fields(selected_option).value) ?? textOf(selected_conversation);
      if (filled !== null) values[block.slice(FIELD.length)] = filled;
    }
  }
  return values;
}

/** Marks the field of an option in the answer that keeps a form open. */
export function fieldBlock(option: string): string {
  return `${FIELD}${option}`;
}

/** The command and option that a menu asks suggestions for. */
export function readPick(actionId: string): { readonly command: string; readonly option: string } | null {
  const [command, option] = actionId.startsWith(PICK) ? actionId.slice(PICK.length).split(".") : [];
  return command === undefined || option === undefined ? null : { command, option };
}

/** What was typed comes first unless it is in the list: an option takes it as well. */
export function suggestions(typed: string, choices: readonly Choice[]): PlainTextOption[] {
  const wanted = oneLine(typed);
  const known = choices.some(({ label }) => label.toLowerCase() === wanted.toLowerCase());
  return [...(wanted === "" || known ? [] : [{ label: wanted, value: wanted }]), ...choices]
    .flatMap((choice) => optionOf(choice) ?? [])
    .slice(0, LIMITS.options);
}

/** Null when the value is too long to come back whole. */
function optionOf({ label, value }: Choice): PlainTextOption | null {
  const text = clip(oneLine(label), LIMITS.optionText);
  if (value === "" || text === "" || value.length > LIMITS.optionValue) return null;
  return { text: { type: "plain_text", text, emoji: false }, value };
}

function plain(text: string, length: number) {
  return { type: "plain_text", text: clip(oneLine(text), length), emoji: false } as const;
}

function parsed(value: unknown): Fields {
  try {
    return fields(JSON.parse(textOf(value) ?? "{}"));
  } catch {
    return {};
  }
}
