/** What a person wrote, without Discord's markup for mentions and emoji. */
import { oneLine } from "./escape.ts";

/** https://docs.discord.com/developers/reference#message-formatting */
export function readableText(content: string): string {
  return oneLine(
    content
      .replace(/<(?:@[!&]?|#|id:)[\w-]*>/g, " ")
      .replace(/<a?:(\w+):\d+>/g, " $1 ")
      .replace(/<\/([\w -]+):\d+>/g, " /$1 ")
      .replace(/<t:(-?\d+)(?::\w)?>/g, " "),
  );
}

/** Whether the text mentions this user by name: the list of mentions may be missing. */
export function mentions(content: string, user: string): boolean {
  return content.includes(`<@${user}>`) || content.includes(`<@!${user}>`);
}
