/**
 * A reply as a Discord message of components (https://docs.discord.com/developers/components/reference). Pure:
 * the same reply and context give the same message, within every limit.
 */
import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { CommandCall, Reply, Verdict } from "../../reply.ts";
import type { Wording } from "../../wording.ts";
import { encodeCall } from "./call-id.ts";
import { controls } from "./controls.ts";
import { escapeText, escapeWithin, oneLine, shorten } from "./escape.ts";
import { type Piece, pieces } from "./evidence.ts";
import { limits } from "./limits.ts";
import { ECHO_ID } from "./message-parts.ts";
import type { RenderContext } from "./render-context.ts";

/** The part of a message's body that is the same wherever it is sent. */
export type DiscordMessage = {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  /** Files that come with the message, in their order: https://docs.discord.com/developers/reference#uploading-files */
  readonly attachments?: readonly {
    readonly id: string;
    readonly filename: string;
    readonly description: string;
  }[];
  /** https://docs.discord.com/developers/resources/message#allowed-mentions-object: nobody, whatever the text holds. */
  readonly allowed_mentions: { readonly parse: []; readonly replied_user: false };
};

/** What the file of a message's picture is called. */
export const PICTURE_FILE = "chart.png";

const ACCENTS: Readonly<Record<Verdict, number>> = {
  answered: 0x2a7f62,
  partly: 0xb7791f,
  "not-in-reports": 0x6b7280,
};

/** Characters of a line's own text. */
const ROOMS_FOR_ALL = [900, 600, 420];
const ROOMS_IN_POSTS = [300, 220, 160, 110];
const ROOMS_FOR_SOME = [600, 300, 180];
const MOST_BLOCKS = 20;
const LONGEST_ECHO = 520;
/** Two digits in an id. */
const MOST_SKIPPED = 1295;

export function renderReply(reply: Reply, context: RenderContext): DiscordMessage {
  const { words } = context;
  const all = pieces(reply, context);
  const skip = context.skip < all.length ? context.skip : 0;
  const echoed = textToEcho(reply, context);
  const header = headerText(reply, context, echoed !== null);
  const echo = echoed === null ? null : `-# ${words.yourQuestion(escapeText(echoed))}`;
  const footer = footerText(reply, words);
  const fixed = header.length + (echo?.length ?? 0) + footer.length;
  const packed = packLines(all.slice(skip), limits.text - fixed - REMAINDER_ROOM, context.asked !== null);
  const shown = all.slice(skip, skip + packed.count);
  const left = all.length - skip - packed.count;
  const remainder = words.notShown(left, reply.remaining);
  const alt = context.pictureAlt === null ? "" : shorten(context.pictureAlt, limits.attachmentDescription);
  const opening = echo === null ? 1 : 2;
  const texts: APITextDisplayComponent[] = [
    text(header),
    ...(echo === null ? [] : [{ ...text(echo), id: ECHO_ID }]),
    ...packed.blocks.map(text),
    ...[footer, remainder === null ? "" : `-# ${remainder}`].filter((line) => line !== "").map(text),
  ];
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        accent_color: ACCENTS[reply.problem === undefined ? reply.verdict : "not-in-reports"],
        components: withPicture(withSeparator(texts, opening), opening, alt),
      },
      ...controls({ reply, context, shown, skip, left, echoed }),
    ],
    ...(alt === "" ? {} : { attachments: [{ id: "0", filename: PICTURE_FILE, description: alt }] }),
    allowed_mentions: { parse: [], replied_user: false },
  };
}

const REMAINDER_ROOM = 160;

/** A message of one sentence of the bot's own. */
export function renderSentence(sentence: string): DiscordMessage {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [text(sentence.slice(0, limits.text))],
    allowed_mentions: { parse: [], replied_user: false },
  };
}

