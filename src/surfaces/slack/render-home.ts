/** The Home tab: ask, what one follows, what is held, and the workspace's digests. Pure. */
import type { Button, HomeView, KnownBlock } from "@slack/types";
import type { Coverage } from "../../report.ts";
import type { Follow, Subscription } from "../../store/subscription.ts";
import { LIMITS } from "./limits.ts";
import { clip, fitLiteral, oneLine } from "./mrkdwn.ts";
import { section } from "./render-items.ts";
import type { SlackWording } from "./slack-wording.ts";

export type HomeContent = {
  readonly coverage: Coverage;
  readonly follows: readonly Follow[];
  readonly digests: readonly Subscription[];
  readonly admin: boolean;
  /** Names of the commands there are: only for these are forms offered. */
  readonly commands: readonly string[];
};

/** Lists longer than this end with how many more there are. */
const SHOWN = 20;

export function renderHome(content: HomeContent, wording: SlackWording): HomeView {
  const { home } = wording;
  const forms = (names: readonly (readonly [command: string, label: string])[]): KnownBlock[] => {
    const elements = names
      .filter(([command]) => content.commands.includes(command))
      .map(([command, label]) => button(`nec.home.form.${command}`, label, command));
    return elements.length === 0 ? [] : [{ type: "actions", elements }];
  };
  return {
    type: "home",
    blocks: [
      header(home.title),
      section(fitLiteral(home.intro, LIMITS.sectionText)),
      {
        type: "input",
        dispatch_action: true,
        label: plain(home.ask, LIMITS.inputLabel),
        element: {
          type: "plain_text_input",
          action_id: "nec.home.ask",
          max_length: 500,
          placeholder: plain(home.askPlaceholder, LIMITS.inputPlaceholder),
        },
      },
      ...forms([
        ["topic", home.searchTopic],
        ["person", home.searchPerson],
        ["date", home.searchDate],
        ["meeting", home.searchMeeting],
      ]),
      header(home.coverage),
      section(fitLiteral(wording.held(content.coverage), LIMITS.sectionText)),
      header(home.follows),
      ...listed(content.follows, followBlock, home.noFollows),
      header(home.digests),
      ...listed(content.digests, digestBlock, home.noDigests),
      ...(content.admin
        ? [
            header(home.settings),
            ...forms([
              ["settings", home.changeSettings],
              ["digest", home.newDigest],
            ]),
          ]
        : []),
    ],
  };

  function listed<Entry>(
    entries: readonly Entry[],
    blockOf: (entry: Entry, index: number) => KnownBlock,
    none: string,
  ): KnownBlock[] {
    if (entries.length === 0) return [section(fitLiteral(none, LIMITS.sectionText))];
    const rest = entries.length - SHOWN;
    return [
      ...entries.slice(0, SHOWN).map(blockOf),
      ...(rest > 0 ? [section(fitLiteral(home.more(rest), LIMITS.sectionText))] : []),
    ];
  }

  function followBlock({ kind, name }: Follow, index: number): KnownBlock {
    return {
      ...section(fitLiteral(name, LIMITS.sectionText)),
      accessory: button(`nec.home.unfollow.${index}`, home.unfollow, `${kind}:${name}`),
    };
  }

  function digestBlock(digest: Subscription): KnownBlock {
    const { cadence, cron, timeZone, filters, state, channel } = digest;
    const when =
      cadence === "scheduled"
        ? `${cron ?? ""} (${timeZone})`
        : cadence === "follows"
          ? home.onFollows
          : home.asTheyLand;
    const about = [...filters.topics, ...filters.people, ...filters.bodies].join(", ") || home.everything;
    const told = fitLiteral(home.digestLine(when, about, home.states[state]), LIMITS.sectionText - 40);
    // The channel's id is Slack's own: shown as a link to the channel.
    return section(/^[A-Z0-9]+$/.test(channel) ? `<#${channel}> – ${told}` : told);
  }
}

function header(text: string): KnownBlock {
  return { type: "header", text: plain(text, LIMITS.headerText) };
}

function button(id: string, label: string, value: string): Button {
  return {
    type: "button",
    action_id: id,
    text: plain(label, LIMITS.buttonText),
    value: value.slice(0, LIMITS.buttonValue),
  };
}

function plain(text: string, length: number) {
  return { type: "plain_text", text: clip(oneLine(text), length), emoji: false } as const;
}
