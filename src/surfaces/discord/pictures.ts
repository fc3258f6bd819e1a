/** Answers with the picture of their chart, and without it where Discord does not take one. */
import type { RawFile } from "discord.js";
import type { Reply } from "../../reply.ts";
import { type Environment, type Showing, show } from "./environment.ts";
import { type DiscordMessage, PICTURE_FILE } from "./render-reply.ts";
import { briefly } from "./rest.ts";

/** A message's body and the files that are uploaded with it. */
export type Post = { readonly message: DiscordMessage; readonly files: readonly RawFile[] };

/**
 * The reply as it is best shown, then, where that has a picture, without: a channel may not allow files, and an
 * answer matters more than its picture.
 */
export async function postsOf(
  environment: Environment,
  reply: Reply,
  showing: Showing,
): Promise<readonly Post[]> {
  const plain: Post = { message: show(environment, reply, showing), files: [] };
  const picture = await pictureOf(environment, reply, showing);
  if (picture === null) return [plain];
  const message = show(environment, reply, { ...showing, pictureAlt: picture.alt });
  const file: RawFile = { name: PICTURE_FILE, data: picture.png, contentType: "image/png" };
  return [{ message, files: [file] }, plain];
}

async function pictureOf({ pictures, log }: Environment, { chart }: Reply, { words }: Showing) {
  if (chart === undefined) return null;
  try {
    return await pictures.of(chart, words.language);
  } catch (thrown) {
    log.error({ err: briefly(thrown) }, "discord: a chart could not be drawn");
    return null;
  }
}

/** Discord's no to a message's form or files. */
const REFUSED: ReadonlySet<number> = new Set([400, 403, 413]);

/** Whether a simpler message may pass: this one was refused, or whatever takes files fails. */
export function isRefused(thrown: unknown): boolean {
  const { status } = thrown as { status?: unknown };
  return typeof status === "number" && (REFUSED.has(status) || status >= 500);
}
