/** What can be pressed under a reply: buttons, and a menu that opens one of its lines in context. */
import type { ActionsBlock, Button, PlainTextOption, StaticSelect } from "@slack/types";
import type { CommandCall, Item, Reply } from "../../reply.ts";
import { meetingDate } from "../../report.ts";
import { type CallMode, encodeCall } from "./call-value.ts";
import { LIMITS } from "./limits.ts";
import { clip, oneLine } from "./mrkdwn.ts";
import { reporters } from "./render-items.ts";
import type { SlackWording } from "./slack-wording.ts";

export const CONTEXT_MENU = "nec.context";

/** Characters of JSON that all buttons of a message may take: the first ones stay. */
const BUTTONS_JSON = 5_000;
const MENU_OPTIONS = 15;

type ControlLayout = {
  readonly wording: SlackWording;
  readonly share: CommandCall | null;
  readonly form: CommandCall | null;
};

/** No block where there is nothing to press. */
export function renderControls(reply: Reply, layout: ControlLayout): ActionsBlock[] {
  const menu = contextMenu(reply.items, layout.wording);
  const elements = [...buttonsOf(reply, layout, menu !== null), ...(menu === null ? [] : [menu])];
  return elements.length === 0 ? [] : [{ type: "actions", elements }];
}

function buttonsOf(
  { actions, title }: Reply,
  { wording, share, form }: ControlLayout,
  menu: boolean,
): Button[] {
  const wanted: { label: string; call: CommandCall; mode: CallMode }[] = actions
    // The menu offers every line in context, this one among them.
    .filter(({ kind }) => !(menu && kind === "context"))
    .map(({ kind, label, call }) => ({
      label: label || (kind === "suggestion" ? "" : wording.actions[kind]),
      call,
      mode: kind === "follow" ? "private" : "show",
    }));
  if (share !== null) wanted.push({ label: wording.share, call: share, mode: "share" });
  if (form !== null) wanted.push({ label: wording.form.open, call: form, mode: "form" });
  let room = BUTTONS_JSON;
  return wanted
    .flatMap(({ label, call, mode }) => {
      const value = encodeCall(call, mode, mode === "share" ? title : null);
      const text = clip(oneLine(label), LIMITS.buttonText);
      if (value === null || text === "") return [];
      room -= JSON.stringify(value).length + 120;
      return room < 0 ? [] : [{ text, value }];
    })
    .slice(0, LIMITS.actionElements - 1)
    .map(({ text, value }, index) => ({
      type: "button",
      action_id: `nec.call.${index}`,
      text: { type: "plain_text", text, emoji: false },
      value,
    }));
}

/** Null where there are not several passages to choose from. */
function contextMenu(items: readonly Item[], wording: SlackWording): StaticSelect | null {
  const options = new Map<string, PlainTextOption>();
  for (const { citation, date } of items) {
    if (citation === null || citation.passage.length > LIMITS.optionValue || options.size >= MENU_OPTIONS)
      continue;
    const when = date ?? meetingDate(citation.meeting);
    const text = `${when === null ? wording.undated : wording.date(when)} · ${reporters(citation, wording)}`;
    options.set(citation.passage, {
      text: {
        type: "plain_text",
        text: clip(`${options.size + 1}. ${text}`, LIMITS.optionText),
        emoji: false,
      },
      value: citation.passage,
    });
  }
  if (options.size < 2) return null;
  return {
    type: "static_select",
    action_id: CONTEXT_MENU,
    placeholder: {
      type: "plain_text",
      text: clip(wording.readInContext, LIMITS.inputPlaceholder),
      emoji: false,
    },
    options: [...options.values()],
  };
}

/** The passage chosen in the menu, as a call; its report stands before the dot of the passage's id. */
export function contextCall(passage: string): CommandCall | null {
  const report = /^([a-z0-9-]+)\.[0-9a-z]+$/.exec(passage)?.[1];
  return report === undefined ? null : { command: "report", values: { report, passage } };
}
