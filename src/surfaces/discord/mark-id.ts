/** The mark of a posted message, in the id of its "How to ask" button: it survives in the channel's history. */
import { nested } from "./message-parts.ts";

const PREFIX = "1|help";

export function markId(mark: string): string {
  return `${PREFIX}|${mark}`;
}

export function isHelpId(id: string): boolean {
  return id.startsWith(`${PREFIX}|`);
}

/** Whether one of a message's components carries the mark. */
export function carriesMark(components: unknown, mark: string): boolean {
  for (const { custom_id } of nested(components)) if (custom_id === markId(mark)) return true;
  return false;
}
