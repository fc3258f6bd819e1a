/** The buttons and the menu under a reply. Pure. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { CommandCall, Reply } from "../../reply.ts";
import { type CallPurpose, encodeCall } from "./call-id.ts";
import { shorten } from "./escape.ts";
import { evidenceHeading, type Piece } from "./evidence.ts";
import { limits } from "./limits.ts";
import { markId } from "./mark-id.ts";
import type { RenderContext } from "./render-context.ts";

export type ControlsOf = {
  readonly reply: Reply;
  readonly context: RenderContext;
  /** The lines that the message shows. */
  readonly shown: readonly Piece[];
  readonly skip: number;
  /** How many lines had no room. */
  readonly left: number;
  readonly echoed: string | null;
};

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const MOST_ROWS = 3;

/** Every value that stands in a menu's option is a call too; the menu's own id says only what it is. */
export const CONTEXT_MENU = "1|context";

/** At most three rows of buttons after at most one menu. No two components share an id. */
export function controls(of: ControlsOf): Row[] {
  const places = contextOptions(of);
  const menu = places.length > 1 ? [contextMenu(places, of.context)] : [];
  const seen = new Set<string>();
  const buttons = [...callButtons(of, places), ...markButtons(of)].filter(({ custom_id }) => {
    const fresh = !seen.has(custom_id);
    seen.add(custom_id);
    return fresh;
  });
  const rows: Row[] = [];
  for (let start = 0; start < buttons.length && rows.length < MOST_ROWS; start += limits.buttonsInRow) {
    rows.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(start, start + limits.buttonsInRow),
    });
  }
  return [...menu, ...rows];
}

function callButtons(
  { reply, context, shown, skip, left, echoed }: ControlsOf,
  places: readonly APISelectMenuOption[],
) {
  const { asked, words, edition } = context;
  const buttons: APIButtonComponentWithCustomId[] = [];
  const add = (purpose: CallPurpose, call: CommandCall, label: string, style: ButtonStyle, from = 0) => {
    const id = encodeCall({ purpose, call, skip: from, edition }, echoed);
    const shownLabel = shorten(label, limits.buttonLabel);
    if (id === null || shownLabel === "") return;
    buttons.push({
      type: ComponentType.Button,
      style: style as APIButtonComponentWithCustomId["style"],
      label: shownLabel,
      custom_id: id,
    });
  };
  if (left > 0 && asked !== null) {
    add("answer", asked, words.showRest, ButtonStyle.Primary, skip + shown.length);
  }
  for (const action of reply.actions) {
    // One way on at a time: the rest of this page, then the next page.
    if (action.kind === "more" && buttons.length > 0) continue;
    // The menu says which line is meant, the single button would not.
    if (action.kind === "context" && places.length > 1) continue;
    const style = action.kind === "more" ? ButtonStyle.Primary : ButtonStyle.Secondary;
    add("answer", action.call, action.label, style);
  }
  const [place] = places;
  if (place !== undefined && places.length === 1 && !reply.actions.some(({ kind }) => kind === "context")) {
    buttons.push({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: words.actions.context,
      custom_id: place.value,
    });
  }
  if (context.share && asked !== null && reply.problem === undefined) {
    add("share", asked, words.share, ButtonStyle.Success, skip);
  }
  return buttons;
}

/** A posted message carries its mark in a button that is of use to its readers. */
function markButtons({ context }: ControlsOf): APIButtonComponentWithCustomId[] {
  if (context.mark === null) return [];
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: context.words.howToAsk,
      custom_id: markId(context.mark),
    },
  ];
}

/** The lines that can be read in their reports, each with the call that opens it. */
function contextOptions({ context, shown }: ControlsOf): APISelectMenuOption[] {
  const options = new Map<string, APISelectMenuOption>();
  for (const { citation, source, number } of shown) {
    if (citation === null || source === null || source.kind === "meeting") continue;
    const values =
      source.kind === "report"
        ? { report: citation.report }
        : { report: citation.report, passage: citation.passage };
    const call = { command: "report", values };
    const value = encodeCall({ purpose: "answer", call, skip: 0, edition: context.edition }, null);
    if (value === null || options.has(value) || options.size >= limits.selectOptions) continue;
    const label = shorten(`${number}. ${evidenceHeading(source, context.words)}`, limits.selectOptionLabel);
    options.set(value, { label, value });
  }
  return [...options.values()];
}

function contextMenu(options: readonly APISelectMenuOption[], { words }: RenderContext): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: CONTEXT_MENU,
        placeholder: words.readInContext,
        options: [...options],
      },
    ],
  };
}