function headerText(reply: Reply, context: RenderContext, echoing: boolean): string {
  const { words } = context;
  const title = escapeWithin(reply.title, 150);
  const lines = [`### ${title || words.verdicts[reply.verdict]}`];
  if (reply.understood !== null && oneLine(reply.understood) !== oneLine(reply.title))
    lines.push(`-# ${escapeWithin(words.understoodAs(reply.understood), 200)}`);
  lines.push(...context.remarks.map((remark) => `-# ${remark.slice(0, 200)}`).slice(0, 2));
  if (oneLine(reply.summary) !== "") lines.push(escapeWithin(reply.summary, echoing ? 500 : 900));
  return lines.join("\n");
}

/** The verdict where it is not plain, what was looked for, and what is held. */
function footerText(reply: Reply, words: Wording): string {
  if (reply.problem !== undefined || reply.verdict === "answered") return "";
  const lines = [`${words.verdicts[reply.verdict]} · ${words.held(reply.coverage)}`];
  if (reply.lookedFor.length > 0)
    lines.unshift(escapeWithin(words.lookedFor(reply.lookedFor.join("; ")), 300));
  return lines.map((line) => `-# ${line}`).join("\n");
}

type Packed = { readonly blocks: readonly string[]; readonly count: number };

/**
 * As many lines as there is room for. Shortened a little if that shows them all; otherwise fewer of them, and
 * readable, where the rest is a button away. In a posted message nothing is: there they are shortened further.
 */
function packLines(list: readonly Piece[], room: number, more: boolean): Packed {
  for (const lineRoom of more ? ROOMS_FOR_ALL : [...ROOMS_FOR_ALL, ...ROOMS_IN_POSTS]) {
    const packed = take(list, room, lineRoom);
    if (packed.count === list.length) return packed;
  }
  for (const lineRoom of ROOMS_FOR_SOME) {
    const packed = take(list, room, lineRoom);
    if (packed.count > 0) return packed;
  }
  return { blocks: [], count: 0 };
}

function take(list: readonly Piece[], room: number, lineRoom: number): Packed {
  const blocks: string[] = [];
  let open = "";
  let used = 0;
  let count = 0;
  for (const piece of list) {
    const continues = piece.block === open;
    const line = piece.text(lineRoom);
    const added = continues || piece.heading === null ? line : `${piece.heading}\n${line}`;
    if (used + added.length + 1 > room || (!continues && blocks.length >= MOST_BLOCKS)) break;
    if (continues) blocks.push(`${blocks.pop() ?? ""}\n${added}`);
    else blocks.push(added);
    open = piece.block;
    used += added.length + 1;
    count += 1;
  }
  return { blocks, count };
}

/** The longest value of the call, when a button could not hold it: then the message itself shows it. */
function textToEcho(reply: Reply, { asked, edition }: RenderContext): string | null {
  if (asked === null) return null;
  const calls = [asked, ...reply.actions.map(({ call }) => call)];
  const fits = (call: CommandCall, echoed: string | null) =>
    encodeCall({ purpose: "answer", call, skip: MOST_SKIPPED, edition }, echoed) !== null;
  if (calls.every((call) => fits(call, null))) return null;
  const longest = Object.values(asked.values)
    .map(oneLine)
    .reduce((found, value) => (value.length > found.length ? value : found), "");
  // Where showing it helps no button, it is left out.
  return longest.length <= LONGEST_ECHO && calls.some((call) => !fits(call, null) && fits(call, longest))
    ? longest
    : null;
}

function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

function withSeparator(texts: readonly APITextDisplayComponent[], after: number): APIComponentInContainer[] {
  if (texts.length <= after) return [...texts];
  return [...texts.slice(0, after), { type: ComponentType.Separator, spacing: 1 }, ...texts.slice(after)];
}

/** The picture stands between what was asked and the lines. */
function withPicture(
  components: readonly APIComponentInContainer[],
  after: number,
  alt: string,
): APIComponentInContainer[] {
  if (alt === "") return [...components];
  const media = { url: `attachment://${PICTURE_FILE}` };
  return components.toSpliced(after, 0, {
    type: ComponentType.MediaGallery,
    items: [{ media, description: alt }],
  });
}
