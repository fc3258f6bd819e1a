/** What a rendered reply depends on besides the reply. */
import type { CommandCall } from "../../reply.ts";
import type { Wording } from "../../wording.ts";

export type RenderContext = {
  readonly words: Wording;
  /** Address of the web pages, for links; null when they are not public. */
  readonly readingRoom: string | null;
  /** Short name of the corpus's state, at most 8 characters of `A-Za-z0-9_-`. */
  readonly edition: string;
  /** The call that gives this reply again; null when none does (a digest). */
  readonly asked: CommandCall | null;
  /** Lines of the reply that an earlier message has shown. */
  readonly skip: number;
  /** Offer to share: the message is for one person only. */
  readonly share: boolean;
  /** Recognises a posted message; null for answers. */
  readonly mark: string | null;
  /** What the picture that is uploaded with the message shows, in words; null: there is none. */
  readonly pictureAlt: string | null;
  /** The bot's own remarks, shown under the title; may hold Discord's markup. */
  readonly remarks: readonly string[];
};
