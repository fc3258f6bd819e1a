/** A message that somebody wrote, and where its answer goes. */
import { type Fields, textOf } from "./readers.ts";

/** A message with the parts that are needed to answer it. */
export type Message = {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly direct: boolean;
  /** Who wrote the message that the thread hangs under. */
  readonly parent: string | null;
};

/** Null for everything that is no new message of a person: edits, joins, and what bots write. */
export function readMessage(event: Fields, botUser: string | undefined): Message | null {
  const subtype = textOf(event.subtype);
  if (subtype !== null && subtype !== "file_share" && subtype !== "thread_broadcast") return null;
  if (textOf(event.bot_id) !== null) return null;
  const user = textOf(event.user);
  const channel = textOf(event.channel);
  const ts = textOf(event.ts);
  if (user === null || channel === null || ts === null || user === botUser) return null;
  return {
    user,
    channel,
    ts,
    thread: textOf(event.thread_ts),
    text: textOf(event.text) ?? "",
    direct: event.channel_type === "im" || (event.channel_type === undefined && channel.startsWith("D")),
    parent: textOf(event.parent_user_id),
  };
}

/** The thread that the answer to a message goes into; none in a direct message outside threads. */
export function threadOf({ thread, direct, ts }: Pick<Message, "thread" | "direct" | "ts">): string | null {
  return thread ?? (direct ? null : ts);
}

/** The mark that a part of the answer to a message carries. */
export function answerMark(ts: string, part: number): string {
  return `${ts}-${part}`;
}
