/**
 * What a person typed, from what Slack sends: links, mentions and entities are written as markup there
 * (https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages).
 */

/** The words of a message, without the mention that called the bot; a channel by its name. */
export function incomingText(text: string, botUser: string | null): string {
  return plainWords(text, botUser, (_id, name) => (name === "" ? "" : `#${name}`));
}

/** The words of a `/nec` command; a channel by its id, as options take it. */
export function commandText(text: string): string {
  return plainWords(text, null, (id) => id);
}

function plainWords(
  text: string,
  botUser: string | null,
  channel: (id: string, name: string) => string,
): string {
  return text
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_whole, sign: string, target: string, label?: string) => {
        if (sign === "@") return target === botUser ? " " : (label ?? "");
        if (sign === "#") return channel(target, label ?? "");
        if (sign === "!") return label ?? "";
        return label ?? target;
      },
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether the message speaks to somebody else. */
export function mentionsOthers(text: string, botUser: string | null): boolean {
  return [...text.matchAll(/<@([A-Z0-9]+)/g)].some(([, user]) => user !== botUser);
}

const OPENERS =
  /^(?:and|but|or|so|what|who|whom|whose|when|where|why|which|how|did|does|do|was|were|is|are|has|have|had|can|could|tell|show|list|find|since|before|after|between|until|from|in|on|by|about|only|more|older|newer)\b/i;

/**
 * Whether words that are not addressed to the bot ask for something: under a thread people also say "thanks".
 * A question mark, the first word of a question or of a narrowing ("and in 2021"), or a command's name.
 */
export function asksSomething(text: string, commands: readonly string[]): boolean {
  const [first = ""] = text
    .toLowerCase()
    .replace(/^\/?(?:nec\s+)?/, "")
    .split(/\s+/, 1);
  return text.includes("?") || OPENERS.test(text) || commands.includes(first);
}
